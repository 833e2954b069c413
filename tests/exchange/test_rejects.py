import datetime as dt
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from sotay.exchange.layouts import MEMBER_LAYOUT, RawMember
from sotay.exchange.rejects import write_rejects
from sotay.exchange.rules.cells import Issue
from sotay.exchange.rules.members import MemberChecker
from sotay.exchange.rules.verdicts import CheckedRow, MemberContext
from sotay.exchange.workbook import open_list
from tests.exchange.files import CELLS, STANDARD, TODAY, member, standard_rows, write_ods, write_xls, write_xlsx


def run(path: Path, rejects: Path | None = None) -> list[CheckedRow]:
    """Return the verdicts on a file, its wrong rows written to `rejects`."""
    with open_list(path, MEMBER_LAYOUT) as found:
        checker = MemberChecker(MemberContext(cells=CELLS, today=TODAY, present=found.present))
        checked = [checker.check(number, row) for number, row in found.rows()]
        if rejects is not None:
            write_rejects(found, rejects, {row.number: row.errors for row in checked if row.errors})
    return checked


WRONG = [
    member(),
    member(full_name='=HYPERLINK("http://x","A")', national_id="024060000002"),
    member(born_on="30/02/1985", national_id="024060000003", number=3.0),
    member(national_id="02406000004", phone="+84 912 345 678", note="@ghi chú"),
    member(national_id=24060000005.0, cell_code="24.99"),
]


