import dataclasses
import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from sotay.documents.layout import Appendix, CheckMark, Paragraph, SignatureBlock, to_docx
from sotay.documents.layout.text import lines
from tests.documents.papers import RESOLUTION, small_paper, word_lines


@pytest.fixture(scope="module")
def document():
    return docx.Document(io.BytesIO(to_docx(RESOLUTION)))


def test_paper_reads_as_it_should():
    assert word_lines(to_docx(RESOLUTION)) == [
        "ĐẢNG BỘ XÃ TUY LỘC",
        "CHI BỘ THÔN ẢNG",
        "*",
        "Số 05-NQ/CB",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Tuy Lộc, ngày 05 tháng 02 năm 2026",
        "NGHỊ QUYẾT",
        "lãnh đạo thực hiện nhiệm vụ tháng 02 năm 2026",
        "-----",
        "Chi bộ có 26 đảng viên, có mặt 24 đồng chí.",
        "Chủ trì: đồng chí Nguyễn Văn Ửng, Bí thư Chi bộ.",
        "I. ĐÁNH GIÁ KẾT QUẢ THÁNG 01",
        "1. Kết quả thực hiện nghị quyết",
        "TT",
        "Nhiệm vụ",
        "Tình trạng",
        "Kết quả",
        "1",
        "Vận động hiến đất làm đường",
        "Hoàn thành",
        "12/12 hộ",
        "2",
        "Thu đảng phí quý I",
        "Đang làm",
        "85 %",
        "2. Ưu điểm",
        "- Tư tưởng ổn định.",
        "+ Nhất trí cao.",
        "II. PHƯƠNG HƯỚNG THÁNG 02",
        "1. Phân công",
        "Nghị quyết được 24/24 đồng chí biểu quyết thông qua.",
        "Nơi nhận:",
        "- Đảng ủy xã Tuy Lộc (b/c),",
        "- Đảng viên trong Chi bộ,",
        "- Lưu Chi bộ.",
        "T/M CHI BỘ",
        "BÍ THƯ",
        "Nguyễn Văn Ửng",
    ]


def test_page_is_a4_with_the_official_margins(document):
    section = document.sections[0]

    assert (millimetres(section.page_width), millimetres(section.page_height)) == (210, 297)
    assert (millimetres(section.top_margin), millimetres(section.bottom_margin)) == (20, 20)
    assert (millimetres(section.left_margin), millimetres(section.right_margin)) == (30, 15)


def test_page_number_begins_on_the_second_page(document):
    section = document.sections[0]

    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous
    assert section.header.paragraphs[0]._element.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"


def test_every_style_in_use_names_the_official_typeface(document):
    used = {paragraph.style.name for paragraph in document.paragraphs} | {"Normal"}

    for name in used:
        fonts = document.styles[name].element.rPr.rFonts
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
        assert fonts.get(qn("w:asciiTheme")) is None


def test_body_has_the_official_measures(document):
    body = document.styles["Body Text"]

    assert body.font.size == Pt(14)
    assert body.paragraph_format.line_spacing == Pt(19)
    assert millimetres(body.paragraph_format.first_line_indent) == 10


def test_sizes_of_the_head(document):
    left, right = document.tables[0].rows[0].cells
    sizes = {
        paragraph.text: (paragraph.runs[0].font.size, bool(paragraph.runs[0].bold), bool(paragraph.runs[0].italic))
        for cell in (left, right)
        for paragraph in cell.paragraphs
        if paragraph.text
    }

    assert sizes["ĐẢNG BỘ XÃ TUY LỘC"] == (Pt(14), False, False)
    assert sizes["CHI BỘ THÔN ẢNG"] == (Pt(14), True, False)
    assert sizes["Số 05-NQ/CB"] == (Pt(14), False, False)
    assert sizes["ĐẢNG CỘNG SẢN VIỆT NAM"] == (Pt(15), True, False)
    assert sizes["Tuy Lộc, ngày 05 tháng 02 năm 2026"] == (Pt(14), False, True)


def test_head_table_has_no_lines_and_the_title_has_one_below(document):
    head = document.tables[0]

    assert head.style.name == "Normal Table"
    assert head._element.find(f".//{qn('w:tblBorders')}") is None
    assert [len(cell._element.findall(f".//{qn('w:pBdr')}/{qn('w:top')}")) for cell in head.rows[0].cells] == [0, 1]


def test_parts_stand_in_the_order_that_word_demands(document):
    order = ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "pBdr", "spacing", "ind", "jc"]

    for properties in document.element.body.iter(qn("w:pPr")):
        places = [order.index(child.tag.split("}")[1]) for child in properties]
        assert places == sorted(places)


def test_heading_row_is_repeated(document):
    assert document.tables[1].rows[0]._element.find(f".//{qn('w:tblHeader')}") is not None


def test_draft_mark_stands_below_the_number():
    found = word_lines(to_docx(dataclasses.replace(RESOLUTION, is_draft=True)))

    assert found[found.index("Số 05-NQ/CB") + 1] == "DỰ THẢO"


def test_minutes_have_two_signatures_side_by_side():
    signatures = (SignatureBlock("Thư ký", "Lò Thị Ế", note="Đã xác nhận"), SignatureBlock("Chủ trì", "Ma Phúc Hà"))
    document = docx.Document(io.BytesIO(to_docx(small_paper(Paragraph("Hết."), signatures=signatures))))

    cells = document.tables[-1].rows[0].cells
    assert [cell.text.split() for cell in cells] == [
        ["THƯ", "KÝ", "Đã", "xác", "nhận", "Lò", "Thị", "Ế"],
        ["CHỦ", "TRÌ", "Ma", "Phúc", "Hà"],
    ]


def test_letter_has_its_summary_below_the_number():
    found = word_lines(to_docx(dataclasses.replace(RESOLUTION, type_name="", symbol="CV/CB")))

    assert found[3:5] == ["Số 05-CV/CB", "lãnh đạo thực hiện nhiệm vụ tháng 02 năm 2026"]
    assert "-----" not in found


def test_appendix_begins_on_a_page_of_its_own():
    content = to_docx(small_paper(appendices=(Appendix("Ý kiến", (Paragraph("Một."),)),)))

    document = docx.Document(io.BytesIO(content))
    (label,) = [paragraph for paragraph in document.paragraphs if paragraph.text == "PHỤ LỤC"]
    assert label.paragraph_format.page_break_before


def test_same_paper_gives_the_same_bytes_and_names_no_machine():
    content = to_docx(RESOLUTION)

    assert content == to_docx(RESOLUTION)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "python-docx" not in core
    assert "CHI BỘ THÔN ẢNG" in core
    assert "2026-02-05" in core


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_survives(text):
    found = word_lines(to_docx(small_paper(Paragraph(text))))

    assert found[-len(lines(text)) :] == list(lines(text)) if lines(text) else found[-1] == "-----"


def millimetres(length: Length) -> int:
    return round(length.mm)


def test_a_sealed_paper_carries_its_check():
    check = CheckMark("https://sotay.example.vn/check/abc/", "Quét mã để kiểm tra.")
    content = to_docx(dataclasses.replace(RESOLUTION, check=check))

    assert word_lines(content)[-2:] == ["Quét mã để kiểm tra.", "https://sotay.example.vn/check/abc/"]
    (picture,) = docx.Document(io.BytesIO(content)).inline_shapes
    assert picture._inline.docPr.get("descr") == "Mã QR kiểm tra văn bản"
    assert to_docx(dataclasses.replace(RESOLUTION, check=check)) == content
