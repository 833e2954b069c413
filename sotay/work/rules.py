"""Decide how pressing a task is, and when it is brought to mind."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

SOON_DAYS, FAR_DAYS = 3, 60


@dataclass(frozen=True)
class WorkNorms:
    """The one policy of reminding: so long before, on the day, every so many days after it, and when whoever stands above hears."""

    prefix: ClassVar[str] = "work"
    remind_days_before: int
    remind_on_day: int
    remind_days_after: int
    superior_days_after: int


def is_reminded_on(due_on: dt.date, today: dt.date, norms: WorkNorms) -> bool:
    """Tell whether something open is brought to mind today."""
    late = (today - due_on).days
    if late == 0:
        return bool(norms.remind_on_day)
    return late == -norms.remind_days_before or (late > 0 and late % norms.remind_days_after == 0)


def is_told_above_on(due_on: dt.date, today: dt.date, norms: WorkNorms) -> bool:
    """Tell whether whoever stands above hears of it today."""
    late = (today - due_on).days
    return late > 0 and late % norms.superior_days_after == 0


def days_asked(today: dt.date, norms: WorkNorms, back: int) -> list[dt.date]:
    """Return the deadlines that matter today: those of things brought to mind, or told above, at most so many days overdue."""
    days = (
        today + dt.timedelta(days=norms.remind_days_before - past)
        for past in range(norms.remind_days_before + back + 1)
    )
    return [day for day in days if is_reminded_on(day, today, norms) or is_told_above_on(day, today, norms)]


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


def due_words(due_on: dt.date, today: dt.date) -> str:
    """Return a deadline as people say it: overdue by so many days, today, tomorrow, in so many days; what is far off has its date."""
    left = (due_on - today).days
    if left > FAR_DAYS:
        return ""
    if left < 0:
        return f"Quá hạn {-left} ngày"
    return {0: "Hạn hôm nay", 1: "Hạn ngày mai"}.get(left, f"Còn {left} ngày")
