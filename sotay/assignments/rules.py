"""Shares and their change in points, the day on which a year is counted, who is suggested what: pure functions."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

_TENTHS = 1000


def share_in_tenths(part: int, whole: int) -> int | None:
    """Return a share in tenths of a percent, half up; nothing where there is nobody."""
    return (2 * _TENTHS * part + whole) // (2 * whole) if whole else None


def change_in_tenths(part: int, whole: int, part_before: int, whole_before: int) -> int | None:
    """Return by how many tenths of a percentage point a share rose; computed from the counts, rounded once."""
    if not whole or not whole_before:
        return None
    above, below = _TENTHS * (part * whole_before - part_before * whole), whole * whole_before
    size = (2 * abs(above) + below) // (2 * below)
    return size if above >= 0 else -size


def counted_on(year: int, today: dt.date) -> dt.date:
    """Return the day as of which a year is counted: its last one, or today."""
    return min(dt.date(year, 12, 31), today)


def suggested(
    entries: Sequence[tuple[int, str]], used: Mapping[int, int], people: Sequence[Collection[str]]
) -> list[int]:
    """Return for each of those people, given by the posts they hold, the key of an entry; entries are (key, post).

    Whoever holds a post is offered a work of that post that nobody does yet; everybody else, and whoever finds none, the work
    that is used least in the cell, in the order of the catalogue.
    """
    times = {key: used.get(key, 0) for key, _post in entries}
    common = [key for key, post in entries if not post]
    found = []
    for posts in people:
        own = [key for key, post in entries if post in posts and not times[key]]
        offered = own or common
        if not offered:
            return []
        best = min(offered, key=lambda key: times[key])
        times[best] += 1
        found.append(best)
    return found
