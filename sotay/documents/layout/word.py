"""An official paper as a Word file that the person can go on editing."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence

import docx
import segno
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from sotay.documents.layout import word_parts as parts
from sotay.documents.layout.compose import Composed, ComposedAppendix, Line, compose
from sotay.documents.layout.paper import OfficialPaper, SignatureBlock
from sotay.documents.layout.wording import RULE_BELOW_SUMMARY, STAR

_SIDES = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
_TEXT_WIDTH = Mm(210 - 30 - 15)
_LEFT_WIDTH = Mm(75)
_RIGHT_WIDTH = Mm(90)
# The Party's title measures this much in bold 15 pt Times New Roman; the line below is as long.
_TITLE_WIDTH = Mm(73)
_SIGNATURE_ROOM = Mm(24)
_NOTED_ROOM = Mm(10)


def to_docx(paper: OfficialPaper) -> bytes:
    """Return the paper as .docx; the same paper gives the same bytes."""
    composed = compose(paper)
    document = docx.Document()
    _set_page(document)
    parts.set_styles(document)
    _set_properties(document, composed, paper.dated_on)
    _add_head(document, composed)
    _add_title(document, composed)
    _add_lines(document, composed.body)
    _add_foot(document, composed)
    if composed.check_code:
        _add_check(document, composed)
    for appendix in composed.appendices:
        _add_appendix(document, appendix)
    return _packed(document)


def _set_page(document: Document) -> None:
    """Set A4, the margins, and the page number from the second page on."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance, section.footer_distance = Mm(10), Mm(10)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    parts.add_page_number(paragraph)


def _set_properties(document: Document, composed: Composed, day: dt.date | None) -> None:
    """Write who and what into the file's properties, and nothing about the machine."""
    properties = document.core_properties
    moment = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC) if day else parts.EPOCH
    properties.title = " ".join(part for part in (composed.type_name, composed.summary) if part)[:255]
    properties.author = composed.issuing_body[:255]
    properties.last_modified_by = ""
    properties.comments = ""
    properties.language = "vi-VN"
    properties.created = properties.modified = moment


