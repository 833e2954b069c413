"""The days that the tables of a period look at."""

import datetime as dt

_ONE_DAY = dt.timedelta(days=1)


def days_of(first: dt.date, last: dt.date) -> tuple[dt.date, dt.date, dt.date, dt.date]:
    """Return opening and closing day of the period, and those of the same period a year before."""
    return first - _ONE_DAY, last, year_before(first) - _ONE_DAY, year_before(last)


def year_before(day: dt.date) -> dt.date:
    """Return the same day a year earlier; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
