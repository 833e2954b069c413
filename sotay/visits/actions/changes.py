"""Changing a visit after it was planned: another day, another official, swapped, postponed, called off."""

import datetime as dt
from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.documents.intake.marking import check_typed_text
from sotay.members.models import Affiliation, Member
from sotay.notifications.actions import notify
from sotay.organisations.models import Organisation
from sotay.visits import errors, wording
from sotay.visits.actions.inviting import withdraw
from sotay.visits.choices import OPEN_STATUSES, STANDING_STATUSES, ChangeKind, RequestStatus, VisitStatus
from sotay.visits.models import Visit, VisitAssignment, VisitChange, VisitPlan, VisitRequest
from sotay.visits.permissions import VisitPermission
from sotay.visits.queries.visits import begins_of

_FIELDS = ["member", "cell", "on", "status", "meeting", "revision", "is_pinned"]


@action(VisitPermission.MANAGE)
def move_visit(actor: Actor, visit: Visit, *, on: dt.date, reason: str) -> Visit:
    """Let a visit be on another day."""
    return move(actor, visit, on, reason)


@action(VisitPermission.MANAGE)
def postpone_visit(actor: Actor, visit: Visit, *, reason: str) -> Visit:
    """Postpone a visit; the official chooses another day of the cell."""
    return postpone(actor, visit, reason)


@action(VisitPermission.MANAGE)
def substitute_visit(actor: Actor, visit: Visit, *, member: Member, reason: str) -> Visit:
    """Send somebody else of the plan."""
    return substitute(actor, visit, member, reason)


@action(VisitPermission.MANAGE, lock=Lock.NOTHING)
def swap_visits(actor: Actor, visit: Visit, *, other: Visit, reason: str) -> Visit:
    """Let two officials attend for each other."""
    if other.pk == visit.pk:
        raise errors.SameVisit
    first, second = locked(visit, other)
    return swap(actor, first, second, reason)


@action(VisitPermission.MANAGE)
def call_off_visit(actor: Actor, visit: Visit, *, reason: str) -> Visit:
    """Take a visit out of the plan; the row stays with its reason."""
    return call_off(actor, visit, reason)


@action(VisitPermission.MANAGE)
def add_visit(actor: Actor, plan: VisitPlan, *, member: Member, cell: Organisation, on: dt.date) -> Visit:
    """Add a visit by hand."""
    require_planned(plan, member)
    visit = Visit(
        plan=plan, organisation=plan.organisation, member=member, cell=cell, on=on, first_planned_on=on
    )  # fmt: skip
    _require_day(visit, on)
    _keep(visit, is_new=True)
    tell(visit, [member], changed(visit))
    return visit


# --- What the officials' own actions share --------------------------------------------------------------------------


def locked(*visits: Visit) -> list[Visit]:
    """Return visits as they stand, locked in one order whoever asks: two swaps at once do not wait for each other."""
    rows = Visit.objects.select_for_update(of=("self",)).select_related("plan", "organisation", "member", "cell")
    found = {one.pk: one for one in rows.filter(pk__in=[one.pk for one in visits]).order_by("pk")}
    return [found[one.pk] for one in visits]


def substitute(actor: Actor, visit: Visit, member: Member, reason: str) -> Visit:
    """Send somebody else of the plan to a visit."""
    _require_open(visit)
    _require_reason(reason)
    require_planned(visit.plan, member)
    before = visit.member
    if before == member:
        raise errors.SamePerson(name=member.full_name)
    withdraw(visit)
    note(actor, visit, ChangeKind.SUBSTITUTE, reason, to_member=member)
    visit.member, visit.meeting, visit.status = member, None, VisitStatus.PLANNED
    _keep(visit)
    _tell_off(visit, before, reason)
    tell(visit, [member], changed(visit))
    return visit


def swap(actor: Actor, visit: Visit, partner: Visit, reason: str) -> Visit:
    """Let the officials of two visits attend for each other."""
    _require_reason(reason)
    if partner.plan_id != visit.plan_id or partner.pk == visit.pk or partner.member_id == visit.member_id:
        raise errors.SameVisit
    for one in (visit, partner):
        _require_open(one)
        withdraw(one)
    first, second = visit.member, partner.member
    note(actor, visit, ChangeKind.SWAP, reason, to_member=second)
    note(actor, partner, ChangeKind.SWAP, reason, to_member=first)
    # For a moment both wait for a day, so that two visits of one day can change hands.
    Visit.objects.filter(pk__in=[visit.pk, partner.pk]).update(status=VisitStatus.POSTPONED)
    for one, member in ((visit, second), (partner, first)):
        one.member, one.meeting, one.status = member, None, VisitStatus.PLANNED
        _keep(one)
        tell(one, [member], changed(one))
    return visit


def call_off(actor: Actor, visit: Visit, reason: str) -> Visit:
    """Take a visit out of the plan."""
    _require_open(visit)
    _require_reason(reason)
    withdraw(visit)
    note(actor, visit, ChangeKind.MISS, reason)
    visit.status, visit.meeting = VisitStatus.CALLED_OFF, None
    _keep(visit)
    _tell_off(visit, visit.member, reason)
    return visit


def move(actor: Actor, visit: Visit, on: dt.date, reason: str) -> Visit:
    """Put a visit on another day."""
    _require_open(visit)
    _require_reason(reason)
    _require_day(visit, on)
    withdraw(visit)
    note(actor, visit, ChangeKind.MOVE, reason, to_day=on)
    visit.on, visit.status, visit.meeting = on, VisitStatus.PLANNED, None
    _keep(visit)
    tell(visit, [visit.member], changed(visit))
    return visit


