"""Three documents as a month's meeting has them: a report and a draft in Word, a directive in PDF; made anew each time."""

import io

import docx
import typst
from django.core.files.uploadedfile import SimpleUploadedFile

_SENTENCE = (
    "Chi bộ lãnh đạo nhân dân thực hiện tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước; vận động các hộ "
    "tham gia xây dựng nông thôn mới, giữ gìn vệ sinh môi trường, bảo đảm an ninh trật tự trên địa bàn thôn. "
)


def three_documents() -> list[SimpleUploadedFile]:
    """Return the files: about six, four and eight pages."""
    return [
        SimpleUploadedFile("bao-cao-thang.docx", _word("Báo cáo kết quả lãnh đạo", 40)),
        SimpleUploadedFile("du-thao-nghi-quyet.docx", _word("Dự thảo nghị quyết", 25)),
        SimpleUploadedFile("chi-thi.pdf", _pdf("Chỉ thị về công tác vận động quần chúng", 60)),
    ]


def _word(title: str, paragraphs: int) -> bytes:
    """Return a Word file."""
    paper = docx.Document()
    paper.add_heading(title, 1)
    for number in range(1, paragraphs + 1):
        paper.add_paragraph(f"{number}. {_SENTENCE * 2}")
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def _pdf(title: str, paragraphs: int) -> bytes:
    """Return a PDF with its letters inside."""
    text = "\n\n".join(f"{number}\\. {_SENTENCE * 2}" for number in range(1, paragraphs + 1))
    return bytes(typst.compile(f"= {title}\n\n{text}".encode()))
