"""Small pieces of WordprocessingML that python-docx has no words for."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_LINE = Pt(19)


def set_styles(document: Document) -> None:
    """Set the styles of the official layout: one typeface, 14 pt, lines 19 pt apart, indent 10 mm."""
    styles = document.styles
    _plain_style(styles["Normal"], size=14)
    body = styles["Body Text"]
    _plain_style(body, size=14)
    _spacing(body, line=_LINE, after=Pt(6))
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    body.paragraph_format.first_line_indent = Mm(10)
    for level in (1, 2, 3):
        heading = styles[f"Heading {level}"]
        _plain_style(heading, size=14)
        _spacing(heading, line=_LINE, after=Pt(6))
        heading.font.bold, heading.font.italic = level < 3, level == 3  # noqa: PLR2004 -- the third level
        heading.paragraph_format.first_line_indent = Mm(10)
        heading.paragraph_format.space_before = Pt(6)
        # Lettered headings are often a list of their own: tied together they would drag half a page along.
        heading.paragraph_format.keep_with_next = level < 3  # noqa: PLR2004 -- the third level
    table_text = styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    table_text.base_style = styles["Normal"]
    _plain_style(table_text, size=13)
    table_text.paragraph_format.space_before = table_text.paragraph_format.space_after = Pt(2)


def _plain_style(style: ParagraphStyle, *, size: int) -> None:
    """Give a style the typeface in all four scripts, upright, black, and Vietnamese as its language."""
    font = style.font
    font.size, font.color.rgb = Pt(size), RGBColor(0, 0, 0)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    for language in properties.findall(qn("w:lang")):
        properties.remove(language)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    properties.append(language)


def _spacing(style: ParagraphStyle, *, line: Length, after: Length) -> None:
    """Set the distance of lines and of paragraphs."""
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    style.paragraph_format.line_spacing = line
    style.paragraph_format.space_after = after
    style.paragraph_format.space_before = Pt(0)


def new_table(document: Document, *, rows: int, widths: Sequence[int], grid: bool) -> Table:
    """Add a table of fixed widths, with or without visible lines."""
    table: Table = document.add_table(rows=rows, cols=len(widths), style="Table Grid" if grid else "Normal Table")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Length(width)
        for cell in column.cells:
            cell.width = Length(width)
    return table


def add_grid(document: Document, widths: Sequence[int]) -> tuple[_Cell, ...]:
    """Add one row of cells without lines and without inner margins, and return the cells."""
    table = new_table(document, rows=1, widths=widths, grid=False)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = table._element.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)
    return table.rows[0].cells


def drop_empty_first(*cells: _Cell) -> None:
    """Remove the empty paragraph that each new cell begins with, where another one follows."""
    for cell in cells:
        first, *others = cell.paragraphs
        if others and not first.text:
            cell._element.remove(first._element)


def tie_last_paragraph(document: Document) -> None:
    """Keep the last paragraph of the body on the page of the signatures: they never stand alone."""
    last = document.paragraphs[-1] if document.paragraphs else None
    if last is not None and last.text:
        last.paragraph_format.keep_with_next = last.paragraph_format.keep_together = True


def keep_together(cells: Sequence[_Cell]) -> None:
    """Keep all paragraphs of a row on one page."""
    for cell in cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
    row: Any = cells[0]._element.getparent()
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def name_picture(picture: InlineShape, text: str) -> None:
    """Say in words what a picture shows."""
    properties: Any = picture._inline.docPr
    properties.set("descr", text)


def repeat_heading(row: _Row) -> None:
    """Repeat a row at the top of each page."""
    row._element.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def add_gap(document: Document) -> None:
    """Add a small distance after a table, which has none of its own."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(6)
    paragraph.paragraph_format.space_after = Pt(0)


def add_line(paragraph: Paragraph, *, indent: Length) -> None:
    """Draw a thin line with an empty paragraph, shorter than its column by `indent` at each end."""
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = indent
    form.space_before, form.space_after = Pt(1), Pt(2)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(2)
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties = paragraph._element.get_or_add_pPr()
    # The schema wants borders before spacing and indents.
    later = {qn(f"w:{name}") for name in ("shd", "tabs", "suppressAutoHyphens", "spacing", "ind", "jc")}
    next(child for child in properties if child.tag in later).addprevious(borders)


def add_page_number(paragraph: Paragraph) -> None:
    """Add the number of the page as a field."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    paragraph._element.append(field)