def place(actor: Actor, visit: Visit, cell: Organisation, on: dt.date, reason: str) -> Visit:
    """Put a visit into another cell, on a day there."""
    _require_open(visit)
    _require_reason(reason)
    _require_day(visit, on)
    withdraw(visit)
    note(actor, visit, ChangeKind.CELL, reason, to_day=on, to_cell=cell)
    visit.cell, visit.on, visit.status, visit.meeting = cell, on, VisitStatus.PLANNED, None
    _keep(visit)
    tell(visit, [visit.member], changed(visit))
    return visit


def make_up(visit: Visit, on: dt.date) -> Visit:
    """Plan one more visit of the cell for one that was missed; that one stays missed."""
    again = Visit(
        plan=visit.plan, organisation=visit.organisation, member=visit.member, cell=visit.cell, on=on,
        first_planned_on=on,
    )  # fmt: skip
    _require_day(again, on)
    _keep(again, is_new=True)
    return again


def postpone(actor: Actor, visit: Visit, reason: str) -> Visit:
    """Let a visit wait for another day."""
    if visit.status != VisitStatus.PLANNED:
        raise errors.NotOpen(status=visit.get_status_display())
    _require_reason(reason)
    withdraw(visit)
    note(actor, visit, ChangeKind.POSTPONE, reason)
    visit.status, visit.meeting = VisitStatus.POSTPONED, None
    _keep(visit)
    words = wording.POSTPONED.format(cell=visit.cell.name, day=f"{visit.on:%d/%m/%Y}", reason=reason)
    tell(visit, [visit.member], words)
    return visit


def overtake(visit: Visit, at: dt.datetime) -> None:
    """End what was asked about a visit that has meanwhile changed or taken place."""
    rows = VisitRequest.objects.filter(Q(visit=visit) | Q(other=visit), status=RequestStatus.ASKED)
    rows.update(status=RequestStatus.OVERTAKEN, answered_at=at)


def note(  # noqa: PLR0913 -- the columns of a change
    actor: Actor,
    visit: Visit,
    kind: ChangeKind,
    reason: str,
    *,
    to_member: Member | None = None,
    to_day: dt.date | None = None,
    to_cell: Organisation | None = None,
) -> None:
    """Write what is changed, before it is."""
    check_typed_text(reason)
    VisitChange.objects.create(
        visit=visit, kind=kind, from_member=visit.member, to_member=to_member or visit.member,
        from_day=visit.on, to_day=to_day, from_cell=visit.cell if to_cell else None, to_cell=to_cell,
        reason=reason.strip(), made_by=actor.user,
    )  # fmt: skip


def tell(visit: Visit, members: Iterable[Member], words: str) -> None:
    """Tell officials what has changed, once the plan is published; a text message may follow the day before."""
    if visit.plan.is_published:
        accounts = [one.account_id for one in members if one.account_id]
        begins = begins_of(visit) if visit.status == VisitStatus.PLANNED else None
        notify(accounts, wording.CHANGED_KIND, words, wording.visit_link(visit), due_at=begins)


def changed(visit: Visit) -> str:
    """Return the sentence about a changed visit."""
    return wording.CHANGED.format(cell=visit.cell.name, day=f"{visit.on:%d/%m/%Y}")


def _tell_off(visit: Visit, member: Member, reason: str) -> None:
    """Tell an official that a visit is not theirs any more."""
    words = wording.TAKEN_OFF.format(cell=visit.cell.name, day=f"{visit.on:%d/%m/%Y}", reason=reason)
    if visit.plan.is_published and member.account_id:
        notify([member.account_id], wording.TAKEN_KIND, words, wording.taken_link(visit))


def _keep(visit: Visit, *, is_new: bool = False) -> None:
    """Save, or say which promise of the plan stands against it; what was asked about it before is over."""
    if not is_new:
        overtake(visit, timezone.now())
    if Affiliation.objects.filter(
        member=visit.member_id, organisation=visit.cell_id, valid__contains=visit.on
    ).exists():  # fmt: skip
        raise errors.OwnCell(name=visit.member.full_name)
    visit.revision += not is_new
    visit.is_pinned = True  # set by hand: it stays where the plan is drawn anew
    try:
        with transaction.atomic():
            visit.save(update_fields=None if is_new else _FIELDS)
    except IntegrityError:
        rows = Visit.objects.filter(member=visit.member, on=visit.on, status__in=STANDING_STATUSES)
        there = rows.exclude(pk=visit.pk).select_related("cell").first()
        if there is None:
            raise errors.CellTaken(name=visit.member.full_name) from None
        raise errors.DayTaken(
            day=f"{visit.on:%d/%m/%Y}", name=visit.member.full_name, cell=there.cell.name
        ) from None  # fmt: skip


def _require_open(visit: Visit) -> None:
    """Refuse to change what is over."""
    if visit.status not in OPEN_STATUSES:
        raise errors.NotOpen(status=visit.get_status_display())


def _require_reason(reason: str) -> None:
    """Refuse a change without a reason."""
    if not reason.strip():
        raise errors.ReasonMissing


def _require_day(visit: Visit, on: dt.date) -> None:
    """Refuse a day of another year, or in the past."""
    if on.year != visit.plan.year or on < today():
        raise errors.DayOutOfYear(year=visit.plan.year)


def require_planned(plan: VisitPlan, member: Member) -> None:
    """Refuse somebody who is not in the plan."""
    if not VisitAssignment.objects.filter(plan=plan, member=member).exists():
        raise errors.NotPlanned(year=plan.year)
