"""Reading a list out of a workbook: the right sheet, its heading row, then its rows one by one.

The quick reader (calamine, in Rust) keeps the rectangle of all cells in memory: 100 MB for a province. A sheet whose
stray cells make that rectangle absurd is read by the slower one (openpyxl) that keeps one row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, cast

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from sotay.core.legacy_encodings import dominant_encoding
from sotay.exchange.containers import Limits, inspect
from sotay.exchange.errors import (
    Damaged,
    EmptyWorkbook,
    Encrypted,
    MissingHeadings,
    NoHeading,
    RepeatedHeading,
    WorkbookRefused,
)
from sotay.exchange.headings import SEARCHED_ROWS, Heading, Merge, column_letter, find_heading
from sotay.exchange.layouts import Cell, Layout
from sotay.exchange.lines import BLANK, PERSON, Lines, is_blank

SAMPLED_ROWS = 400
WIDEST = 256
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})


class Page(Protocol):
    """One sheet as a reader gives it."""

    name: str
    height: int
    merges: Sequence[Merge]

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the sheet's rows from its first row on, empty cells as ""."""


class _QuickPage:
    """A sheet in calamine's memory."""

    def __init__(self, sheet: CalamineSheet) -> None:
        """Take the sheet and the empty columns before it."""
        self.name = sheet.name
        self.height = sheet.total_height
        self.merges: Sequence[Merge] = sheet.merged_cell_ranges or ()
        self._sheet = sheet
        self._before: list[Cell] = [""] * (sheet.start[1] if sheet.start else 0)

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the rows; empty ones at the top are there too, empty columns at the left are put back."""
        if self._sheet.start is None:
            return iter(())
        rows = cast("Iterator[list[Cell]]", self._sheet.iter_rows())
        return (self._before + row for row in rows) if self._before else rows


class _PatientPage:
    """A sheet of which openpyxl holds one row at a time."""

    merges: Sequence[Merge] = ()

    def __init__(self, sheet: Any) -> None:
        """Take openpyxl's sheet, whatever extent it claims."""
        self.name = str(sheet.title)
        self.height = int(sheet.max_row or 0)
        sheet.reset_dimensions()
        self._sheet = sheet

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the rows without the empty cells at their end."""
        with _refusals():
            for row in self._sheet.iter_rows(values_only=True, max_col=WIDEST):
                yield ["" if value is None or value in _ERRORS else value for value in row]


class _Reader:
    """The sheets of a workbook, one after another."""

    def __init__(self, path: Path, limits: Limits | None) -> None:
        """Open the file, refusing what is unsafe or unreadable."""
        container = inspect(path, limits)
        self.path, self.kind = path, container.kind
        self._patient: Any = None
        self._quick: CalamineWorkbook | None = None
        with _refusals():
            if container.dense:
                self._quick = CalamineWorkbook.from_path(path)
            else:
                import openpyxl  # half a second and 20 MB, needed for one file in a thousand

                self._patient = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)

    def pages(self) -> Iterator[Page]:
        """Yield the visible sheets that hold cells."""
        if self._quick is None:
            for sheet in self._patient.worksheets:
                if sheet.sheet_state == "visible":
                    yield _PatientPage(sheet)
            return
        for about in self._quick.sheets_metadata:
            if about.typ == SheetTypeEnum.WorkSheet and about.visible == SheetVisibleEnum.Visible:
                with _refusals():
                    page = _QuickPage(self._quick.get_sheet_by_name(about.name))
                yield page

    def close(self) -> None:
        """Let the file go."""
        if self._quick is not None:
            self._quick.close()
        if self._patient is not None:
            self._patient.close()


class _refusals:  # noqa: N801 -- read as a phrase: with _refusals()
    """Turns what the readers raise on a bad file, panics in Rust too, into refusals."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Refuse."""
        if error is None or isinstance(error, WorkbookRefused):
            return
        if isinstance(error, PasswordError):
            raise Encrypted from error
        panic = type(error).__name__ == "PanicException"
        if panic or isinstance(
            error, CalamineError | ValueError | KeyError | OSError | EOFError | TypeError | IndexError
        ):
            raise Damaged from error


@dataclass(frozen=True)
class Skipped:
    """A line that was not taken for a person: its sheet row, what it is, and its first words."""

    row: int
    kind: str
    text: str


