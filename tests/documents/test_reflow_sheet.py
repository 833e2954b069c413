import datetime as dt
import io

import xlsxwriter

from sotay.documents.reflow.limits import ReadLimits
from sotay.documents.reflow.sheet_read import head_lines_of_sheets, read_sheets
from tests.documents import uploads

LIMITS = ReadLimits()


def test_sheet_becomes_a_table_with_its_name():
    read = read_sheets(
        uploads.sheet_file(("TT", "Họ và tên", ""), (1, "Lò Thị Ế", ""), ("", "", ""), (2, "Ma Phúc Hà", "")), LIMITS
    )

    assert [(block.kind, block.text) for block in read.blocks] == [("sheet", "Danh sách"), ("table", "")]
    assert read.blocks[1].rows == (("TT", "Họ và tên"), ("1", "Lò Thị Ế"), ("2", "Ma Phúc Hà"))
    assert "Lò Thị Ế" in read.text


def test_values_are_written_as_people_write_them():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        day, moment = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet.write_datetime(0, 0, dt.datetime(2026, 2, 5), day)  # noqa: DTZ001 -- Excel has no zones
        sheet.write_datetime(0, 1, dt.datetime(2026, 2, 5, 19, 30), moment)  # noqa: DTZ001 -- Excel has no zones
        sheet.write_row(0, 2, [4130, 1234.5, 0.1 + 0.2, True, "  hai   dòng "])

    assert read_sheets(out.getvalue(), LIMITS).blocks[1].rows == (
        ("05/02/2026", "05/02/2026 19:30", "4130", "1.234,5", "0,3", "Có", "hai dòng"),
    )


def test_long_sheet_says_how_many_rows_are_not_shown():
    rows = [(number, "x" * 900) for number in range(1000)]

    read = read_sheets(uploads.sheet_file(*rows), LIMITS)

    assert (len(read.blocks[1].rows), read.blocks[1].hidden_rows) == (200, 800)
    assert len(read.blocks[1].rows[0][1]) == 500


def test_wide_sheet_and_many_sheets_are_cut():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for number in range(12):
            book.add_worksheet(f"Tờ {number}").write_row(0, 0, ["x"] * 50)

    read = read_sheets(out.getvalue(), LIMITS)

    assert len([block for block in read.blocks if block.kind == "sheet"]) == 10
    assert len(read.blocks[1].rows[0]) == 20
    assert read.is_cut


def test_hidden_sheet_is_not_shown():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet("Thấy").write(0, 0, "có")
        hidden = book.add_worksheet("Ẩn")
        hidden.write(0, 0, "không")
        hidden.hide()

    assert "không" not in read_sheets(out.getvalue(), LIMITS).text


def test_empty_workbook_has_no_blocks():
    out = io.BytesIO()
    xlsxwriter.Workbook(out, {"in_memory": True}).close()

    assert read_sheets(out.getvalue(), LIMITS).blocks == ()


def test_head_lines_hold_printed_heads_and_text_boxes():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.set_header('&L&"Times,Bold"&14TỐI MẬT&RTrang &P')
        sheet.insert_textbox(0, 0, "Trong khung")
        sheet.write(0, 0, "Ô đầu")

    found = head_lines_of_sheets(out.getvalue())

    assert {"TỐI MẬT", "Trong khung", "Ô đầu"} <= set(found)
