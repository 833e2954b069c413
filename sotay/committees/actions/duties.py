"""Marking a secretary absent, and giving somebody the duty of acting for a time that ends by itself."""

import datetime as dt

from django.db.models import Q

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.committees import errors
from sotay.committees.actions.positions import Asked, give_post
from sotay.committees.choices import ActingCause, Leaving, Post
from sotay.committees.models import Absence, ActingDuty
from sotay.committees.permissions import CommitteePermission
from sotay.committees.queries.leading import absence_on, secretary_on
from sotay.committees.queries.positions import require_appointing
from sotay.committees.rules.duties import ActingNorms, latest_end
from sotay.core.days import since
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on


@action(CommitteePermission.APPOINT)
def record_absence(  # noqa: PLR0913 -- what a note of absence says
    actor: Actor,
    organisation: Organisation,
    *,
    reason: str,
    first: dt.date,
    until: dt.date | None = None,
    note: str = "",
) -> Absence:
    """Mark the secretary absent from `first` up to, not including, `until`; a deputy then acts."""
    secretary = secretary_on(organisation, first)
    if secretary is None:
        raise errors.NoSecretaryThen(day=f"{first:%d/%m/%Y}")
    if until is not None and until <= first:
        raise errors.DaysReversed
    valid = since(first, until)
    if secretary.absences.filter(valid__overlap=valid).exists():
        raise errors.AbsenceOverlaps
    return Absence.objects.create(
        organisation=organisation, position=secretary, reason=reason, valid=valid, note=note.strip()
    )


@action(CommitteePermission.APPOINT)
def end_absence(actor: Actor, absence: Absence, *, on: dt.date) -> Absence:
    """Note that the secretary is back from the day `on`; who acted by decision acts no more from then."""
    if on <= absence.valid.lower:
        raise errors.EndTooEarly(day=f"{absence.valid.lower:%d/%m/%Y}")
    if absence.valid.upper is not None and on >= absence.valid.upper:
        raise errors.AlreadyEnded(day=f"{absence.valid.upper:%d/%m/%Y}")
    absence.valid = since(absence.valid.lower, on)
    absence.save(update_fields=["valid"])
    _end_duties(absence.organisation, on, Q(cause=ActingCause.ABSENT))
    return absence


@action(CommitteePermission.APPOINT)
def assign_acting(  # noqa: PLR0913 -- what the decision says
    actor: Actor,
    organisation: Organisation,
    *,
    member: Member,
    first: dt.date,
    until: dt.date,
    decision: DecisionPaper | None = None,
) -> ActingDuty:
    """Give somebody the duty of acting for the secretary, with the secretary's rights, from `first` to before `until`."""
    require_appointing(actor, organisation)
    if actor.user is not None and member.account_id == actor.user.pk:
        raise errors.NotYourself
    if until <= first:
        raise errors.DaysReversed
    norms = norms_on(first, ActingNorms)
    if until > latest_end(first, norms):
        raise errors.ActingTooLong(months=norms.acting_max_months)
    cause = _cause(organisation, member, first)
    _require_nobody_acting(organisation, first, until)
    kept = record_decision(decision)
    position = give_post(organisation, Asked(member, Post.ACTING, first, until, kept))
    return ActingDuty.objects.create(
        organisation=organisation, member=member, position=position, cause=cause, valid=position.valid, decision=kept
    )


@action(CommitteePermission.APPOINT)
def end_acting(actor: Actor, duty: ActingDuty, *, on: dt.date) -> ActingDuty:
    """End the duty before its time: `on` is the first day without it, and without its rights."""
    require_appointing(actor, duty.organisation)
    if on <= duty.valid.lower:
        raise errors.EndTooEarly(day=f"{duty.valid.lower:%d/%m/%Y}")
    if on >= duty.valid.upper:
        raise errors.AlreadyEnded(day=f"{duty.valid.upper:%d/%m/%Y}")
    _end_duties(duty.organisation, on, Q(pk=duty.pk))
    duty.refresh_from_db()
    return duty


def _end_duties(organisation: Organisation, on: dt.date, which: Q) -> None:
    """End duties of acting on the day by ending their posts; the database moves the duties and the grants along."""
    running = ActingDuty.objects.filter(which, organisation=organisation, valid__contains=on, valid__startswith__lt=on)
    for duty in running.select_related("position"):
        duty.position.valid = since(duty.valid.lower, on)
        duty.position.leaving = Leaving.OTHER
        duty.position.save(update_fields=["valid", "leaving"])


def _cause(organisation: Organisation, member: Member, first: dt.date) -> ActingCause:
    """Return why somebody has to act on the day, or refuse: the secretary is there."""
    secretary = secretary_on(organisation, first)
    if secretary is None:
        return ActingCause.VACANT
    if secretary.member_id == member.pk:
        raise errors.ActsForThemself
    if absence_on(organisation, first) is None:
        raise errors.SecretaryIsThere(day=f"{first:%d/%m/%Y}", name=secretary.member.full_name)
    return ActingCause.ABSENT


def _require_nobody_acting(organisation: Organisation, first: dt.date, until: dt.date) -> None:
    """Say in words what the exclusion constraint would refuse."""
    held = ActingDuty.objects.filter(organisation=organisation, valid__overlap=since(first, until))
    if duty := held.select_related("member").first():
        raise errors.ActingTaken(name=duty.member.full_name)
