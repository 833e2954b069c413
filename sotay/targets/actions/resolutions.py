"""Resolutions: drafted with their targets in one go, corrected until they are issued, afterwards amended by a decision."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.core.files import File

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.committees.models import Congress
from sotay.core import display
from sotay.core.text import clean
from sotay.documents.decisions import DecisionPaper
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings.models import Meeting
from sotay.organisations.models import Organisation
from sotay.targets import errors
from sotay.targets.actions.amending import Ask, follow, note_change
from sotay.targets.actions.evidence import keep_evidence
from sotay.targets.aims import Aim, Period
from sotay.targets.models import Resolution, Target
from sotay.targets.permissions import TargetPermission as P


@dataclass(frozen=True)
class Row:
    """One target of a resolution as it is typed into a line; with `uid` it corrects one that is there."""

    name: str
    aim: Aim
    uid: UUID | None = None

    def __str__(self) -> str:
        """Return what the ledger keeps of it."""
        return f"{self.name}: {self.aim}"


@dataclass(frozen=True)
class Origin:
    """Where a resolution was passed, as far as this system knows: a congress or a meeting."""

    congress: Congress | None = None
    meeting: Meeting | None = None

    def __str__(self) -> str:
        """Return what the ledger keeps of it."""
        place = self.congress or self.meeting
        return str(place.pk) if place else ""


@action(P.SET, lock=Lock.NOTHING)
def record_resolution(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    organisation: Organisation,
    *,
    title: str,
    period: Period,
    number: str = "",
    issued_on: dt.date | None = None,
    origin: Origin | None = None,
    file: "File[bytes] | None" = None,
) -> Resolution:
    """Record the draft of a resolution that sets targets."""
    check_typed_text(title)
    _check_once(organisation, number, issued_on)
    where = origin or Origin()
    return Resolution.objects.create(
        organisation=organisation, number=clean(number), title=clean(title), issued_on=issued_on, starts_on=period.starts_on,
        ends_on=period.ends_on, congress=where.congress, meeting=where.meeting, file=keep_evidence(actor, file),
    )  # fmt: skip


@action(P.SET)
def correct_resolution(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    resolution: Resolution,
    *,
    title: str,
    period: Period,
    number: str = "",
    issued_on: dt.date | None = None,
    origin: Origin | None = None,
    file: "File[bytes] | None" = None,
) -> Resolution:
    """Correct a draft; its targets follow its period."""
    _require_draft(resolution)
    check_typed_text(title)
    _check_once(resolution.organisation, number, issued_on, but=resolution)
    where = origin or Origin()
    resolution.number, resolution.title, resolution.issued_on = clean(number), clean(title), issued_on
    resolution.starts_on, resolution.ends_on = period.starts_on, period.ends_on
    resolution.congress, resolution.meeting = where.congress, where.meeting
    resolution.file = keep_evidence(actor, file) or resolution.file
    resolution.save(
        update_fields=["number", "title", "issued_on", "starts_on", "ends_on", "congress", "meeting", "file"]
    )
    for target in resolution.targets.all():
        follow(target, starts_on=period.starts_on, ends_on=period.ends_on)
    return resolution


@action(P.SET)
def set_targets(actor: Actor, resolution: Resolution, *, rows: Sequence[Row]) -> list[Target]:
    """Write the targets of a draft as they stand in its lines; one that is in no line any more is taken out."""
    _require_draft(resolution)
    known = {target.uid: target for target in resolution.targets.all()}
    kept = []
    for place, row in enumerate(rows, 1):
        check_typed_text(row.name)
        row.aim.check()
        target = known.pop(row.uid, None) if row.uid else None
        values = {"name": clean(row.name), "place": place, **row.aim.values()}
        if target is None:
            period = {"starts_on": resolution.starts_on, "ends_on": resolution.ends_on}
            target = Target.objects.create(
                organisation=resolution.organisation, resolution=resolution, **values, **period
            )
        else:
            _check_binding(target, row.aim)
            follow(target, **values)
        kept.append(target)
    for target in known.values():
        _take_out(target)
    return kept


@action(P.SET)
def issue_resolution(actor: Actor, resolution: Resolution, *, number: str, issued_on: dt.date) -> Resolution:
    """Say that a resolution was issued, under which number and when; from now on its targets change by a decision only."""
    _require_draft(resolution)
    if issued_on > actor.today():
        raise errors.IssuedInFuture
    if not resolution.targets.exists():
        raise errors.NothingToIssue
    _check_once(resolution.organisation, number, issued_on, but=resolution)
    resolution.number, resolution.issued_on, resolution.is_issued = clean(number), issued_on, True
    resolution.save(update_fields=["number", "issued_on", "is_issued"])
    return resolution


@action(P.SET)
def amend_target(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    target: Target,
    *,
    goal: Decimal,
    ends_on: dt.date,
    decision: DecisionPaper | None,
    yearly: Decimal | None = None,
    reason: str = "",
) -> Target:
    """Change what an issued resolution asks, by the decision that amends it; what was asked before is kept."""
    check_typed_text(reason)
    if target.resolution is None or not target.resolution.is_issued:
        raise errors.NotIssued
    if decision is None:
        raise errors.AmendmentNeedsDecision
    if decision.issued_on > actor.today():
        raise errors.IssuedInFuture
    if (goal, yearly, ends_on) == (target.goal, target.yearly, target.ends_on):
        raise errors.NothingChanged
    aim = Aim(target.unit, target.direction, target.measured, goal, target.baseline, yearly, target.indicator)
    aim.check()
    Period(target.starts_on, ends_on)
    note_change(actor, target, Ask(goal, yearly, ends_on), decision=decision, reason=clean(reason))
    target.goal, target.yearly, target.ends_on = goal, yearly, ends_on
    target.save(update_fields=["goal", "yearly", "ends_on"])
    return target


def _require_draft(resolution: Resolution) -> None:
    """Refuse to correct what is issued."""
    if resolution.is_issued:
        raise errors.ResolutionIssued(
            number=resolution.number, day=display.day(resolution.issued_on) if resolution.issued_on else ""
        )


def _check_once(
    organisation: Organisation, number: str, issued_on: dt.date | None, but: Resolution | None = None
) -> None:
    """Refuse a number of that day that is recorded."""
    same = Resolution.objects.filter(organisation=organisation, number=clean(number), issued_on=issued_on)
    others = same.exclude(pk=but.pk) if but else same
    if clean(number) and issued_on and others.exists():
        raise errors.ResolutionKnown(number=clean(number), day=display.day(issued_on))


def _check_binding(target: Target, aim: Aim) -> None:
    """Refuse to bind what was reported by hand."""
    if aim.indicator and not target.indicator and target.reports.exists():
        raise errors.ReportedByHand(name=target.name)


def _take_out(target: Target) -> None:
    """Take a target out of a draft, with the measures written for it; not one that is shared out or reported."""
    if target.allocations.exists() or target.reports.exists():
        raise errors.TargetInUse(name=target.name)
    target.delete()
