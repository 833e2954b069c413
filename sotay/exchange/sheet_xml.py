"""The XML of an .xlsx sheet taken row by row without parsing it: how far it reaches, and pieces small enough to read.

A reader that keeps the rectangle of all cells can be brought down by one stray cell in the far corner, and takes 170 MB
for an ordinary province. Cut into pieces by rows, any sheet is read in the memory of one piece.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from sotay.exchange.errors import Bomb, Damaged

# ((first row, first column), (last row, last column)), counted from 0.
Merge = tuple[tuple[int, int], tuple[int, int]]

LONGEST_ROW = 64 << 20
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_SHEET_DATA = re.compile(rb"<(\w+:)?sheetData\b[^>]*>")
_ROW_NUMBER = re.compile(rb"""[^<>]*?\sr=["'](\d{1,9})["']""")
_REFERENCE = re.compile(rb"""[^<>]*?\sr=["']([A-Z]{1,3})(\d{1,9})["']""")
_ANY_REFERENCE = re.compile(rb"""<(?:\w+:)?c\s[^<>]*?\br=["']([A-Z]{1,3})(\d{1,9})["']""")
# A cell with content in a column beyond ZZ or a row beyond 999,999: hardly ever meant.
_FAR = re.compile(rb"""r=["'](?:[A-Z]{3}|[A-Z]{1,2}\d{7})[^<>]*(?<!/)>""")
_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*?/>")
_OTHER_ROW = re.compile(rb"<\w+:row\b")
_MOST_MERGES = 200_000


class XmlRow(NamedTuple):
    """One row that holds a value: its number, its last column with one (both from 1), its XML after `<row`."""

    number: int
    width: int
    xml: bytes


@lru_cache(maxsize=1024)
def column_number(letters: bytes) -> int:
    """Return 1 for A and 28 for AB."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


class RowScanner:
    """Gives the rows with values one by one; `head` stands before them, `merges` are known after the last."""

    def __init__(self, chunks: Iterable[bytes], *, trusted: bool = False) -> None:
        """Take the sheet's XML by chunks; a `trusted` one has been through and has no far cells."""
        self._chunks = chunks
        self._trusted = trusted
        self.is_far = False
        self.head = self.prefix = b""
        self.merges: list[Merge] = []
        # The first text that the split gives stands before the first row.
        self._number = -1

    def rows(self) -> Iterator[XmlRow]:
        """Yield each row that holds a value."""
        buffer = b""
        for chunk in self._chunks:
            buffer += chunk
            if not self.head:
                buffer = self._find_head(buffer)
            if self.head:
                far = self._looks_far(buffer)
                *texts, buffer = buffer.split(b"<" + self.prefix + b"row")
                yield from self._measured(texts, far=far)
            if len(buffer) > LONGEST_ROW:
                raise Bomb
        last, _, after = buffer.partition(b"</" + self.prefix + b"sheetData")
        yield from self._measured([last], far=not self._trusted)
        self.merges = _merges(after)

    def _find_head(self, buffer: bytes) -> bytes:
        """Keep what stands before the rows, once it is there; return the rest."""
        found = _SHEET_DATA.search(buffer)
        if not found:
            return buffer
        self.head, self.prefix = buffer[: found.end()], found[1] or b""
        return buffer[found.end() :]

    def _looks_far(self, buffer: bytes) -> bool:
        """Tell whether some cell may stand far away; refuse rows of two kinds, of which only one would be seen."""
        if self._trusted:
            return False
        if not self.prefix and b":row" in buffer and _OTHER_ROW.search(buffer):
            raise Damaged
        found = _FAR.search(buffer) is not None
        self.is_far = self.is_far or found
        return found

    def _measured(self, texts: list[bytes], *, far: bool) -> Iterator[XmlRow]:
        """Yield the rows with values among the texts; where some may reach far, every cell is looked at."""
        value_tag, inline_tag, cell_tag = (b"<" + self.prefix + name for name in (b"v", b"is", b"c "))
        number = self._number
        for text in texts:
            number += 1
            value, inline = text.rfind(value_tag), text.rfind(inline_tag)
            value = max(value, inline)
            if value < 0:
                if found := _ROW_NUMBER.match(text):
                    number = int(found[1])
                continue
            cell = text.rfind(cell_tag, 0, value)
            found = _REFERENCE.match(text, cell + len(cell_tag) - 1) if cell >= 0 else None
            if found:
                number, width = int(found[2]), column_number(found[1])
            else:
                stated = _ROW_NUMBER.match(text)
                number, width = int(stated[1]) if stated else number, text.count(cell_tag.rstrip())
            if far:
                width = _exact_width(text, number, width)
            if not 0 < number <= LAST_ROW or not 0 < width <= LAST_COLUMN:
                raise Damaged
            yield XmlRow(number, width, text)
        self._number = number


def _exact_width(text: bytes, number: int, width: int) -> int:
    """Return the row's last column, any cell in question; a cell that names another row is a lie."""
    for letters, row in _ANY_REFERENCE.findall(text):
        if int(row) != number:
            raise Damaged
        width = max(width, column_number(letters))
    return width


def _merges(after: bytes) -> list[Merge]:
    """Return the merged ranges that stand after the rows."""
    found = _MERGE.findall(after)[:_MOST_MERGES]
    return [
        ((int(top) - 1, column_number(left) - 1), (int(bottom) - 1, column_number(right) - 1))
        for left, top, right, bottom in found
    ]


@dataclass
class Extent:
    """How far a sheet's values reach, and its merged cells."""

    first: int = 0
    last: int = 0
    width: int = 0
    merges: list[Merge] = field(default_factory=list)
    is_far: bool = False

    @property
    def cells(self) -> int:
        """Return the cells of the rectangle."""
        return (self.last - self.first + 1) * self.width if self.last else 0


def measure(chunks: Iterable[bytes]) -> Extent:
    """Return how far a sheet reaches."""
    scanner, extent = RowScanner(chunks), Extent()
    for number, width, _ in scanner.rows():
        extent.first = extent.first or number
        extent.last = max(extent.last, number)
        extent.width = max(extent.width, width)
    extent.merges, extent.is_far = scanner.merges, scanner.is_far
    return extent


def pieces(chunks: Iterable[bytes], cells: int, *, trusted: bool = False) -> Iterator[bytes]:
    """Yield the sheet as whole small sheets, none with a rectangle of more than about so many cells."""
    scanner = RowScanner(chunks, trusted=trusted)
    held: list[bytes] = []
    first = last = width = 0
    for row in scanner.rows():
        wider = max(width, row.width)
        if held and (row.number <= last or (row.number - first + 1) * wider > cells):
            yield _whole(scanner, held)
            held, width = [], 0
        first = row.number if not held else first
        last, width = row.number, max(width, row.width)
        held.append(row.xml)
    if held:
        yield _whole(scanner, held)


def _whole(scanner: RowScanner, rows: list[bytes]) -> bytes:
    """Return rows as a sheet of their own."""
    tag = b"<" + scanner.prefix + b"row"
    tail = b"</" + scanner.prefix + b"sheetData></" + scanner.prefix + b"worksheet>"
    return b"".join([_DIMENSION.sub(b"", scanner.head), tag, tag.join(rows), tail])