@dataclass
class SheetList:
    """A list found in a workbook; iterate `rows()` once for the persons, `whole_rows()` for all as they stand."""

    path: Path
    kind: str
    page: Page
    layout: Layout
    heading: Heading
    other_sheets: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    _reader: _Reader | None = None

    @property
    def present(self) -> frozenset[str]:
        """Return the keys of the columns that the sheet has."""
        return frozenset(self.heading.columns)

    @property
    def unknown_columns(self) -> list[str]:
        """Return the columns that are not read, as `AE: Nhóm máu`."""
        return [f"{column_letter(index)}: {text}" for index, text in sorted(self.heading.unknown.items())]

    @property
    def height(self) -> int:
        """Return the number of the last sheet row, as far as it is known, for a progress bar."""
        return self.page.height

    def whole_rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Yield every sheet row with its number, headings and titles too."""
        return enumerate(self.page.rows(), 1)

    def rows(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Yield (sheet row, cells in the layout's order) for each person; what is skipped is noted in `skipped`."""
        self.skipped.clear()
        pick, width = self._plan()
        lines = Lines(self.layout, self.present)
        anchors = itemgetter(*(self.layout.keys.index(key) for key in self.layout.anchors))
        taken_headings = self._heading_words()
        fill = _FillDown(self.page.merges, self.heading.last_row, frozenset(self.heading.columns.values()))
        for number, row in islice(self.whole_rows(), self.heading.last_row, None):
            if fill.needed:
                fill.apply(number, row)
            if len(row) < width:
                row.extend([""] * (width - len(row)))
            row.append("")
            values = pick(row)
            first, second, third = anchors(values)
            if first and second and third and second not in taken_headings and lines.settled:
                yield number, values
                continue
            kind = lines.kind_of(values, row)
            if kind == PERSON:
                yield number, values
            elif kind != BLANK:
                self.skipped.append(Skipped(number, kind, _first_words(row)))

    def _plan(self) -> tuple["itemgetter[tuple[Cell, ...]]", int]:
        """Return the getter that puts a row in the layout's order; absent columns read the "" put at its end."""
        columns = self.heading.columns
        width = max(columns.values()) + 1
        return itemgetter(*(columns.get(key, -1) for key in self.layout.keys)), width

    def _heading_words(self) -> frozenset[Cell]:
        """Return the words of the heading rows, by which their repetition further down is known."""
        first, last = self.heading.first_row - 1, self.heading.last_row
        return frozenset(value for row in islice(self.page.rows(), first, last) for value in row if value)

    def encodings(self, keys: frozenset[str], *, name: bool) -> str | None:
        """Return the old font encoding that the given columns are in throughout, judged by the first rows."""
        pick, width = self._plan()
        wanted = [self.layout.keys.index(key) for key in self.layout.keys if key in keys & self.present]
        texts: list[str] = []
        for row in islice(self.page.rows(), self.heading.last_row, self.heading.last_row + SAMPLED_ROWS):
            values = pick([*row, *[""] * max(width - len(row), 0), ""])
            texts += [value for index in wanted if isinstance(value := values[index], str)]
        return dominant_encoding(texts, name=name)

    def close(self) -> None:
        """Let the file go."""
        if self._reader is not None:
            self._reader.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()


class _FillDown:
    """Cells merged over several rows say the same of each row: the reader leaves all but the first empty."""

    def __init__(self, merges: Sequence[Merge], after: int, columns: frozenset[int]) -> None:
        """Take the merges that begin below the heading and stay within one known column."""
        self.by_row: dict[int, list[tuple[int, int]]] = {}
        self.values: dict[int, Cell] = {}
        for (top, left), (bottom, right) in merges:
            if top >= after and bottom > top and left == right and left in columns:
                for row in range(top, bottom + 1):
                    self.by_row.setdefault(row + 1, []).append((left, top + 1))
        self.needed = bool(self.by_row)

    def apply(self, number: int, row: list[Cell]) -> None:
        """Write the value of the merge's first row into this one."""
        for column, top in self.by_row.get(number, ()):
            if column >= len(row):
                row.extend([""] * (column + 1 - len(row)))
            if number == top:
                self.values[column] = row[column]
            elif is_blank(row[column]):
                row[column] = self.values.get(column, "")


def _first_words(row: Sequence[Cell]) -> str:
    """Return the first text of the line, for the report of skipped lines."""
    return next((str(value).strip()[:120] for value in row if not is_blank(value)), "")


def open_list(path: Path, layout: Layout, limits: Limits | None = None) -> SheetList:
    """Return the first visible sheet that holds the list; the caller closes it."""
    reader = _Reader(path, limits)
    try:
        return _choose(reader, layout)
    except BaseException:
        reader.close()
        raise


def _choose(reader: _Reader, layout: Layout) -> SheetList:
    """Return the list of the first sheet that has its headings, else raise the most telling refusal."""
    refusal: WorkbookRefused | None = None
    empty = True
    found: SheetList | None = None
    for page in reader.pages():
        if found is not None:
            found.other_sheets.append(page.name)
            continue
        with _refusals():
            head = list(islice(page.rows(), SEARCHED_ROWS + 1))
        empty = empty and not any(value not in ("", None) for row in head for value in row)
        try:
            heading = find_heading(head, layout, page.merges)
        except (MissingHeadings, RepeatedHeading, NoHeading) as error:
            if refusal is None or not isinstance(error, NoHeading):
                refusal = error
            continue
        found = SheetList(reader.path, reader.kind, page, layout, heading, _reader=reader)
    if found is not None:
        return found
    raise EmptyWorkbook if empty or refusal is None else refusal