def cells_of(path: Path) -> list[list[object]]:
    """Return the cells of the first sheet."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [[cell.value or None for cell in row] for row in sheet.iter_rows()]


def test_wrong_rows_come_back_as_they_were_typed(tmp_path: Path) -> None:
    source = write_xlsx(tmp_path / "a.xlsx", standard_rows(WRONG))

    run(source, tmp_path / "b.xlsx")

    sent, back = cells_of(source), cells_of(tmp_path / "b.xlsx")
    assert [row[:30] for row in back[:7]] == sent[:7]
    assert [row[:30] for row in back[7:]] == sent[8:12]
    assert back[5][30] == "Lý do"
    assert [row[30] for row in back[7:]] == [
        "Họ và tên khai sinh: Là công thức, không phải nội dung.",
        "Ngày sinh: Không có ngày 30/02/1985.",
        "Số định danh cá nhân: Phải có đúng 12 chữ số; đang ghi: 02406000004",
        "Mã chi bộ: Không có chi bộ mang mã 24.99.",
    ]


def test_no_text_becomes_a_live_formula_a_number_or_a_date(tmp_path: Path) -> None:
    run(write_xlsx(tmp_path / "a.xlsx", standard_rows(WRONG)), tmp_path / "b.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx").worksheets[0]
    kinds = {(cell.value, cell.data_type) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert not [value for value, kind in kinds if kind == "f"]
    assert {
        ('=HYPERLINK("http://x","A")', "s"),
        ("02406000004", "s"),
        ("+84 912 345 678", "s"),
        ("@ghi chú", "s"),
    } <= kinds
    assert sheet["B8"].quotePrefix
    assert sheet["J10"].number_format == "@"
    assert (24060000005, "n") in kinds
    assert sheet["D8"].number_format == "dd/mm/yyyy"


def test_wrong_cells_are_marked_and_others_not(tmp_path: Path) -> None:
    run(write_xlsx(tmp_path / "a.xlsx", standard_rows(WRONG)), tmp_path / "b.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx").worksheets[0]
    marked = {cell.coordinate for row in sheet.iter_rows(min_row=8) for cell in row if cell.fill.fill_type == "solid"}
    assert marked == {"B8", "D9", "J10", "N11"}


def test_the_corrected_file_is_taken_and_may_come_again(tmp_path: Path) -> None:
    first, second, third = tmp_path / "1.xlsx", tmp_path / "2.xlsx", tmp_path / "3.xlsx"
    run(write_xlsx(tmp_path / "0.xlsx", standard_rows(WRONG)), first)
    # Sent again as it is, the same rows are wrong for the same reasons, in one column of reasons.
    run(first, second)
    assert cells_of(second) == cells_of(first)

    book = openpyxl.load_workbook(second)
    sheet = book.worksheets[0]
    sheet["B8"], sheet["D9"], sheet["J10"], sheet["N11"] = "Lê Văn B", dt.date(1985, 2, 28), "024060000004", "24.01.002"
    sheet["L9"], sheet["M9"] = dt.date(2005, 5, 19), dt.date(2006, 5, 19)
    book.save(third)

    assert [row.errors for row in run(third)] == [[], [], [], []]


def test_the_look_of_the_file_is_kept(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(source)) as book:
        page = book.add_worksheet("Chi bộ 1")
        title = book.add_format(
            {"bold": True, "font_size": 16, "font_color": "#C00000", "font_name": "Times New Roman"}
        )
        head = book.add_format({"bold": True, "bg_color": "#FFF2CC", "border": 1, "text_wrap": True})
        body = book.add_format({"border": 1, "font_name": "Times New Roman"})
        page.merge_range(0, 0, 0, 4, "DANH SÁCH ĐẢNG VIÊN", title)
        page.set_column(0, 0, 33)
        page.set_row(1, 40)
        page.write_row(1, 0, ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào Đảng", "Mã chi bộ"], head)
        page.write_row(2, 0, ["Nguyễn Văn An", "30/02/1960", "Nam", "19/5/1985", "24.01.002"], body)

    run(source, tmp_path / "b.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx")["Chi bộ 1"]
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["A1:E1"]
    assert (sheet["A1"].font.b, sheet["A1"].font.sz, sheet["A1"].font.name) == (True, 16, "Times New Roman")
    assert sheet["B2"].fill.fgColor.rgb == "FFFFF2CC"
    assert (sheet["A3"].border.left.style, sheet["A3"].font.name) == ("thin", "Times New Roman")
    sent = openpyxl.load_workbook(source)["Chi bộ 1"]
    assert sheet.column_dimensions["A"].width == sent.column_dimensions["A"].width
    assert sheet.row_dimensions[2].height == sent.row_dimensions[2].height
    assert sheet.freeze_panes == "B3"
    assert [cell.value for cell in sheet[2]][-1] == "Lý do"


@pytest.mark.parametrize("write", [write_ods, write_xls])
def test_files_of_other_formats_come_back_as_xlsx(tmp_path: Path, write: object) -> None:
    source = write(tmp_path / "a", standard_rows(WRONG))  # type: ignore[operator]

    run(source, tmp_path / "b.xlsx")

    back = cells_of(tmp_path / "b.xlsx")
    assert back[5][:30] == STANDARD
    assert len(back) == 11


def test_cells_beyond_the_last_heading_are_not_written_over(tmp_path: Path) -> None:
    rows = standard_rows([member(born_on="30/02/1985")])
    rows[7] += ["", "lời nhắn của chi bộ"]

    run(write_xlsx(tmp_path / "a.xlsx", rows), tmp_path / "b.xlsx")

    back = cells_of(tmp_path / "b.xlsx")
    assert back[7][31] == "lời nhắn của chi bộ"
    assert (back[5][32], bool(back[7][32])) == ("Lý do", True)


def test_columns_that_are_not_read_come_back_too(tmp_path: Path) -> None:
    rows = [
        ["Nhóm máu", "Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào Đảng", "Mã chi bộ"],
        ["O", "Nguyễn Văn An", "30/02/1960", "Nam", "19/5/1985", "24.01.002"],
    ]

    run(write_xlsx(tmp_path / "a.xlsx", rows), tmp_path / "b.xlsx")

    assert [row[:6] for row in cells_of(tmp_path / "b.xlsx")] == rows


def test_only_the_named_rows_are_written_and_counted(tmp_path: Path) -> None:
    source = write_xlsx(tmp_path / "a.xlsx", standard_rows([member()] * 5))

    with open_list(source, MEMBER_LAYOUT) as found:
        written = write_rejects(
            found, tmp_path / "b.xlsx", {9: [Issue("sex", "required")], 11: [Issue("sex", "required")]}
        )

    assert written == 2
    assert len(cells_of(tmp_path / "b.xlsx")) == 9


def test_the_reasons_column_is_not_reported_as_unknown(tmp_path: Path) -> None:
    run(write_xlsx(tmp_path / "a.xlsx", standard_rows(WRONG)), tmp_path / "b.xlsx")

    with open_list(tmp_path / "b.xlsx", MEMBER_LAYOUT) as found:
        assert found.unknown_columns == []
        assert RawMember._make(next(found.rows())[1]).national_id == "024060000002"
