"""The numbers that Word draws before the items of a list, counted as Word counts them."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from sotay.documents.reflow.word_text import value_of

_PLACE = re.compile(r"%(\d)")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_LOW = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DASH = "-"


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is drawn."""

    form: str
    pattern: str
    start: int


class ListNumbers:
    """Counts the items of a document's lists."""

    def __init__(self, document: Document) -> None:
        """Read how the document's lists are drawn."""
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        for relation in document.part.rels.values():
            if relation.reltype.endswith("/numbering") and not relation.is_external:
                self._read(relation.target_part.element)

    def _read(self, numbering: Any) -> None:
        """Read the definitions."""
        abstract = {found.get(qn("w:abstractNumId")): found for found in numbering.findall(qn("w:abstractNum"))}
        for number in numbering.findall(qn("w:num")):
            drawn = abstract.get(value_of(number, "w:abstractNumId"))
            for level in drawn.findall(qn("w:lvl")) if drawn is not None else ():
                key = (str(number.get(qn("w:numId"))), _whole(level.get(qn("w:ilvl"))))
                self._levels[key] = _Level(
                    value_of(level, "w:numFmt"), value_of(level, "w:lvlText"), _whole(value_of(level, "w:start"), 1)
                )

    def next_marker(self, list_id: str, depth: int) -> str:
        """Return what stands before the next item."""
        level = self._levels.get((list_id, depth))
        if level is None or level.form in ("bullet", "none", ""):
            return _DASH
        counts = self._counts[list_id]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]
        return _PLACE.sub(lambda match: self._drawn(list_id, int(match.group(1)) - 1), level.pattern) or _DASH

    def _drawn(self, list_id: str, depth: int) -> str:
        """Return the count of one level as it is drawn."""
        level = self._levels.get((list_id, depth))
        count = self._counts[list_id].get(depth, level.start if level else 1)
        return _as_form(count, level.form if level else "decimal")


def _as_form(count: int, form: str) -> str:
    """Return a count in one of Word's forms."""
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        text = ""
        for value, numeral in (*_ROMAN, *_ROMAN_LOW):
            times, count = divmod(count, value)
            text += numeral * times
        return text.upper() if form == "upperRoman" else text
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _whole(value: str | None, default: int = 0) -> int:
    """Return a whole number from an attribute."""
    return int(value) if value and value.isascii() and value.isdigit() else default
