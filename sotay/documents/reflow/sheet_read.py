"""Read an Excel file as tables, the first rows and columns of each sheet."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice

import python_calamine
from lxml import etree

from sotay.core.numbers import format_number
from sotay.documents.reflow.blocks import ReflowedText, TextBlock
from sotay.documents.reflow.limits import ReadLimits, cut
from sotay.documents.reflow.repair import finished, finished_lines

_MOST_DECIMALS = 6
_HEAD_ROWS = 20
_SHEET_PART = re.compile(r"^xl/(worksheets/sheet\d+|drawings/drawing\d+)\.xml$")
_HEADER_CODES = re.compile(r'&(?:"[^"]*"|[LCRPNDTZFAGBIUESXYHO]|\d+|K[0-9A-Fa-f]{6})')
_PARTS = 6


def read_sheets(content: bytes, limits: ReadLimits) -> ReflowedText:
    """Return the sheets of an Excel file as tables."""
    with python_calamine.load_workbook(io.BytesIO(content)) as book:
        names = _visible(book)
        blocks = list(_sheets(book, names[: limits.sheets], limits))
    read = cut(finished(blocks), limits)
    return ReflowedText(read.blocks, is_cut=read.is_cut or len(names) > limits.sheets)


def head_lines_of_sheets(content: bytes) -> list[str]:
    """Return the first cells of an Excel file, with what its sheets print at head and foot and in text boxes."""
    lines = list(_printed_and_drawn(content)) if zipfile.is_zipfile(io.BytesIO(content)) else []
    with python_calamine.load_workbook(io.BytesIO(content)) as book:
        for name in _visible(book)[:2]:
            rows = islice(book.get_sheet_by_name(name).iter_rows(), _HEAD_ROWS)
            lines.extend(_cell(value) for row in rows for value in row[:_HEAD_ROWS])
    return finished_lines(line for line in lines if line.strip())


def _visible(book: python_calamine.CalamineWorkbook) -> list[str]:
    """Return the names of the sheets that a reader sees."""
    return [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible == python_calamine.SheetVisibleEnum.Visible
        and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
    ]


def _sheets(book: python_calamine.CalamineWorkbook, names: list[str], limits: ReadLimits) -> Iterator[TextBlock]:
    """Yield the name and the table of each sheet that says something."""
    for name in names:
        table = _table(book.get_sheet_by_name(name).iter_rows(), limits)
        if table:
            yield TextBlock("sheet", name)
            yield table


def _table(rows: Iterable[Sequence[object]], limits: ReadLimits) -> TextBlock | None:
    """Return the first rows that say something as a table, and how many more there are."""
    shown: list[tuple[str, ...]] = []
    hidden = 0
    for row in rows:
        if not any(value not in ("", None) for value in row):
            continue
        if len(shown) < limits.rows:
            shown.append(tuple(_cell(value)[: limits.cell_letters] for value in row[: limits.columns]))
        else:
            hidden += 1
    if not shown:
        return None
    used = [place for place in range(max(map(len, shown))) if any(place < len(row) and row[place] for row in shown)]
    return TextBlock(
        "table",
        rows=tuple(tuple(row[place] if place < len(row) else "" for place in used) for row in shown),
        hidden_rows=hidden,
    )


def _cell(value: object) -> str:
    """Return a value as people write it here."""
    match value:
        case bool():
            return "Có" if value else "Không"
        case int():
            return str(value)
        case float():
            return _number(value)
        case dt.date() | dt.time():
            return _moment(value)
        case _:
            return "" if value is None else " ".join(str(value).split())


def _moment(value: dt.date | dt.time) -> str:
    """Return a day, a time, or both."""
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    has_time = isinstance(value, dt.datetime) and value.time() != dt.time()
    return f"{value:%d/%m/%Y %H:%M}" if has_time else f"{value:%d/%m/%Y}"


def _number(value: float) -> str:
    """Return a whole number as it is (it may be a code), another one with a decimal comma."""
    if value.is_integer():
        return str(int(value))
    text = format_number(Decimal(repr(value)), _MOST_DECIMALS)
    return text.rstrip("0").rstrip(",")


def _printed_and_drawn(content: bytes) -> Iterator[str]:
    """Yield what the first sheets print at head and foot, and the text of their drawings."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [name for name in archive.namelist() if _SHEET_PART.match(name)]
        for name in parts[:_PARTS]:
            with archive.open(name) as stream:
                for _, element in etree.iterparse(stream, resolve_entities=False, no_network=True):
                    tag = etree.QName(element).localname
                    if tag.endswith(("Header", "Footer")) and element.text:
                        yield from _HEADER_CODES.split(element.text)
                    elif tag == "p":
                        yield "".join(str(text) for text in element.itertext())
                    if tag == "row":
                        element.clear()
