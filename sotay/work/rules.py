"""Decide how pressing a task is."""

import datetime as dt
from enum import StrEnum

SOON_DAYS = 3


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
