"""Dates as people and workbooks write them: day, month and year, or what is known of them; working days."""

import calendar
import datetime as dt
import math
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from sotay.core.text import search_key

DAY, MONTH, YEAR = "day", "month", "year"
FIRST_YEAR, LAST_YEAR = 1850, 2150
ONE_DAY = dt.timedelta(days=1)
SATURDAY = 5
DECEMBER = 12


class PartialDate(NamedTuple):
    """A date of which perhaps only the month or the year is known; `value` is its first possible day."""

    value: dt.date
    precision: str = DAY

    @property
    def last(self) -> dt.date:
        """Return the last possible day."""
        if self.precision == DAY:
            return self.value
        month = self.value.month if self.precision == MONTH else DECEMBER
        return dt.date(self.value.year, month, calendar.monthrange(self.value.year, month)[1])

    def __str__(self) -> str:
        """Return the date as Vietnam writes it, as far as it is known."""
        return format_date(self.value, self.precision)


class DateProblem(ValueError):
    """The text is no date, or names a day that does not exist; `code` says which."""

    def __init__(self, code: str) -> None:
        """Keep the code: `date_unreadable`, `date_impossible` or `date_out_of_range`."""
        self.code = code
        super().__init__(code)


UNREADABLE, IMPOSSIBLE, OUT_OF_RANGE = "date_unreadable", "date_impossible", "date_out_of_range"


def format_date(day: dt.date | None, precision: str = DAY) -> str:
    """Return `05/02/2026`, `02/2026` or `2026`, or nothing."""
    if day is None:
        return ""
    if precision == YEAR:
        return f"{day.year:04d}"
    month = f"{day.month:02d}/{day.year:04d}"
    return month if precision == MONTH else f"{day.day:02d}/{month}"


def format_date_long(day: dt.date) -> str:
    """Return `ngày 05 tháng 02 năm 2026`, as documents write it: a leading zero for days below 10, months 1 and 2."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)  # noqa: PLR2004 -- 36-HD/VPTW: 01 and 02 only
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def _whole(day: int, month: int, year: int) -> PartialDate:
    """Return the date of three numbers; a zero day or month says that it is not known."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateProblem(OUT_OF_RANGE)
    try:
        if day == 0:
            return PartialDate(dt.date(year, month or 1, 1), MONTH if month else YEAR)
        return PartialDate(dt.date(year, month, day))
    except ValueError:
        raise DateProblem(IMPOSSIBLE) from None


def _full_year(year: int, digits: int, latest: dt.date) -> int:
    """Return the year, that of two digits being the last such year not after `latest`."""
    if digits > 2:  # noqa: PLR2004 -- 60 against 1960
        return year
    century = latest.year - latest.year % 100
    return century + year if century + year <= latest.year else century - 100 + year


# --- Text ----------------------------------------------------------------------------------------------------------

_TIME = re.compile(r"[t\s]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([ap]m|z|[+-]\d{2}:?\d{2})?$")
_WORDS = re.compile(r"\b(sinh|ngay|thang|nam|mung|khoang)\b")
# Numbers parted by spaces → which of them are day, month and year.
_SHAPES = (
    (re.compile(r"(?P<d>\d{1,2}) (?P<m>\d{1,2}) (?P<y>\d{4}|\d{2})"), True),
    (re.compile(r"(?P<y>\d{4}) (?P<m>\d{1,2}) (?P<d>\d{1,2})"), True),
    (re.compile(r"(?P<m>\d{1,2}) (?P<y>\d{4})"), False),
    (re.compile(r"(?P<y>\d{4}) (?P<m>\d{1,2})"), False),
)
_YEAR = re.compile(r"\d{4}")
_EIGHT = re.compile(r"\d{7,8}")
_SERIAL_TEXT = re.compile(r"\d{5}(\.0+)?")
_UNKNOWN_PART = re.compile(r"(?<![^\W_])(?:\?+|x+|_+|\.{2,}|…+|-{2,})(?=\s*[/.-]|$)")


def _numbers_of(text: str) -> str:
    """Return the text as numbers parted by single spaces, words such as "ngày" left out, unknown parts as 0."""
    text = _UNKNOWN_PART.sub(" 0 ", text.strip().lower().lstrip("'"))
    text = _TIME.sub("", search_key(text))
    text = _WORDS.sub(" ", text)
    return " ".join(re.sub(r"[/\-.,\s]+", " ", text).split())


