"""Ages, years of membership and what is masked: pure computations on a member's dates."""

import datetime as dt

SHOWN = 3


def years_between(first: dt.date, day: dt.date) -> int:
    """Return the completed years from `first` to `day`."""
    return day.year - first.year - ((day.month, day.day) < (first.month, first.day))


def born_no_later_than(age: int, day: dt.date) -> dt.date:
    """Return the last birthday of those who have reached the age on the day."""
    return _years_before(day, age)


def joined_no_later_than(years: int, day: dt.date) -> dt.date:
    """Return the last day of joining of those who have completed so many years of membership."""
    return _years_before(day, years)


def _years_before(day: dt.date, years: int) -> dt.date:
    """Return the same day some years earlier; 29 February becomes the 28th."""
    year = max(1, day.year - years)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def masked(value: str | None) -> str:
    """Return a number with all but its last digits hidden, any other text hidden whole; nothing stays nothing."""
    if not value:
        return ""
    return f"••••••{value[-SHOWN:]}" if value[-SHOWN:].isdigit() else "••••••"
