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
UNEVEN = 1_000  # for each one that the same official lacks already
SECOND_VISITOR = 4_000
OWN_MEETING = 1_000
NOT_HARD = 200
AGAIN = 40
RESTING = 20
CROWDED_QUARTER = 8
CROWDED_PLACE = 3
CROWDED_MONTH = 1
# A cell looked at costs twelve days: nobody needs more cells to choose from than these.
LOOKED_AT = 48
QUARTERS = 4


@dataclass(frozen=True)
class Official:
    """Somebody who attends: how often, where, and what stands against a day.

    What was set by hand is `kept`: `minimum` and `planned` are what is asked for besides.
    """

    key: int
    minimum: int
    planned: int
    areas: tuple[str, ...] = ()  # paths; empty means everywhere
    residential_only: bool = False
    hard_first: bool = True
    days: frozenset[dt.date] | None = None  # the days that the regulation fixes
    own_cells: frozenset[int] = frozenset()  # and others to which the official is not sent
    kept: tuple[dt.date, ...] = ()
    taken: frozenset[dt.date] = frozenset()  # another visit stands on that day
    own_meetings: frozenset[dt.date] = frozenset()
    seen_before: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Cell:
    """A cell to be attended, with the days on which it meets in the year; `place` is the organisation above it.

    `seats` is how many visitors may still come in the year, of which the first are `free` and each other has its price.
    """

    key: int
    path: str
    days: tuple[dt.date, ...]
    is_residential: bool = True
    is_hard: bool = False
    place: int = 0
    seats: int = 1
    free: int = 1
    taken: frozenset[dt.date] = frozenset()  # somebody else comes on that day
    is_resting: bool = False  # somebody came not long ago


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
    if not cell.seats or cell.key in official.own_cells or (official.residential_only and not cell.is_residential):
        return False
    return not official.areas or any(_covers(area, cell.path) for area in official.areas)


def days_for(official: Official, cell: Cell) -> list[dt.date]:
    """Return the days on which the official could attend the cell: those fixed by the regulation, else the cell's own."""
    days = cell.days if official.days is None else sorted(official.days)
    return [day for day in days if day not in official.taken and day not in official.kept and day not in cell.taken]


def cells_for(official: Official, cells: Sequence[Cell], turn: int) -> list[Cell]:
    """Return the cells from which the official's visits are chosen: hard ones first, for each official others."""
    able = [cell for cell in cells if may_attend(official, cell)]
    hard = [cell for cell in able if cell.is_hard and official.hard_first]
    rest = [cell for cell in able if not (cell.is_hard and official.hard_first)]
    return [*_from(hard, turn)[:LOOKED_AT], *_from(rest, turn)[:LOOKED_AT]][: LOOKED_AT + official.planned]


class Grounds:
    """The cells by every organisation above them, so that an official's area is found without reading all cells."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        """Sort the cells out."""
        self._all = cells
        self._below: dict[str, list[Cell]] = {}
        for cell in cells:
            steps = cell.path.split(".")
            for length in range(1, len(steps) + 1):
                self._below.setdefault(".".join(steps[:length]), []).append(cell)

    def of(self, official: Official) -> Sequence[Cell]:
        """Return the cells in an official's area, each once."""
        if not official.areas:
            return self._all
        found = {cell.key: cell for area in official.areas for cell in self._below.get(area, ())}
        return list(found.values())


def shares_of(officials: Sequence[Official], cells: Sequence[Cell]) -> list[list[tuple[Official, list[Cell]]]]:
    """Return the officials with the cells looked at, apart where they have no cell in common: each part is a plan by itself."""
    grounds, turn = Grounds(cells), 0
    looked: list[tuple[Official, list[Cell]]] = []
    leader: dict[int, int] = {}
    for official in officials:
        mine = cells_for(official, grounds.of(official), turn)
        looked.append((official, mine))
        turn += official.planned
        for cell in mine[1:]:
            leader[_leading(leader, cell.key)] = _leading(leader, mine[0].key)
    parts: dict[int | None, list[tuple[Official, list[Cell]]]] = {}
    for official, mine in looked:
        parts.setdefault(_leading(leader, mine[0].key) if mine else None, []).append((official, mine))
    return list(parts.values())


def _leading(leader: dict[int, int], key: int) -> int:
    """Return the cell that stands for all that are connected with one."""
    while (above := leader.get(key, key)) != key:
        leader[key] = leader.get(above, above)
        key = above
    return key


def model_of(shares: Sequence[tuple[Official, Sequence[Cell]]]) -> Draft:
    """Return the integer program of a plan, or of a part of one."""
    officials = [official for official, _ in shares]
    options = [
        Option(official, cell, day, _cost(official, cell, day))
        for official, cells in shares
        for cell in cells
        for day in days_for(official, cell)
    ]
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
        + RESTING * cell.is_resting
    )


def _numbers(program: Program, officials: Sequence[Official], options: Sequence[Option]) -> None:
    """Each official has as many visits as are planned; what is lacking below the minimum weighs most.

    The second that the same official lacks weighs more than the first of another: what lacks is shared evenly.
    """
    of = _grouped((option.official.key, column) for column, option in enumerate(options))
    for official in officials:
        terms = [(column, 1) for column in of.get(official.key, ())]
        for number in range(official.planned):
            is_minimum = number >= official.planned - official.minimum
            cost = (BELOW_MINIMUM if is_minimum else BELOW_PLANNED) + UNEVEN * number
            terms.append((program.column(cost, 1), 1))
        program.row(terms, official.planned, official.planned)


def _once(program: Program, options: Sequence[Option]) -> None:
    """Nobody is at two places on a day, or twice in a cell; nobody meets another there; second visitors have their price."""
    for columns in _grouped(
        ((option.official.key, option.day), column) for column, option in enumerate(options)
    ).values():
        _at_most(program, columns, 1)
    for columns in _grouped((option.cell.key, column) for column, option in enumerate(options)).values():
        cell = options[columns[0]].cell
        if cell.seats == cell.free == 1:
            _at_most(program, columns, 1)
            continue
        for mine in _grouped((options[column].official.key, column) for column in columns).values():
            _at_most(program, mine, 1)
        for together in _grouped((options[column].day, column) for column in columns).values():
            _at_most(program, together, 1)
        more = [(program.column(SECOND_VISITOR, cell.seats - cell.free), -1)] if cell.seats > cell.free else []
        program.row([*((column, 1) for column in columns), *more], -cell.seats, cell.free)


def _at_most(program: Program, columns: list[int], most: int) -> None:
    """Let at most so many of the columns be chosen."""
    if len(columns) > most:
        program.row([(column, 1) for column in columns], 0, most)


def _spread(program: Program, officials: Sequence[Official], options: Sequence[Option]) -> None:
    """Spread each official's visits over the quarters, and all visits over months and places."""
    total = sum(official.planned for official in officials)
    planned = {official.key: official.planned for official in officials}
    kept = {official.key: [_quarter(day) for day in official.kept] for official in officials}
    quarters = _grouped(((o.official.key, _quarter(o.day)), c) for c, o in enumerate(options))
    for (key, quarter), columns in quarters.items():
        most = -(-(planned[key] + len(kept[key])) // QUARTERS) - kept[key].count(quarter)
        _soft(program, columns, max(0, most), CROWDED_QUARTER, planned[key])
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


def _quarter(day: dt.date) -> int:
    """Return the quarter of a day, from 0."""
    return (day.month - 1) // 3


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
