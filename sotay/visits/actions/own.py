"""What officials do about their own visits: check in, report, postpone, choose another day.

The target is the official's own record: the right is held at the own cell, wherever the visited one is.
"""

import datetime as dt

from django.db import IntegrityError, transaction

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.core.days import ZONE, today
from sotay.core.display import day as day_words
from sotay.core.errors import DomainError
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings.actions.attendance import toggle_guest
from sotay.members.models import Member
from sotay.regulations.queries import norms_on, working_day_after
from sotay.visits import errors
from sotay.visits.actions.changes import make_up, move, postpone
from sotay.visits.actions.inviting import guest_of, invite
from sotay.visits.choices import VisitStatus
from sotay.visits.models import Visit, VisitReport
from sotay.visits.permissions import VisitPermission
from sotay.visits.rules.norms import VisitNorms


@action(VisitPermission.ATTEND_OWN)
def check_in_own(actor: Actor, member: Member, *, visit: Visit) -> Visit:
    """Record that the official is there; the cell's list of guests shows it."""
    fresh = _own(actor, member, visit)
    if fresh.on != actor.today() or fresh.status not in (VisitStatus.PLANNED, VisitStatus.DONE):
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
    return postpone(actor, _own(actor, member, visit), reason)


@action(VisitPermission.ATTEND_OWN)
def choose_own_day(actor: Actor, member: Member, *, visit: Visit, on: dt.date, reason: str = "") -> Visit:
    """Put an own visit on another day; a postponed one has told its reason, a missed one is made up."""
    fresh = _own(actor, member, visit)
    if fresh.status == VisitStatus.MISSED:
        return make_up(fresh, on)
    last = fresh.changes.last()
    if not reason and fresh.status == VisitStatus.POSTPONED and last is not None:
        reason = last.reason
    return move(actor, fresh, on, reason)


@action(VisitPermission.ATTEND_OWN)
def report_own(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    member: Member,
    *,
    visit: Visit,
    total: int,
    present: int,
    judgement: str,
    score: int | None = None,
    agenda: str = "",
    conveyed: str = "",
    answered: str = "",
    lessons: str = "",
) -> VisitReport:
    """Report a visit, once; whoever reports has been there."""
    fresh = _own(actor, member, visit)
    check_typed_text(agenda, conveyed, answered, lessons)
    _require_reportable(fresh, present, total)
    finish(fresh)
    try:
        with transaction.atomic():
            return VisitReport.objects.create(
                visit=fresh, total=total, present=present, judgement=judgement, score=score, agenda=agenda,
                conveyed=conveyed, answered=answered, lessons=lessons, sent_by=actor.user,
                sent_at=actor.now(), is_late=fresh.report_due is not None and actor.today() > fresh.report_due,
            )  # fmt: skip
    except IntegrityError:
        raise errors.AlreadyReported(at="") from None


def _require_reportable(visit: Visit, present: int, total: int) -> None:
    """Refuse a report before the visit, a second one, and one that does not add up."""
    if hasattr(visit, "report"):
        raise errors.AlreadyReported(at=f"{visit.report.sent_at.astimezone(ZONE):%H:%M %d/%m/%Y}")
    if visit.on > today():
        raise errors.NotYet(day=day_words(visit.on))
    if visit.status not in (VisitStatus.PLANNED, VisitStatus.DONE, VisitStatus.MISSED):
        raise errors.NotOpen(status=visit.get_status_display())
    if present > total:
        raise errors.DoesNotAddUp


def finish(visit: Visit, arrived_at: dt.datetime | None = None) -> None:
    """Write that a visit has taken place, and until when it is reported."""
    length = norms_on(visit.on, VisitNorms).report_working_days
    visit.status, visit.report_due = VisitStatus.DONE, working_day_after(visit.on, length)
    visit.arrived_at = visit.arrived_at or arrived_at
    visit.save(update_fields=["status", "report_due", "arrived_at"])


def _own(actor: Actor, member: Member, visit: Visit) -> Visit:
    """Return the visit as it stands, locked; refuse somebody else's."""
    fresh = (
        Visit.objects.select_for_update(of=("self",))
        .select_related("plan", "organisation", "member", "cell")
        .get(pk=visit.pk)
    )
    if fresh.member_id != member.pk or actor.user is None or member.account_id != actor.user.pk:
        raise errors.NotYours
    return fresh
