"""Cutting days out of days: half-open ranges, an open end standing for "until further notice"."""

import datetime as dt
from collections.abc import Iterable

Days = tuple[dt.date, dt.date]
"""From a day up to, not including, another; `ALWAYS` and `NEVER` stand for open ends."""

ALWAYS, NEVER = dt.date.min, dt.date.max


def without(days: Days, taken: Iterable[Days]) -> list[Days]:
    """Return what of the days no other range has taken, in order."""
    left = [days]
    for first, until in sorted(taken):
        left = [piece for days in left for piece in _cut(days, first, until)]
    return left


def _cut(days: Days, first: dt.date, until: dt.date) -> list[Days]:
    """Return the days before and after a range."""
    begin, end = days
    pieces = [(begin, min(end, first)), (max(begin, until), end)]
    return [days] if until <= begin or first >= end else [(one, two) for one, two in pieces if one < two]
