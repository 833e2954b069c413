"""Targets by the year and at the middle of their periods: one statement an indicator, however many targets there are."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sotay.core.display import percent
from sotay.regulations.queries import norms_on
from sotay.targets.choices import Measured
from sotay.targets.indicators import INDICATORS
from sotay.targets.models import ManualReport, Target
from sotay.targets.queries.counting import Count, counts_of, yearly_counts_of
from sotay.targets.queries.readings import (
    PER_MILLE,
    Line,
    Reading,
    amount,
    goal_of,
    readings_of,
    value_of,
    words_of,
)
from sotay.targets.rules import TargetNorms, day_after, is_half_way, permille_of, years_of


@dataclass(frozen=True)
class Half:
    """A target at the middle of its period: the day, what had been reached, whether that was enough."""

    line: Line
    day: dt.date
    reading: Reading
    permille: int | None
    is_enough: bool
    is_over: bool

    @property
    def value(self) -> Decimal | None:
        """Return what had been reached."""
        return self.reading.value

    @property
    def value_words(self) -> str:
        """Return what had been reached, as it is written."""
        return words_of(self.line.target, self.value, self.reading.count)

    @property
    def share_words(self) -> str:
        """Return the share of the goal."""
        return "–" if self.permille is None else percent(self.permille, PER_MILLE)


@dataclass(frozen=True)
class Year:
    """One year of a target."""

    year: int
    value: Decimal | None
    asked: Decimal | None
    value_words: str

    @property
    def is_met(self) -> bool:
        """Tell whether the year brought what was asked of it."""
        return self.value is not None and self.asked is not None and self.value >= self.asked

    @property
    def asked_words(self) -> str:
        """Return what was asked of it."""
        return amount(self.asked)


def halves_of(lines: Sequence[Line], on: dt.date) -> list[Half]:
    """Return the targets at the middle of their periods, or as they stand where that has not come."""
    middles: dict[dt.date, list[Target]] = defaultdict(list)
    for line in lines:
        middles[goal_of(line.target).middle].append(line.target)
    then = {}
    for day, targets in middles.items():
        if day <= on:
            then.update(readings_of(targets, day))
    return [_half(line, then.get(line.target.pk), on) for line in lines]


def midterm_percent(on: dt.date) -> int:
    """Return what share of its goal each target is to have reached by the middle of its period."""
    return norms_on(on, TargetNorms).midterm_percent


def _half(line: Line, reading: Reading | None, on: dt.date) -> Half:
    """Return one target at its middle."""
    goal = goal_of(line.target)
    read = reading or line.reading
    norms = norms_on(min(goal.middle, on), TargetNorms)
    enough = is_half_way(goal, read.value, norms)
    return Half(line, goal.middle, read, permille_of(read.value, goal.goal), enough, is_over=goal.middle <= on)


def years_for(target: Target, on: dt.date) -> list[Year]:
    """Return each year of a target up to a day."""
    return years_of_all([target], on)[target.pk]


def years_of_all(targets: Sequence[Target], on: dt.date) -> dict[int, list[Year]]:
    """Return each year of some targets up to a day; of what adds up, what the year alone brought."""
    groups: dict[tuple[str, dt.date, dt.date], list[Target]] = defaultdict(list)
    for target in targets:
        if target.indicator:
            groups[target.indicator, target.starts_on, min(on, target.ends_on)].append(target)
    found = _by_hand([one for one in targets if not one.indicator], on)
    for (code, first, last), group in groups.items():
        if first <= last:
            found.update(_counted(code, group, first, last))
    return {one.pk: found.get(one.pk, []) for one in targets}


def _counted(code: str, group: Sequence[Target], first: dt.date, last: dt.date) -> dict[int, list[Year]]:
    """Return the years of targets that are counted alike."""
    indicator, nodes = INDICATORS[code], [one.organisation_id for one in group]
    years = years_of(goal_of(group[0]), last)
    if indicator.by_day:
        counts = yearly_counts_of(indicator, nodes, first, day_after(last))
    else:
        counts = {
            (node, year): count
            for year, begins, ends in years
            for node, count in counts_of(indicator, nodes, begins, day_after(ends)).items()
        }
    return {
        one.pk: [_year(one, year, counts.get((one.organisation_id, year), Count())) for year, _first, _last in years]
        for one in group
    }


def _year(target: Target, year: int, count: Count) -> Year:
    """Return one year as it was counted."""
    value = value_of(target.measured, count)
    return Year(year, value, _asked(target), words_of(target, value, count))


def _asked(target: Target) -> Decimal | None:
    """Return what is asked of each year."""
    return target.yearly if target.measured == Measured.TOTAL else target.goal


def _by_hand(targets: Sequence[Target], on: dt.date) -> dict[int, list[Year]]:
    """Return the years of what is reported by hand: what adds up by the difference to the year before."""
    reports: dict[int, list[ManualReport]] = defaultdict(list)
    for report in ManualReport.objects.filter(target__in=targets, reported_on__lte=on).order_by("reported_on"):
        reports[report.target_id].append(report)
    return {one.pk: list(_reported(one, reports[one.pk], on)) for one in targets}


def _reported(target: Target, reports: Sequence[ManualReport], on: dt.date) -> Iterator[Year]:
    """Yield the years of one target."""
    before = Decimal(0)
    for year, _first, last in years_of(goal_of(target), on):
        value = next((row.value for row in reversed(reports) if row.reported_on <= last), None)
        shown = value if value is None or target.measured != Measured.TOTAL else value - before
        yield Year(year, shown, _asked(target), words_of(target, shown))
        before = before if value is None else value
