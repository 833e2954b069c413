"""Date ranges of dated facts: `[from, to)`, an open end meaning "until further notice"."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def today() -> dt.date:
    """Return the day in Vietnam."""
    return timezone.localdate(timezone=ZONE)


def since(first: dt.date | None, until: dt.date | None = None) -> DateRange:
    """Return the range from `first` up to but not including `until`."""
    return DateRange(first, until, "[)")


def month_of(day: dt.date) -> dt.date:
    """Return the first day of the month, which is how a month is stored."""
    return day.replace(day=1)


def quarter_of(day: dt.date) -> dt.date:
    """Return the first day of the quarter, which is how a quarter is stored."""
    return dt.date(day.year, day.month - (day.month - 1) % 3, 1)


def add_months(month: dt.date, count: int) -> dt.date:
    """Return the first day of the month that lies `count` months after."""
    index = month.year * 12 + month.month - 1 + count
    return dt.date(index // 12, index % 12 + 1, 1)
