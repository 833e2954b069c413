"""The process that opens files from outside; `python -m sotay.documents.intake.child`, spoken to over its pipes."""

import json
import resource
import sys
from typing import Any

from sotay.core.errors import DomainError


def main() -> None:
    """Read one task, do it under limits, write one answer."""
    told = json.loads(sys.stdin.buffer.readline())
    _confine(told["seconds"], told["memory_bytes"])
    content = sys.stdin.buffer.read()
    try:
        facts, made = _TASKS[told["task"]](told, content)
    except DomainError as refusal:
        facts, made = {"refused": type(refusal).__name__, "facts": refusal.facts}, b""
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n" + made)


def _confine(seconds: int, memory_bytes: int) -> None:
    """Bound time, memory and files of this process before any reader is loaded."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _examine(told: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """Examine an upload, and read it while it is open."""
    from sotay.documents.intake.examine import examine  # readers are loaded under the limits
    from sotay.documents.intake.limits import Limits

    examined = examine(told["name"], content, Limits(**told["limits"]))
    facts = {"content_type": examined.found.content_type, "is_redrawn": examined.redrawn is not None}
    return facts | _reading(content, examined.found.kind, told["reading"]), examined.redrawn or b""


def _read(told: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """Read a stored document."""
    return _reading(content, told["kind"], told["reading"]), b""


def _reading(content: bytes, kind: str, limits: dict[str, int]) -> dict[str, Any]:
    """Return the blocks of a document; one that cannot be read says so in a notice."""
    from sotay.documents.intake.formats import Kind  # readers are loaded under the limits
    from sotay.documents.reflow.limits import ReadLimits
    from sotay.documents.reflow.read import read_or_say_why

    found = read_or_say_why(content, Kind(kind), ReadLimits(**limits))
    return {"blocks": found.as_data(), "is_cut": found.is_cut}


_TASKS = {"examine": _examine, "read": _read}

if __name__ == "__main__":
    main()
