"""Decide on which day of a month a cell meets like all others, and how it kept to that day."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sotay.meetings.choices import HELD, MonthPattern


@dataclass(frozen=True)
class DayRule:
    """A unified day of one node; `until` is the first day on which it no longer holds."""

    path: str
    day: int
    months: str
    since: dt.date
    until: dt.date | None

    def date_in(self, period: dt.date) -> dt.date | None:
        """Return the day in the month, where the rule holds then."""
        if self.months == MonthPattern.EVEN and period.month % 2:
            return None
        if self.months == MonthPattern.ODD and not period.month % 2:
            return None
        day = period.replace(day=self.day)
        return day if self.since <= day and (self.until is None or day < self.until) else None


def unified_date(rules: Iterable[DayRule], period: dt.date) -> dt.date | None:
    """Return the day of the month by the first rule that holds: rules come from the nearest node to the furthest."""
    return next((day for rule in rules if (day := rule.date_in(period)) is not None), None)


class Keeping(StrEnum):
    """How a cell kept to the unified day."""

    ON = "on"
    OFF = "off"
    EXCEPTED = "excepted"
    COMING = "coming"
    NOT_MET = "not_met"


def keeping(day: dt.date, status: str, held_on: dt.date | None, today: dt.date, *, is_excepted: bool) -> Keeping:
    """Return how a cell kept to the day; one with a day of its own counts neither way."""
    if is_excepted:
        return Keeping.EXCEPTED
    if status in HELD:
        return Keeping.ON if held_on == day else Keeping.OFF
    if held_on is not None and held_on != day:
        return Keeping.OFF
    return Keeping.COMING if today <= day else Keeping.NOT_MET


def why_off(state: Keeping, held_on: dt.date | None, reason: str) -> str:
    """Return in words what became of a cell that did not meet on the day."""
    if state == Keeping.OFF and held_on:
        return reason or "Không ghi lý do"
    if state == Keeping.EXCEPTED:
        return reason
    return "Chưa họp" if state == Keeping.NOT_MET else ""
