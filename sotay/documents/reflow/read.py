"""Read a document by its kind; meant to run in the sandbox. Only the reader it needs is loaded."""

from sotay.documents.intake.formats import Family, Kind, family_of
from sotay.documents.reflow.blocks import ReflowedText, TextBlock
from sotay.documents.reflow.limits import ReadLimits

OLD_WORD = "Tệp Word 97-2003 (.doc) chỉ đọc được khi mở tệp gốc. Lần sau đồng chí lưu dạng .docx hoặc PDF để đọc trên điện thoại."

UNREADABLE = "Không đọc được chữ trong tệp này. Đồng chí mở tệp gốc để xem."


def read_or_say_why(content: bytes, kind: Kind, limits: ReadLimits) -> ReflowedText:
    """Return the text of a document; readers fail on damaged files in ways of their own, then a notice says so."""
    try:
        return read(content, kind, limits)
    except Exception:  # noqa: BLE001 -- three foreign readers, each with its own errors; the original file remains
        return ReflowedText((TextBlock("notice", UNREADABLE),))


def read(content: bytes, kind: Kind, limits: ReadLimits) -> ReflowedText:
    """Return the text of a document as blocks; a picture has none."""
    match kind:
        case Kind.PDF:
            from sotay.documents.reflow.pdf_read import read_pdf  # see above

            return read_pdf(content, limits)
        case Kind.WORD if family_of(content) is Family.OLE:
            return ReflowedText((TextBlock("notice", OLD_WORD),))
        case Kind.WORD:
            from sotay.documents.reflow.word_read import read_word  # see above

            return read_word(content, limits)
        case Kind.EXCEL:
            from sotay.documents.reflow.sheet_read import read_sheets  # see above

            return read_sheets(content, limits)
        case Kind.PICTURE:
            return ReflowedText()


def head_lines(content: bytes, kind: Kind) -> list[str]:
    """Return the first lines of a document, where a stamp would stand."""
    match kind:
        case Kind.PDF:
            from sotay.documents.reflow.pdf_read import head_lines_of_pdf  # see above

            return head_lines_of_pdf(content)
        case Kind.WORD if family_of(content) is Family.OLE:
            from sotay.documents.intake.old_office import old_head_lines  # see above

            return old_head_lines(content)
        case Kind.WORD:
            from sotay.documents.reflow.word_read import head_lines_of_word  # see above

            return head_lines_of_word(content)
        case Kind.EXCEL:
            from sotay.documents.reflow.sheet_read import head_lines_of_sheets  # see above

            return head_lines_of_sheets(content)
        case Kind.PICTURE:
            return []
