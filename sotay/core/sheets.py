"""Lists as Excel workbooks: one sheet, headings frozen and filtered, numbers as numbers, everything else as text."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

_WIDTHS = (8, 60)
_A4 = 9


Sheet = tuple[str, Sequence[str], Iterable[Sequence[Any]], Sequence[str]]
"""A sheet: its name, its headings, its rows, and the lines above them (unit, day, conditions)."""


def sheet_bytes(title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], lines: Sequence[str] = ()) -> bytes:
    """Return an .xlsx file with one sheet."""
    return book_bytes([(title, headings, rows, lines)])


def book_bytes(sheets: Iterable[Sheet]) -> bytes:
    """Return an .xlsx file.

    Text is always written as text, so that nothing typed by anybody becomes a formula, and numbers of members and phones
    keep their leading zeros.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    formats = _formats(book)
    for title, headings, rows, lines in sheets:
        _fill(book.add_worksheet(_sheet_name(title)), formats, headings, rows, lines)
    book.close()
    return buffer.getvalue()


def write_book(target: Path, sheet: Sheet) -> None:
    """Write an .xlsx file with one sheet row by row, so that a province takes no more memory than a page."""
    title, headings, rows, lines = sheet
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(target), options) as book:
        _fill(book.add_worksheet(_sheet_name(title)), _formats(book), headings, rows, lines)


def _formats(book: Any) -> dict[str, Any]:
    """Return the looks of titles, headings and days."""
    return {
        "bold": book.add_format({"bold": True}),
        "head": book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#F3EADB", "border": 1}
        ),
        "date": book.add_format({"num_format": "dd/mm/yyyy"}),
    }


def _sheet_name(title: str) -> str:
    """Return a name that Excel allows for a sheet."""
    return title[:31].translate(str.maketrans("", "", "[]:*?/\\"))


def _fill(
    page: Any, formats: dict[str, Any], headings: Sequence[str], rows: Iterable[Sequence[Any]], lines: Sequence[str]
) -> None:
    """Write one sheet: lines, headings, rows; frozen, filtered, ready for A4."""
    for index, line in enumerate(lines):
        page.write_string(index, 0, line, formats["bold"])
    top = len(lines) + 1 if lines else 0
    widths = [len(heading) for heading in headings]
    for column, heading in enumerate(headings):
        page.write_string(top, column, heading, formats["head"])
    count = 0
    for count, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            widths[column] = max(widths[column], _write(page, top + count, column, value, formats["date"]))
    for column, width in enumerate(widths):
        page.set_column(column, column, min(max(width + 2, _WIDTHS[0]), _WIDTHS[1]))
    page.freeze_panes(top + 1, 0)
    page.autofilter(top, 0, top + count, max(0, len(headings) - 1))
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)


def _write(page: Any, row: int, column: int, value: Any, date: Any) -> int:
    """Write one cell and return its width in characters."""
    if value is None or value == "":
        return 0
    if isinstance(value, dt.date):
        page.write_datetime(row, column, dt.datetime(value.year, value.month, value.day), date)  # noqa: DTZ001 -- Excel has no zones
        return 10
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        page.write_number(row, column, value)
        return len(str(value))
    page.write_string(row, column, str(value))
    return len(str(value))
