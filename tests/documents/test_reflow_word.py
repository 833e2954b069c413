import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from sotay.core.text import clean
from sotay.documents.layout import to_docx
from sotay.documents.reflow.limits import ReadLimits
from sotay.documents.reflow.word_read import head_lines_of_word, read_word
from tests.documents import uploads
from tests.documents.papers import RESOLUTION

LIMITS = ReadLimits()
NUMBERED = f"""<w:numbering {nsdecls("w")}>
  <w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2)"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
    <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num>
</w:numbering>"""


def blocks_of(document):
    out = io.BytesIO()
    document.save(out)
    return read_word(out.getvalue(), LIMITS).blocks


def told(blocks):
    return [(block.kind, block.marker, block.text) for block in blocks]


def test_our_own_paper_reads_as_it_was_written():
    blocks = read_word(to_docx(RESOLUTION), LIMITS).blocks

    assert [block.text for block in blocks if block.kind == "heading"][:5] == [
        "ĐẢNG BỘ XÃ TUY LỘC",
        "CHI BỘ THÔN ẢNG",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "NGHỊ QUYẾT",
        "I. ĐÁNH GIÁ KẾT QUẢ THÁNG 01",
    ]
    (table,) = [block for block in blocks if block.kind == "table"]
    assert table.rows[1] == ("1", "Vận động hiến đất làm đường", "Hoàn thành", "12/12 hộ")


def test_styles_make_headings_and_typed_dashes_make_items():
    document = docx.Document()
    document.add_heading("Báo cáo", level=0)
    document.add_heading("Phần một", level=1)
    document.add_heading("Mục nhỏ", level=5)
    document.add_paragraph("- việc một")
    document.add_paragraph("Bình thường")

    assert [(block.kind, block.level, block.text) for block in blocks_of(document)] == [
        ("heading", 1, "Báo cáo"),
        ("heading", 1, "Phần một"),
        ("heading", 3, "Mục nhỏ"),
        ("item", 1, "việc một"),
        ("paragraph", 0, "Bình thường"),
    ]


def test_bold_numbered_line_is_a_heading():
    document = docx.Document()
    document.add_paragraph().add_run("1. Công tác tư tưởng").bold = True
    document.add_paragraph().add_run("Chữ đậm thường").bold = True

    assert told(blocks_of(document)) == [("heading", "", "1. Công tác tư tưởng"), ("paragraph", "", "Chữ đậm thường")]


def test_lists_are_counted_as_word_counts_them():
    document = docx.Document()
    for part in document.part.rels.values():
        if part.reltype.endswith("/numbering"):
            part.target_part._element = parse_xml(NUMBERED)
    for depth, text in [(0, "Một"), (1, "a"), (1, "b"), (2, "x"), (2, "y"), (3, "z"), (0, "Hai"), (1, "c")]:
        properties = document.add_paragraph(text)._element.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="5"/></w:numPr>'))

    assert [block.marker for block in blocks_of(document)] == ["I.", "I.1)", "I.2)", "c)", "d)", "-", "II.", "II.1)"]


def test_insertions_are_read_and_deletions_are_not():
    document = docx.Document()
    paragraph = document.add_paragraph("Chi bộ ")._element
    paragraph.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="A"><w:r><w:t>nhất trí</w:t></w:r></w:ins>'))
    paragraph.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="2" w:author="A"><w:r><w:delText>phản đối</w:delText></w:r></w:del>')
    )

    assert told(blocks_of(document)) == [("paragraph", "", "Chi bộ nhất trí")]


def test_text_boxes_are_read_once():
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>"
    document.add_paragraph("Ngoài khung")._element.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
            f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )

    assert told(blocks_of(document)) == [("paragraph", "", "Ngoài khung"), ("paragraph", "", "Trong khung")]


def test_table_with_lines_is_a_table_and_long_ones_are_cut():
    document = docx.Document()
    table = document.add_table(rows=250, cols=2, style="Table Grid")
    for number, row in enumerate(table.rows):
        row.cells[0].text, row.cells[1].text = str(number), "Việc\nhai dòng"

    (block,) = blocks_of(document)

    assert (block.kind, len(block.rows), block.hidden_rows) == ("table", 200, 50)
    assert block.rows[0] == ("0", "Việc hai dòng")


def test_old_encoding_is_made_readable():
    document = docx.Document()
    for text in (
        "Chi bé ®· häp vµ th¶o luËn",
        "®ång chÝ bÝ th­ chi bé",
        "nghÞ quyÕt th¸ng n¨m",
        "c¸c ®¶ng viªn",
        "kÕt qu¶ thùc hiÖn",
    ):
        document.add_paragraph(text)

    assert [block.text for block in blocks_of(document)] == [
        "Chi bộ đã họp và thảo luận",
        "đồng chí bí thư chi bộ",
        "nghị quyết tháng năm",
        "các đảng viên",
        "kết quả thực hiện",
    ]


def test_head_lines_hold_running_heads():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    document.add_paragraph("Dòng một\nDòng hai")
    out = io.BytesIO()
    document.save(out)

    assert head_lines_of_word(out.getvalue())[:3] == ["Đầu trang", "Dòng một", "Dòng hai"]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=80))
def test_words_are_never_lost(text):
    read = read_word(uploads.word_file(f"Đoạn: {text}"), LIMITS)

    assert clean(read.text).split()[:1] == ["Đoạn:"]
    assert "".join(clean(f"Đoạn: {text}").split()) == "".join(clean(read.text).split())
