"""The signs by which a line is known: numbers of headings, dashes of lists, capitals."""

import re

_ITEM = re.compile(r"^([-–—•▪●◦*+·]|\(?[a-zđ]\)|\(\d{1,2}\))\s+(?=\S)")
_NUMBERED = re.compile(
    r"^(?:(?P<roman>[IVXL]{1,6})\s*[.\-–)]|(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\s*[.\-–)]|Điều\s+\d+\.)\s*(?=\S)"
)
_PAGE_NUMBER = re.compile(r"^(?:(?:trang|page)\s*)?[-–]?\s*\d{1,4}(?:\s*/\s*\d{1,4})?\s*[-–]?$", re.IGNORECASE)
_FEWEST_CAPITALS = 3
_LONGEST_HEADING = 160


def split_item(text: str) -> tuple[str, str] | None:
    """Return the marker and the text of a list item, or None."""
    match = _ITEM.match(text)
    return (match.group(1), text[match.end() :]) if match else None


def is_numbered(text: str) -> bool:
    """Tell whether a text begins with the number of a heading."""
    return bool(_NUMBERED.match(text))


def heading_level(text: str, *, stands_out: bool) -> int:
    """Return the level of a heading, 0 for none; `stands_out` tells that it is bold or larger than the text."""
    if len(text) > _LONGEST_HEADING:
        return 0
    numbered = _NUMBERED.match(text)
    if is_capitals(text) or (numbered and numbered["roman"] and stands_out):
        return 2 if numbered else 1
    return 3 if numbered and stands_out else 0


def is_capitals(text: str) -> bool:
    """Tell whether a text is written in capitals."""
    return sum(letter.isalpha() for letter in text) >= _FEWEST_CAPITALS and text.upper() == text


def is_page_number(text: str) -> bool:
    """Tell whether a line is nothing but the number of its page."""
    return bool(_PAGE_NUMBER.match(text.strip()))
