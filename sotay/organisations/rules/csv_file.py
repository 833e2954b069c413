"""Reading the bytes of a CSV file as boards send them: UTF-8 with or without BOM, comma, semicolon or tab."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from sotay.core.text import search_key
from sotay.organisations.errors import BrokenLines, NoHeadings, NotText, TooManyRows

COLUMNS = ("code", "parent_code", "name", "kind", "sector")
DELIMITERS = ",;\t"
MOST_ROWS = 200_000
# The same headings in the words of the boards.
_HEADINGS = {
    "ma": "code",
    "ma to chuc": "code",
    "ma to chuc dang": "code",
    "ma cap tren": "parent_code",
    "ma to chuc cap tren": "parent_code",
    "ten": "name",
    "ten to chuc": "name",
    "ten to chuc dang": "name",
    "loai": "kind",
    "loai to chuc": "kind",
    "loai hinh": "sector",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file as it was typed; `line` is its number in the file, the heading being 1."""

    line: int
    code: str
    parent_code: str
    name: str
    kind: str
    sector: str
    is_too_long: bool = False

    def __str__(self) -> str:
        """Return what the ledger keeps of it."""
        return f"{self.code} < {self.parent_code}: {self.name}"


def read_rows(content: bytes) -> list[Row]:
    """Return the rows of a file; raise a `FileUnreadable` where there is no telling what they are."""
    text = _text(content)
    first = text.partition("\n")[0]
    order, delimiter = _heading(first)
    width = first.count(delimiter) + 1
    rows: list[Row] = []
    for line, cells in _records(text, delimiter):
        if line > 1 and any(cell.strip() for cell in cells):
            rows.append(_row(line, cells, order, width))
        if len(rows) > MOST_ROWS:
            raise TooManyRows(most=MOST_ROWS)
    return rows


def _text(content: bytes) -> str:
    """Return the text of the file; Excel's "Unicode text" is UTF-16."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise NotText from None
    if "\x00" in text:
        raise NotText
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _heading(line: str) -> tuple[dict[str, int], str]:
    """Return where each column stands, and the delimiter under which the heading makes most sense."""
    tried = [(_order(line.split(delimiter)), delimiter) for delimiter in DELIMITERS]
    order, delimiter = max(tried, key=lambda found: len(found[0]))
    missing = [column for column in COLUMNS if column not in order]
    if missing:
        raise NoHeadings(columns=", ".join(COLUMNS), missing=", ".join(missing))
    return order, delimiter


def _order(cells: list[str]) -> dict[str, int]:
    """Return column → index for the headings that are known, the first of each."""
    order: dict[str, int] = {}
    for index, cell in enumerate(cells):
        typed = cell.strip().strip('"').strip().lower()
        name = typed if typed in COLUMNS else _HEADINGS.get(search_key(typed), "")
        if name:
            order.setdefault(name, index)
    return order


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the number of the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise BrokenLines(line=line) from None


def _row(line: int, cells: list[str], order: dict[str, int], width: int) -> Row:
    """Return the cells by column; missing cells at the end are empty."""
    values = {column: cells[index] if index < len(cells) else "" for column, index in order.items()}
    return Row(line, **values, is_too_long=any(cell.strip() for cell in cells[width:]))
