"""Decide why an official has fewer visits than the regulation asks for: what a user is told where a plan has a gap."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sotay.visits.choices import Lack
from sotay.visits.rules.planning import Cell, Grounds, Official, Turn, days_for, may_attend


def reasons(
    officials: Sequence[Official], cells: Sequence[Cell], turns: Sequence[Turn], missing: Mapping[int, int]
) -> dict[int, Lack]:
    """Return for each official who lacks visits why it is so."""
    visitors = Counter(turn.cell for turn in turns)
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


def _reason(official: Official, able: list[Cell], turns: list[Turn], visitors: Counter[int]) -> Lack:
    """Return what stands against one more visit."""
    if not able:
        return Lack.NO_CELL
    if len(able) < official.planned:
        return Lack.TOO_FEW
    days, seen = {turn.day for turn in turns}, {turn.cell for turn in turns}
    open_to_all = [cell for cell in able if cell.key not in seen and visitors[cell.key] < cell.seats]
    if any(set(days_for(official, cell)) - days for cell in able if cell.key not in seen) and not open_to_all:
        return Lack.SHARED
    return Lack.NO_DAY
