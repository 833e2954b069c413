"""The preview as a workbook: the rows that were sent, coloured by what becomes of them, with old and new values in words."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter

from sotay.core.text import could_be_formula
from sotay.exchange.choices import RowVerdict
from sotay.exchange.layouts import REASON_HEADING, VERDICT_HEADING, Cell
from sotay.exchange.rejects import LONGEST_TEXT
from sotay.exchange.workbook import SheetList

# The colours that boards use: green for new, amber for changed, red for refused.
COLOURS = {
    RowVerdict.CREATED: ("#E2F0D9", "#C6E0B4"),
    RowVerdict.UPDATED: ("#FFF8E1", "#FFD966"),
    RowVerdict.REFUSED: ("#FCE4E4", "#F4B6B6"),
    RowVerdict.UNCHANGED: ("", ""),
}
# From here on only the rows that become something are written.
MOST_UNCHANGED = 20_000
_HEAD = {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1, "bg_color": "#F3EADB"}


class Judged(NamedTuple):
    """What became of a row: verdict, words, and the keys of the fields that are at fault or new."""

    verdict: str
    words: str
    fields: Sequence[str] = ()


def write_coloured(found: SheetList, target: Path, judged: Mapping[int, Judged], *, with_unchanged: bool) -> int:
    """Write the sheet; return how many rows."""
    never_guess = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(target), {"constant_memory": True, **never_guess}) as book:
        return _Coloured(book, found, judged, with_unchanged=with_unchanged).write()


class _Coloured:
    """The workbook while it is being written."""

    def __init__(self, book: Any, found: SheetList, judged: Mapping[int, Judged], *, with_unchanged: bool) -> None:
        """Prepare the sheet."""
        self.found, self.judged, self.with_unchanged = found, judged, with_unchanged
        self.sheet = book.add_worksheet("Xem trước")
        self.head = book.add_format(_HEAD)
        self.formats = {(verdict, marked, kind): self._format(book, colours[marked], kind)
                        for verdict, colours in COLOURS.items() for marked in (0, 1) for kind in ("text", "date", "formula")}  # fmt: skip

    @staticmethod
    def _format(book: Any, colour: str, kind: str) -> Any:
        """Return one look."""
        style: dict[str, Any] = {"valign": "top"}
        if colour:
            style |= {"bg_color": colour, "border": 1, "border_color": "#D9D9D9"}
        if kind == "date":
            style["num_format"] = "dd/mm/yyyy"
        if kind == "formula":
            style |= {"num_format": "@", "quote_prefix": True}
        return book.add_format(style)

    def write(self) -> int:
        """Write headings and rows; what was judged stands in the first two columns."""
        self.sheet.set_column(0, 0, 14)
        self.sheet.set_column(1, 1, 60)
        self.sheet.set_column(2, 40, 16)
        heading, line = self.found.heading, 0
        marks = {column: key for key, column in heading.columns.items()}
        for number, row in self.found.whole_rows():
            if number == heading.last_row:
                self._write_head(row)
            elif number > heading.last_row and (one := self._judged(number)):
                line += 1
                self._write_row(line, row, one, marks)
        self.sheet.freeze_panes(1, 2)
        self.sheet.autofilter(0, 0, max(line, 1), 1 + max(heading.columns.values()))
        return line

    def _judged(self, number: int) -> Judged | None:
        """Return what became of a sheet row, if it is to be written."""
        one = self.judged.get(number)
        return one if one and (self.with_unchanged or one.verdict != RowVerdict.UNCHANGED) else None

    def _write_head(self, row: Sequence[Cell]) -> None:
        """Write the headings."""
        for column, text in enumerate((VERDICT_HEADING, f"{REASON_HEADING}, thay đổi", *row)):
            self.sheet.write_string(0, column, str(text or ""), self.head)

    def _write_row(self, line: int, row: Sequence[Cell], one: Judged, marks: Mapping[int, str]) -> None:
        """Write a row in its colour, the cells at fault or new in the stronger one."""
        verdict = RowVerdict(one.verdict)
        plain = self.formats[verdict, 0, "text"]
        self.sheet.write_string(line, 0, verdict.label, plain)
        self.sheet.write_string(line, 1, one.words[:LONGEST_TEXT], plain)
        for column, value in enumerate(row):
            marked = int(marks.get(column, "") in one.fields)
            self._write_cell(line, column + 2, value, verdict, marked)

    def _write_cell(self, line: int, column: int, value: Cell, verdict: RowVerdict, marked: int) -> None:
        """Write a cell as what it is, text never becoming a formula."""
        if value is None or value == "":
            self.sheet.write_blank(line, column, None, self.formats[verdict, marked, "text"])
        elif isinstance(value, str):
            kind = "formula" if could_be_formula(value) else "text"
            self.sheet.write_string(line, column, value[:LONGEST_TEXT], self.formats[verdict, marked, kind])
        elif isinstance(value, bool):
            self.sheet.write_boolean(line, column, value, self.formats[verdict, marked, "text"])
        elif isinstance(value, int | float):
            self.sheet.write_number(line, column, value, self.formats[verdict, marked, "text"])
        else:
            self.sheet.write_datetime(line, column, value, self.formats[verdict, marked, "date"])
