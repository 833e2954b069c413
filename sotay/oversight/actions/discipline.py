"""Recording a discipline and its removal; an expulsion ends membership on its day."""

import datetime as dt
from collections.abc import Iterable

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.audit.actions import write_reading, write_readings
from sotay.committees.models import Position
from sotay.core.dates import same_day_months_later
from sotay.core.days import today
from sotay.documents.decisions import DecisionPaper
from sotay.documents.models import Decision
from sotay.members.choices import Status
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.oversight import errors
from sotay.oversight.actions.common import lock_member, require_decision, require_other, standing_on
from sotay.oversight.actions.departures import carry_out
from sotay.oversight.actions.ending import end_post
from sotay.oversight.choices import PROBATIONARY_FORMS, DepartureKind, DepartureStatus, Form
from sotay.oversight.models import Departure, DisciplinaryAction, OrganisationDiscipline
from sotay.oversight.permissions import OversightPermission
from sotay.oversight.rules.norms import DisciplineNorms
from sotay.regulations.queries import norms_on, working_day_after

READ = "kỷ luật"


@action(OversightPermission.RECORD_DISCIPLINE, lock=Lock.NOTHING)
def discipline_member(  # noqa: PLR0913 -- what a decision on discipline says
    actor: Actor,
    member: Member,
    *,
    form: str,
    body: str,
    effective_on: dt.date,
    announced_on: dt.date,
    position: Position | None = None,
    decision: DecisionPaper | None = None,
) -> DisciplinaryAction:
    """Record a member's discipline: form, body, decision, days; removal ends the post, expulsion everything."""
    require_other(actor, member)
    member = lock_member(member)
    standing = standing_on(member, effective_on)
    if announced_on > today():
        raise errors.DayAhead
    is_probationary = standing.status == Status.PROBATIONARY
    if is_probationary and form not in PROBATIONARY_FORMS:
        raise errors.ProbationaryForm
    _require_post(member, form, position, effective_on)
    paper = require_decision(decision)
    record = DisciplinaryAction(
        member=member, form=form, body=body, decision=paper, effective_on=effective_on, position=position
    )
    record.was_probationary = is_probationary
    record.complaint_until = complaint_deadline(announced_on)
    if form == Form.EXPULSION:
        record.departure = _expel(member, effective_on, announced_on, paper)
    else:
        record.effective_until = same_day_months_later(
            effective_on, norms_on(effective_on, DisciplineNorms).effect_months
        )
    if form == Form.REMOVAL and position is not None:
        end_post(position, effective_on, paper)
    record.save(force_insert=True)
    return record


@action(OversightPermission.RECORD_DISCIPLINE, lock=Lock.NOTHING)
def discipline_organisation(  # noqa: PLR0913 -- what a decision on discipline says
    actor: Actor,
    organisation: Organisation,
    *,
    form: str,
    body: str,
    effective_on: dt.date,
    announced_on: dt.date,
    decision: DecisionPaper | None = None,
) -> OrganisationDiscipline:
    """Record an organisation's discipline; a dissolution is carried out at the desk of reorganisation."""
    if announced_on > today():
        raise errors.DayAhead
    until = same_day_months_later(effective_on, norms_on(effective_on, DisciplineNorms).effect_months)
    return OrganisationDiscipline.objects.create(
        organisation=organisation,
        form=form,
        body=body,
        decision=require_decision(decision),
        effective_on=effective_on,
        effective_until=None if form == "dissolution" else until,
        complaint_until=complaint_deadline(announced_on),
    )


@action(OversightPermission.RECORD_DISCIPLINE)
def lift_discipline(
    actor: Actor, discipline: DisciplinaryAction, *, on: dt.date, decision: DecisionPaper | None
) -> DisciplinaryAction:
    """Record that a member's discipline was removed or quashed by a decision."""
    require_other(actor, discipline.member)
    if discipline.form == Form.EXPULSION:
        raise errors.ExpulsionIsRestored
    _lift(discipline, on, decision)
    return discipline


@action(OversightPermission.RECORD_DISCIPLINE)
def lift_organisation_discipline(
    actor: Actor, discipline: OrganisationDiscipline, *, on: dt.date, decision: DecisionPaper | None
) -> OrganisationDiscipline:
    """Record that an organisation's discipline was removed or quashed by a decision."""
    _lift(discipline, on, decision)
    return discipline


def note_discipline_read(actor: Actor, member: Member) -> None:
    """Write down that somebody else has looked at a member's discipline; the member sees that."""
    if actor.user is not None and member.account_id != actor.user.pk:
        write_reading(user=actor.user, target=member, fields=[READ])


def note_disciplines_read(actor: Actor, rows: Iterable[DisciplinaryAction], reason: str = "") -> None:
    """Write down that somebody has looked at a list of disciplines: a line for each member on it."""
    targets = sorted({row.member_id for row in rows})
    if actor.user is not None and targets:
        fields = [READ]
        write_readings(user=actor.user, target_type="members.Member", targets=targets, fields=fields, reason=reason)


def export_disciplines(actor: Actor, rows: list[DisciplinaryAction]) -> list[DisciplinaryAction]:
    """Return a list that leaves the system, and write down whose data did."""
    note_disciplines_read(actor, rows, "Xuất Excel")
    return rows


def complaint_deadline(announced_on: dt.date) -> dt.date:
    """Return the last day on which one may complain about a discipline."""
    norms = norms_on(announced_on, DisciplineNorms)
    if norms.complaint_in_working_days:
        return working_day_after(announced_on, norms.complaint_days)
    return announced_on + dt.timedelta(days=norms.complaint_days)


def _lift(discipline: DisciplinaryAction | OrganisationDiscipline, on: dt.date, decision: DecisionPaper | None) -> None:
    """Write the removal."""
    if discipline.lifted_on is not None:
        raise errors.AlreadyLifted
    if on < discipline.effective_on:
        raise errors.LiftTooEarly(day=f"{discipline.effective_on:%d/%m/%Y}")
    discipline.lift_decision, discipline.lifted_on = require_decision(decision), on
    discipline.save(update_fields=["lift_decision", "lifted_on"])


def _require_post(member: Member, form: str, position: Position | None, day: dt.date) -> None:
    """Refuse a removal from no post, and a post where nobody is removed."""
    if (form == Form.REMOVAL) != (position is not None):
        raise errors.PostMissing
    if position is not None and not member.positions.filter(
        pk=position.pk, valid__contains=day, valid__startswith__lt=day
    ):
        raise errors.PostMissing


def _expel(member: Member, day: dt.date, announced_on: dt.date, paper: Decision) -> Departure:
    """End membership by expulsion."""
    if member.departures.filter(status=DepartureStatus.OPEN).exists():
        raise errors.DepartureOpen
    departure = Departure.objects.create(
        member=member, kind=DepartureKind.EXPELLED, opened_on=day, needs_committee=False
    )
    carry_out(departure, day, announced_on, paper)
    return departure
