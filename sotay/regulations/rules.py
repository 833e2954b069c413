"""What a table of points must be, and how working days are counted."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sotay.core.dates import ONE_DAY, add_working_days, is_working_day, working_days

TOTAL = 100


@dataclass(frozen=True)
class ItemDraft:
    """A line of a table that is being written; `bands` are pairs of a share in per cent and the points from it on."""

    group: str
    title: str
    maximum: int
    rule: str
    bands: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class RubricDraft:
    """A table that is to come into force on `first`; `bands` are pairs of the least points and the rating."""

    name: str
    source: str
    first: dt.date
    bands: Sequence[tuple[int, str]]
    items: Sequence[ItemDraft]


def total_of(items: Sequence[ItemDraft]) -> int:
    """Return the points of all lines."""
    return sum(item.maximum for item in items)


def by_group(items: Sequence[ItemDraft]) -> dict[str, int]:
    """Return the points of each group, in order."""
    groups: dict[str, int] = {}
    for item in items:
        groups[item.group] = groups.get(item.group, 0) + item.maximum
    return groups


def read_bands(text: str, maximum: int) -> tuple[tuple[int, int], ...]:
    """Read `90=4; 75=3; 0=1`: from 90 per cent on 4 points …; raise `ValueError` for what is not such a list."""
    parts = [part.split("=") for part in text.replace(",", ";").split(";") if part.strip()]
    bands = [(int(share), int(points)) for share, points in parts]
    shares, points = [share for share, _ in bands], [points for _, points in bands]
    falls = shares == sorted(set(shares), reverse=True) and points == sorted(points, reverse=True)
    if not falls or any(not 0 <= share <= 100 for share in shares) or any(not 0 <= each <= maximum for each in points):  # noqa: PLR2004 -- per cent
        raise ValueError(text)
    return tuple(bands)


def write_bands(bands: Sequence[Sequence[int]]) -> str:
    """Return bands as `read_bands` reads them."""
    return "; ".join(f"{share}={points}" for share, points in bands)


def ratings_fall(bands: Sequence[tuple[int, str]]) -> bool:
    """Tell whether ratings fall from within the total to nothing, each with its words."""
    least = [each for each, _ in bands]
    words = [label for _, label in bands]
    return (
        bool(bands)
        and least == sorted(set(least), reverse=True)
        and least[0] <= TOTAL
        and least[-1] == 0
        and all(words)
        and len(set(words)) == len(words)
    )


def shared_without(maxima: Mapping[int, int], left_out: Collection[int]) -> dict[int, int]:
    """Return number → maximum when the lines left out give their points to the others."""
    kept = [number for number in maxima if number not in left_out]
    shared = redistribute([maxima[number] for number in kept], sum(maxima.values()))
    found = dict(zip(kept, shared, strict=True))
    return {number: found.get(number, 0) for number in maxima}


def redistribute(weights: Sequence[int], total: int) -> list[int]:
    """Divide `total` in proportion to the weights into whole numbers, by the largest remainder; ties go to the first."""
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    shares = [weight * total // whole for weight in weights]
    remainders = [weight * total % whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda place: (-remainders[place], place))
    for place in by_remainder[: total - sum(shares)]:
        shares[place] += 1
    return shares


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days are worked: Monday to Friday, but for `off`, and with the weekend days in `worked`."""

    off: frozenset[dt.date] = frozenset()
    worked: frozenset[dt.date] = frozenset()

    def is_working(self, day: dt.date) -> bool:
        """Tell whether offices work on the day."""
        return is_working_day(day, self.off, self.worked)

    def after(self, day: dt.date, count: int) -> dt.date:
        """Return the `count`-th working day after the day, which does not count itself (Civil Code 2015, Art. 147)."""
        return add_working_days(day, count, self.off, self.worked)

    def between(self, first: dt.date, until: dt.date) -> int:
        """Return how many working days lie after `first`, up to and including `until`; none where it lies before."""
        return sum(1 for _ in working_days(first + ONE_DAY, until, self.off, self.worked))