def _add_head(document: Document, composed: Composed) -> None:
    """Add the head: whose paper it is and its number, the Party's title, place and date."""
    left, right = parts.add_grid(document, (_LEFT_WIDTH, _RIGHT_WIDTH))
    if composed.superior_body:
        _centred(left, composed.superior_body, size=14)
    _centred(left, composed.issuing_body, size=14, bold=True)
    _centred(left, STAR, size=14)
    if composed.number:
        _centred(left, composed.number, size=14)
    if composed.summary and not composed.type_name:
        _centred(left, composed.summary, size=12, italic=True)
    if composed.draft:
        _centred(left, composed.draft, size=14, bold=True)
    title = _centred(right, composed.party_title, size=15, bold=True)
    title.paragraph_format.space_after = Pt(0)
    parts.add_line(right.add_paragraph(style="Table Text"), indent=Length((_RIGHT_WIDTH - _TITLE_WIDTH) // 2))
    _centred(right, composed.place_and_date, size=14, italic=True)
    parts.drop_empty_first(left, right)


def _add_title(document: Document, composed: Composed) -> None:
    """Add the name of the type, the summary, and the small rule below."""
    if not composed.type_name:
        _centred(document, "", size=14)
        return
    name = _centred(document, composed.type_name, size=16, bold=True)
    name.paragraph_format.space_before = Pt(14)
    if composed.summary:
        _centred(document, composed.summary, size=14, bold=True)
    rule = _centred(document, RULE_BELOW_SUMMARY, size=14)
    rule.paragraph_format.space_after = Pt(8)


def _add_lines(document: Document, lines: Sequence[Line]) -> None:
    """Add the lines of a body."""
    for line in lines:
        if line.kind == "table":
            _add_table(document, line)
        elif line.kind == "heading":
            document.add_paragraph(line.words, style=f"Heading {line.level}")
        else:
            _add_paragraph(document, line)


def _add_paragraph(document: Document, line: Line) -> None:
    """Add a paragraph or a list item; the dash is typed, as the field does it."""
    paragraph = document.add_paragraph(style="Body Text")
    if line.centered:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.first_line_indent = Mm(0)
    if line.marker:
        paragraph.add_run(f"{line.marker} ")
    if line.lead:
        paragraph.add_run(line.lead + (" " if line.text else "")).bold = True
    if line.text:
        paragraph.add_run(line.text).italic = line.italic or None


def _add_table(document: Document, line: Line) -> None:
    """Add a table whose heading row is repeated on each page."""
    shares = sum(column.share for column in line.columns)
    widths = [int(_TEXT_WIDTH * column.share / shares) for column in line.columns]
    table = parts.new_table(document, rows=1 + len(line.rows), widths=widths, grid=True)
    for place, (column, cell) in enumerate(zip(line.columns, table.rows[0].cells, strict=True)):
        _fill_cell(cell, column.title, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
        for row, values in enumerate(line.rows, start=1):
            _fill_cell(table.cell(row, place), values[place], _SIDES[column.align])
    parts.repeat_heading(table.rows[0])
    parts.add_gap(document)


def _fill_cell(cell: _Cell, text: str, align: WD_ALIGN_PARAGRAPH, *, bold: bool = False) -> None:
    """Write the text of a cell, a line break for each of its lines."""
    paragraph = cell.paragraphs[0]
    paragraph.style = "Table Text"
    paragraph.alignment = align
    paragraph.add_run(text).bold = bold or None


def _add_foot(document: Document, composed: Composed) -> None:
    """Add recipients and signatures; what belongs together stays on one page."""
    signatures, has_recipients = composed.signatures, bool(composed.recipients)
    if not signatures and not has_recipients:
        return
    parts.tie_last_paragraph(document)
    document.add_paragraph(style="Table Text").paragraph_format.keep_with_next = True
    beside = len(signatures) <= 1
    columns = 2 if beside else len(signatures)
    cells = parts.add_grid(document, [_TEXT_WIDTH // columns] * columns)
    for cell, block in zip(cells[-len(signatures) :] if signatures else (), signatures, strict=True):
        _add_signature(cell, block)
    if has_recipients and beside:
        _add_recipients(cells[0], composed)
    parts.drop_empty_first(*cells)
    parts.keep_together(cells)
    if has_recipients and not beside:
        _add_recipients(document, composed)


def _add_recipients(target: Document | _Cell, composed: Composed) -> None:
    """Add the list of those who receive the paper."""
    title = target.add_paragraph(style="Table Text")
    run = title.add_run(composed.recipients_title)
    run.underline = True
    run.font.size = Pt(14)
    for name in composed.recipients:
        target.add_paragraph(style="Table Text").add_run(name).font.size = Pt(12)


def _add_signature(cell: _Cell, block: SignatureBlock) -> None:
    """Add one signature block with room for the hand."""
    if block.on_behalf:
        _centred(cell, block.on_behalf, size=14, bold=True)
    last = _centred(cell, block.title, size=14)
    if block.note:
        last = _centred(cell, block.note, size=11, italic=True)
    last.paragraph_format.space_after = _NOTED_ROOM if block.note else _SIGNATURE_ROOM
    if block.name:
        _centred(cell, block.name, size=14, bold=True)


def _add_check(document: Document, composed: Composed) -> None:
    """Add the code by which the sealed paper is checked, with its address in words."""
    picture = io.BytesIO()
    segno.make(composed.check_address, error="m", micro=False).save(picture, kind="png", scale=6, border=0)
    parts.add_gap(document)
    code, words = parts.add_grid(document, (Mm(28), _TEXT_WIDTH - Mm(28)))
    drawn = code.add_paragraph(style="Table Text").add_run().add_picture(picture, width=Mm(24))
    parts.name_picture(drawn, "Mã QR kiểm tra văn bản")
    for text, size in ((composed.check_text, 10.5), (composed.check_address, 9)):
        words.add_paragraph(style="Table Text").add_run(text).font.size = Pt(size)
    parts.drop_empty_first(words)
    code._element.remove(code.paragraphs[0]._element)


def _add_appendix(document: Document, appendix: ComposedAppendix) -> None:
    """Add an appendix on a page of its own."""
    label = _centred(document, appendix.label, size=14, bold=True)
    label.paragraph_format.page_break_before = True
    _centred(document, appendix.title, size=14, bold=True)
    _centred(document, RULE_BELOW_SUMMARY, size=14).paragraph_format.space_after = Pt(8)
    _add_lines(document, appendix.body)


def _centred(target: Document | _Cell, text: str, *, size: int, bold: bool = False, italic: bool = False) -> Paragraph:
    """Add a centred paragraph without indent."""
    paragraph = target.add_paragraph(style="Table Text")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.bold, run.italic = bold or None, italic or None
    return paragraph


def _packed(document: Document) -> bytes:
    """Return the file with fixed dates inside the archive."""
    raw, packed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=parts.EPOCH.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
