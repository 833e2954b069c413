"""The plan of visits as an assignment problem: who may go where on which day, and what it costs.

Pure: `model_of` turns officials and cells into a small integer program, `solving` has an established optimiser solve it.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

K = TypeVar("K")

# What a plan avoids, the worst first. Each weighs more than all that a single visit can save of what stands below it.
BELOW_MINIMUM = 100_000
BELOW_PLANNED = 20_000
OWN_MEETING = 1_000
NOT_HARD = 200
AGAIN = 40
CROWDED_QUARTER = 8
CROWDED_PLACE = 3
CROWDED_MONTH = 1
# A cell looked at costs twelve days: nobody needs more cells to choose from than these.
LOOKED_AT = 48
QUARTERS = 4


@dataclass(frozen=True)
class Official:
    """Somebody who attends: how often, where, and what stands against a day."""

    key: int
    minimum: int
    planned: int
    areas: tuple[str, ...] = ()  # paths; empty means everywhere
    residential_only: bool = False
    hard_first: bool = True
    days: frozenset[dt.date] | None = None  # the days that the regulation fixes
    own_cells: frozenset[int] = frozenset()
    taken: frozenset[dt.date] = frozenset()  # another visit stands on that day
    own_meetings: frozenset[dt.date] = frozenset()
    seen_before: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Cell:
    """A cell to be attended, with the days on which it meets in the year; `place` is the organisation above it."""

    key: int
    path: str
    days: tuple[dt.date, ...]
    is_residential: bool = True
    is_hard: bool = False
    place: int = 0


@dataclass(frozen=True)
class Turn:
    """One visit of a plan."""

    official: int
    cell: int
    day: dt.date


@dataclass(frozen=True)
class Option:
    """A visit that could be, and its own cost."""

    official: Official
    cell: Cell
    day: dt.date
    cost: int


@dataclass
class Program:
    """An integer program: columns with costs and bounds, rows of `(columns, coefficients)` with bounds."""

    costs: list[int] = field(default_factory=list)
    uppers: list[int] = field(default_factory=list)
    rows: list[tuple[list[int], list[int], int, int]] = field(default_factory=list)

    def column(self, cost: int, upper: int) -> int:
        """Add a column and return its number."""
        self.costs.append(cost)
        self.uppers.append(upper)
        return len(self.costs) - 1

    def row(self, terms: Sequence[tuple[int, int]], lower: int, upper: int) -> None:
        """Add a row `lower <= sum of coefficient * column <= upper`."""
        self.rows.append(([column for column, _ in terms], [by for _, by in terms], lower, upper))


@dataclass(frozen=True)
class Draft:
    """The program with what its first columns mean."""

    program: Program
    options: tuple[Option, ...]


def may_attend(official: Official, cell: Cell) -> bool:
    """Tell whether the official may be sent to the cell at all."""
    if cell.key in official.own_cells or (official.residential_only and not cell.is_residential):
        return False
    return not official.areas or any(_covers(area, cell.path) for area in official.areas)


def days_for(official: Official, cell: Cell) -> list[dt.date]:
    """Return the days on which the official could attend the cell: those fixed by the regulation, else the cell's own."""
    days = cell.days if official.days is None else sorted(official.days)
    return [day for day in days if day not in official.taken]


def cells_for(official: Official, cells: Sequence[Cell], turn: int) -> list[Cell]:
    """Return the cells from which the official's visits are chosen: hard ones first, for each official others."""
    able = [cell for cell in cells if may_attend(official, cell)]
    hard = [cell for cell in able if cell.is_hard and official.hard_first]
    rest = [cell for cell in able if not (cell.is_hard and official.hard_first)]
    return [*_from(hard, turn)[:LOOKED_AT], *_from(rest, turn)[:LOOKED_AT]][: LOOKED_AT + official.planned]


def model_of(officials: Sequence[Official], cells: Sequence[Cell]) -> Draft:
    """Return the integer program of a plan."""
    options, turn = [], 0
    for official in officials:
        for cell in cells_for(official, cells, turn):
            options += [Option(official, cell, day, _cost(official, cell, day)) for day in days_for(official, cell)]
        turn += official.planned
    program = Program()
    for option in options:
        program.column(option.cost, 1)
    _numbers(program, officials, options)
    _once(program, options)
    _spread(program, officials, options)
    return Draft(program, tuple(options))


def _cost(official: Official, cell: Cell, day: dt.date) -> int:
    """Return what one visit costs by itself."""
    return (
        OWN_MEETING * (day in official.own_meetings)
        + NOT_HARD * (official.hard_first and not cell.is_hard)
        + AGAIN * (cell.key in official.seen_before)
    )


def _numbers(program: Program, officials: Sequence[Official], options: Sequence[Option]) -> None:
    """Each official has as many visits as are planned; what is lacking below the minimum weighs most."""
    of = _grouped((option.official.key, column) for column, option in enumerate(options))
    for official in officials:
        lacking = program.column(BELOW_MINIMUM, official.minimum)
        fewer = program.column(BELOW_PLANNED, official.planned - official.minimum)
        terms = [(column, 1) for column in of.get(official.key, ())]
        program.row([*terms, (lacking, 1), (fewer, 1)], official.planned, official.planned)


def _once(program: Program, options: Sequence[Option]) -> None:
    """Nobody is at two places on a day, or twice in a cell; a cell has one visitor in the year."""
    days = _grouped(((option.official.key, option.day), column) for column, option in enumerate(options))
    cells = _grouped((option.cell.key, column) for column, option in enumerate(options))
    for columns in [*days.values(), *cells.values()]:
        if len(columns) > 1:
            program.row([(column, 1) for column in columns], 0, 1)


def _spread(program: Program, officials: Sequence[Official], options: Sequence[Option]) -> None:
    """Spread each official's visits over the quarters, and all visits over months and places."""
    total = sum(official.planned for official in officials)
    planned = {official.key: official.planned for official in officials}
    quarters = _grouped(((o.official.key, (o.day.month - 1) // 3), c) for c, o in enumerate(options))
    for (key, _), columns in quarters.items():
        _soft(program, columns, -(-planned[key] // QUARTERS), CROWDED_QUARTER, planned[key])
    months = _grouped((o.day.month, c) for c, o in enumerate(options))
    for columns in months.values():
        _soft(program, columns, -(-total // max(1, len(months))), CROWDED_MONTH, total)
    places = _grouped((o.cell.place, c) for c, o in enumerate(options))
    for columns in places.values():
        _soft(program, columns, -(-total // max(1, len(places))), CROWDED_PLACE, total)


def _soft(program: Program, columns: list[int], most: int, cost: int, upper: int) -> None:
    """Let at most so many of the columns be chosen, or pay for each above."""
    if len(columns) > most:
        over = program.column(cost, upper)
        program.row([*((column, 1) for column in columns), (over, -1)], -upper, most)


def _grouped(pairs: Iterable[tuple[K, int]]) -> dict[K, list[int]]:
    """Return the numbers by key."""
    found: dict[K, list[int]] = {}
    for key, number in pairs:
        found.setdefault(key, []).append(number)
    return found


def _from(cells: list[Cell], turn: int) -> list[Cell]:
    """Return the cells beginning with another one for each turn."""
    start = turn % len(cells) if cells else 0
    return cells[start:] + cells[:start]


def _covers(above: str, path: str) -> bool:
    """Tell whether `path` is `above` or lies below it."""
    return path == above or path.startswith(f"{above}.")
