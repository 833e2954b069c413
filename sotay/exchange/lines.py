"""Telling a person's row from the other lines of a list: blank, column numbers, totals, groups, signatures."""

import re
from collections.abc import Sequence

from sotay.core.text import clean, search_key
from sotay.exchange.layouts import Cell, Layout, heading_key
from sotay.exchange.words import GROUP_LINE, TOTAL_LINE

BLANK, NUMBERS, HEADING, TOTAL, GROUP, FOOTER, PERSON = (
    "blank",
    "numbers",
    "heading",
    "total",
    "group",
    "footer",
    "person",
)

_COLUMN_NUMBER = re.compile(r"\(?\s*(\d{1,2}|[A-ZĐa-zđ])\s*\)?(\s*=.*)?")
_TOTAL = re.compile(
    rf"({'|'.join(TOTAL_LINE)})\s*([:.(0-9-]|$|(cộng|cong|số|so|đảng|dang|nam|nữ|nu|toàn|toan|chung|danh)\b)"
)
_ENUMERATOR = re.compile(r"([ivx]+|[a-h]|\d{1,2})\s*[.)/-]\s*")
_GROUP = re.compile(rf"({'|'.join(map(re.escape, GROUP_LINE))})\b")
FEW = 2
COLUMN_NUMBERS = 3


def is_blank(value: Cell) -> bool:
    """Tell whether a cell says nothing."""
    return value is None or (isinstance(value, str) and not value.strip(" \t\r\n\u00a0\u200b\ufeff"))


def _filled(values: Sequence[Cell]) -> list[Cell]:
    """Return what the line says."""
    return [value for value in values if not is_blank(value)]


def _is_column_number(value: Cell) -> bool:
    """Tell whether the cell is (1), 1, A or the like."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return 0 <= value < 100 and float(value).is_integer()  # noqa: PLR2004 -- two digits
    return isinstance(value, str) and _COLUMN_NUMBER.fullmatch(value.strip()) is not None


def _is_total(values: Sequence[Cell]) -> bool:
    """Tell whether the line begins with a word of totals."""
    first = next((value for value in values if isinstance(value, str) and not is_blank(value)), None)
    return first is not None and _TOTAL.match(clean(first).lower()) is not None


def _is_group_name(text: str) -> bool:
    """Tell whether a lone text names an organisation or begins a note, and so is no person."""
    plain = search_key(text)
    return any(char.isdigit() for char in plain) or _GROUP.match(_ENUMERATOR.sub("", plain, count=1)) is not None


class Lines:
    """Judges lines one after another, for what follows the total is the signatures."""

    def __init__(self, layout: Layout, present: frozenset[str]) -> None:
        """Take the layout and the columns that the sheet has."""
        self.keys = layout.keys
        self.headings = {heading_key(layout.headings[key]): key for key in layout.keys} | dict(layout.by_heading)
        self.present = present
        self.after_total = False
        self.seen_person = False

    @property
    def settled(self) -> bool:
        """Tell whether the list has begun and not ended, so that a full row needs no second look."""
        return self.seen_person and not self.after_total

    def kind_of(self, values: Sequence[Cell], whole: Sequence[Cell]) -> str:
        """Return what the line is; `values` in the layout's order, `whole` the sheet's row as it stands."""
        filled = _filled(whole)
        if not filled:
            return BLANK
        mapped = {key: value for key, value in zip(self.keys, values, strict=True) if not is_blank(value)}
        if len(filled) >= COLUMN_NUMBERS and all(map(_is_column_number, filled)):
            return NUMBERS
        if self._repeats_headings(mapped):
            return HEADING
        if _is_total(whole) and "national_id" not in mapped and "cell_code" not in mapped:
            self.after_total = True
            return TOTAL
        return self._person_or_not(mapped)

    def _repeats_headings(self, mapped: dict[str, Cell]) -> bool:
        """Tell whether the line is the heading row once more, as on every printed page."""
        same = sum(
            1
            for key, value in mapped.items()
            if isinstance(value, str) and self.headings.get(heading_key(value)) == key
        )
        return same >= COLUMN_NUMBERS or (same == len(mapped) > 1)

    def _person_or_not(self, mapped: dict[str, Cell]) -> str:
        """Return PERSON for anything that might be one: a doubtful row is refused aloud, never skipped."""
        said = {key for key in mapped if key != "number"}
        if self.after_total and len(said) <= FEW:
            return FOOTER
        if len(said) >= FEW:
            self.seen_person, self.after_total = True, False
            return PERSON
        name = mapped.get("full_name")
        if said == {"full_name"} and isinstance(name, str) and not _is_group_name(name):
            self.seen_person = True
            return PERSON
        return GROUP
