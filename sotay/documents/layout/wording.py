"""The fixed wordings of the official layout, and how it writes dates, numbers and enumerations."""

import datetime as dt

from sotay.documents.rules import padded

PARTY_TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"
STAR = "*"
RULE_BELOW_SUMMARY = "-----"
RECIPIENTS = "Nơi nhận:"
DRAFT = "DỰ THẢO"
APPENDIX = "PHỤ LỤC"

# 36-HD/VPTW and 05-HD/VPTW (27/5/2026): a leading zero for days below 10 and for the months 1 and 2.
LAST_PADDED_MONTH = 2
# The Vietnamese alphabet as enumerations use it: đ has its own place, f, j, w and z have none.
LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def official_date(day: dt.date | None) -> str:
    """Return a date as papers write it, or the same words with room for a pen."""
    if day is None:
        return "ngày …… tháng …… năm ………"
    month = padded(day.month) if day.month <= LAST_PADDED_MONTH else str(day.month)
    return f"ngày {padded(day.day)} tháng {month} năm {day.year}"


def place_and_date(place: str, day: dt.date | None) -> str:
    """Return the line below the Party's title."""
    return f"{place}, {official_date(day)}"


def number_and_symbol(number: int | None, symbol: str) -> str:
    """Return the line below the issuing body: `Số 05-NQ/CB`, without a colon."""
    if not symbol:
        return ""
    return f"Số {padded(number) if number is not None else '……'}-{symbol}"


def roman(number: int) -> str:
    """Return a Roman numeral."""
    text = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        text += numeral * count
    return text


def letter(number: int) -> str:
    """Return the letter of an enumeration, counted from 1; after y comes aa."""
    text = ""
    while number > 0:
        number, place = divmod(number - 1, len(LETTERS))
        text = LETTERS[place] + text
    return text


def heading_marker(level: int, number: int) -> str:
    """Return what stands before a heading: `I.`, `1.` or `a)`."""
    if level == 1:
        return f"{roman(number)}."
    return f"{number}." if level == 2 else f"{letter(number)})"  # noqa: PLR2004 -- the second level
