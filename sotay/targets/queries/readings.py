"""What targets have come to on a day: counted from records where they are bound, else the last report by hand."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sotay.core.bulk import read_sql
from sotay.core.display import number, percent
from sotay.development.queries.targets import earliest_days
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on
from sotay.targets.choices import Direction, Measured
from sotay.targets.indicators import INDICATORS, Indicator
from sotay.targets.models import ManualReport, Target
from sotay.targets.rules import Goal, Standing, TargetNorms, day_after, share, standing

PER_MILLE = 1000
ADMISSIONS = "admissions"


def amount(value: Decimal | None) -> str:
    """Return a value as it is written: `26`, `57,8`, `33,33`; a dash where nothing is known."""
    if value is None:
        return "–"
    places = max(0, -int(value.normalize().as_tuple().exponent))
    return number(value, places)


@dataclass(frozen=True)
class Count:
    """What records say: how many count, of how many (nothing where there is no denominator)."""

    part: int = 0
    whole: int = 0


@dataclass(frozen=True)
class Reading:
    """The value reached on a day, and where it comes from."""

    value: Decimal | None
    count: Count | None = None
    report: ManualReport | None = None


@dataclass(frozen=True)
class Line:
    """A target as lists show it on a day."""

    target: Target
    reading: Reading
    standing: Standing

    @property
    def indicator(self) -> Indicator | None:
        """Return what the target is bound to."""
        return INDICATORS.get(self.target.indicator)

    @property
    def value_words(self) -> str:
        """Return the value reached."""
        return amount(self.reading.value)

    @property
    def goal_words(self) -> str:
        """Return the goal, with its direction where that is the rarer one."""
        words = amount(self.target.goal)
        return f"≤ {words}" if self.target.direction == Direction.AT_MOST else words

    @property
    def forecast_words(self) -> str:
        """Return the forecast; of people and things in whole numbers, cut."""
        ahead, value = self.standing.forecast, self.reading.value
        if ahead is None or value is None or self.target.measured == Measured.LEVEL or value % 1:
            return amount(ahead)
        return amount(ahead // 1)

    @property
    def share_words(self) -> str:
        """Return the share of the goal: `57,8 %`."""
        return "–" if self.standing.permille is None else percent(self.standing.permille, PER_MILLE)


@dataclass(frozen=True)
class Name:
    """One record behind a number."""

    label: str
    day: dt.date | None
    place: str
    uid: UUID
    part: int
    whole: int


_COUNT = "SELECT r.path::text, sum(r.part)::bigint, sum(r.whole)::bigint FROM ({rows}) r GROUP BY 1"
_NAMES = """
SELECT r.label, r.day, r.place, r.uid, r.part, r.whole FROM ({rows}) r
 ORDER BY (r.whole > 0 AND r.part < r.whole) DESC, r.day DESC NULLS LAST, r.label, r.uid LIMIT %(most)s
"""
MOST_NAMES = 2000


def goal_of(target: Target) -> Goal:
    """Return what the rules ask of a target."""
    return Goal(target.goal, target.baseline, target.direction, target.measured, target.starts_on, target.ends_on)


def _values(paths: Iterable[str], first: dt.date, until: dt.date) -> dict[str, Any]:
    """Return the parameters of an indicator."""
    return {"paths": sorted(set(paths)), "first": first, "until": until}


def count_of(indicator: Indicator, node: Organisation, first: dt.date, until: dt.date) -> Count:
    """Return what the records at and below a node say of [first, until)."""
    return _counts(indicator, [str(node.path)], first, until)[str(node.path)]


def _counts(indicator: Indicator, paths: Sequence[str], first: dt.date, until: dt.date) -> dict[str, Count]:
    """Return the counts of several nodes in one statement; nodes may lie one below the other."""
    rows = read_sql(_COUNT.format(rows=indicator.rows), _values(paths, first, until))
    wanted = set(paths)
    sums = {path: [0, 0] for path in wanted}
    for below, part, whole in rows:
        keys = below.split(".")
        for depth in range(1, len(keys) + 1):
            path = ".".join(keys[:depth])
            if path in wanted:
                sums[path][0] += part
                sums[path][1] += whole
    return {path: Count(*both) for path, both in sums.items()}


def value_of(measured: str, count: Count) -> Decimal | None:
    """Return a count as the target measures it."""
    return share(count.part, count.whole) if measured == Measured.LEVEL else Decimal(count.part)


def readings_of(targets: Sequence[Target], on: dt.date) -> dict[int, Reading]:
    """Return what each target has come to on a day: one statement an indicator and period, one for what is by hand."""
    found: dict[int, Reading] = {}
    groups: dict[tuple[str, dt.date, dt.date], list[Target]] = defaultdict(list)
    for target in targets:
        until = day_after(min(on, target.ends_on))
        if target.indicator and until > target.starts_on:
            groups[target.indicator, target.starts_on, until].append(target)
    for (code, first, until), group in groups.items():
        counts = _counts(INDICATORS[code], [str(one.organisation.path) for one in group], first, until)
        for target in group:
            count = counts[str(target.organisation.path)]
            found[target.pk] = Reading(value_of(target.measured, count), count)
    by_hand = [one.pk for one in targets if not one.indicator]
    latest = ManualReport.objects.filter(target__in=by_hand, reported_on__lte=on) if by_hand else ()
    if by_hand:
        latest = latest.order_by("target_id", "-reported_on").distinct("target_id").select_related("reporter")  # type: ignore[union-attr]  # a queryset
    for report in latest:
        found[report.target_id] = Reading(report.value, report=report)
    return {one.pk: found.get(one.pk, Reading(None)) for one in targets}


def lines_of(targets: Sequence[Target], on: dt.date, *, with_road: bool = True) -> list[Line]:
    """Return targets with what has come of them on a day, and what will.

    `with_road` asks of each organisation with a target of admission who is on the road; long lists go by the pace alone.
    """
    readings = readings_of(targets, on)
    norms = norms_on(on, TargetNorms)
    road = _road_of(targets, on) if with_road else {}
    found = []
    for target in targets:
        reading = readings[target.pk]
        days = road.get(target.organisation_id) if target.indicator == ADMISSIONS else None
        known = None if days is None else sum(day <= target.ends_on for day in days)
        found.append(Line(target, reading, standing(goal_of(target), reading.value, on, norms, known)))
    return found


def _road_of(targets: Sequence[Target], on: dt.date) -> dict[int, list[dt.date]]:
    """Return for each organisation with a running target of admission the earliest days of those on the road there."""
    asked = {
        one.organisation_id: one.organisation
        for one in targets
        if one.indicator == ADMISSIONS and one.starts_on <= on <= one.ends_on
    }
    return {key: earliest_days(node, on) for key, node in asked.items()}


def names_of(target: Target, on: dt.date) -> list[Name]:
    """Return the records behind the progress of a bound target, those that fail the share first; at most 2,000."""
    until = day_after(min(on, target.ends_on))
    if not target.indicator or until <= target.starts_on:
        return []
    values = _values([str(target.organisation.path)], target.starts_on, until) | {"most": MOST_NAMES}
    return [Name(*row) for row in read_sql(_NAMES.format(rows=INDICATORS[target.indicator].rows), values)]
