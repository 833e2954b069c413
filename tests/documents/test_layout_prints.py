import pypdfium2

from sotay.documents.layout import Column, ListPrint, Slip, list_pdf, slips_pdf
from tests.documents.papers import pdf_pages, squeezed

SLIP = Slip(
    unit_name="Chi bộ thôn Ảng, Đảng bộ xã Tuy Lộc",
    member_name="Lò Thị Ế",
    login="tuyloc-017",
    pin="482 913",
    address="sotay.tinh.example",
    activation_url="https://sotay.tinh.example/kich-hoat/ABC",
    valid_until="30/11/2026",
)


def test_page_of_a4_holds_eight_slips():
    assert len(pdf_pages(slips_pdf([SLIP] * 8))) == 1
    assert len(pdf_pages(slips_pdf([SLIP] * 9))) == 2


def test_slip_says_all_that_the_member_needs():
    (page,) = pdf_pages(slips_pdf([SLIP]))

    for words in (SLIP.unit_name, SLIP.member_name, SLIP.login, SLIP.pin, SLIP.address, "đến hết 30/11/2026"):
        assert squeezed(words) in squeezed(page)


def test_no_slips_still_make_a_file():
    assert slips_pdf([]).startswith(b"%PDF")


def test_list_repeats_its_heading_and_counts_its_pages():
    rows = tuple((str(number), f"Lò Văn Ế {number}") for number in range(100))
    printed = ListPrint(
        body_name="Đảng ủy xã",
        title="DANH SÁCH",
        columns=(Column("TT"), Column("Họ và tên", 5)),
        rows=rows,
        notes="Hết.",
    )

    pages = pdf_pages(list_pdf(printed))

    assert len(pages) > 2
    assert all("Họ và tên" in page for page in pages)
    assert f"Trang 2/{len(pages)}" in pages[1]
    assert squeezed("Lò Văn Ế 99") in squeezed(pages[-1])


def test_list_stands_across():
    content = list_pdf(ListPrint(title="DANH SÁCH", columns=(Column("TT"),), rows=()))

    with pypdfium2.PdfDocument(content) as document:
        width, height = document.get_page_size(0)
    assert width > height
