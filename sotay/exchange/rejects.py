"""Sending wrong rows back in the workbook they came in: same headings, same cells as typed, and a column of reasons.

The person corrects them and uploads this very file. Rows are read again and written one by one, so that a province of
wrong rows takes no more memory than one.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from sotay.core.text import could_be_formula
from sotay.exchange.appearance import Appearance, Style, read_appearance
from sotay.exchange.containers import XLSX
from sotay.exchange.errors import sentence_of
from sotay.exchange.layouts import REASON_HEADING, Cell, Layout
from sotay.exchange.lines import is_blank
from sotay.exchange.rules.cells import Issue
from sotay.exchange.workbook import SheetList

TEXT_FORMAT, WHOLE_NUMBER_FORMAT = "@", "0"
WRONG: Style = {"bg_color": "#FCE4E4", "font_color": "#9C0006", "border": 1, "border_color": "#C00000"}
REASON: Style = {"text_wrap": True, "valign": "top", "font_color": "#9C0006"}
REASON_HEAD: Style = {
    "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": "#FCE4E4", "border": 1,
}  # fmt: skip
PLAIN_HEAD: Style = {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1}
REASON_WIDTH = 60
LONGEST_TEXT = 32_767
LONGEST_NAME = 31
# From here on Excel shows a plain number as 1E+11.
SHOWN_WHOLE = 10**11
# Columns of digits: what is typed over a wrong one must stay text, or it loses its zeros again.
DIGIT_COLUMNS = (
    "national_id",
    "card_number",
    "phone",
    "cell_code",
    "row_key",
    "organisation_code",
    "code",
    "parent_code",
)


def reasons_of(issues: Iterable[Issue], layout: Layout) -> str:
    """Return the reasons of a row as the person reads them, each with its column."""
    return "\n".join(f"{layout.headings[issue.field]}: {sentence_of(issue)}" for issue in issues)


def write_rejects(found: SheetList, target: Path, issues: Mapping[int, Sequence[Issue]]) -> int:
    """Write the rows named in `issues` (sheet row → what is wrong) to `target`; return how many were written."""
    first_person = next((number for number, _ in found.rows()), found.heading.last_row + 1)
    look = Appearance()
    if found.kind == XLSX:
        look = read_appearance(found.path, found.page.name, first_person)
    never_guess = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(target), {"constant_memory": True, **never_guess}) as book:
        return _Rejects(book, found, look, first_person - 1).write(issues)


class _Rejects:
    """The returned workbook while it is being written."""

    def __init__(self, book: Any, found: SheetList, look: Appearance, model_row: int) -> None:
        """Prepare the sheet; `model_row` is the row (from 0) whose look every returned row gets."""
        self.book, self.found, self.look, self.model_row = book, found, look, model_row
        self.sheet = book.add_worksheet(_sheet_name(found.page.name))
        self.formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.row_formats: dict[tuple[int, str, bool], Any] = {}
        self.digit_columns = {found.heading.columns.get(key) for key in DIGIT_COLUMNS}
        self.reason = 0

    def write(self, issues: Mapping[int, Sequence[Issue]]) -> int:
        """Write titles, headings and the wrong rows; return how many."""
        head = self.model_row
        self.reason = self._reason_column(issues)
        self._set_sizes(head)
        line = written = 0
        for number, row in self.found.whole_rows():
            if number <= head:
                self._write_head_row(line, row)
                line += 1
            elif number in issues:
                self._write_row(line, row, issues[number])
                line += 1
                written += 1
        heading = self.found.heading.last_row
        self.sheet.freeze_panes(heading, self._frozen_columns())
        self.sheet.autofilter(heading - 1, 0, max(line - 1, heading), self.reason)
        return written

    def _reason_column(self, issues: Mapping[int, Sequence[Issue]]) -> int:
        """Return the column for the reasons: that of an earlier return, else the first with nothing in it."""
        heading, last = self.found.heading, 0
        for number, row in self.found.whole_rows():
            if heading.first_row <= number <= heading.last_row:
                for column, value in enumerate(row):
                    if isinstance(value, str) and value.strip() == REASON_HEADING:
                        return column
            if number <= heading.last_row or number in issues:
                last = max(last, max((column for column, value in enumerate(row) if not is_blank(value)), default=0))
        return last + 1

    def _frozen_columns(self) -> int:
        """Return how many columns stay in sight: up to the name, when it is among the first."""
        name = self.found.heading.columns.get("full_name", 0)
        return name + 1 if name <= 3 else 0  # noqa: PLR2004 -- more would leave a phone nothing to scroll

    def _set_sizes(self, head: int) -> None:
        """Give columns and heading rows the sizes they had."""
        for column, width in self.look.widths.items():
            self.sheet.set_column(column, column, width)
        self.sheet.set_column(self.reason, self.reason, REASON_WIDTH)
        for row, height in self.look.heights.items():
            if row < head:
                self.sheet.set_row(row, height)
        for (top, left), (bottom, right) in self.found.page.merges:
            if bottom < head and not left <= self.reason <= right:
                # merge_range() would write below the current row, which streaming forbids; the cells come in turn.
                self.sheet.merge.append([top, left, bottom, right])

    def _write_head_row(self, line: int, row: Sequence[Cell]) -> None:
        """Write a title or heading row as it was, the new heading at the end of the last."""
        heading = self.found.heading
        in_heading = heading.first_row <= line + 1 <= heading.last_row
        for column, value in enumerate(row):
            style = self.look.style(line, column)
            if in_heading and not style and not is_blank(value):
                style = PLAIN_HEAD
            if column != self.reason and (style or not is_blank(value)):
                self._write_cell(line, column, value, self._format(self._fit(style, column, value)))
        if line + 1 == heading.last_row:
            self.sheet.write_string(line, self.reason, REASON_HEADING, self._format(REASON_HEAD))

    def _write_row(self, line: int, row: Sequence[Cell], issues: Sequence[Issue]) -> None:
        """Write a wrong row as it was typed, its wrong cells marked, and the reasons."""
        columns = self.found.heading.columns
        wrong = {columns[issue.field] for issue in issues if issue.field in columns}
        filled = len(row)
        for column in range(max(filled, max(wrong, default=0) + 1)):
            if column != self.reason:
                value = row[column] if column < filled else ""
                self._write_cell(line, column, value, self._row_format(column, value, wrong=column in wrong))
        text = reasons_of(issues, self.found.layout)
        self.sheet.write_string(line, self.reason, text[:LONGEST_TEXT], self._format(REASON))

    def _row_format(self, column: int, value: Cell, *, wrong: bool) -> Any:
        """Return the format of a returned row's cell; worked out once for a column and a kind of value."""
        key = (column, _kind(value), wrong)
        if key not in self.row_formats:
            style = self.look.style(self.model_row, column)
            self.row_formats[key] = self._format(self._fit({**style, **WRONG} if wrong else style, column, value))
        return self.row_formats[key]

    def _fit(self, style: Style, column: int, value: Cell) -> Style:
        """Return the style with the number format that shows the value as what it is and keeps it so when edited."""
        kind = _kind(value)
        if kind == FORMULA_TEXT:
            return {**style, "num_format": TEXT_FORMAT, "quote_prefix": True}
        if kind == ZERO_TEXT or (kind in {TEXT, EMPTY} and column in self.digit_columns):
            return {**style, "num_format": TEXT_FORMAT}
        if kind == TEXT:
            return {name: said for name, said in style.items() if name != "num_format"}
        if kind == LONG_NUMBER and "num_format" not in style:
            return {**style, "num_format": WHOLE_NUMBER_FORMAT}
        if kind in MOMENT_FORMATS and not set("yh") & set(str(style.get("num_format", "")).lower()):
            return {**style, "num_format": MOMENT_FORMATS[kind]}
        return style

    def _write_cell(self, line: int, column: int, value: Cell, form: Any) -> None:
        """Write one cell as what it is: text never becomes a number, a date or a live formula."""
        sheet = self.sheet
        if isinstance(value, str) and value:
            sheet.write_string(line, column, value[:LONGEST_TEXT], form)
        elif value is None or value == "":
            sheet.write_blank(line, column, None, form)
        elif isinstance(value, bool):
            sheet.write_boolean(line, column, value, form)
        elif isinstance(value, int | float):
            sheet.write_number(line, column, value, form)
        else:
            sheet.write_datetime(line, column, value, form)

    def _format(self, style: Style) -> Any:
        """Return the workbook's format for a style, one each, or None for no style."""
        if not style:
            return None
        key = tuple(sorted(style.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(style)
        return self.formats[key]


EMPTY, TEXT, ZERO_TEXT, FORMULA_TEXT, NUMBER, LONG_NUMBER = "empty", "text", "zero", "formula", "number", "long"
MOMENT_FORMATS = {
    "date": "dd/mm/yyyy", "moment": "dd/mm/yyyy hh:mm", "time": "hh:mm", "span": "[h]:mm",
}  # fmt: skip


def _kind(value: Cell) -> str:
    """Return what a cell holds, as far as its format depends on it."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, str):
        return FORMULA_TEXT if could_be_formula(value) else ZERO_TEXT if value[0] == "0" else TEXT
    if isinstance(value, int | float):
        return LONG_NUMBER if abs(value) >= SHOWN_WHOLE else NUMBER
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return "moment"
    return "date" if isinstance(value, dt.date) else "time" if isinstance(value, dt.time) else "span"


def _sheet_name(name: str) -> str:
    """Return a name that Excel allows for a sheet."""
    allowed = "".join(char for char in name if char not in "[]:*?/\\").strip("' ")[:LONGEST_NAME]
    return allowed or "Danh sách"
