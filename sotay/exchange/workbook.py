"""Reading a list out of a workbook: the right sheet, its heading row, then its rows one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Self

from sotay.core.legacy_encodings import dominant_encoding
from sotay.exchange.containers import Limits
from sotay.exchange.errors import EmptyWorkbook, MissingHeadings, NoHeading, RepeatedHeading, WorkbookRefused
from sotay.exchange.headings import SEARCHED_ROWS, Heading, column_letter, find_heading
from sotay.exchange.layouts import Cell, Layout, heading_key
from sotay.exchange.lines import BLANK, PERSON, Lines, is_blank
from sotay.exchange.pages import Page, Reader, refusals
from sotay.exchange.sheet_xml import Merge

SAMPLED_ROWS = 400


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
    # The first rows, kept so that a look at them does not read the sheet again.
    sample: list[list[Cell]]
    other_sheets: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    _reader: Reader | None = None

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
            if not any(row):
                continue
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
        """Return the words of the heading rows and column numbers, by which their repetition further down is known."""
        first, last = self.heading.first_row - 1, self.heading.last_row
        words = {value for row in self.sample[first:last] for value in row if value}
        return frozenset(words.union(*((number, f"{number}", f"({number})") for number in range(1, 100))))

    def encodings(self, keys: frozenset[str], *, name: bool) -> str | None:
        """Return the old font encoding that the given columns are in throughout, judged by the first rows."""
        pick, width = self._plan()
        wanted = [self.layout.keys.index(key) for key in self.layout.keys if key in keys & self.present]
        texts: list[str] = []
        for row in self.sample[self.heading.last_row :]:
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


@dataclass(frozen=True)
class Where:
    """The sheet and the heading row that a profile names; empty and 0 for what is to be found."""

    sheet: str = ""
    heading_row: int = 0


ANYWHERE = Where()


def open_list(path: Path, layout: Layout, limits: Limits | None = None, where: Where = ANYWHERE) -> SheetList:
    """Return the first visible sheet that holds the list, or the named one; the caller closes it."""
    reader = Reader(path, limits)
    try:
        return _choose(reader, layout, where)
    except BaseException:
        reader.close()
        raise


def _choose(reader: Reader, layout: Layout, where: Where) -> SheetList:
    """Return the list of the first sheet that has its headings, else raise the most telling refusal."""
    refusal: WorkbookRefused | None = None
    empty = True
    found: SheetList | None = None
    for name in _named(reader.sheet_names(), where.sheet):
        if found is not None:
            found.other_sheets.append(name)
            continue
        page = reader.page(name)
        with refusals():
            sample = list(islice(page.rows(), SAMPLED_ROWS))
        empty = empty and not any(any(row) for row in sample)
        try:
            heading = find_heading(_searched(sample, where.heading_row), layout, page.merges)
        except (MissingHeadings, RepeatedHeading, NoHeading) as error:
            if refusal is None or not isinstance(error, NoHeading):
                refusal = error
            continue
        found = SheetList(reader.path, reader.kind, page, layout, heading, sample, _reader=reader)
    if found is not None:
        return found
    raise EmptyWorkbook if empty or refusal is None else refusal


def _named(names: list[str], wanted: str) -> list[str]:
    """Return the sheets to look at: the one that is named, all where none is."""
    return [name for name in names if not wanted or heading_key(name) == heading_key(wanted)]


def _searched(sample: list[list[Cell]], row: int) -> list[list[Cell]]:
    """Return the rows among which the heading is sought: the first ones, or the named one and what may belong to it."""
    if not row:
        return sample[: SEARCHED_ROWS + 1]
    return [[] for _ in sample[: row - 1]] + sample[row - 1 : row + 1]
