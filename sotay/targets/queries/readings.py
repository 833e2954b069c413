"""What targets have come to on a day: counted from records where they are bound, else the last report by hand."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from sotay.core.days import today
from sotay.core.display import number, percent
from sotay.development.queries.targets import earliest_days
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on
from sotay.targets.choices import Direction, Light, Measured
from sotay.targets.indicators import INDICATORS, Indicator
from sotay.targets.models import ManualReport, Target, TargetChange
from sotay.targets.queries.counting import Count, Name, counts_of, names_below
from sotay.targets.rules import Goal, Standing, TargetNorms, day_after, share, standing

PER_MILLE = 1000
_TENTH = Decimal("0.1")
DONE, NOT_DONE = "đã hoàn thành", "chưa hoàn thành"
ADMISSIONS = "admissions"


def amount(value: Decimal | None) -> str:
    """Return a value as it is written: `26`, `57,8`, `33,33`; a dash where nothing is known."""
    if value is None:
        return "–"
    places = max(0, -int(value.normalize().as_tuple().exponent))
    return number(value, places)


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
        return words_of(self.target, self.reading.value, self.reading.count)

    @property
    def unit_words(self) -> str:
        """Return the unit behind a value; what is done or not has none."""
        return "" if self.target.measured == Measured.YES_NO else self.target.unit

    @property
    def goal_words(self) -> str:
        """Return the goal, with its direction where that is the rarer one."""
        if self.target.measured == Measured.YES_NO:
            return "hoàn thành"
        words = amount(self.target.goal)
        return f"≤ {words}" if self.target.direction == Direction.AT_MOST else words

    @property
    def forecast_words(self) -> str:
        """Return the forecast; of people and things in whole numbers, cut."""
        ahead, value = self.standing.forecast, self.reading.value
        if ahead is not None and self.target.measured != Measured.TOTAL:
            return self.value_words
        if ahead is None or value is None or value % 1:
            return amount(ahead)
        return amount(ahead // 1)

    @property
    def share_words(self) -> str:
        """Return the share of the goal: `57,8 %`."""
        return "–" if self.standing.permille is None else percent(self.standing.permille, PER_MILLE)


def words_of(target: Target, value: Decimal | None, count: Count | None = None) -> str:
    """Return a value of a target as it is written; a share in tenths, unless that would look as if the goal were met."""
    if value is not None and target.measured == Measured.YES_NO:
        return DONE if value else NOT_DONE
    tenths = exact_tenths(count) if target.measured == Measured.LEVEL else None
    if value is None or tenths is None or value < target.goal <= tenths:
        return amount(value)
    return number(tenths, 1)


def exact_tenths(count: Count | None) -> Decimal | None:
    """Return a share that was counted, in percent with one place, rounded half up (1,359 of 2,491 is 54.6)."""
    if count is None or not count.whole:
        return None
    return (Decimal(count.part * 100) / count.whole).quantize(_TENTH, ROUND_HALF_UP)


def goal_of(target: Target) -> Goal:
    """Return what the rules ask of a target."""
    return Goal(target.goal, target.baseline, target.direction, target.measured, target.starts_on, target.ends_on)


def count_of(indicator: Indicator, node: Organisation, first: dt.date, until: dt.date) -> Count:
    """Return what the records at and below a node say of [first, until)."""
    return counts_of(indicator, [node.pk], first, until)[node.pk]


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
        counts = counts_of(INDICATORS[code], [one.organisation_id for one in group], first, until)
        for target in group:
            count = counts[target.organisation_id]
            found[target.pk] = Reading(value_of(target.measured, count), count)
    by_hand = [one.pk for one in targets if not one.indicator]
    latest = ManualReport.objects.filter(target__in=by_hand, reported_on__lte=on) if by_hand else ()
    if by_hand:
        latest = latest.order_by("target_id", "-reported_on").distinct("target_id").select_related("reporter")  # type: ignore[union-attr]  # a queryset
    for report in latest:
        found[report.target_id] = Reading(report.value, report=report)
    return {one.pk: found.get(one.pk, Reading(None)) for one in targets}


def as_asked_on(targets: Sequence[Target], on: dt.date) -> list[Target]:
    """Return targets with what was asked of them on a day: before an amendment the old goal, and none that was added later."""
    if on >= today():
        return list(targets)
    later = TargetChange.objects.filter(target__in=[one.pk for one in targets], changed_on__gt=on)
    first = {row.target_id: row for row in later.order_by("target_id", "changed_on", "pk").distinct("target_id")}
    found = []
    for target in targets:
        change = first.get(target.pk)
        if change is not None and change.goal_before is not None and change.ends_before is not None:
            target.goal, target.yearly, target.ends_on = change.goal_before, change.yearly_before, change.ends_before
        elif change is not None:
            continue
        found.append(target)
    return found


def lines_of(targets: Sequence[Target], on: dt.date, *, with_road: bool = True) -> list[Line]:
    """Return targets with what has come of them on a day, and what will.

    `with_road` asks of each organisation with a target of admission who is on the road; long lists go by the pace alone.
    """
    targets = as_asked_on(targets, on)
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


def line_of(target: Target, on: dt.date) -> Line:
    """Return one target with what has come of it on a day; one that was added later had not come to anything."""
    found = lines_of([target], on)
    return found[0] if found else Line(target, Reading(None), Standing(None, 0, None, Light.NOT_YET))


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
    return names_below(INDICATORS[target.indicator], target.organisation_id, target.starts_on, until)
