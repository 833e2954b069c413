"""What is to be reached and when, as it is typed in, with what cannot be a target refused."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sotay.core.text import clean
from sotay.targets import errors
from sotay.targets.choices import Direction, Measured
from sotay.targets.indicators import indicator_of

_DAYS_A_YEAR = 365.25


@dataclass(frozen=True)
class Period:
    """From when until when, both days included."""

    starts_on: dt.date
    ends_on: dt.date

    def __post_init__(self) -> None:
        """Refuse an end before the beginning."""
        if self.ends_on <= self.starts_on:
            raise errors.PeriodWrong

    def __str__(self) -> str:
        """Return what the ledger keeps of it."""
        return f"{self.starts_on}–{self.ends_on}"

    @property
    def years(self) -> int:
        """Return how many years the period has, rounded: a term of five has five."""
        return max(1, round((self.ends_on - self.starts_on).days / _DAYS_A_YEAR))


@dataclass(frozen=True)
class Aim:
    """What is to be reached: how it is measured and counted, how much, and by the year where that is asked."""

    unit: str
    direction: str
    measured: str
    goal: Decimal
    baseline: Decimal = Decimal(0)
    yearly: Decimal | None = None
    indicator: str = ""

    def __str__(self) -> str:
        """Return what the ledger keeps of it."""
        return f"{self.direction} {self.goal} {self.unit}, {self.measured} {self.indicator}".strip()

    def check(self) -> None:
        """Refuse what cannot be a target."""
        if self.measured == Measured.YES_NO and (self.goal != 1 or self.direction != Direction.AT_LEAST):
            raise errors.YesNoIsOne
        if self.direction == Direction.AT_LEAST and self.goal <= 0:
            raise errors.GoalMissing
        yearly_here = self.direction == Direction.AT_LEAST and self.measured == Measured.TOTAL
        if self.yearly is not None and (self.yearly <= 0 or not yearly_here):
            raise errors.YearlyNotHere
        if self.indicator:
            bound = indicator_of(self.indicator)
            if bound is None or bound.measured != self.measured:
                raise errors.IndicatorUnknown(indicator=bound.name if bound else self.indicator)

    def values(self) -> dict[str, Any]:
        """Return the columns of a target."""
        names = ("direction", "measured", "goal", "baseline", "yearly", "indicator")
        return {"unit": clean(self.unit), **{name: getattr(self, name) for name in names}}
