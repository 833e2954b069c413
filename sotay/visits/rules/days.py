"""Decide on which days a cell meets, as far as its habits and the unified day say."""

import datetime as dt
from collections.abc import Iterable, Sequence

from sotay.core.days import add_months, month_of
from sotay.meetings.choices import MonthPattern
from sotay.meetings.rules.unified import DayRule, unified_date

USUAL_DAY = 3


def day_in(period: dt.date, rules: Sequence[DayRule], habit: int | None, announced: dt.date | None) -> dt.date:
    """Return the day of a cell's meeting in a month: as announced, else the unified day, else the cell's own."""
    return announced or unified_date(rules, period) or period.replace(day=habit or USUAL_DAY)


def months_from(first: dt.date, until: dt.date) -> Iterable[dt.date]:
    """Yield the months from that of the first day to that of the last."""
    month = month_of(first)
    while month <= until:
        yield month
        month = add_months(month, 1)


def fixed_days(year: int, day: int, months: str) -> frozenset[dt.date]:
    """Return the days that a regulation fixes in a year (the 3rd of even months)."""
    wanted = {MonthPattern.EVEN: range(2, 13, 2), MonthPattern.ODD: range(1, 13, 2)}
    return frozenset(dt.date(year, month, day) for month in wanted.get(MonthPattern(months), range(1, 13)))
