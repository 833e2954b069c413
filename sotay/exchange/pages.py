"""The sheets of a workbook as rows, read whole when they are small and in pieces when they are not.

The reader (calamine, in Rust) keeps the rectangle of all cells in memory: 170 MB for a province. Large sheets of an
.xlsx are therefore cut by rows into small workbooks, which it reads one after another.
"""

import html
import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Protocol, cast

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from sotay.exchange.containers import Limits, inspect, xml_chunks
from sotay.exchange.errors import Damaged, Encrypted, WorkbookRefused
from sotay.exchange.layouts import Cell
from sotay.exchange.sheet_xml import Extent, Merge, pieces

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
# Parts that a piece needs beside its sheet: the names of sheets, the texts, the formats.
_NEEDED = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|xl/[^/]+\.xml|xl/_rels/[^/]+\.rels")
_LARGE_TEXTS = 4 << 20


class refusals:  # noqa: N801 -- read as a phrase: with refusals()
    """Turns what the reader raises on a bad file, a panic in Rust too, into refusals."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Refuse."""
        if error is None or isinstance(error, WorkbookRefused):
            return
        if isinstance(error, PasswordError):
            raise Encrypted from error
        panic = type(error).__name__ == "PanicException"
        if panic or isinstance(error, CalamineError | ValueError | KeyError | OSError | EOFError | zipfile.BadZipFile):
            raise Damaged from error


class Page(Protocol):
    """One sheet as a reader gives it."""

    @property
    def name(self) -> str:
        """The sheet's name."""

    @property
    def height(self) -> int:
        """The number of its last row."""

    @property
    def merges(self) -> Sequence[Merge]:
        """Its merged cells."""

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the sheet's rows from its first row on, empty cells as "", an empty row perhaps as []."""


class WholePage:
    """A sheet in memory."""

    def __init__(self, sheet: CalamineSheet) -> None:
        """Take the sheet and the empty columns before it."""
        self.name = sheet.name
        self.height = _height(sheet)
        self.merges: Sequence[Merge] = sheet.merged_cell_ranges or ()
        self._sheet = sheet

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the rows; empty ones at the top are there too, empty columns at the left are put back."""
        return _rows_of(self._sheet)


def _height(sheet: CalamineSheet) -> int:
    """Return the number of the last row."""
    return sheet.end[0] + 1 if sheet.end else 0


def _rows_of(sheet: CalamineSheet, skipped: int = 0) -> Iterator[list[Cell]]:
    """Return a sheet's rows from column A on, the first ones left out."""
    if sheet.start is None:
        return iter(())
    rows = islice(cast("Iterator[list[Cell]]", sheet.iter_rows()), skipped, None)
    before: list[Cell] = [""] * sheet.start[1]
    return (before + row for row in rows) if before else rows


class CutPage:
    """A sheet of an .xlsx read piece by piece."""

    def __init__(self, path: Path, name: str, part: str, extent: Extent, cells: int) -> None:
        """Take where the sheet lies and how far it reaches."""
        self.name, self.height, self.merges = name, extent.last, extent.merges
        self._path, self._part, self._cells, self._is_far = path, part, cells, extent.is_far

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the rows, those without values as []."""
        reached = 0
        with zipfile.ZipFile(self._path) as archive, refusals():
            others = {name: archive.read(name) for name in archive.namelist() if _NEEDED.fullmatch(name)}
            # Every piece carries all texts of the workbook, so where they are many the pieces are fewer.
            many = sum(map(len, others.values())) > _LARGE_TEXTS
            cells = self._cells * 2 if many else self._cells
            for xml in pieces(xml_chunks(archive, self._part), cells, trusted=not self._is_far):
                sheet = self._read(others, xml)
                top = sheet.start[0] if sheet.start else 0
                yield from ([] for _ in range(reached, top))
                yield from _rows_of(sheet, top)
                reached = _height(sheet)

    def _read(self, others: dict[str, bytes], xml: bytes) -> CalamineSheet:
        """Return the piece as a sheet."""
        small = BytesIO()
        with zipfile.ZipFile(small, "w", zipfile.ZIP_STORED) as archive:
            for name, content in others.items():
                archive.writestr(name, content)
            archive.writestr(self._part, xml)
        small.seek(0)
        with CalamineWorkbook.from_filelike(small) as book:
            return book.get_sheet_by_name(self.name)


class Reader:
    """An open workbook."""

    def __init__(self, path: Path, limits: Limits | None) -> None:
        """Open the file, refusing what is unsafe or unreadable."""
        self.limits = limits or Limits()
        container = inspect(path, self.limits)
        self.path, self.kind, self._extents = path, container.kind, container.extents
        with refusals():
            # By content: from_path() would go by the name.
            self._file = path.open("rb")
            self._book = CalamineWorkbook.from_filelike(self._file)

    def sheet_names(self) -> list[str]:
        """Return the names of the visible sheets, in their order."""
        return [
            about.name
            for about in self._book.sheets_metadata
            if about.typ == SheetTypeEnum.WorkSheet and about.visible == SheetVisibleEnum.Visible
        ]

    def page(self, name: str) -> Page:
        """Return a sheet, whole or to be read in pieces."""
        if self._extents:
            part = _parts_of_sheets(self.path).get(name, "")
            extent = self._extents.get(part)
            if extent is None:
                raise Damaged
            if extent.cells > self.limits.cells_at_once:
                return CutPage(self.path, name, part, extent, self.limits.cells_at_once)
        with refusals():
            return WholePage(self._book.get_sheet_by_name(name))

    def close(self) -> None:
        """Let the file go."""
        self._book.close()
        self._file.close()


def _attributes(tag: bytes) -> dict[str, str]:
    """Return a tag's attributes, those with a prefix by what follows it."""
    return {
        name.decode().rpartition(":")[2]: html.unescape((double or single).decode("utf-8", "replace"))
        for name, double, single in _ATTRIBUTE.findall(tag)
    }


def _parts_of_sheets(path: Path) -> dict[str, str]:
    """Return sheet name → part of the archive."""
    with zipfile.ZipFile(path) as archive, refusals():
        book = next(
            (name for name in archive.namelist() if name.startswith("xl/") and name.endswith("workbook.xml")), ""
        )
        folder, _, file = book.rpartition("/")
        relations = archive.read(f"{folder}/_rels/{file}.rels")
        targets = {}
        for tag in _RELATION.findall(relations):
            said = _attributes(tag)
            target = said.get("Target", "")
            targets[said.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        sheets = [_attributes(tag) for tag in _SHEET.findall(archive.read(book))]
        return {said.get("name", ""): targets.get(said.get("id", ""), "") for said in sheets}
