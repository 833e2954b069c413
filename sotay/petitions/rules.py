"""How long each step of a petition may take, which way it goes in the tree, what belongs to another register."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from sotay.core.text import search_key
from sotay.petitions.choices import Direction, PointerKind

LONGEST_KEY = 600
_COMPLAINT = re.compile(r"\b(khieu nai|don khieu|khieu kien)\b")
_DENUNCIATION = re.compile(r"\b(to cao|to giac|don to)\b")
# Words with which every petition begins say nothing about what it asks for.
_FORMULA = re.compile(
    r"^((chi bo|dang vien|ba con|nhan dan|cu tri|toi|xin|kinh|de nghi|kien nghi|de xuat|cap tren|cap uy|dang uy|uy ban nhan dan|ubnd|"
    r"xa|huien|tinh|quan tam|som|xem xet|cho)\b[ ,:]*)+"
)


@dataclass(frozen=True)
class PetitionNorms:
    """Working days of each step, and how alike two petitions must be."""

    prefix: ClassVar[str] = "petition"
    route_days: int
    answer_days: int
    extend_days: int
    conclude_days: int
    climb_days: int
    confirm_days: int
    soon_days: int
    like_percent: int
    like_far_percent: int


def looks_like(text: str) -> PointerKind | None:
    """Tell whether the words are those of a complaint or a denunciation."""
    key = search_key(text)
    if _DENUNCIATION.search(key):
        return PointerKind.DENUNCIATION
    return PointerKind.COMPLAINT if _COMPLAINT.search(key) else None


def petition_key(text: str) -> str:
    """Return the sentence as it is searched and compared: plain letters, without the words of politeness at its beginning."""
    key = search_key(text)
    return (_FORMULA.sub("", key) or key)[:LONGEST_KEY]


def direction(source: str, target: str) -> Direction:
    """Return which way a petition goes from one place of the tree to another."""
    if source == target:
        return Direction.NONE
    if source.startswith(f"{target}."):
        return Direction.UP
    if target.startswith(f"{source}."):
        return Direction.DOWN
    return Direction.ACROSS


def median(days: Sequence[int]) -> int | None:
    """Return the middle of the numbers, the lower one of two."""
    return sorted(days)[(len(days) - 1) // 2] if days else None
