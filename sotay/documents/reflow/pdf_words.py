"""What stands where on a page of a PDF: its words and its ruled lines, as pdfium gives them."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

_BOLD_FROM = 600
_THIN = 2.5
_SHORTEST_RULE = 4.0
# pdfium reports a hyphen at the end of a line as one of these.
_HYPHENS = {0x02: "-", 0xFFFE: "-"}
_GENERATED_BREAKS = (0x0A, 0x0D)
# A gap this many times the letter size is a gap of a table or of columns, not of words.
_WIDE_GAP = 2.2


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the page; the origin is at the lower left."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        """Return the centre."""
        return ((self.left + self.right) / 2, (self.bottom + self.top) / 2)


@dataclass(frozen=True, slots=True)
class Word:
    """One word, and whether it begins a new line."""

    text: str
    box: Box
    size: float
    is_bold: bool
    begins_line: bool


@dataclass(frozen=True, slots=True)
class _Letter:
    """One letter as pdfium reports it."""

    code: int
    box: Box
    size: float
    place: int


def words_of(page: pypdfium2.PdfPage) -> list[Word]:
    """Return the words of a page in the order in which they are written."""
    textpage = page.get_textpage()
    try:
        return list(_words(textpage.raw, pdfium.FPDFText_CountChars(textpage.raw)))
    finally:
        textpage.close()


def _words(textpage: object, count: int) -> Iterator[Word]:
    """Put letters together to words."""
    letters: list[_Letter] = []
    begins = True
    for place in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, place)
        is_break = code in _GENERATED_BREAKS
        if is_break or chr(code).isspace() or code == 0:
            yield from _word(textpage, letters, begins)
            begins = is_break or (begins and not letters)
            letters = []
            continue
        letter = _letter(textpage, code, place)
        if letters and _is_apart(letters[-1], letter):
            yield from _word(textpage, letters, begins)
            begins, letters = _is_elsewhere(letters[-1], letter), []
        letters.append(letter)
    yield from _word(textpage, letters, begins)


def _letter(textpage: object, code: int, place: int) -> _Letter:
    """Return a letter with its box; the loose box is as high as the typeface."""
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(textpage, place, box)
    return _Letter(code, Box(box.left, box.bottom, box.right, box.top), abs(box.top - box.bottom), place)


def _is_apart(before: _Letter, letter: _Letter) -> bool:
    """Tell whether a letter does not follow the one before it."""
    return letter.box.left - before.box.right > max(before.size, 1) * _WIDE_GAP or _is_elsewhere(before, letter)


def _is_elsewhere(before: _Letter, letter: _Letter) -> bool:
    """Tell whether a letter stands on another line."""
    return abs(letter.box.middle[1] - before.box.middle[1]) > max(before.size, 1) * 0.6


def _word(textpage: object, letters: list[_Letter], begins: bool) -> Iterator[Word]:  # noqa: FBT001 -- private
    """Yield the word of some letters, if there are any."""
    if not letters:
        return
    codes = "".join(_HYPHENS.get(letter.code, chr(letter.code)) for letter in letters)
    text = codes.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    box = Box(
        min(letter.box.left for letter in letters),
        min(letter.box.bottom for letter in letters),
        max(letter.box.right for letter in letters),
        max(letter.box.top for letter in letters),
    )
    weight = pdfium.FPDFText_GetFontWeight(textpage, letters[0].place)
    yield Word(text, box, letters[0].size, _is_bold(textpage, letters[0].place, weight), begins)


def _is_bold(textpage: object, place: int, weight: int) -> bool:
    """Tell whether a letter is bold, by its weight or by the name of its typeface."""
    if weight >= _BOLD_FROM:
        return True
    name, flags = ctypes.create_string_buffer(96), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(textpage, place, name, len(name), flags)
    return b"bold" in name.value.lower()


def rules_of(page: pypdfium2.PdfPage) -> list[Box]:
    """Return the thin drawn lines of a page, from which tables are known."""
    found = []
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = drawn.get_bounds()
        wide, high = right - left, top - bottom
        if min(wide, high) <= _THIN and max(wide, high) >= _SHORTEST_RULE:
            found.append(Box(left, bottom, right, top))
    return found
