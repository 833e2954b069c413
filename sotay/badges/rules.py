"""Years of membership, and at which round which badge is due: pure functions over days, with the norms handed in."""

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sotay.core.dates import same_day_months_later

DECEMBER = 12


@dataclass(frozen=True)
class BadgeNorms:
    """Levels, rounds and how much early; `rounds` are [name, day, month, first month, last month]."""

    prefix: ClassVar[str] = "badge"
    levels: list[int]
    rounds: list[list[Any]]
    notice_days: int
    file_working_days: int
    early_months: int
    early_months_high: int
    early_high_level: int
    posthumous_months: int


@dataclass(frozen=True)
class CardNorms:
    """What a card's number is."""

    prefix: ClassVar[str] = "card"
    by_national_id: bool


@dataclass(frozen=True)
class Round:
    """One occasion on which badges are given: the day, and the days within which the years are reached."""

    name: str
    on: dt.date
    first: dt.date
    last: dt.date

    def __str__(self) -> str:
        """Return how papers name it."""
        return f"đợt {self.name}/{self.on.year}"


def counted_from(start: dt.date, gaps: Iterable[tuple[dt.date, dt.date]]) -> dt.date:
    """Return the day from which the years would count without interruption: the start, later by the days lost."""
    lost = sum((until - max(first, start)).days for first, until in gaps if until > start and until > first)
    return start + dt.timedelta(days=lost)


def complete_years(start: dt.date, day: dt.date) -> int:
    """Return the completed years of membership on the day; agrees with `same_day_months_later` on 29 February."""
    years = day.year - start.year
    return years if same_day_months_later(start, 12 * years) <= day else years - 1


def reached(start: dt.date, level: int) -> dt.date:
    """Return the day on which the years of a badge are complete."""
    return same_day_months_later(start, 12 * level)


def rounds_of(year: int, rounds: Sequence[Sequence[Any]]) -> list[Round]:
    """Return the rounds of a year in order; a window that begins in December begins the year before."""
    found = []
    for name, day, month, first, last in rounds:
        begins = dt.date(year - 1 if first > last else year, first, 1)
        ends = dt.date(year, last, calendar.monthrange(year, last)[1])
        found.append(Round(name, dt.date(year, month, day), begins, ends))
    return sorted(found, key=lambda one: one.on)


def round_of(day: dt.date, rounds: Sequence[Sequence[Any]]) -> Round:
    """Return the round within whose window the day lies."""
    for year in (day.year, day.year + 1):
        for one in rounds_of(year, rounds):
            if one.first <= day <= one.last:
                return one
    msg = "the windows of the rounds leave out a day"
    raise ValueError(msg)


def coming_rounds(day: dt.date, rounds: Sequence[Sequence[Any]], count: int = 4) -> list[Round]:
    """Return the next rounds that have not been held on the day."""
    both = rounds_of(day.year, rounds) + rounds_of(day.year + 1, rounds)
    return [one for one in both if one.on >= day][:count]


def next_level(years: int, levels: Sequence[int]) -> int | None:
    """Return the lowest badge above the completed years."""
    return min((level for level in levels if level > years), default=None)


def early_months(level: int, norms: BadgeNorms) -> int:
    """Return how many months early a badge may be given to the seriously ill."""
    return norms.early_months_high if level >= norms.early_high_level else norms.early_months


def may_be_early(start: dt.date, level: int, on: dt.date, norms: BadgeNorms) -> bool:
    """Tell whether a badge may be asked for early on the day."""
    due = reached(start, level)
    return same_day_months_later(due, -early_months(level, norms)) <= on < due


def posthumous_level(start: dt.date, died_on: dt.date, norms: BadgeNorms) -> int | None:
    """Return the badge that may be given after a death: the next one, when no more than the norm's months are missing."""
    level = next_level(complete_years(start, died_on), norms.levels)
    if level is None:
        return None
    due = reached(start, level)
    return level if same_day_months_later(due, -norms.posthumous_months) <= died_on else None


def number_in(words: str) -> int:
    """Return the years that a record of old says of the last badge, or nothing."""
    digits = "".join(ch for ch in _words(words) if ch.isdigit())
    return int(digits) if digits else 0


def _words(words: str) -> str:
    """Return the first word of the text that has a digit."""
    return next(_with_digits(words), "")


def _with_digits(words: str) -> Iterator[str]:
    """Yield the words with digits."""
    return (word for word in words.replace("/", " ").split() if any(ch.isdigit() for ch in word))


def is_known_number(number: str, national_id: str, *, by_national_id: bool) -> bool:
    """Tell whether a number may stand on a card issued under the rule of the day."""
    if by_national_id:
        return bool(national_id) and number == national_id
    return number.isdigit() and len(number) == 8  # noqa: PLR2004 -- the old cards
