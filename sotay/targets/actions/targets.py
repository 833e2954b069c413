"""Recording and correcting targets, sharing them out, reporting by hand what no record tells."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from django.core.files import File

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.text import clean
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.documents.intake.marking import check_typed_text
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.targets import errors
from sotay.targets.actions.amending import Ask, follow, note_change
from sotay.targets.actions.evidence import keep_evidence
from sotay.targets.aims import Aim, Period
from sotay.targets.choices import Direction, Measured
from sotay.targets.indicators import indicator_of
from sotay.targets.models import ManualReport, Measure, Resolution, Target, TargetChange
from sotay.targets.permissions import TargetPermission as P
from sotay.targets.queries.targets import children_of, people_below


@action(P.SET, lock=Lock.NOTHING)
def record_target(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    organisation: Organisation,
    *,
    name: str,
    aim: Aim,
    period: Period,
    resolution: Resolution | None = None,
    decision: DecisionPaper | None = None,
) -> Target:
    """Record a target, bound to an indicator or reported by hand; to an issued resolution one is added by a decision."""
    check_typed_text(name)
    aim.check()
    if resolution and resolution.organisation_id != organisation.pk:
        raise errors.ResolutionElsewhere
    is_added = resolution is not None and resolution.is_issued
    if is_added and decision is None:
        raise errors.AmendmentNeedsDecision
    target = Target.objects.create(
        organisation=organisation, resolution=resolution, name=clean(name), starts_on=period.starts_on, ends_on=period.ends_on,
        place=resolution.targets.count() + 1 if resolution else 0, **aim.values(),
    )  # fmt: skip
    if is_added and decision:
        TargetChange.objects.create(
            target=target, changed_on=decision.issued_on, decision=record_decision(decision), goal=target.goal, yearly=target.yearly,
            ends_on=target.ends_on, changed_by=actor.user,
        )  # fmt: skip
    return target


@action(P.SET)
def correct_target(actor: Actor, target: Target, *, name: str, aim: Aim, period: Period) -> Target:
    """Correct a target that no issued resolution holds; where what it asks changes, the old value is kept."""
    check_typed_text(name)
    aim.check()
    if target.parent_id:
        raise errors.ShareIsSetAbove
    if target.resolution and target.resolution.is_issued:
        raise errors.ResolutionIssued(number=target.resolution.number, day=display.day(target.resolution.issued_on))
    if aim.indicator and not target.indicator and target.reports.exists():
        raise errors.ReportedByHand(name=target.name)
    now = Ask(aim.goal, aim.yearly, period.ends_on)
    if target.resolution is None and now != Ask(target.goal, target.yearly, target.ends_on):
        note_change(actor, target, now)
    follow(target, name=clean(name), starts_on=period.starts_on, ends_on=period.ends_on, **aim.values())
    return target


@action(P.SET)
def bind_target(actor: Actor, target: Target, *, indicator: str) -> Target:
    """Let a target be counted from records from now on, where nothing was reported of it by hand; what it asks stays."""
    if target.parent_id:
        raise errors.ShareIsSetAbove
    if target.reports.exists():
        raise errors.ReportedByHand(name=target.name)
    aim = Aim(target.unit, target.direction, target.measured, target.goal, target.baseline, target.yearly, indicator)
    aim.check()
    follow(target, indicator=indicator)
    return target


@action(P.SET)
def share_out(actor: Actor, target: Target, *, goals: Mapping[UUID, Decimal | None]) -> list[Target]:
    """Give organisations directly below their share of a target; said again it replaces, an empty one is taken back."""
    below = {one.uid: one for one in children_of(target.organisation)}
    if any(uid not in below for uid in goals):
        raise errors.AllocationElsewhere
    known = {one.organisation_id: one for one in target.allocations.all()}
    given = []
    for uid, goal in goals.items():
        share = known.get(below[uid].pk)
        if goal is None or (goal == 0 and target.direction == Direction.AT_LEAST):
            if share:
                _take_back(share)
            continue
        given.append(_give(actor, target, below[uid], share, goal))
    return given


def _give(actor: Actor, target: Target, place: Organisation, share: Target | None, goal: Decimal) -> Target:
    """Give one organisation its share, or another one than before; the old one is kept."""
    if share is None:
        names = ("name", "unit", "direction", "measured", "indicator", "place", "starts_on", "ends_on")
        return Target.objects.create(
            parent=target, organisation=place, goal=goal, **{name: getattr(target, name) for name in names}
        )
    if share.goal != goal:
        note_change(actor, share, Ask(goal, share.yearly, share.ends_on))
        share.goal = goal
        share.save(update_fields=["goal"])
    return share


@action(P.REPORT)
def report_by_hand(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    target: Target,
    *,
    reported_on: dt.date,
    value: Decimal,
    evidence: str,
    file: "File[bytes] | None" = None,
) -> ManualReport:
    """Report what a target has come to that no record tells, with what shows it; the same day replaces."""
    check_typed_text(evidence)
    bound = indicator_of(target.indicator)
    if bound:
        raise errors.ProgressIsCounted(indicator=display.in_sentence(bound.name))
    if reported_on > actor.today():
        raise errors.ReportInFuture
    if not clean(evidence):
        raise errors.EvidenceMissing
    if target.measured == Measured.YES_NO and value not in {0, 1}:
        raise errors.YesNoIsOne
    values = {"value": value, "evidence": clean(evidence), "reporter": actor.user}
    if stored := keep_evidence(actor, file):
        values["file"] = stored
    report, _ = ManualReport.objects.update_or_create(target=target, reported_on=reported_on, defaults=values)
    return report


@action(P.REPORT, lock=Lock.NOTHING)
def add_measure(  # noqa: PLR0913 -- the fields of one form
    actor: Actor, target: Target, *, title: str, owner: Member | None, due_on: dt.date, lead: str = ""
) -> Measure:
    """Write down what is done for a target: whose it is, which body leads, by when."""
    for words in (title, lead):
        check_typed_text(words)
    check_owner(target.organisation, owner)
    return Measure.objects.create(
        organisation=target.organisation,
        target=target,
        title=clean(title),
        owner=owner,
        lead=clean(lead),
        due_on=due_on,
    )


@action(P.REPORT)
def finish_measure(actor: Actor, measure: Measure, *, evidence: str, file: "File[bytes] | None" = None) -> Measure:
    """Say that a measure is done, and what shows it."""
    check_typed_text(evidence)
    if measure.done_on:
        raise errors.AlreadyClosed(day=display.day(measure.done_on))
    if not clean(evidence):
        raise errors.EvidenceMissing
    measure.done_on, measure.evidence, measure.file = actor.today(), clean(evidence), keep_evidence(actor, file)
    measure.save(update_fields=["done_on", "evidence", "file"])
    return measure


def check_owner(organisation: Organisation, owner: Member | None) -> None:
    """Refuse an owner from elsewhere."""
    if owner and not people_below(organisation).filter(pk=owner.pk).exists():
        raise errors.OwnerElsewhere


def _take_back(share: Target) -> None:
    """Take back a share that nothing hangs on yet."""
    if share.allocations.exists() or share.measures.exists() or share.reports.exists():
        raise errors.ShareInUse(name=share.organisation.name)
    share.delete()
