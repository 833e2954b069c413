"""Numbers, shares, days and times as they are written in Vietnamese papers and on our screens."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

from sotay.core.days import ZONE

NONE = "–"
WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


def number(value: Decimal | float | None, places: int = 0) -> str:
    """Return a number with points between thousands and a comma before decimals: `4.130`, `12,5`."""
    if value is None:
        return NONE
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{exact:,}".translate(str.maketrans(",.", ".,"))


def percent(part: int | None, whole: int | None, places: int = 1) -> str:
    """Return the share as `89,0 %`, rounded half up in whole numbers, or a dash where there is no denominator."""
    if part is None or not whole:
        return NONE
    scale = 10**places
    rounded = (2 * part * 100 * scale + whole) // (2 * whole)
    return f"{number(Decimal(rounded).scaleb(-places), places)} %"


def day(value: dt.date | None) -> str:
    """Return `05/02/2026`."""
    return f"{_local(value):%d/%m/%Y}" if value else NONE


def long_day(value: dt.date | None) -> str:
    """Return `Thứ năm, 05/02/2026`."""
    return f"{WEEKDAYS[_local(value).weekday()]}, {day(value)}" if value else NONE


def month(value: dt.date | None) -> str:
    """Return `Tháng 02/2026`."""
    return f"Tháng {_local(value):%m/%Y}" if value else NONE


def month_words(value: dt.date) -> str:
    """Return `Tháng 11 năm 2026`: the month as it is read aloud."""
    return f"Tháng {value.month} năm {value.year}"


def quarter(value: dt.date | None) -> str:
    """Return `Quý IV/2026`."""
    return f"Quý {('I', 'II', 'III', 'IV')[(value.month - 1) // 3]}/{value.year}" if value else NONE


def in_sentence(words: str) -> str:
    """Return words as they stand inside a sentence: with a small letter at the beginning."""
    return words[:1].lower() + words[1:]


def time(value: dt.datetime | dt.time | None) -> str:
    """Return `19:30`."""
    if value is None:
        return NONE
    return f"{value if isinstance(value, dt.time) else _local(value):%H:%M}"


def moment(value: dt.datetime | None) -> str:
    """Return `19:30, 05/02/2026`."""
    return f"{time(value)}, {day(value)}" if value else NONE


def _local(value: dt.date) -> dt.date:
    """Return an instant in Vietnam's time; a day stays as it is."""
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        return timezone.localtime(value, ZONE)
    return value