def parse_date_text(text: str, *, latest: dt.date) -> PartialDate:
    """Return the date that a Vietnamese text says, day before month, or raise `DateProblem`.

    `latest` decides the century of a year of two digits: the last such year not after it.
    """
    if _SERIAL_TEXT.fullmatch(text.strip()):
        return parse_date_number(float(text), latest=latest)
    numbers = _numbers_of(text)
    for shape, with_day in _SHAPES:
        if found := shape.fullmatch(numbers):
            year = _full_year(int(found["y"]), len(found["y"]), latest)
            return _whole(int(found["d"]) if with_day else 0, int(found["m"]), year)
    if _EIGHT.fullmatch(numbers):
        return _eight_digits(numbers)
    if _YEAR.fullmatch(numbers):
        return _whole(0, 0, int(numbers))
    raise DateProblem(UNREADABLE)


def _eight_digits(digits: str) -> PartialDate:
    """Return the date of `01021960` or `19600201`; a number cell may have lost the first zero."""
    digits = digits.zfill(8)
    try:
        return _whole(int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except DateProblem as problem:
        if not FIRST_YEAR <= int(digits[:4]) <= LAST_YEAR:
            raise
        try:
            return _whole(int(digits[6:]), int(digits[4:6]), int(digits[:4]))
        except DateProblem:
            raise problem from None


# --- Cells ---------------------------------------------------------------------------------------------------------

_EXCEL_EPOCH = dt.date(1899, 12, 30)
_LAST_SERIAL = (dt.date(LAST_YEAR, 12, 31) - _EXCEL_EPOCH).days


def parse_date_number(number: float, *, latest: dt.date) -> PartialDate:
    """Return the date of a number cell: a year, an Excel day number, or eight digits run together."""
    if not math.isfinite(number):
        raise DateProblem(UNREADABLE)
    whole = int(number)
    if FIRST_YEAR <= whole <= LAST_YEAR and whole == number:
        return _whole(0, 0, whole)
    if LAST_YEAR < whole <= _LAST_SERIAL:
        return PartialDate(_EXCEL_EPOCH + dt.timedelta(days=whole))
    if whole == number and 1_000_000 <= whole <= 99_999_999:  # noqa: PLR2004 -- seven or eight digits
        return parse_date_text(str(whole), latest=latest)
    raise DateProblem(UNREADABLE)


def parse_date_cell(value: object, *, latest: dt.date) -> PartialDate | None:
    """Return the date in a workbook's cell, None for an empty one, or raise `DateProblem`."""
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise DateProblem(OUT_OF_RANGE)
        return PartialDate(value)
    if isinstance(value, bool):
        raise DateProblem(UNREADABLE)
    if isinstance(value, int | float):
        return parse_date_number(value, latest=latest)
    if isinstance(value, str):
        return parse_date_text(value, latest=latest) if value.strip(" \u00a0-/.'") else None
    raise DateProblem(UNREADABLE)


# --- Counting ------------------------------------------------------------------------------------------------------


def months_between(first: dt.date, second: dt.date) -> int:
    """Return the months from the one month to the other, days left out of account."""
    return (second.year - first.year) * 12 + second.month - first.month


def full_years(since: dt.date, on: dt.date) -> int:
    """Return the completed years; who was born on 29 February completes one on 1 March of a common year."""
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))


def same_day_months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months after, or the last day of a month that is too short."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def is_working_day(day: dt.date, holidays: Collection[dt.date], extra: Collection[dt.date] = ()) -> bool:
    """Tell whether the day is worked: `holidays` are days off on weekdays, `extra` weekend days worked in exchange."""
    return day in extra or (day.weekday() < SATURDAY and day not in holidays)


def working_days(
    first: dt.date, last: dt.date, holidays: Collection[dt.date], extra: Collection[dt.date] = ()
) -> Iterator[dt.date]:
    """Yield the working days from the first to the last, both included."""
    for offset in range((last - first).days + 1):
        day = first + offset * ONE_DAY
        if is_working_day(day, holidays, extra):
            yield day


def add_working_days(
    day: dt.date, count: int, holidays: Collection[dt.date], extra: Collection[dt.date] = ()
) -> dt.date:
    """Return the day on which a term of so many working days ends; the day it starts is not counted.

    A term of no days ends on the day itself, worked or not.
    """
    step = ONE_DAY if count >= 0 else -ONE_DAY
    left = abs(count)
    # No run of days off comes near a month, so this ends even where a table of holidays is wrong.
    for _ in range(31 * (left + 1)):
        if left == 0:
            return day
        day += step
        left -= is_working_day(day, holidays, extra)
    message = "no working day within reach: the table of holidays is wrong"
    raise ValueError(message)
