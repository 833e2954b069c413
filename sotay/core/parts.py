"""Small values that views hand to the components: tabs, chips, bars, heat maps."""

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sotay.core.display import number

LEVELS = 5
"""Shades of a heat map above "nothing"."""


@dataclass(frozen=True)
class Place:
    """One step of the way down the tree."""

    name: str
    url: str


@dataclass(frozen=True)
class Tab:
    """One of several lists of the same page; `count` stands behind its name."""

    title: str
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Chip:
    """A filter in force; `url` is the address without it."""

    text: str
    url: str


@dataclass(frozen=True)
class Choice:
    """A button of the bulk bar: what the form sends, what it says."""

    value: str
    label: str
    kind: str = ""


@dataclass(frozen=True)
class Bar:
    """A bar of a chart; `url` opens the list behind it, `text` is the value as written."""

    label: str
    value: int
    url: str = ""
    kind: str = ""
    text: str = ""


@dataclass(frozen=True)
class HeatCell:
    """A cell of a heat map: its shade (0 to 5), the words in it, what a screen reader says, the list behind it.

    `mark` is small and stands before the words: the day, in a calendar.
    """

    level: int
    text: str
    spoken: str = ""
    url: str = ""
    mark: str = ""
    blank: bool = False
    late: bool = False

    @property
    def shade(self) -> str:
        """Return the name of the cell's shade."""
        return "late" if self.late else str(self.level)


@dataclass(frozen=True)
class HeatRow:
    """A row of a heat map."""

    label: str
    cells: tuple[HeatCell, ...]
    url: str = ""


@dataclass(frozen=True)
class Heat:
    """A heat map: a table whose cells are shaded by their value, so that it can also be read."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    corner: str = ""
    low: str = "ít"
    high: str = "nhiều"
    levels: tuple[int, ...] = field(default=tuple(range(LEVELS + 1)))

    @property
    def named_rows(self) -> bool:
        """Tell whether the rows carry names (a month of days has none)."""
        return any(row.label for row in self.rows)


def heat_level(value: int, most: int) -> int:
    """Return the shade of a value between nothing (0) and the most (5), in whole numbers."""
    if value <= 0 or most <= 0:
        return 0
    return min(LEVELS, -(-value * LEVELS // most))


def month_map(
    month: dt.date, counts: Mapping[dt.date, int], caption: str, urls: Mapping[dt.date, str] | None = None
) -> Heat:
    """Return the calendar of a month, Monday first, each day shaded by its count."""
    most = max(counts.values(), default=0)
    weeks = calendar.Calendar(firstweekday=calendar.MONDAY).monthdatescalendar(month.year, month.month)
    rows = tuple(
        HeatRow("", tuple(_day_cell(day, month, counts.get(day, 0), most, (urls or {}).get(day, "")) for day in week))
        for week in weeks
    )
    return Heat(caption, ("T2", "T3", "T4", "T5", "T6", "T7", "CN"), rows)


def _day_cell(day: dt.date, month: dt.date, count: int, most: int, url: str) -> HeatCell:
    """Return the cell of one day; days of the neighbouring months stay blank."""
    if day.month != month.month:
        return HeatCell(0, "", blank=True)
    words = number(count) if count else ""
    return HeatCell(heat_level(count, most), words, f"ngày {day:%d/%m}: {number(count)}", url, mark=str(day.day))


def share_level(part: int, whole: int) -> int:
    """Return the shade of a share: 5 from 90 %, then one less for every 10 points, 0 where there is nothing."""
    if whole <= 0 or part <= 0:
        return 0
    return max(1, min(LEVELS, part * 10 // whole - 4))


def share_map(caption: str, corner: str, columns: Sequence[str], rows: Sequence[HeatRow]) -> Heat:
    """Return a table of shares, a unit a row and a month a column."""
    return Heat(caption, tuple(columns), tuple(rows), corner, low="dưới 60 %", high="từ 90 %")
