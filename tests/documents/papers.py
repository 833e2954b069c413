"""One invented paper that the layout tests know, and how to read it back from both files."""

import datetime as dt
import io
from collections import Counter
from collections.abc import Iterator

import docx
import pypdfium2
from docx.oxml.ns import qn

from sotay.documents.layout import (
    Bullet,
    Column,
    Heading,
    OfficialPaper,
    Paragraph,
    Recipients,
    SignatureBlock,
    Table,
)

RESULTS = Table(
    columns=(Column("TT", 1, "center"), Column("Nhiệm vụ", 6), Column("Tình trạng", 3, "center"), Column("Kết quả", 4)),
    rows=(
        ("1", "Vận động hiến đất làm đường", "Hoàn thành", "12/12 hộ"),
        ("2", "Thu đảng phí quý I", "Đang làm", "85 %"),
    ),
)
RESOLUTION = OfficialPaper(
    superior_body="Đảng bộ xã Tuy Lộc",
    issuing_body="Chi bộ thôn Ảng",
    symbol="NQ/CB",
    number=5,
    place="Tuy Lộc",
    dated_on=dt.date(2026, 2, 5),
    type_name="Nghị quyết",
    summary="lãnh đạo thực hiện nhiệm vụ tháng 02 năm 2026",
    body=(
        Paragraph("Chi bộ có 26 đảng viên, có mặt 24 đồng chí."),
        Paragraph("đồng chí Nguyễn Văn Ửng, Bí thư Chi bộ.", lead="Chủ trì:"),
        Heading("ĐÁNH GIÁ KẾT QUẢ THÁNG 01"),
        Heading("Kết quả thực hiện nghị quyết", level=2),
        RESULTS,
        Heading("Ưu điểm", level=2),
        Bullet("Tư tưởng ổn định."),
        Bullet("Nhất trí cao.", level=2),
        Heading("PHƯƠNG HƯỚNG THÁNG 02"),
        Heading("Phân công", level=2),
        Paragraph("Nghị quyết được 24/24 đồng chí biểu quyết thông qua.", italic=True),
    ),
    signatures=(SignatureBlock("Bí thư", "Nguyễn Văn Ửng", on_behalf="T/M Chi bộ"),),
    recipients=Recipients(("Đảng ủy xã Tuy Lộc (b/c)", "Đảng viên trong Chi bộ;")),
)


def small_paper(*body: object, **changes: object) -> OfficialPaper:
    """Return a paper of one page with the given body."""
    facts: dict[str, object] = {
        "issuing_body": "Chi bộ thôn Ảng",
        "place": "Tuy Lộc",
        "type_name": "Biên bản",
        "body": body,
    }
    return OfficialPaper(**(facts | changes))  # type: ignore[arg-type]


def word_lines(content: bytes) -> list[str]:
    """Return the paragraphs of a Word file in reading order, those of tables included."""
    body = docx.Document(io.BytesIO(content)).element.body
    return [text for text in (_text(paragraph) for paragraph in body.iter(qn("w:p"))) if text]


def _text(paragraph: object) -> str:
    """Return the text of one paragraph element."""
    return "".join(_pieces(paragraph))


def _pieces(paragraph: object) -> Iterator[str]:
    for element in paragraph.iter(qn("w:t"), qn("w:br")):  # type: ignore[attr-defined]
        yield "\n" if element.tag == qn("w:br") else element.text or ""


def pdf_pages(content: bytes) -> list[str]:
    """Return the text of each page of a PDF file."""
    with pypdfium2.PdfDocument(content) as document:
        pages = []
        for page in document:
            textpage = page.get_textpage()
            pages.append(textpage.get_text_range())
            textpage.close()
            page.close()
        return pages


def letters(text: str) -> Counter[str]:
    """Count the letters of a text, without spaces of any kind."""
    return Counter(squeezed(text))


def squeezed(text: str) -> str:
    """Return a text without spaces of any kind, hyphens as they were typed."""
    return "".join(letter for letter in text.replace("\x02", "-") if not letter.isspace() and letter != "\u200b")
