"""The accepted formats, known by their content."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a file is to a reader; the values are those of `choices.FileKind`, kept free of Django for the sandbox."""

    PDF = "pdf"
    WORD = "word"
    EXCEL = "excel"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Format:
    """One accepted format: its kind, media type, usual endings (the first is given to new names), and its name."""

    kind: Kind
    content_type: str
    endings: tuple[str, ...]
    label: str


_OPEN_XML = "application/vnd.openxmlformats-officedocument"
PDF = Format(Kind.PDF, "application/pdf", ("pdf",), "PDF")
DOCX = Format(Kind.WORD, f"{_OPEN_XML}.wordprocessingml.document", ("docx",), "Word")
XLSX = Format(Kind.EXCEL, f"{_OPEN_XML}.spreadsheetml.sheet", ("xlsx",), "Excel")
DOC = Format(Kind.WORD, "application/msword", ("doc",), "Word 97-2003")
XLS = Format(Kind.EXCEL, "application/vnd.ms-excel", ("xls",), "Excel 97-2003")
JPEG = Format(Kind.PICTURE, "image/jpeg", ("jpg", "jpeg", "jpe", "jfif"), "ảnh JPEG")
PNG = Format(Kind.PICTURE, "image/png", ("png",), "ảnh PNG")
WEBP = Format(Kind.PICTURE, "image/webp", ("webp",), "ảnh WebP")
PICTURES = {"JPEG": JPEG, "PNG": PNG, "WEBP": WEBP}
FORMATS = {found.content_type: found for found in (PDF, DOCX, XLSX, DOC, XLS, JPEG, PNG, WEBP)}
PICTURE_ENDINGS = frozenset(ending for found in PICTURES.values() for ending in found.endings)


class Family(StrEnum):
    """What the first bytes of a file say."""

    PDF = "pdf"
    ZIP = "zip"
    OLE = "ole"
    PICTURE = "picture"
    UNKNOWN = "unknown"


# Readers accept a PDF head within the first kilobyte; we ask for it at the start, after white space or a byte order mark.
_PDF_HEAD = b"%PDF-"
_LEADING = b"\xef\xbb\xbf \t\r\n"
_HEADS = (
    (b"PK\x03\x04", Family.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Family.OLE),
    (b"\xff\xd8\xff", Family.PICTURE),
    (b"\x89PNG\r\n\x1a\n", Family.PICTURE),
)


def family_of(content: bytes) -> Family:
    """Return what the first bytes say."""
    if content.lstrip(_LEADING).startswith(_PDF_HEAD):
        return Family.PDF
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Family.PICTURE
    return next((family for head, family in _HEADS if content.startswith(head)), Family.UNKNOWN)
