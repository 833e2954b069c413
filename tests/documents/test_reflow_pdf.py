import io
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from sotay.documents.layout import Bullet, Column, Heading, ListPrint, Paragraph, Table, list_pdf, to_pdf
from sotay.documents.reflow.limits import ReadLimits
from sotay.documents.reflow.pdf_lines import Line, column_of, paragraphs_of, without_running_lines
from sotay.documents.reflow.pdf_read import SCANNED, head_lines_of_pdf, read_pdf
from tests.documents.papers import RESOLUTION, small_paper

LIMITS = ReadLimits()
LONG = "Chi bộ đã lãnh đạo cán bộ, đảng viên và Nhân dân thực hiện tốt nhiệm vụ chính trị được giao trong tháng. " * 4


def lines_from(*texts, right=500.0, page=0, **changes):
    facts = {
        "left": 85.0,
        "right": right,
        "size": 14.0,
        "is_bold": False,
        "first_word_width": 30.0,
        "first_word": 0,
        "page": page,
    }
    return [Line(text=text, middle=800.0 - 19 * number, **(facts | changes)) for number, text in enumerate(texts)]


def texts_of(lines):
    return [block.text for _, block in paragraphs_of(lines, column_of(lines))]


def test_resolution_reads_as_it_was_written():
    blocks = read_pdf(to_pdf(RESOLUTION), LIMITS).blocks

    assert [(block.kind, block.text) for block in blocks if block.kind != "table"] == [
        ("heading", "ĐẢNG BỘ XÃ TUY LỘC"),
        ("heading", "CHI BỘ THÔN ẢNG"),
        ("paragraph", "Số 05-NQ/CB"),
        ("heading", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("paragraph", "Tuy Lộc, ngày 05 tháng 02 năm 2026"),
        ("heading", "NGHỊ QUYẾT"),
        ("paragraph", "lãnh đạo thực hiện nhiệm vụ tháng 02 năm 2026"),
        ("paragraph", "Chi bộ có 26 đảng viên, có mặt 24 đồng chí."),
        ("paragraph", "Chủ trì: đồng chí Nguyễn Văn Ửng, Bí thư Chi bộ."),
        ("heading", "I. ĐÁNH GIÁ KẾT QUẢ THÁNG 01"),
        ("heading", "1. Kết quả thực hiện nghị quyết"),
        ("heading", "2. Ưu điểm"),
        ("item", "Tư tưởng ổn định."),
        ("item", "Nhất trí cao."),
        ("heading", "II. PHƯƠNG HƯỚNG THÁNG 02"),
        ("heading", "1. Phân công"),
        ("paragraph", "Nghị quyết được 24/24 đồng chí biểu quyết thông qua."),
        ("paragraph", "Nơi nhận:"),
        ("item", "Đảng ủy xã Tuy Lộc (b/c),"),
        ("item", "Đảng viên trong Chi bộ,"),
        ("item", "Lưu Chi bộ."),
        ("heading", "T/M CHI BỘ"),
        ("heading", "BÍ THƯ"),
        ("paragraph", "Nguyễn Văn Ửng"),
    ]
    (table,) = [block for block in blocks if block.kind == "table"]
    assert table.rows == (
        ("TT", "Nhiệm vụ", "Tình trạng", "Kết quả"),
        ("1", "Vận động hiến đất làm đường", "Hoàn thành", "12/12 hộ"),
        ("2", "Thu đảng phí quý I", "Đang làm", "85 %"),
    )


def test_lines_become_paragraphs_again():
    blocks = read_pdf(to_pdf(small_paper(Paragraph(LONG), Paragraph(LONG), Bullet(LONG), Bullet(LONG))), LIMITS).blocks

    assert [(block.kind, block.text) for block in blocks[-4:]] == [
        ("paragraph", LONG.strip()),
        ("paragraph", LONG.strip()),
        ("item", LONG.strip()),
        ("item", LONG.strip()),
    ]


def test_paragraph_goes_on_over_the_page_and_page_numbers_are_gone():
    body = [Paragraph(f"Đoạn {number}. {LONG}".strip()) for number in range(1, 21)]

    read = read_pdf(to_pdf(small_paper(*body)), LIMITS)

    texts = [block.text for block in read.blocks]
    assert [text for text in texts if text.startswith("Đoạn")] == [block.text for block in body]
    assert [block.text for block in read.blocks if block.kind == "page"] == ["2", "3", "4"]
    assert sum(block.kind == "paragraph" and block.text.isdigit() for block in read.blocks) == 0


def test_table_over_two_pages_is_one_table():
    rows = tuple((str(number), f"Nhiệm vụ thứ {number} của tháng") for number in range(60))

    blocks = read_pdf(
        to_pdf(small_paper(Heading("VIỆC"), Table((Column("TT"), Column("Nhiệm vụ", 6)), rows))), LIMITS
    ).blocks

    (table,) = [block for block in blocks if block.kind == "table"]
    assert table.rows == (("TT", "Nhiệm vụ"), *rows)


def test_printed_list_is_a_table_without_its_running_foot():
    rows = tuple((str(number), f"Lò Văn Ế {number}") for number in range(100))
    content = list_pdf(ListPrint(title="DANH SÁCH", columns=(Column("TT"), Column("Họ và tên", 5)), rows=rows))

    read = read_pdf(content, LIMITS)

    assert [len(block.rows) for block in read.blocks if block.kind == "table"] == [101]
    assert "Trang" not in read.text


def test_scan_says_that_it_has_no_text():
    out = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "PDF")

    read = read_pdf(out.getvalue(), LIMITS)

    assert [(block.kind, block.text) for block in read.blocks] == [("notice", SCANNED)]
    assert read.text == ""


