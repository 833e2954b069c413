"""Decide how pressing a task is."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

SOON_DAYS = 3


@dataclass(frozen=True)
class WorkNorms:
    """How long before its day, and how often after it, a task is brought to mind."""

    prefix: ClassVar[str] = "work"
    remind_days_before: int
    remind_days_after: int


def is_reminded_on(due_on: dt.date, today: dt.date, norms: WorkNorms) -> bool:
    """Tell whether an open task is brought to mind today: some days before its day, and every so many days after it."""
    late = (today - due_on).days
    return late == -norms.remind_days_before or (late > 0 and late % norms.remind_days_after == 0)


class Urgency(StrEnum):
    """How near the deadline of an open task is."""

    LATE = "late"
    SOON = "soon"
    CALM = "calm"


def urgency(due_on: dt.date, today: dt.date) -> Urgency:
    """Return whether the deadline has gone by, comes within three days, or is further off."""
    if due_on < today:
        return Urgency.LATE
    return Urgency.SOON if (due_on - today).days <= SOON_DAYS else Urgency.CALM
