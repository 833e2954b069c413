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

_CHUNK = 256 * 1024
DEFAULT = Limits()


class Readable(Protocol):
    """Anything that gives bytes: an uploaded file, an open file, a buffer."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most so many bytes."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that may be kept: what it is, under which name, and the bytes to keep."""

    kind: Kind
    content_type: str
    size: int
    sha256: str
    safe_name: str
    content: bytes


def inspect_upload(name: str, stream: Readable, limits: Limits = DEFAULT) -> Inspected:
    """Return the file as it may be kept, or refuse it with the reason; pictures come back drawn anew."""
    check_name(name)
    content = _read_limited(stream, limits)
    facts = {"name": name, "limits": asdict(limits), "seconds": limits.seconds, "memory_bytes": limits.memory_bytes}
    told, redrawn = call_child("examine", facts, content)
    found = FORMATS[told["content_type"]]
    kept = redrawn if told["is_redrawn"] else content
    digest = hashlib.sha256(kept).hexdigest()
    return Inspected(found.kind, found.content_type, len(kept), digest, safe_name(name, found), kept)


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
