"""A noun's present records as a workbook to be edited and sent back: lists to choose from, text that stays text, a locked key."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import xlsxwriter

from sotay.core.text import could_be_formula
from sotay.exchange.nouns.base import ROW_KEY, Field, Form, Noun, Record

# Room for new rows below the present ones, formatted and checked like them.
SPARE_ROWS = 200
_HEAD_ROW = 3
_LISTS, _NOTES = "Danh mục", "Hướng dẫn"
_INTRODUCTION = (
    "Tệp này lấy từ sổ của {place}, ngày {day}.",
    "Sửa ngay trong trang «{label}» rồi tải lên ở mục «Nhập từ Excel». Chưa có gì thay đổi cho đến khi đồng chí xem trước và xác nhận.",
    "Cột «Mã dòng» nhận ra từng dòng: không sửa, không chép sang dòng khác. Dòng thêm mới để trống cột này.",
    "Ô để trống không xóa điều đang có trong sổ. Xóa dòng khỏi tệp không xóa gì trong sổ.",
    "Được sắp xếp, lọc, ẩn cột; được bớt những dòng không sửa. Giữ nguyên dòng tiêu đề.",
)


def write_prefilled(  # noqa: PLR0913 -- what a workbook is made of
    target: Path, noun: Noun, place: str, records: Iterable[Record], day: dt.date, *, masked: bool
) -> int:
    """Write the workbook row by row; return how many records. `masked` leaves out what is masked elsewhere."""
    never_guess = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(target), {"constant_memory": True, **never_guess}) as book:
        sheet = _Prefilled(
            book, noun, [one for one in noun.fields if not (masked and one.is_masked and not one.is_for_new)]
        )
        return sheet.write(place, records, day)


class _Prefilled:
    """The workbook while it is being written."""

    def __init__(self, book: Any, noun: Noun, fields: list[Field]) -> None:
        """Make the sheets and the looks."""
        self.book, self.noun, self.fields = book, noun, fields
        self.sheet = book.add_worksheet(noun.label[:31])
        self.lists: dict[str, str] = {}
        font = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
        self.title = book.add_format({**font, "bold": True, "font_size": 14})
        self.head = book.add_format(
            {
                **font,
                "bold": True,
                "text_wrap": True,
                "bg_color": "#F3EADB",
                "border": 1,
                "valign": "vcenter",
                "align": "center",
            }
        )
        self.needed = book.add_format(
            {
                **font,
                "bold": True,
                "text_wrap": True,
                "bg_color": "#F3DBDB",
                "border": 1,
                "valign": "vcenter",
                "align": "center",
            }
        )
        self.formats = {
            Form.DAY: book.add_format({**font, "num_format": "dd/mm/yyyy", "locked": False, "align": "left"}),
            Form.PART_DAY: book.add_format({**font, "num_format": "dd/mm/yyyy", "locked": False, "align": "left"}),
        }
        self.text = book.add_format({**font, "num_format": "@", "locked": False})
        self.formula_like = book.add_format({**font, "num_format": "@", "locked": False, "quote_prefix": True})
        self.locked = book.add_format(
            {**font, "num_format": "@", "bg_color": "#EEEEEE", "font_color": "#777777", "locked": True}
        )

    def write(self, place: str, records: Iterable[Record], day: dt.date) -> int:
        """Write everything; return how many records."""
        self._write_lists()
        self._write_notes(place, day)
        self.sheet.write_string(0, 0, f"{self.noun.label.upper()} – {place}", self.title)
        self.sheet.write_string(
            1, 0, f"Lập ngày {day:%d/%m/%Y}. Xem cách sửa ở trang «{_NOTES}».", self.book.add_format({"italic": True})
        )
        for column, one in enumerate(self.fields):
            self.sheet.set_column(column, column, one.width, self._format(one))
            self.sheet.write_string(_HEAD_ROW, column, one.heading, self.needed if one.required else self.head)
        self.sheet.set_row(_HEAD_ROW, 34)
        row = _HEAD_ROW
        for row, record in enumerate(records, _HEAD_ROW + 1):
            for column, one in enumerate(self.fields):
                self._write_cell(row, column, one, record.values.get(one.key, ""))
        self._finish(row)
        return row - _HEAD_ROW

    def _finish(self, last: int) -> None:
        """Freeze, filter, lock and check what stands below the headings."""
        end = last + SPARE_ROWS
        name = next((place for place, one in enumerate(self.fields) if one.key == self.noun.anchors[1]), 0)
        self.sheet.freeze_panes(_HEAD_ROW + 1, name + 1 if name <= 3 else 1)  # noqa: PLR2004 -- more would leave nothing to scroll
        self.sheet.autofilter(_HEAD_ROW, 0, max(last, _HEAD_ROW + 1), len(self.fields) - 1)
        for column, one in enumerate(self.fields):
            if one.key in self.lists:
                self.sheet.data_validation(
                    _HEAD_ROW + 1, column, end, column,
                    {
                        "validate": "list", "source": self.lists[one.key], "error_title": "Không có trong danh mục",
                        "error_message": f"Chọn một giá trị trong danh sách «{one.heading}».",
                    },
                )  # fmt: skip
        # Locked are the key and what is only shown; there is no password, for it guards against a slip and nothing else.
        self.sheet.protect(
            "",
            {
                "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True,
                "sort": True, "autofilter": True,
            },
        )  # fmt: skip
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(_HEAD_ROW)

    def _format(self, one: Field) -> Any:
        """Return the look of a field's cells."""
        if one.key == ROW_KEY or one.is_shown_only:
            return self.locked
        return self.formats.get(one.form, self.text)

    def _write_cell(self, row: int, column: int, one: Field, value: str) -> None:
        """Write one value as what it is: days as days, everything else as text that nothing is made of."""
        form = self._format(one)
        if not value:
            self.sheet.write_blank(row, column, None, form)
        elif (day := _day(one, value)) is not None:
            self.sheet.write_datetime(row, column, day, form)
        else:
            shown = self.noun.shown(one.key, value)
            self.sheet.write_string(row, column, shown, self.formula_like if could_be_formula(shown) else form)

    def _write_lists(self) -> None:
        """Write the words to choose from to a sheet of their own."""
        listed = [one for one in self.fields if one.choices]
        if not listed:
            return
        page = self.book.add_worksheet(_LISTS)
        words = [list(one.choices.values()) for one in listed]
        for row in range(max(map(len, words)) + 1):
            for column, one in enumerate(listed):
                if row == 0:
                    page.write_string(0, column, one.heading, self.head)
                elif row <= len(words[column]):
                    page.write_string(row, column, words[column][row - 1])
        for column, one in enumerate(listed):
            page.set_column(column, column, 28)
            letter = chr(65 + column)
            self.lists[one.key] = f"='{_LISTS}'!${letter}$2:${letter}${len(words[column]) + 1}"

    def _write_notes(self, place: str, day: dt.date) -> None:
        """Write how to work with the file."""
        page = self.book.add_worksheet(_NOTES)
        page.set_column(0, 0, 34)
        page.set_column(1, 1, 90)
        wrap = self.book.add_format({"text_wrap": True, "valign": "top"})
        bold = self.book.add_format({"bold": True, "valign": "top"})
        page.write_string(0, 0, "Cách sửa tệp này", self.title)
        row = 2
        for line in (*_INTRODUCTION, *self.noun.notes):
            page.write_string(row, 0, "•")
            page.write_string(row, 1, line.format(place=place, day=f"{day:%d/%m/%Y}", label=self.noun.label), wrap)
            row += 1
        row += 1
        for one in self.fields:
            page.write_string(row, 0, one.heading, bold)
            page.write_string(row, 1, _note(one), wrap)
            row += 1


