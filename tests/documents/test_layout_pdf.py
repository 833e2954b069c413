import dataclasses
import io
import threading

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotay.documents.layout import (
    Appendix,
    CheckMark,
    Column,
    Heading,
    Paragraph,
    SignatureBlock,
    Table,
    to_docx,
    to_pdf,
)
from tests.documents.papers import RESOLUTION, letters, pdf_pages, small_paper, squeezed, word_lines

VOWELS = "aăâeêioôơuưy"
VIETNAMESE = "".join(
    letter
    for vowel in VOWELS
    for letter in {
        "a": "aàảãáạ", "ă": "ăằẳẵắặ", "â": "âầẩẫấậ", "e": "eèẻẽéẹ", "ê": "êềểễếệ", "i": "iìỉĩíị",
        "o": "oòỏõóọ", "ô": "ôồổỗốộ", "ơ": "ơờởỡớợ", "u": "uùủũúụ", "ư": "ưừửữứự", "y": "yỳỷỹýỵ",
    }[vowel]
) + "đ"  # fmt: skip


def test_both_files_say_the_same():
    word, (page,) = word_lines(to_docx(RESOLUTION)), pdf_pages(to_pdf(RESOLUTION))

    for line in word:
        assert squeezed(line) in squeezed(page), line
    assert letters("".join(word)) == letters(page)


def test_body_keeps_its_order():
    (page,) = pdf_pages(to_pdf(RESOLUTION))
    text = squeezed(page)
    body = [squeezed(line) for line in word_lines(to_docx(RESOLUTION))[6:31]]

    place = 0
    for line in body:
        place = text.index(line, place) + len(line)


@pytest.mark.parametrize("style", ["text", "lead", "italic", "heading"])
def test_every_vietnamese_letter_has_a_shape_in_every_style(style):
    words = " ".join([VIETNAMESE[start : start + 8] for start in range(0, len(VIETNAMESE), 8)])
    both = f"{words} {words.upper()} “ ” – … ≥ ≤ × ° ½"
    block = Heading(both) if style == "heading" else Paragraph(
        both if style != "lead" else "hết", lead=both if style == "lead" else "", italic=style == "italic"
    )  # fmt: skip

    content = to_pdf(small_paper(block))

    assert is_archive(content)  # the archive standard refuses a letter without a shape
    assert squeezed(both) in squeezed(pdf_pages(content)[0])


def test_paper_is_fit_for_the_archive_and_tagged():
    content = to_pdf(RESOLUTION)

    assert is_archive(content)
    with pikepdf.open(io.BytesIO(content)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "vi"
        assert document.docinfo["/Title"] == "NGHỊ QUYẾT lãnh đạo thực hiện nhiệm vụ tháng 02 năm 2026"


def test_letter_without_a_shape_gives_a_plain_file_instead_of_an_error():
    content = to_pdf(small_paper(Paragraph("Nhất trí 🙂 ạ")))

    assert not is_archive(content)
    assert "Nhất trí" in pdf_pages(content)[0]


def test_markup_in_a_text_is_only_text():
    evil = '#read("/etc/passwd") $x$ *đậm* <b>& \\u{41} #set page(width: 1cm) // @ref `mã` [x](y) = tiêu đề'

    (page,) = pdf_pages(to_pdf(small_paper(Paragraph(evil), Table((Column(evil),), ((evil,),)))))

    assert squeezed(page).count(squeezed(evil)) == 3


def test_pages_are_numbered_from_the_second_on():
    pages = pdf_pages(to_pdf(small_paper(*[Paragraph(f"Đoạn văn thứ {number}.") for number in range(60)])))

    assert len(pages) == 3
    assert not pages[0].startswith("1")
    assert [page.split()[0] for page in pages[1:]] == ["2", "3"]


def test_heading_row_of_a_long_table_is_repeated():
    rows = tuple((str(number), "Việc") for number in range(80))

    pages = pdf_pages(to_pdf(small_paper(Table((Column("TT"), Column("Nhiệm vụ")), rows))))

    assert len(pages) > 1
    assert all("Nhiệm vụ" in page for page in pages)


def test_signatures_never_stand_alone():
    for count in range(25, 40):
        body = [Paragraph(f"Đoạn {number}.") for number in range(count)]
        pages = pdf_pages(to_pdf(small_paper(*body, signatures=(SignatureBlock("Chủ trì", "Ma Phúc Hà"),))))
        assert "Đoạn" in pages[-1]


def test_long_word_does_not_leave_its_column():
    pages = pdf_pages(to_pdf(small_paper(Table((Column("A"), Column("B")), (("x" * 400, "y"),)))))

    assert squeezed("".join(pages)).count("x") == 400


def test_same_paper_gives_the_same_bytes():
    assert to_pdf(RESOLUTION) == to_pdf(RESOLUTION)


def test_several_appendices_are_counted():
    appendix = Appendix("Ý kiến", (Paragraph("Một."),))

    pages = pdf_pages(to_pdf(dataclasses.replace(RESOLUTION, appendices=(appendix, appendix))))

    assert [page.split("\r\n")[1] for page in pages[1:]] == ["PHỤ LỤC I", "PHỤ LỤC II"]


def test_threads_may_print_at_the_same_time():
    made: list[bytes] = []
    threads = [threading.Thread(target=lambda: made.append(to_pdf(RESOLUTION))) for _ in range(4)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert made == [to_pdf(RESOLUTION)] * 4


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_no_text_stops_the_printing(text):
    paper = small_paper(Paragraph(text, lead=text), Table((Column(text),), ((text,),)), summary=text)

    assert to_pdf(paper).startswith(b"%PDF")


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " .,;:()/%+*#$<>&\\\"'[]{}@`~^=|!?0123456789", max_size=300))
def test_vietnamese_text_survives(text):
    paper = small_paper(Paragraph(text))

    assert letters("".join(pdf_pages(to_pdf(paper)))) == letters("".join(word_lines(to_docx(paper))))


def is_archive(content: bytes) -> bool:
    with pikepdf.open(io.BytesIO(content)) as document, document.open_metadata() as metadata:
        return metadata.get("pdfaid:part") == "2"


def test_a_sealed_paper_carries_its_check():
    check = CheckMark("https://sotay.example.vn/check/abc/", "Quét mã để kiểm tra.")

    text = "".join(pdf_pages(to_pdf(dataclasses.replace(RESOLUTION, check=check))))

    assert squeezed("Quét mã để kiểm tra.") in squeezed(text)
    assert squeezed("https://sotay.example.vn/check/abc/") in squeezed(text)
