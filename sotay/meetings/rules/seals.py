"""The chain of seals: what a sealed paper says and what came before it, in one hash; any altered byte breaks it."""

import hashlib
import json
from typing import Any


def canonical(content: Any) -> bytes:
    """Return content as bytes, the same for the same content."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(content: Any) -> str:
    """Return the hash of any content made of lists, dictionaries, texts and whole numbers."""
    return hashlib.sha256(canonical(content)).hexdigest()


def seal_of(content: dict[str, Any], previous: str) -> str:
    """Return the seal of a paper that follows a seal."""
    return digest({"content": content, "previous": previous})


def first_of(cell: str) -> str:
    """Return what the first paper of a cell follows."""
    return digest({"first seal of": cell})


def differences(stored: str, follows: str, content: dict[str, Any], expected_previous: str) -> tuple[str, ...]:
    """Return what does not fit: `content` where the text was altered, `chain` where something before it was."""
    found = []
    if seal_of(content, follows) != stored:
        found.append("content")
    if follows != expected_previous:
        found.append("chain")
    return tuple(found)
