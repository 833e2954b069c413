"""Open what came from outside in a process of its own: little time, little memory, no secrets, no way to harm us."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from sotay.core.errors import DomainError
from sotay.documents import errors
from sotay.documents.errors import FileBroken

_ROOT = Path(__file__).resolve().parents[3]
_CHILD = "sotay.documents.intake.child"
_START_SECONDS = 15


def call_child(task: str, facts: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """Return what the child answers: facts, and bytes where it made any. A child that dies means a broken file."""
    head = json.dumps({"task": task, **facts}).encode()
    try:
        done = subprocess.run(  # noqa: S603 -- our own module, no shell
            [sys.executable, "-X", "utf8", "-m", _CHILD],
            input=head + b"\n" + content,
            capture_output=True,
            env={"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            timeout=_START_SECONDS + 2 * facts["seconds"],
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise FileBroken from error
    answer, newline, made = done.stdout.partition(b"\n")
    if done.returncode or not newline:
        raise FileBroken
    told: dict[str, Any] = json.loads(answer)
    if "refused" in told:
        raise _refusal(told["refused"], told["facts"])
    return told, made


def _refusal(name: str, facts: dict[str, Any]) -> DomainError:
    """Return the refusal that the child named."""
    kind = getattr(errors, name)
    if not (isinstance(kind, type) and issubclass(kind, DomainError)):
        raise TypeError(name)
    return kind(**facts)
