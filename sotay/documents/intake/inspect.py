"""The door for files: read no more than allowed, look inside, and hand on what may be kept."""

import hashlib
from dataclasses import asdict, dataclass
from typing import Protocol

from sotay.documents.errors import FileTooLarge
from sotay.documents.intake.formats import FORMATS, Kind
from sotay.documents.intake.limits import Limits
from sotay.documents.intake.marking import check_name
from sotay.documents.intake.names import safe_name
from sotay.documents.intake.sandbox import call_child
from sotay.documents.reflow.blocks import ReflowedText, blocks_from_data
from sotay.documents.reflow.limits import ReadLimits

_CHUNK = 256 * 1024
DEFAULT = Limits()


class Readable(Protocol):
    """Anything that gives bytes: an uploaded file, an open file, a buffer."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most so many bytes."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that may be kept: what it is, under which name, the bytes to keep, and its text for the phone."""

    kind: Kind
    content_type: str
    size: int
    sha256: str
    safe_name: str
    content: bytes
    reading: ReflowedText


def inspect_upload(name: str, stream: Readable, limits: Limits = DEFAULT) -> Inspected:
    """Return the file as it may be kept, or refuse it with the reason; pictures come back drawn anew."""
    check_name(name)
    content = _read_limited(stream, limits)
    facts = {
        "name": name,
        "limits": asdict(limits),
        "reading": asdict(ReadLimits()),
        "seconds": limits.seconds,
        "memory_bytes": limits.memory_bytes,
    }
    told, redrawn = call_child("examine", facts, content)
    found = FORMATS[told["content_type"]]
    kept = redrawn if told["is_redrawn"] else content
    return Inspected(
        kind=found.kind,
        content_type=found.content_type,
        size=len(kept),
        sha256=hashlib.sha256(kept).hexdigest(),
        safe_name=safe_name(name, found),
        content=kept,
        reading=ReflowedText(blocks_from_data(told["blocks"]), is_cut=told["is_cut"]),
    )


def _read_limited(stream: Readable, limits: Limits) -> bytes:
    """Return the content, or stop as soon as it is too large."""
    if (getattr(stream, "size", None) or 0) > limits.file_bytes:
        raise FileTooLarge(limit=limits.file_megabytes)
    pieces: list[bytes] = []
    left = limits.file_bytes
    while piece := stream.read(min(_CHUNK, left + 1)):
        left -= len(piece)
        if left < 0:
            raise FileTooLarge(limit=limits.file_megabytes)
        pieces.append(piece)
    return b"".join(pieces)
