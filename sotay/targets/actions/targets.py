"""Recording resolutions and targets, sharing them out, reporting by hand what no record tells."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.text import clean
from sotay.documents.intake.marking import check_typed_text
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.targets import errors
from sotay.targets.choices import Direction, Measured
from sotay.targets.indicators import indicator_of
from sotay.targets.models import ManualReport, Measure, Resolution, Target
from sotay.targets.permissions import TargetPermission as P
from sotay.targets.queries.targets import children_of, people_below


@dataclass(frozen=True)
class Aim:
    """What is to be reached: how it is measured, how much, and by the year where that is asked."""

    unit: str
    direction: str
    measured: str
    goal: Decimal
    baseline: Decimal = Decimal(0)
    yearly: Decimal | None = None

    def __str__(self) -> str:
        """Return what the ledger keeps of it."""
        return f"{self.direction} {self.goal} {self.unit}, {self.measured}"


@action(P.SET, lock=Lock.NOTHING)
def record_resolution(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    organisation: Organisation,
    *,
    number: str,
    title: str,
    issued_on: dt.date,
    starts_on: dt.date,
    ends_on: dt.date,
) -> Resolution:
    """Record a resolution that sets targets."""
    check_typed_text(title)
    if ends_on <= starts_on:
        raise errors.PeriodWrong
    if Resolution.objects.filter(organisation=organisation, number=clean(number), issued_on=issued_on).exists():
        raise errors.ResolutionKnown(number=clean(number), day=display.day(issued_on))
    return Resolution.objects.create(
        organisation=organisation,
        number=clean(number),
        title=clean(title),
        issued_on=issued_on,
        starts_on=starts_on,
        ends_on=ends_on,
    )


@action(P.SET, lock=Lock.NOTHING)
def record_target(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    organisation: Organisation,
    *,
    name: str,
    aim: Aim,
    starts_on: dt.date,
    ends_on: dt.date,
    indicator: str = "",
    resolution: Resolution | None = None,
) -> Target:
    """Record a target, bound to an indicator or reported by hand."""
    check_typed_text(name)
    _check(aim, starts_on, ends_on)
    if indicator:
        bound = indicator_of(indicator)
        if bound is None or bound.measured != aim.measured:
            raise errors.IndicatorUnknown(indicator=bound.name if bound else indicator)
    if resolution and resolution.organisation_id != organisation.pk:
        raise errors.ResolutionElsewhere
    return Target.objects.create(
        organisation=organisation,
        resolution=resolution,
        name=clean(name),
        unit=clean(aim.unit),
        direction=aim.direction,
        measured=aim.measured,
        indicator=indicator,
        baseline=aim.baseline,
        goal=aim.goal,
        yearly=aim.yearly,
        starts_on=starts_on,
        ends_on=ends_on,
    )


@action(P.SET)
def share_out(actor: Actor, target: Target, *, goals: Mapping[UUID, Decimal | None]) -> list[Target]:
    """Give organisations directly below their share of a target; said again it replaces, an empty one is taken back."""
    below = {one.uid: one for one in children_of(target.organisation)}
    if any(uid not in below for uid in goals):
        raise errors.AllocationElsewhere
    given = []
    for uid, goal in goals.items():
        if goal is None or (goal == 0 and target.direction == Direction.AT_LEAST):
            _take_back(target, below[uid])
            continue
        same = {name: getattr(target, name) for name in ("name", "unit", "direction", "measured", "indicator")}
        period = {"starts_on": target.starts_on, "ends_on": target.ends_on}
        kept, _ = Target.objects.update_or_create(
            parent=target,
            organisation=below[uid],
            defaults={"goal": goal},
            create_defaults={"goal": goal, **same, **period},
        )
        given.append(kept)
    return given


@action(P.REPORT)
def report_by_hand(
    actor: Actor, target: Target, *, reported_on: dt.date, value: Decimal, evidence: str
) -> ManualReport:
    """Report what a target has come to that no record tells; the same day replaces."""
    check_typed_text(evidence)
    bound = indicator_of(target.indicator)
    if bound:
        raise errors.ProgressIsCounted(indicator=display.in_sentence(bound.name))
    if reported_on > actor.today():
        raise errors.ReportInFuture
    if not clean(evidence):
        raise errors.EvidenceMissing
    report, _ = ManualReport.objects.update_or_create(
        target=target,
        reported_on=reported_on,
        defaults={"value": value, "evidence": clean(evidence), "reporter": actor.user},
    )
    return report


@action(P.REPORT, lock=Lock.NOTHING)
def add_measure(actor: Actor, target: Target, *, title: str, owner: Member | None, due_on: dt.date) -> Measure:
    """Write down what is done for a target, whose it is and by when."""
    check_typed_text(title)
    check_owner(target.organisation, owner)
    return Measure.objects.create(
        organisation=target.organisation, target=target, title=clean(title), owner=owner, due_on=due_on
    )


@action(P.REPORT)
def finish_measure(actor: Actor, measure: Measure, *, evidence: str) -> Measure:
    """Say that a measure is done, and what shows it."""
    check_typed_text(evidence)
    if measure.done_on:
        raise errors.AlreadyClosed(day=display.day(measure.done_on))
    if not clean(evidence):
        raise errors.EvidenceMissing
    measure.done_on, measure.evidence = actor.today(), clean(evidence)
    measure.save(update_fields=["done_on", "evidence"])
    return measure


def check_owner(organisation: Organisation, owner: Member | None) -> None:
    """Refuse an owner from elsewhere."""
    if owner and not people_below(organisation).filter(pk=owner.pk).exists():
        raise errors.OwnerElsewhere


def _check(aim: Aim, starts_on: dt.date, ends_on: dt.date) -> None:
    """Refuse what cannot be a target."""
    if ends_on <= starts_on:
        raise errors.PeriodWrong
    if aim.direction == Direction.AT_LEAST and aim.goal <= 0:
        raise errors.GoalMissing
    if aim.yearly is not None and (
        aim.yearly <= 0 or aim.direction != Direction.AT_LEAST or aim.measured != Measured.TOTAL
    ):
        raise errors.YearlyNotHere


def _take_back(target: Target, organisation: Organisation) -> None:
    """Take back a share that nothing hangs on yet."""
    rows = Target.objects.filter(
        parent=target, organisation=organisation, allocations=None, measures=None, reports=None
    )
    Target.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).delete()
