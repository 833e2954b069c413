"""Read a Word file as blocks."""

import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from sotay.documents.reflow.blocks import ReflowedText, TextBlock
from sotay.documents.reflow.limits import ReadLimits, cut
from sotay.documents.reflow.repair import finished, finished_lines
from sotay.documents.reflow.signs import heading_level, split_item
from sotay.documents.reflow.word_numbers import ListNumbers
from sotay.documents.reflow.word_text import boxes_in, is_all_bold, text_of, value_of

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:smartTag")}
_HEADING_STYLE = re.compile(r"^(?:heading|tiêu đề)\s*(\d)$", re.IGNORECASE)
_TITLE_STYLES = {"title", "tiêu đề"}
_LEVELS = 3
_NO_LINE = {"", "nil", "none"}
_MOST_BLOCKS = 50_000
_HEAD_PARAGRAPHS = 60


def read_word(content: bytes, limits: ReadLimits) -> ReflowedText:
    """Return the text of a .docx file as blocks."""
    reader = _Reader(docx.Document(io.BytesIO(content)), limits)
    return cut(finished(islice(reader.blocks(), _MOST_BLOCKS)), limits)


def head_lines_of_word(content: bytes) -> list[str]:
    """Return the first lines of a .docx file and those of its running heads and feet, text boxes included."""
    document = docx.Document(io.BytesIO(content))
    found: list[str] = []
    for section in islice(document.sections, 3):
        for part in (section.first_page_header, section.header, section.first_page_footer, section.footer):
            if not part.is_linked_to_previous:
                found.extend(_paragraph_texts(part._element, 10))
    found.extend(_paragraph_texts(document.element.body, _HEAD_PARAGRAPHS))
    return finished_lines(line for text in found for line in text.split("\n") if line.strip())


def _paragraph_texts(element: Any, most: int) -> Iterator[str]:
    """Yield the texts of the first paragraphs below an element, those in tables and text boxes included."""
    return islice((text_of(paragraph) for paragraph in element.iter(_PARAGRAPH)), most)


class _Reader:
    """Walks through a document once, counting its lists."""

    def __init__(self, document: Document, limits: ReadLimits) -> None:
        """Keep the document and what is known of its lists and styles."""
        self._document = document
        self._limits = limits
        self._numbers = ListNumbers(document)
        self._styles = {style.style_id: style for style in document.styles}

    def blocks(self) -> Iterator[TextBlock]:
        """Yield the blocks of the body."""
        return self._inside(self._document.element.body)

    def _inside(self, element: Any) -> Iterator[TextBlock]:
        """Yield the blocks that stand inside an element."""
        for child in element:
            if child.tag == _PARAGRAPH:
                yield from self._paragraph(child)
            elif child.tag == _TABLE:
                yield from self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self._inside(child)

    def _paragraph(self, paragraph: Any) -> Iterator[TextBlock]:
        """Yield the block of a paragraph, a block for each of its lines, and the text boxes that hang on it."""
        marker, depth = self._list_marker(paragraph)
        level = self._heading_level(paragraph)
        bold = is_all_bold(paragraph)
        for line in text_of(paragraph).split("\n"):
            yield self._line(" ".join(line.split()), marker, depth, level, bold)
            marker = ""
        for box in boxes_in(paragraph):
            yield from self._inside(box)

    @staticmethod
    def _line(text: str, marker: str, depth: int, level: int, bold: bool) -> TextBlock:  # noqa: FBT001 -- private
        """Return the block of one line."""
        level = level or heading_level(f"{marker} {text}".strip() if marker != "-" else text, stands_out=bold)
        if level:
            return TextBlock("heading", f"{marker} {text}".strip(), level=level)
        if marker:
            return TextBlock("item", text, marker=marker, level=depth + 1) if text else TextBlock("paragraph")
        typed = split_item(text)
        return TextBlock("item", typed[1], marker=typed[0], level=1) if typed else TextBlock("paragraph", text)

    def _heading_level(self, paragraph: Any) -> int:
        """Return the level that the style of a paragraph says, 0 for none."""
        style = self._styles.get(value_of(paragraph.pPr, "w:pStyle"))
        name = (style.name or "") if style else ""
        match = _HEADING_STYLE.match(name)
        if match:
            return min(int(match.group(1)), _LEVELS)
        return 1 if name.lower() in _TITLE_STYLES else 0

    def _list_marker(self, paragraph: Any) -> tuple[str, int]:
        """Return what Word draws before a paragraph, and how deep it stands."""
        properties = paragraph.pPr
        found = properties.find(qn("w:numPr")) if properties is not None else None
        if found is None:
            style = self._styles.get(value_of(properties, "w:pStyle"))
            drawn = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") if style else None
            found = drawn
        list_id = value_of(found, "w:numId")
        if not list_id or list_id == "0" or not text_of(paragraph).strip():
            return "", 0
        depth = value_of(found, "w:ilvl")
        place = int(depth) if depth.isascii() and depth.isdigit() else 0
        return self._numbers.next_marker(list_id, place), min(place, 8)

    def _table(self, table: Any) -> Iterator[TextBlock]:
        """Yield a table; one without lines only sets paragraphs side by side."""
        if not _has_lines(table, self._styles):
            for cell in table.iter(_CELL):
                if cell.getparent().getparent() is table:
                    yield from self._inside(cell)
            return
        rows = [self._row(row) for row in table.iterchildren(_ROW)]
        shown = tuple(rows[: self._limits.rows])
        if shown:
            yield TextBlock("table", rows=shown, hidden_rows=len(rows) - len(shown))

    def _row(self, row: Any) -> tuple[str, ...]:
        """Return the texts of a row's cells."""
        cells = list(islice(row.iter(_CELL), self._limits.columns))
        return tuple(_cell_text(cell)[: self._limits.cell_letters] for cell in cells if cell.getparent() is row)


def _cell_text(cell: Any) -> str:
    """Return the text of a cell, its paragraphs one after the other."""
    return " ".join(" ".join(text_of(paragraph).split()) for paragraph in cell.iter(_PARAGRAPH)).strip()


def _has_lines(table: Any, styles: dict[str, Any]) -> bool:
    """Tell whether a table is drawn with lines, by itself, its cells or its style."""
    if _any_line(table):
        return True
    style = styles.get(value_of(table.find(qn("w:tblPr")), "w:tblStyle"))
    return style is not None and _any_line(style.element)


def _any_line(element: Any) -> bool:
    """Tell whether borders are declared anywhere in an element."""
    return any(
        border.get(qn("w:val"), "") not in _NO_LINE
        for name in ("w:tblBorders", "w:tcBorders")
        for borders in element.iter(qn(name))
        for border in borders
    )
