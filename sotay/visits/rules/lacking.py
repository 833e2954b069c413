"""Decide why an official has fewer visits than the regulation asks for: what a user is told where a plan has a gap."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sotay.visits.choices import Lack
from sotay.visits.rules.planning import Cell, Grounds, Official, Turn, days_for, may_attend


@dataclass(frozen=True)
class Visitors:
    """How many come to each cell, and on which days."""

    counts: Counter[int]
    days: set[tuple[int, dt.date]]

    def leave(self, cell: Cell, days: set[dt.date]) -> bool:
        """Tell whether one of the days is free in the cell."""
        return any((cell.key, day) not in self.days for day in days)


def reasons(
    officials: Sequence[Official], cells: Sequence[Cell], turns: Sequence[Turn], missing: Mapping[int, int]
) -> dict[int, Lack]:
    """Return for each official who lacks visits why it is so."""
    visitors = Visitors(Counter(turn.cell for turn in turns), {(turn.cell, turn.day) for turn in turns})
    grounds = Grounds(cells)
    mine: dict[int, list[Turn]] = {}
    for turn in turns:
        mine.setdefault(turn.official, []).append(turn)
    return {
        one.key: _reason(
            one, [cell for cell in grounds.of(one) if may_attend(one, cell)], mine.get(one.key, []), visitors
        )
        for one in officials
        if missing.get(one.key)
    }


def _reason(official: Official, able: list[Cell], turns: list[Turn], visitors: Visitors) -> Lack:
    """Return what stands against one more visit."""
    if not able:
        return Lack.NO_CELL
    if len(able) < official.planned:
        return Lack.TOO_FEW
    days, seen = {turn.day for turn in turns}, {turn.cell for turn in turns}
    others = [cell for cell in able if cell.key not in seen]
    with_seats = [cell for cell in others if visitors.counts[cell.key] < cell.seats]
    if any(visitors.leave(cell, set(days_for(official, cell)) - days) for cell in with_seats):
        return Lack.TIME
    if not with_seats and any(set(days_for(official, cell)) - days for cell in others):
        return Lack.SHARED
    return Lack.NO_DAY
