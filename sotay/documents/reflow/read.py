"""Read a document by its kind; meant to run in the sandbox."""

from sotay.documents.intake.formats import Family, Kind, family_of
from sotay.documents.intake.old_office import old_head_lines
from sotay.documents.reflow.blocks import ReflowedText, TextBlock
from sotay.documents.reflow.limits import ReadLimits
from sotay.documents.reflow.pdf_read import head_lines_of_pdf, read_pdf
from sotay.documents.reflow.sheet_read import head_lines_of_sheets, read_sheets
from sotay.documents.reflow.word_read import head_lines_of_word, read_word

OLD_WORD = "Tệp Word 97-2003 (.doc) chỉ đọc được khi mở tệp gốc. Lần sau đồng chí lưu dạng .docx hoặc PDF để đọc trên điện thoại."


def read(content: bytes, kind: Kind, limits: ReadLimits) -> ReflowedText:
    """Return the text of a document as blocks; a picture has none."""
    match kind:
        case Kind.PDF:
            return read_pdf(content, limits)
        case Kind.WORD if family_of(content) is Family.OLE:
            return ReflowedText((TextBlock("notice", OLD_WORD),))
        case Kind.WORD:
            return read_word(content, limits)
        case Kind.EXCEL:
            return read_sheets(content, limits)
        case Kind.PICTURE:
            return ReflowedText()


def head_lines(content: bytes, kind: Kind) -> list[str]:
    """Return the first lines of a document, where a stamp would stand."""
    match kind:
        case Kind.PDF:
            return head_lines_of_pdf(content)
        case Kind.WORD if family_of(content) is Family.OLE:
            return old_head_lines(content)
        case Kind.WORD:
            return head_lines_of_word(content)
        case Kind.EXCEL:
            return head_lines_of_sheets(content)
        case Kind.PICTURE:
            return []
