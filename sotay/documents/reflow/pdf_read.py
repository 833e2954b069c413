"""Read a PDF as blocks."""

from dataclasses import replace

import pypdfium2

from sotay.documents.reflow.blocks import ReflowedText, TextBlock
from sotay.documents.reflow.limits import ReadLimits, cut
from sotay.documents.reflow.pdf_lines import Line, column_of, lines_of, paragraphs_of, without_running_lines
from sotay.documents.reflow.pdf_tables import Grid, grids_of
from sotay.documents.reflow.pdf_words import rules_of, words_of
from sotay.documents.reflow.repair import finished, finished_lines

SCANNED = "Tệp này là bản chụp, không có chữ để đọc trên điện thoại. Đồng chí mở tệp gốc để xem."
_FEWEST_LETTERS = 20

Placed = tuple[tuple[int, int], TextBlock]


def read_pdf(content: bytes, limits: ReadLimits) -> ReflowedText:
    """Return the text of a PDF as blocks with a mark at each new page."""
    pages: list[list[Line]] = []
    tables: list[Placed] = []
    with pypdfium2.PdfDocument(content) as document:
        count = len(document)
        for number in range(min(count, limits.pages)):
            page = document[number]
            lines, found = _page_parts(page, number)
            page.close()
            pages.append(lines)
            tables.extend(found)
    placed = _paragraphs(pages) + tables
    if sum(len(block.words) for _, block in placed) < _FEWEST_LETTERS:
        return ReflowedText((TextBlock("notice", SCANNED),))
    read = cut(finished(_with_page_marks(sorted(placed, key=lambda found: found[0]))), limits)
    return ReflowedText(read.blocks, is_cut=read.is_cut or count > limits.pages)


def head_lines_of_pdf(content: bytes) -> list[str]:
    """Return the lines of the first page, those at its edges included."""
    with pypdfium2.PdfDocument(content) as document:
        page = document[0]
        words = words_of(page)
        page.close()
    lines = lines_of(enumerate(words), 0)
    return finished_lines(line.text for line in sorted(lines, key=lambda line: -line.middle))


def _page_parts(page: pypdfium2.PdfPage, number: int) -> tuple[list[Line], list[Placed]]:
    """Return the lines and the tables of a page."""
    grids = grids_of(rules_of(page))
    outside = []
    for place, word in enumerate(words_of(page)):
        if not any(grid.take(place, word) for grid in grids):
            outside.append((place, word))
    tables = [((number, grid.first_word), _table(grid)) for grid in grids if grid.words]
    return lines_of(outside, number), tables


def _table(grid: Grid) -> TextBlock:
    """Return the table of a grid; one of a single column is only a framed text."""
    rows = grid.as_rows()
    if len(rows[0]) > 1:
        return TextBlock("table", rows=rows)
    return TextBlock("paragraph", " ".join(cell for row in rows for cell in row))


def _paragraphs(pages: list[list[Line]]) -> list[Placed]:
    """Return the paragraphs of all pages; one that goes on over the page stays one."""
    lines = [line for page in without_running_lines(pages) for line in page]
    if not lines:
        return []
    found = paragraphs_of(lines, column_of(lines))
    return [((line.page, line.first_word), block) for line, block in found]


def _with_page_marks(placed: list[Placed]) -> list[TextBlock]:
    """Return the blocks with a mark where a page begins."""
    blocks: list[TextBlock] = []
    current = 0
    table: TextBlock | None = None
    for (page, _), block in placed:
        if table and table is blocks[-1] and page != current and _goes_on(table, block):
            table = blocks[-1] = replace(table, rows=table.rows + block.rows[1:])
            continue
        table = block if block.kind == "table" else None
        if page != current:
            current = page
            blocks.append(TextBlock("page", str(page + 1)))
        blocks.append(block)
    return blocks


def _goes_on(table: TextBlock, block: TextBlock) -> bool:
    """Tell whether a table is the rest of the one on the page before, its heading row repeated."""
    return block.kind == "table" and block.rows[0] == table.rows[0]
