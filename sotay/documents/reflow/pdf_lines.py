"""Lines of a PDF put together to paragraphs, headings and list items."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from sotay.documents.reflow.blocks import TextBlock
from sotay.documents.reflow.pdf_words import Word
from sotay.documents.reflow.signs import heading_level, is_capitals, is_numbered, is_page_number, split_item

_INDENT = 0.6
_NEW_SIZE = 1.12
_FAR_BELOW = 1.75
# Running heads and feet stand off from the text by more than the distance of its lines.
_STANDS_OFF = 1.2
_FEWEST_PAGES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words."""

    text: str
    left: float
    right: float
    middle: float
    size: float
    is_bold: bool
    first_word_width: float
    first_word: int
    page: int


@dataclass(frozen=True, slots=True)
class Column:
    """The column of text of a document: its edges, the size of its letters, the distance of its lines."""

    left: float
    right: float
    size: float
    pitch: float


def lines_of(numbered: Iterable[tuple[int, Word]], page: int) -> list[Line]:
    """Return the lines that words make."""
    rows: list[list[tuple[int, Word]]] = []
    for number, word in numbered:
        if not rows or word.begins_line or _is_far(rows[-1][-1][1], word):
            rows.append([])
        rows[-1].append((number, word))
    return [_line(row, page) for row in rows]


def _is_far(before: Word, word: Word) -> bool:
    """Tell whether a word does not follow on the same line."""
    gap = word.box.left - before.box.right
    return gap > before.size * 2.2 or gap < -before.size or abs(word.box.middle[1] - before.box.middle[1]) > before.size


def _line(row: list[tuple[int, Word]], page: int) -> Line:
    """Return the line of some words."""
    words = [word for _, word in row]
    return Line(
        " ".join(word.text for word in words),
        min(word.box.left for word in words),
        max(word.box.right for word in words),
        median(word.box.middle[1] for word in words),
        median(word.size for word in words),
        all(word.is_bold for word in words),
        words[0].box.right - words[0].box.left,
        row[0][0],
        page,
    )


def without_running_lines(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Return pages without their numbers and without heads and feet that come again on other pages."""
    edges = [_edge_lines(lines) for lines in pages]
    counts = Counter(pattern for lines in edges for pattern in {_pattern(line) for line in lines})
    often = {pattern for pattern, count in counts.items() if count >= max(_FEWEST_PAGES, len(pages) // 2)}
    return [
        [line for line in lines if not (line in edge and (is_page_number(line.text) or _pattern(line) in often))]
        for lines, edge in zip(pages, edges, strict=True)
    ]


def _edge_lines(lines: list[Line]) -> list[Line]:
    """Return the lines at the top and at the bottom of a page that stand off from the text, or are its number."""
    ordered = sorted(lines, key=lambda line: -line.middle)
    gaps = [before.middle - line.middle for before, line in pairwise(ordered)]
    apart = median(gaps) * _STANDS_OFF if gaps else 0.0
    head = next((count for count in (1, 2) if len(gaps) >= count and gaps[count - 1] > apart), 0)
    foot = next((count for count in (1, 2) if len(gaps) >= count and gaps[-count] > apart), 0)
    numbers = [line for line in (*ordered[:1], *ordered[-1:]) if is_page_number(line.text)]
    return ordered[:head] + ordered[len(ordered) - foot :] + numbers


def _pattern(line: Line) -> str:
    """Return a line with all its numbers alike."""
    return "".join("#" if letter.isdigit() else letter for letter in line.text.lower())


def column_of(lines: Sequence[Line]) -> Column:
    """Return the column that most lines stand in."""
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    gaps = [
        before.middle - line.middle
        for before, line in pairwise(lines)
        if before.page == line.page and 0 < before.middle - line.middle < before.size * 3
    ]
    size = median(line.size for line in lines)
    return Column(lefts[len(lefts) // 10], rights[-1 - len(rights) // 20], size, median(gaps) if gaps else size * 1.3)


def paragraphs_of(lines: Sequence[Line], column: Column) -> list[tuple[Line, TextBlock]]:
    """Return the blocks that lines make, each with its first line."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, column):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [(group[0], _block(group, column)) for group in groups]


def _continues(group: list[Line], line: Line, column: Column) -> bool:
    """Tell whether a line goes on with the paragraph before it."""
    before, first = group[-1], group[0]
    if split_item(line.text) or is_numbered(line.text) or is_capitals(first.text) != is_capitals(line.text):
        return False
    if max(before.size, line.size) > min(before.size, line.size) * _NEW_SIZE:
        return False
    if before.page == line.page and not 0 < before.middle - line.middle <= column.pitch * _FAR_BELOW:
        return False
    if is_capitals(line.text):  # a title over several lines
        return before.page == line.page and before.is_bold == line.is_bold
    fits = column.right - before.right > line.first_word_width + before.size * 0.4
    is_indented = line.left - min(before.left, column.left) > line.size * _INDENT
    return not fits and (not is_indented or split_item(first.text) is not None)


def _block(group: list[Line], column: Column) -> TextBlock:
    """Return the block of a paragraph's lines."""
    text = group[0].text
    for line in group[1:]:
        text = _joined(text, line.text)
    stands_out = group[0].is_bold or group[0].size > column.size * _NEW_SIZE
    level = heading_level(text, stands_out=stands_out)
    if level:
        return TextBlock("heading", text, level=level)
    item = split_item(text)
    return TextBlock("item", item[1], marker=item[0], level=1) if item else TextBlock("paragraph", text)


def _joined(text: str, more: str) -> str:
    """Return two lines as one text; a word divided at the end of a line is made whole."""
    if not text.endswith("-") or text.endswith(" -"):
        return f"{text} {more}"
    last, first = text[:-1].rsplit(" ", 1)[-1], more.split(" ", 1)[0]
    # Vietnamese is not divided; a divided word is a foreign one. Symbols such as NQ-CB keep their hyphen.
    is_divided = len(last) > 1 and last.isascii() and last.isalpha() and last[-1].islower() and first[:1].islower()
    return text[:-1] + more if is_divided else text + more
