"""What officials do about their own visits: check in, postpone, choose another day.

The target is the official's own record: the right is held at the own cell, wherever the visited one is.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.core.errors import DomainError
from sotay.meetings.actions.attendance import toggle_guest
from sotay.members.models import Member
from sotay.regulations.queries import norms_on, working_day_after
from sotay.visits import errors
from sotay.visits.actions.changes import locked, make_up, move, overtake, postpone
from sotay.visits.actions.inviting import guest_of, invite
from sotay.visits.choices import STANDING_STATUSES, VisitStatus
from sotay.visits.models import Visit
from sotay.visits.permissions import VisitPermission
from sotay.visits.rules.norms import VisitNorms


@action(VisitPermission.ATTEND_OWN)
def check_in_own(actor: Actor, member: Member, *, visit: Visit) -> Visit:
    """Record that the official is there; the cell's list of guests shows it."""
    fresh = own_visit(actor, member, visit)
    # One that counts as missed may have been attended without network: its own time says so.
    if fresh.on != actor.today() or fresh.status not in (VisitStatus.PLANNED, VisitStatus.DONE, VisitStatus.MISSED):
        raise errors.NoMeetingYet
    invite(fresh)
    finish(fresh, arrived_at=actor.now())
    guest = guest_of(fresh)
    if guest is not None and guest.arrived_at is None:
        try:
            with transaction.atomic():
                toggle_guest(Actor.system(), guest.meeting, guest=guest, is_here=True)
        except DomainError:  # sealed already: the visit itself keeps the time
            return fresh
    return fresh


@action(VisitPermission.ATTEND_OWN)
def postpone_own(actor: Actor, member: Member, *, visit: Visit, reason: str) -> Visit:
    """Postpone an own visit with a reason; the cell's next two dates are offered."""
    return postpone(actor, own_visit(actor, member, visit), reason)


@action(VisitPermission.ATTEND_OWN)
def choose_own_day(actor: Actor, member: Member, *, visit: Visit, on: dt.date, reason: str = "") -> Visit:
    """Put an own visit on another day; a postponed one has told its reason, a missed one is made up."""
    fresh = own_visit(actor, member, visit)
    if fresh.status == VisitStatus.MISSED:
        again = _made_up(fresh)
        if again is not None:
            raise errors.AnotherMadeUp(day=f"{again.on:%d/%m/%Y}")
        return make_up(fresh, on)
    last = fresh.changes.last()
    if not reason and fresh.status == VisitStatus.POSTPONED and last is not None:
        reason = last.reason
    return move(actor, fresh, on, reason)


def finish(visit: Visit, arrived_at: dt.datetime | None = None) -> None:
    """Write that a visit has taken place, and until when it is reported."""
    again = _made_up(visit) if visit.status == VisitStatus.MISSED else None
    if again is not None:
        raise errors.AnotherMadeUp(day=f"{again.on:%d/%m/%Y}")
    overtake(visit, timezone.now())
    length = norms_on(visit.on, VisitNorms).report_working_days
    visit.status, visit.report_due = VisitStatus.DONE, working_day_after(visit.on, length)
    visit.arrived_at = visit.arrived_at or arrived_at
    visit.save(update_fields=["status", "report_due", "arrived_at"])


def own_visit(actor: Actor, member: Member, visit: Visit) -> Visit:
    """Return an own visit as it stands, locked; refuse somebody else's."""
    (fresh,) = locked(visit)
    if fresh.member_id != member.pk or actor.user is None or member.account_id != actor.user.pk:
        raise errors.NotYours
    return fresh


def _made_up(visit: Visit) -> Visit | None:
    """Return what makes up for a missed visit."""
    rows = Visit.objects.filter(
        plan=visit.plan_id, member=visit.member_id, cell=visit.cell_id, status__in=STANDING_STATUSES
    )
    return rows.exclude(pk=visit.pk).first()
