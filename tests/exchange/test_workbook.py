import datetime as dt
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from sotay.exchange.errors import EmptyWorkbook, MissingHeadings, NoHeading, RepeatedHeading
from sotay.exchange.layouts import MEMBER_LAYOUT, RawMember
from sotay.exchange.workbook import SheetList, open_list
from tests.core.test_legacy_encodings import in_tcvn3, in_vni
from tests.exchange.files import STANDARD, member, row_xml, standard_rows, write_ods, write_parts, write_xls, write_xlsx

AN = member()
BINH = member(number=2.0, full_name="Trần Thị Bình", sex="Nữ", national_id="024060000002")


def read(path: Path) -> tuple[SheetList, list[tuple[int, RawMember]]]:
    """Return the list and its persons."""
    with open_list(path, MEMBER_LAYOUT) as found:
        return found, [(number, RawMember._make(cells)) for number, cells in found.rows()]


@pytest.mark.parametrize("write", [write_xlsx, write_ods, write_xls])
def test_the_standard_layout_is_read_from_every_format(tmp_path: Path, write: Any) -> None:
    found, rows = read(write(tmp_path / "register", standard_rows([AN, BINH])))

    assert [number for number, _ in rows] == [8, 9]
    assert [row.full_name for _, row in rows] == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert [row.national_id for _, row in rows] == ["024060000001", "024060000002"]
    assert [(line.row, line.kind) for line in found.skipped] == [(7, "numbers"), (10, "total")]
    assert found.unknown_columns == []


def test_columns_may_come_in_any_order_under_other_names(tmp_path: Path) -> None:
    headings = [
        "Ghi chú",
        "Mã TCĐ",
        "Nhóm máu",
        "Số CCCD",
        "Ngày kết nạp",
        "GIỚI TÍNH",
        "Năm sinh",
        "  Họ  và tên ",
        "TT",
    ]
    row = ["", "24.01.001.01", "O", "024060000001", dt.date(1985, 5, 19), "Nam", 1960, "Nguyễn Văn An", 1]

    found, rows = read(write_xlsx(tmp_path / "a.xlsx", [["DANH SÁCH"], [], headings, row]))

    assert rows == [
        (
            4,
            RawMember(
                number=1.0, full_name="Nguyễn Văn An", born_on=1960.0, sex="Nam", national_id="024060000001",
                joined_on=dt.date(1985, 5, 19), cell_code="24.01.001.01",
            ),
        )
    ]  # fmt: skip
    assert found.unknown_columns == ["C: Nhóm máu"]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: unicodedata.normalize("NFD", text),
        str.upper,
        lambda text: f"{text}\n(ghi rõ)",
        lambda text: text.replace(" ", "\n"),
        lambda text: text.replace("Đ", "\u00d0"),
        in_tcvn3,
        in_vni,
    ],
)
def test_headings_are_known_however_they_are_typed(tmp_path: Path, change: Any) -> None:
    rows = standard_rows([AN])
    rows[5] = [change(heading) for heading in STANDARD]

    found, members = read(write_xlsx(tmp_path / "a.xlsx", rows))

    assert len(found.heading.columns) == 30
    assert len(members) == 1


