"""The official layout of Party papers: one model of a paper, two renderers (Word and PDF)."""

from sotay.documents.layout.lists import ListPrint, list_pdf
from sotay.documents.layout.paper import (
    Appendix,
    Block,
    Bullet,
    CheckMark,
    Column,
    Heading,
    OfficialPaper,
    Paragraph,
    Recipients,
    SignatureBlock,
    Table,
)
from sotay.documents.layout.pdf import to_pdf
from sotay.documents.layout.slips import Slip, slips_pdf
from sotay.documents.layout.text import blocks_from_text
from sotay.documents.layout.word import to_docx

__all__ = [
    "Appendix",
    "Block",
    "Bullet",
    "CheckMark",
    "Column",
    "Heading",
    "ListPrint",
    "OfficialPaper",
    "Paragraph",
    "Recipients",
    "SignatureBlock",
    "Slip",
    "Table",
    "blocks_from_text",
    "list_pdf",
    "slips_pdf",
    "to_docx",
    "to_pdf",
]
