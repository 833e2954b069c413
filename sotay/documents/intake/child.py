"""The process that opens files from outside; `python -m sotay.documents.intake.child`, spoken to over its pipes."""

import json
import resource
import sys
from dataclasses import asdict
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
    """Examine an upload."""
    from sotay.documents.intake.examine import examine  # readers are loaded under the limits
    from sotay.documents.intake.limits import Limits

    found = examine(told["name"], content, Limits(**told["limits"]))
    return {"content_type": found.found.content_type, "is_redrawn": found.redrawn is not None}, found.redrawn or b""


def _read(told: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """Read a document as blocks."""
    from sotay.documents.intake.formats import Kind  # readers are loaded under the limits
    from sotay.documents.reflow.limits import ReadLimits
    from sotay.documents.reflow.read import read

    found = read(content, Kind(told["kind"]), ReadLimits(**told["limits"]))
    return {"blocks": [asdict(block) for block in found.blocks], "is_cut": found.is_cut}, b""


_TASKS = {"examine": _examine, "read": _read}

if __name__ == "__main__":
    main()
