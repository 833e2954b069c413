"""Decide for which month and on which day the next meeting is."""

import datetime as dt

from sotay.core.days import add_months, month_of


def fixed_day(period: dt.date, day: int) -> dt.date:
    """Return the cell's fixed day in a month; the day is at most the 28th, so every month has it."""
    return period.replace(day=day)


def next_period(last: dt.date | None, today: dt.date) -> dt.date:
    """Return the month after the last periodic meeting, and never one that has gone by."""
    this_month = month_of(today)
    return this_month if last is None else max(add_months(last, 1), this_month)


def first_day(period: dt.date, day: int, today: dt.date) -> dt.date:
    """Return the fixed day of the month, or tomorrow where that day has gone by."""
    fixed = fixed_day(period, day)
    return fixed if fixed >= today else today + dt.timedelta(days=1)


def coming_fixed_day(day: int, today: dt.date) -> dt.date:
    """Return the next fixed day from today on: a thematic meeting is proposed for it."""
    fixed = fixed_day(month_of(today), day)
    return fixed if fixed >= today else fixed_day(add_months(today, 1), day)


def thematic_day(day: int, month: dt.date | None, today: dt.date) -> dt.date:
    """Return the fixed day of the month for which a theme is planned, or the next fixed day where none is planned."""
    return coming_fixed_day(day, today) if month is None or month <= today else fixed_day(month, day)


def is_within_reach(period: dt.date, held_on: dt.date) -> bool:
    """Tell whether a day can be that of a month's meeting: in the month, or at most one month before or after."""
    return add_months(period, -1) <= held_on < add_months(period, 2)


def starts_after(starts: dt.time, minutes: int) -> dt.time:
    """Return the quarter of an hour at which a second meeting of the same evening can begin (42-HD/BTCTW: one by one)."""
    ends = starts.hour * 60 + starts.minute + minutes
    quarter = min(-(-ends // 15) * 15, 23 * 60 + 45)
    return dt.time(quarter // 60, quarter % 60)


def documents_due(held_on: dt.date, days_before: int) -> dt.date:
    """Return the last day on which documents come in time."""
    return held_on - dt.timedelta(days=days_before)
