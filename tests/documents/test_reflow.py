import pytest
from django.template import Context, Engine

from sotay.documents.intake import Kind
from sotay.documents.layout import to_pdf
from sotay.documents.reflow import UNREADABLE, ReadLimits, ReflowedText, TextBlock, blocks_from_data, reflow
from sotay.documents.reflow.read import OLD_WORD
from sotay.documents.reflow.signs import heading_level, is_page_number, split_item
from tests.documents import uploads
from tests.documents.papers import RESOLUTION

BLOCKS = (
    TextBlock("heading", "BÁO CÁO", level=1),
    TextBlock("item", "việc <một> & hai", marker="a)", level=1),
    TextBlock("paragraph", "<script>alert(1)</script> {{ x }}"),
    TextBlock("page", "2"),
    TextBlock("sheet", "Tờ 1"),
    TextBlock("table", rows=(("TT", "Tên"), ("1", "<b>An</b>")), hidden_rows=7),
    TextBlock("notice", "Tệp này là bản chụp."),
)


def test_document_is_read_in_the_sandbox(tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(to_pdf(RESOLUTION))

    read = reflow(file, "pdf")

    assert read == reflow(file.read_bytes(), Kind.PDF)
    assert "Nghị quyết được 24/24 đồng chí biểu quyết thông qua." in read.text


@pytest.mark.parametrize("kind", ["pdf", "word", "excel"])
def test_file_that_cannot_be_read_says_so(kind):
    assert reflow(b"\x00hong", kind).blocks == (TextBlock("notice", UNREADABLE),)


def test_reading_has_an_end_in_time():
    assert reflow(uploads.pdf_file(), "pdf", ReadLimits(memory_bytes=1 << 20)).blocks[0].text == UNREADABLE


def test_picture_has_no_text_and_an_old_word_file_says_why():
    assert reflow(uploads.picture_file(), "picture") == ReflowedText()
    assert reflow(uploads.ole_file({"WordDocument": b"x"}), "word").blocks == (TextBlock("notice", OLD_WORD),)


def test_blocks_survive_the_way_through_json():
    assert blocks_from_data(ReflowedText(BLOCKS).as_data()) == BLOCKS
    assert ReflowedText(BLOCKS).as_data()[3] == {"kind": "page", "text": "2"}


def test_text_for_search_has_all_words_and_no_page_marks():
    assert ReflowedText(BLOCKS).text.split("\n") == [
        "BÁO CÁO",
        "việc <một> & hai",
        "<script>alert(1)</script> {{ x }}",
        "Tờ 1",
        "TT Tên",
        "1 <b>An</b>",
    ]


@pytest.mark.parametrize("blocks", [BLOCKS, ReflowedText(BLOCKS).as_data()])
def test_page_shows_every_block_and_escapes_all(blocks):
    import sotay.documents

    engine = Engine(dirs=[f"{sotay.documents.__path__[0]}/templates"])

    page = engine.get_template("documents/_reflow.html").render(Context({"blocks": blocks}))

    assert "<h3>BÁO CÁO</h3>" in page
    assert "việc &lt;một&gt; &amp; hai" in page
    assert "<script" not in page
    assert '<th scope="col">Tên</th>' in page
    assert "<td>&lt;b&gt;An&lt;/b&gt;</td>" in page
    assert "Còn 7 dòng" in page
    assert "Trang 2" in page


@pytest.mark.parametrize(
    ("text", "bold", "level"),
    [
        ("BÁO CÁO", False, 1),
        ("I. ĐÁNH GIÁ", False, 2),
        ("II- Phương hướng", True, 2),
        ("1. Tư tưởng", True, 3),
        ("1. Tư tưởng", False, 0),
        ("Điều 5. Nhiệm kỳ", True, 3),
        ("Bình thường", True, 0),
        ("A" * 200, True, 0),
        ("NQ", False, 0),
    ],
)
def test_headings_are_known_by_their_signs(text, bold, level):
    assert heading_level(text, stands_out=bold) == level


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("- việc", ("-", "việc")),
        ("đ) mục", ("đ)", "mục")),
        ("• một", ("•", "một")),
        ("-5 độ", None),
        ("(1) a", ("(1)", "a")),
    ],
)
def test_items_are_known_by_their_markers(text, item):
    assert split_item(text) == item


@pytest.mark.parametrize(("text", "is_number"), [("2", True), ("- 12 -", True), ("Trang 2/5", True), ("2 việc", False)])
def test_page_numbers_are_known(text, is_number):
    assert is_page_number(text) is is_number
