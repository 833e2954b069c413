"""Decisions about congresses and elections: what is late, what is missing, who is elected. Whole numbers only."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from sotay.committees.choices import DONE_STATUSES, PAPERS_BEFORE, CongressPaperKind, CongressStatus
from sotay.core.dates import ONE_DAY


@dataclass(frozen=True)
class CongressNorms:
    """How many days before its congress an organisation should have submitted."""

    prefix: ClassVar[str] = "committee"
    plan_days_before: int


class Timing(StrEnum):
    """How a congress stands against its day."""

    DONE = "done"
    LATE = "late"
    DUE = "due"
    AHEAD = "ahead"


def timing_of(status: str, due_on: dt.date, planned_on: dt.date | None, day: dt.date, norms: CongressNorms) -> Timing:
    """Return how a congress stands on the day: late once its last day is past, due when it should have been submitted."""
    if status in DONE_STATUSES:
        return Timing.DONE
    if day > due_on or (planned_on is not None and day > planned_on):
        return Timing.LATE
    last = min(due_on, planned_on or due_on)
    if status == CongressStatus.PREPARING and day >= last - norms.plan_days_before * ONE_DAY:
        return Timing.DUE
    return Timing.AHEAD


def papers_missing(ready: Collection[str]) -> list[CongressPaperKind]:
    """Return the papers that the committee above has to read first and that are not ready."""
    return [kind for kind in PAPERS_BEFORE if kind not in ready]


def quorum_of(convened: int) -> int:
    """Return how many of those convened must be present: two thirds, rounded up (Charter)."""
    return -(-2 * convened // 3)


def winners(votes: Sequence[int], base: int, seats: int) -> list[bool]:
    """Tell for each candidate whether they are elected: more than half of the base, the most votes first.

    Where a tie goes over the last seat nobody of the tie is elected: these are voted on again.
    """
    able = sorted((count for count in votes if 2 * count > base), reverse=True)
    if len(able) <= seats:
        return [2 * count > base for count in votes]
    last, beyond = able[seats - 1], able[seats]
    return [2 * count > base and (count > last or (count == last and beyond < last)) for count in votes]
