"""What is sealed, and whose turn it is: plain values in, plain values out."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

_SIDES = ("outgoing", "incoming")


def seal_of(values: Mapping[str, Any]) -> str:
    """Return the seal over everything that both have confirmed."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def other_side(side: str) -> str:
    """Return the side that is not this one."""
    return _SIDES[side == _SIDES[0]]