def test_long_document_is_cut_and_says_so():
    content = to_pdf(small_paper(*[Paragraph(LONG)] * 30))

    by_pages = read_pdf(content, ReadLimits(pages=1))
    by_letters = read_pdf(content, ReadLimits(letters=1000))

    assert by_pages.is_cut
    assert by_letters.is_cut
    assert len(by_letters.text) <= 1000
    assert not read_pdf(content, LIMITS).is_cut


def test_running_heads_and_page_numbers_are_dropped():
    head = Line("Đảng ủy xã Tuy Lộc", 85.0, 300.0, 830.0, 12.0, False, 30.0, 0, 0)
    foot = replace(head, text="- 1 -", middle=40.0)
    pages = [
        [
            replace(head, page=page),
            *lines_from("Lời riêng", f"của trang {page}", "hết.", page=page),
            replace(foot, text=f"- {page} -"),
        ]
        for page in range(4)
    ]

    kept = without_running_lines(pages)

    assert [[line.text for line in lines] for lines in kept] == [
        ["Lời riêng", f"của trang {page}", "hết."] for page in range(4)
    ]


def test_last_line_of_the_text_is_no_running_foot():
    pages = [lines_from("Lời riêng", f"của trang {page}", "trong tháng.", page=page) for page in range(4)]

    assert without_running_lines(pages) == pages


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (["Kế hoạch số 12-KH/", "ĐU của Đảng ủy"], ["Kế hoạch số 12-KH/ ĐU của Đảng ủy"]),
        (["theo Nghị quyết số 05-", "NQ/TW của Trung ương"], ["theo Nghị quyết số 05-NQ/TW của Trung ương"]),
        (["tham gia internatio-", "nal hội nghị"], ["tham gia international hội nghị"]),
        (["Một đoạn dài", "- việc một", "- việc hai"], ["Một đoạn dài", "việc một", "việc hai"]),
        (["BÁO CÁO KẾT QUẢ", "THÁNG 5", "Nội dung đầu"], ["BÁO CÁO KẾT QUẢ THÁNG 5", "Nội dung đầu"]),
        (["I. ĐÁNH GIÁ", "Tốt"], ["I. ĐÁNH GIÁ", "Tốt"]),
    ],
)
def test_lines_are_joined_as_a_reader_would(lines, texts):
    assert texts_of(lines_from(*lines)) == texts


def test_short_line_ends_its_paragraph():
    lines = [
        replace(line, right=right)
        for line, right in zip(
            lines_from("Đoạn một dài", "hết ở đây.", "Đoạn hai bắt đầu"), (500.0, 300.0, 500.0), strict=True
        )
    ]

    assert texts_of(lines) == ["Đoạn một dài hết ở đây.", "Đoạn hai bắt đầu"]


def test_head_lines_come_in_the_order_of_the_page():
    found = head_lines_of_pdf(to_pdf(RESOLUTION))

    assert "Số 05-NQ/CB" in found
    assert found.index("CHI BỘ THÔN ẢNG") < found.index("NGHỊ QUYẾT")


def test_pdf_from_another_maker_is_read():
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    out = io.BytesIO()
    document.save(out)
    document.close()

    assert read_pdf(out.getvalue(), LIMITS).blocks[0].kind == "notice"