def test_two_stacked_heading_rows_are_one(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        page = book.add_worksheet()
        page.merge_range(2, 0, 3, 0, "STT")
        page.merge_range(2, 1, 3, 1, "Họ và tên")
        page.merge_range(2, 2, 2, 3, "Ngày, tháng, năm sinh")
        page.write_row(3, 2, ["Nam", "Nữ"])
        page.merge_range(2, 4, 2, 5, "Ngày vào Đảng")
        page.write_row(3, 4, ["Dự bị", "Chính thức"])
        page.merge_range(2, 6, 2, 7, "Chức vụ")
        page.write_row(3, 6, ["Đảng", "Chính quyền"])
        page.merge_range(2, 8, 3, 8, "Mã chi bộ")
        page.write_row(4, 0, [1, 2, 3, 4, 5, 6, 7, 8, 9])
        page.write_row(
            5, 0, [1, "Nguyễn Văn An", "1/2/1960", "", "19/5/1985", "19/5/1986", "Bí thư", "", "24.01.001.01"]
        )
        page.write_row(
            6, 0, [2, "Trần Thị Bình", "", "3/4/1970", "3/2/1995", "3/2/1996", "", "Chủ tịch", "24.01.001.01"]
        )

    found, rows = read(file)

    assert (found.heading.first_row, found.heading.last_row) == (3, 4)
    assert [number for number, _ in rows] == [6, 7]
    (_, an), (_, binh) = rows
    assert (an.born_male, an.joined_on, an.official_on, an.party_post) == (
        "1/2/1960",
        "19/5/1985",
        "19/5/1986",
        "Bí thư",
    )
    assert (binh.born_male, binh.born_female, binh.public_post) == ("", "3/4/1970", "Chủ tịch")


def test_headings_may_begin_far_down_and_to_the_right(tmp_path: Path) -> None:
    rows = standard_rows([AN])
    rows = [*[["", "", "dòng chữ"]] * 20, *[["", "", *row] for row in rows]]

    _, members = read(write_xlsx(tmp_path / "a.xlsx", rows))

    assert [(number, row.full_name) for number, row in members] == [(28, "Nguyễn Văn An")]


def test_lines_that_are_no_persons_are_passed_over_and_reported(tmp_path: Path) -> None:
    rows = standard_rows([AN])
    an, binh = list(AN[:30]), list(BINH[:30])
    lines = [
        ["", "Chi bộ thôn 1"],
        an,
        [],
        ["", "   "],
        ["II", "Đảng bộ xã Hợp Đức"],
        ["Chi bộ thôn 2"],
        binh,
        STANDARD,
        [f"({index + 1})" for index in range(30)],
        ["", "Cộng: 2 đảng viên"],
        [],
        ["", "", "", "", "Hiệp Hòa, ngày 05 tháng 02 năm 2026"],
        ["", "NGƯỜI LẬP BIỂU", "", "", "T/M BAN THƯỜNG VỤ"],
        ["", "Nguyễn Thị Lập"],
    ]

    found, members = read(write_xlsx(tmp_path / "a.xlsx", [*rows[:7], *lines]))

    assert [number for number, _ in members] == [9, 14]
    assert [(line.row, line.kind) for line in found.skipped] == [
        (7, "numbers"), (8, "group"), (12, "group"), (13, "group"), (15, "heading"), (16, "numbers"), (17, "total"),
        (19, "footer"), (20, "footer"), (21, "footer"),
    ]  # fmt: skip
    assert found.skipped[1].text == "Chi bộ thôn 1"


def test_a_row_that_may_be_a_person_is_never_passed_over(tmp_path: Path) -> None:
    doubtful = [
        ["3", "Lê Văn Lẻ"],
        ["", "Tống Văn Cộng"],
        ["", "", "", "", "Nam", "Kinh"],
        ["", "", "", "", "", "", "", "", "", "024060000009", "", "", "", "24.01.001.01"],
    ]
    rows = standard_rows([AN])[:-1]

    _, members = read(write_xlsx(tmp_path / "a.xlsx", [*rows, *doubtful, list(BINH[:30])]))

    assert [number for number, _ in members] == [8, 9, 10, 11, 12, 13]


def test_more_persons_may_follow_a_subtotal(tmp_path: Path) -> None:
    rows = standard_rows([AN])

    _, members = read(write_xlsx(tmp_path / "a.xlsx", [*rows, ["", "Chi bộ thôn 2"], list(BINH[:30])]))

    assert [number for number, _ in members] == [8, 11]


def test_cells_merged_downwards_say_the_same_of_every_row(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào Đảng", "Mã chi bộ"])
        for number in range(1, 4):
            page.write_row(number, 0, [f"Nguyễn Văn {'ABC'[number - 1]}", "1/2/1960", "Nam", "19/5/1985"])
        page.merge_range(1, 4, 3, 4, "24.01.001.01")

    _, rows = read(file)

    assert [row.cell_code for _, row in rows] == ["24.01.001.01"] * 3


def test_the_sheet_with_the_list_is_found_and_the_others_named(tmp_path: Path) -> None:
    file = write_xlsx(
        tmp_path / "a.xlsx",
        [["Hướng dẫn"], ["Đọc kỹ trước khi ghi"]],
        "Hướng dẫn",
        Register=standard_rows([AN]),
        Cũ=[["x"]],
    )

    found, rows = read(file)

    assert found.page.name == "Register"
    assert found.other_sheets == ["Cũ"]
    assert len(rows) == 1


def test_a_file_without_headings_says_which_it_needs(tmp_path: Path) -> None:
    with pytest.raises(NoHeading, match="Họ và tên khai sinh, Ngày sinh, Giới tính, Ngày vào Đảng, Mã chi bộ"):
        read(write_xlsx(tmp_path / "a.xlsx", [["Đơn xin nghỉ phép"], ["Kính gửi", "ông A"]]))


def test_missing_columns_are_named_with_their_row(tmp_path: Path) -> None:
    with pytest.raises(MissingHeadings, match=r"dòng 2.*Ngày vào Đảng, Mã chi bộ"):
        read(
            write_xlsx(
                tmp_path / "a.xlsx", [[], ["Họ và tên", "Ngày sinh", "Giới tính"], ["Nguyễn Văn An", "1/2/1960", "Nam"]]
            )
        )


def test_a_heading_given_twice_is_named(tmp_path: Path) -> None:
    rows = standard_rows([AN])
    rows[5] = [*STANDARD, "Ngày sinh"]

    with pytest.raises(RepeatedHeading, match=r"Ngày sinh.*cột D và cột AE"):
        read(write_xlsx(tmp_path / "a.xlsx", rows))


def test_an_empty_workbook_is_named_so(tmp_path: Path) -> None:
    with pytest.raises(EmptyWorkbook):
        read(write_xlsx(tmp_path / "a.xlsx", []))


def _million_rows() -> Iterator[bytes]:
    """Yield a register followed by a million formatted rows with formatted empty cells."""
    rows = standard_rows([AN, BINH])
    yield b"".join(row_xml(number, row) for number, row in enumerate(rows, 1))
    for start in range(len(rows) + 1, 1_000_000, 10_000):
        yield b"".join(
            b'<row r="%d" ht="15" customFormat="1"><c r="A%d" s="1"/><c r="B%d" s="1"/></row>'
            % (number, number, number)
            for number in range(start, start + 10_000)
        )


def test_a_million_empty_formatted_rows_end_normally(tmp_path: Path) -> None:
    file = write_parts(tmp_path / "a.xlsx", _million_rows())
    began = time.monotonic()

    _, rows = read(file)

    assert len(rows) == 2
    assert time.monotonic() - began < 30


def test_a_stray_cell_at_the_far_corner_does_no_harm(tmp_path: Path) -> None:
    rows = standard_rows([AN, BINH])
    xml = [row_xml(number, row) for number, row in enumerate(rows, 1)]
    file = write_parts(tmp_path / "a.xlsx", [*xml, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'])

    found, members = read(file)

    assert [(number, row.full_name) for number, row in members] == [(8, "Nguyễn Văn An"), (9, "Trần Thị Bình")]
    assert [(line.row, line.kind) for line in found.skipped] == [(7, "numbers"), (10, "total"), (1048576, "footer")]


def test_a_column_wholly_in_an_old_font_is_noticed(tmp_path: Path) -> None:
    names = [
        "Nguyễn Văn An",
        "Trần Thị Bình",
        "Đỗ Hữu Chí",
        "Lê Đức Dũng",
        "Phạm Thị Hằng",
        "Bùi Xuân Hòa",
        "Vũ Thu Lan",
    ]
    old = [member(full_name=in_tcvn3(name), residence=in_tcvn3("Hà Nội")) for name in names]
    new = [member(full_name=name, residence="Hà Nội") for name in names]

    with open_list(write_xlsx(tmp_path / "old.xlsx", standard_rows(old)), MEMBER_LAYOUT) as found:
        assert found.encodings(frozenset({"full_name"}), name=True) == "tcvn3"
        assert found.encodings(frozenset({"residence"}), name=False) == "tcvn3"
    with open_list(write_xlsx(tmp_path / "new.xlsx", standard_rows(new)), MEMBER_LAYOUT) as found:
        assert found.encodings(frozenset({"full_name"}), name=True) is None
