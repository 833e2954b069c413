"""Numbers as Vietnam writes them: 4.130 and 89,0 %; halves go up; shares are made of integers."""

import re
from decimal import ROUND_HALF_UP, Decimal

NO_VALUE = "-"
# A narrow no-break space would be typographically right, but people copy figures into Word and Excel.
_GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+(,\d+)?")
_DOT_DECIMAL = re.compile(r"[+-]?\d*\.\d+")


def round_half_up(value: Decimal | int, digits: int = 0) -> Decimal:
    """Return the value rounded to so many decimals, halves away from zero."""
    return Decimal(value).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def format_number(value: Decimal | int | None, digits: int = 0) -> str:
    """Return 4130 as `4.130`, with a decimal comma where decimals are asked for, or a dash for no value."""
    if value is None:
        return NO_VALUE
    text = f"{round_half_up(value, digits):,.{digits}f}"
    if text.lstrip("-").strip("0.,") == "":
        text = text.lstrip("-")
    return text.translate(str.maketrans(",.", ".,"))


def format_share(numerator: int, denominator: int, digits: int = 1) -> str:
    """Return the share as `89,0 %`, or a dash when there is nothing to share."""
    if denominator == 0:
        return NO_VALUE
    return f"{format_number(share(numerator, denominator, digits), digits)} %"


def share(numerator: int, denominator: int, digits: int = 1) -> Decimal:
    """Return the percentage, rounded half up from the exact fraction."""
    scale: int = 10**digits
    doubled = 2 * 100 * scale * abs(numerator) + abs(denominator)
    units = doubled // (2 * abs(denominator))
    sign = -1 if (numerator < 0) != (denominator < 0) else 1
    return Decimal(sign * units).scaleb(-digits)


def parse_number(text: str) -> Decimal | None:
    """Return the number that a Vietnamese text means: `4.130` is 4130 and `4,42 %` is 4.42; None where it is none.

    A dot is taken for a decimal point only where it cannot group thousands (`4.13`).
    """
    bare = re.sub(r"[\s\u00a0\u202f%]", "", text)
    if _GROUPED.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    return Decimal(bare) if _DOT_DECIMAL.fullmatch(bare) else None