def _day(one: Field, value: str) -> dt.datetime | None:
    """Return a whole day that Excel can hold; a day known in part, and one before 1900, stay text."""
    if one.form is Form.DAY:
        day = dt.date.fromisoformat(value)
    elif one.form is Form.PART_DAY and value.count("/") == 2:  # noqa: PLR2004 -- day, month and year
        first, month, year = map(int, value.split("/"))
        day = dt.date(year, month, first)
    else:
        return None
    return dt.datetime(day.year, day.month, day.day) if day.year >= 1900 else None  # noqa: DTZ001, PLR2004 -- Excel has no zones, and begins in 1900


def _note(one: Field) -> str:
    """Return what there is to say of a column."""
    said = [one.note]
    if one.required:
        said.append("Bắt buộc.")
    if one.is_shown_only:
        said.append("Chỉ để xem; sửa ở đây không có tác dụng.")
    elif one.is_fixed:
        said.append("Chỉ ghi ở dòng thêm mới; dòng đã có thì không sửa bằng tệp.")
    if one.choices:
        said.append("Chọn trong danh sách của ô.")
    if one.form in {Form.DAY, Form.PART_DAY}:
        said.append("Ghi ngày/tháng/năm.")
    if one.form is Form.DIGITS:
        said.append("Là chữ, giữ nguyên số 0 ở đầu.")
    return " ".join(part for part in said if part)
