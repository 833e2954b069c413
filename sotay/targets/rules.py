"""Where a target stands and what it will come to, how shares add up: pure functions over exact numbers."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import ClassVar

from sotay.targets.choices import Direction, Light, Measured

WHOLE = 100
_CENT = Decimal("0.01")
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class TargetNorms:
    """From which forecast a target is red, and what is to be reached by the middle of the term, as of a day."""

    prefix: ClassVar[str] = "targets"
    red_percent: int
    midterm_percent: int


@dataclass(frozen=True)
class Goal:
    """What is to be reached, which way, between two days (both included)."""

    goal: Decimal
    baseline: Decimal
    direction: str
    measured: str
    first: dt.date
    last: dt.date

    @property
    def length(self) -> int:
        """Return how many days the period has."""
        return (self.last - self.first).days + 1

    def elapsed(self, day: dt.date) -> int:
        """Return how many days are over, the day itself among them."""
        return min(max((day - self.first).days + 1, 0), self.length)

    @property
    def middle(self) -> dt.date:
        """Return the last day of the first half."""
        return self.first + dt.timedelta(days=(self.length - 1) // 2)


@dataclass(frozen=True)
class Standing:
    """A target on a day: the share of the goal in tenths of a percent, the time that is over, the forecast, the light."""

    permille: int | None
    elapsed_percent: int
    forecast: Decimal | None
    light: Light


def permille_of(value: Decimal | None, goal: Decimal) -> int | None:
    """Return the share of the goal in tenths of a percent, rounded half up (26 of 45 is 578)."""
    if value is None or goal <= 0:
        return None
    return int((value * 1000 / goal).quantize(Decimal(1), ROUND_HALF_UP))


def share(part: int, whole: int) -> Decimal | None:
    """Return a share in percent with two places, cut and never rounded up, so that none is reached before it is."""
    return Decimal(part * 10_000 // whole) / WHOLE if whole else None


def forecast(goal: Goal, value: Decimal | None, day: dt.date, known: int | None = None) -> Decimal | None:
    """Return what the period comes to: at the pace so far and, where it is `known` who is on the road, no more than these.

    A level stays as it is: no pace is read into a share.
    """
    elapsed = goal.elapsed(day)
    if value is None or not elapsed:
        return None
    if goal.measured != Measured.TOTAL or elapsed == goal.length:
        return value
    by_pace = (value * goal.length / elapsed).quantize(_CENT, ROUND_HALF_UP)
    return by_pace if known is None else max(value, min(by_pace, value + known))


def standing(goal: Goal, value: Decimal | None, day: dt.date, norms: TargetNorms, known: int | None = None) -> Standing:
    """Return where a target stands on a day."""
    ahead = forecast(goal, value, day, known)
    elapsed = goal.elapsed(day) * WHOLE // goal.length
    return Standing(permille_of(value, goal.goal), elapsed, ahead, _light(goal, value, ahead, day, norms))


def _light(goal: Goal, value: Decimal | None, ahead: Decimal | None, day: dt.date, norms: TargetNorms) -> Light:
    """Return the light."""
    if day < goal.first:
        return Light.NOT_YET
    if value is None or ahead is None:
        return Light.UNKNOWN
    if goal.direction == Direction.AT_MOST:
        return _light_below(goal, value, ahead, day)
    return Light.MET if value >= goal.goal else _light_on_the_way(goal, value, ahead, day, norms)


def _light_on_the_way(goal: Goal, value: Decimal, ahead: Decimal, day: dt.date, norms: TargetNorms) -> Light:
    """Return the light of what has not been reached; what is done or not is late in the second half."""
    if day >= goal.last:
        return Light.RED
    if goal.measured == Measured.YES_NO:
        return Light.BEHIND if day > goal.middle else Light.ON_PACE
    if ahead * WHOLE < goal.goal * norms.red_percent:
        return Light.RED
    keeps_up = goal.measured == Measured.TOTAL and value * goal.length >= goal.goal * goal.elapsed(day)
    return Light.ON_PACE if keeps_up else Light.BEHIND


def _light_below(goal: Goal, value: Decimal, ahead: Decimal, day: dt.date) -> Light:
    """Return the light of what must not be exceeded; it is met only when the period is over."""
    if value > goal.goal:
        return Light.RED
    if day >= goal.last:
        return Light.MET
    return Light.ON_PACE if ahead <= goal.goal else Light.BEHIND


def is_half_way(goal: Goal, value: Decimal | None, norms: TargetNorms) -> bool:
    """Tell whether enough was reached by the middle of the term (each target at least half, seed of the first hamlet)."""
    if value is None:
        return False
    if goal.direction == Direction.AT_MOST:
        return value <= goal.goal
    return value * WHOLE >= goal.goal * norms.midterm_percent


def years_of(goal: Goal, until: dt.date) -> list[tuple[int, dt.date, dt.date]]:
    """Return the years of a period up to a day, each with its first and last day within the period."""
    last = min(goal.last, until)
    return [
        (year, max(goal.first, dt.date(year, 1, 1)), min(last, dt.date(year, 12, 31)))
        for year in range(goal.first.year, last.year + 1)
    ]


def day_after(day: dt.date) -> dt.date:
    """Return the first day that no longer counts."""
    return day + _ONE_DAY


def day_before(day: dt.date) -> dt.date:
    """Return the last day that still counts."""
    return day - _ONE_DAY


def shared_out(goal: Decimal, weights: Sequence[int]) -> list[Decimal]:
    """Return a goal shared out by weights so that the shares add up to it exactly; the largest remainders get what is left.

    Whole numbers stay whole; without any weight everybody gets the same.
    """
    if not weights:
        return []
    step = Decimal(1) if goal == goal.to_integral_value() else _CENT
    parts = list(weights) if sum(weights) else [1] * len(weights)
    steps, whole = int(goal / step), sum(parts)
    found = [steps * part // whole for part in parts]
    order = sorted(range(len(parts)), key=lambda place: (-(steps * parts[place] % whole), place))
    for place in order[: steps - sum(found)]:
        found[place] += 1
    return [step * count for count in found]


def plain(value: Decimal) -> Decimal:
    """Return a number without the zeros behind, and never with a power of ten: what stands in a field to be typed over."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
