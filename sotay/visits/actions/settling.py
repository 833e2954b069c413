"""What happens by itself: invitations follow the meetings, days follow the cell, what was missed is told."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils import timezone

from sotay.access.actor import Actor
from sotay.core.errors import DomainError
from sotay.meetings.choices import HELD
from sotay.notifications.actions import notify
from sotay.notifications.models import Notification
from sotay.regulations.queries import norms_on
from sotay.visits import wording
from sotay.visits.actions.changes import note, overtake, tell
from sotay.visits.actions.inviting import guest_of, invite
from sotay.visits.actions.own import finish
from sotay.visits.choices import ChangeKind, PlanStatus, VisitStatus
from sotay.visits.models import Visit
from sotay.visits.queries.visits import begins_of, proposals_for
from sotay.work.rules import WorkNorms

AHEAD = dt.timedelta(days=45)
_MOST = 2000


def settle_visits(day: dt.date) -> int:
    """Bring all visits up to a day: each in a transaction of its own; tell how many were looked at."""
    rows = Visit.objects.filter(plan__status=PlanStatus.PUBLISHED, status=VisitStatus.PLANNED, on__lte=day + AHEAD)
    keys = list(rows.order_by("on", "pk").values_list("pk", flat=True)[:_MOST])
    for key in keys:
        try:
            with transaction.atomic():
                _settle(key, day)
        except (DomainError, IntegrityError):  # one that cannot be settled waits, the others go on
            continue
    return len(keys)


def _settle(key: int, day: dt.date) -> None:
    """Bring one visit up to a day."""
    rows = Visit.objects.select_for_update(of=("self",)).select_related("plan", "member", "cell", "meeting")
    visit = rows.get(pk=key)
    if visit.status != VisitStatus.PLANNED:
        return
    meeting = invite(visit)
    if meeting is not None and meeting.held_on != visit.on and meeting.held_on >= day:
        _follow(visit, meeting.held_on)
        return
    if visit.on >= day:
        return
    guest = guest_of(visit)
    if guest is not None and guest.arrived_at is not None:
        finish(visit, guest.arrived_at)
    elif meeting is None or meeting.status in HELD or visit.on < day - dt.timedelta(days=3):
        _miss(visit, day)


def _follow(visit: Visit, held_on: dt.date) -> None:
    """Put a visit on the day to which the cell moved its meeting, or let the official choose where that day is taken."""
    reason = "Chi bộ chuyển ngày sinh hoạt"
    words = {"cell": visit.cell.name, "day": f"{held_on:%d/%m/%Y}"}
    note(Actor.system(), visit, ChangeKind.MOVE, reason, to_day=held_on)
    visit.revision += 1
    try:
        with transaction.atomic():
            visit.on = held_on
            visit.save(update_fields=["on", "revision"])
        tell(visit, [visit.member], wording.MOVED_BY_CELL.format(**words))
    except IntegrityError:
        visit.refresh_from_db(fields=["on"])
        visit.status = VisitStatus.POSTPONED
        visit.save(update_fields=["status", "revision"])
        tell(visit, [visit.member], wording.CLASHES.format(**words))


def _miss(visit: Visit, day: dt.date) -> None:
    """Write that nobody came, and propose the cell's next two dates."""
    visit.status = VisitStatus.MISSED
    visit.revision += 1
    visit.save(update_fields=["status", "revision"])
    overtake(visit, timezone.now())
    days = " hoặc ".join(f"{one:%d/%m/%Y}" for one in proposals_for(visit, day))
    following = wording.NEXT_DAYS.format(days=days) if days else wording.NO_DAYS
    words = wording.MISSED.format(cell=visit.cell.name, day=f"{visit.on:%d/%m/%Y}", next=following)
    tell(visit, [visit.member], words)


def remind_of_visits(day: dt.date) -> int:
    """Tell officials of the visits that come, so many days before as the policy of all reminders says; nobody twice."""
    before = norms_on(day, WorkNorms).remind_days_before
    rows = Visit.objects.filter(
        plan__status=PlanStatus.PUBLISHED, status=VisitStatus.PLANNED, on=day + dt.timedelta(days=before),
        member__account__is_active=True,
    )  # fmt: skip
    visits = {wording.visit_link(one): one for one in rows.select_related("member", "cell", "meeting")}
    told = Notification.objects.filter(kind=wording.TOMORROW_KIND, link__in=list(visits), created_at__date=day)
    for link in set(visits) - set(told.values_list("link", flat=True)):
        visit = visits[link]
        account = visit.member.account_id
        when = "Ngày mai" if before == 1 else f"Ngày {visit.on:%d/%m/%Y}"
        hour = f" ({visit.meeting.starts:%H:%M}, {visit.meeting.place})" if visit.meeting else ""
        words = wording.TOMORROW.format(when=when, cell=f"{visit.cell.name}{hour}")
        if account is not None:
            notify([account], wording.TOMORROW_KIND, words, link, due_at=begins_of(visit))
    return len(visits)
