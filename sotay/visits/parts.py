"""What the pages about visits hand to their templates, and what visits add to the first page."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.calendars import Engagement
from sotay.core.days import today
from sotay.core.display import day as day_words
from sotay.core.display import long_day, number
from sotay.meetings.choices import HELD, MeetingStatus
from sotay.visits.choices import OPEN_STATUSES, STANDING_STATUSES, PlanStatus, RequestStatus, VisitStatus
from sotay.visits.models import Visit, VisitRequest
from sotay.visits.permissions import VisitPermission
from sotay.visits.queries.asking import open_request_of, waiting_for
from sotay.visits.queries.visits import (
    OwnVisits,
    begins_of,
    heard_at,
    is_made_up,
    may_report,
    next_own,
    own_visits,
    plans_for,
    proposals_for,
    state_of,
)
from sotay.visits.queries.warnings import warnings_for

MOST_ENGAGEMENTS = 60
# A meeting is announced anew fewer times than this.
_REVISIONS = 100
_ANNOUNCED = (MeetingStatus.PUBLISHED, MeetingStatus.OPEN, *HELD)


@dataclass(frozen=True)
class DueLine:
    """Something that waits: in words, how many, the list behind it."""

    label: str
    count: str
    url: str


def is_open(visit: Visit) -> bool:
    """Tell whether a visit can still be changed."""
    return visit.status in OPEN_STATUSES


@dataclass(frozen=True)
class Step:
    """What an official does next: one sentence, one button."""

    title: str
    text: str
    label: str
    icon: str
    url: str


def next_step(year: OwnVisits, day: dt.date) -> Step | None:
    """Return the next step of an official's year: be there, report, choose a day, look at what comes."""
    here = next((one for one in year.coming if one.on == day), None)
    if here is not None:
        return _step(here, "Hôm nay đồng chí dự", "Mở buổi dự hôm nay", "check")
    if year.to_report:
        return _step(year.to_report[0], "Buổi dự chờ báo cáo", "Báo cáo buổi dự", "edit")
    if year.to_choose:
        return _step(year.to_choose[0], "Chờ chọn ngày dự", "Chọn ngày", "calendar")
    return _step(year.coming[0], "Buổi dự sắp tới", "Xem buổi dự", "meeting") if year.coming else None


def _step(visit: Visit, title: str, label: str, icon: str) -> Step:
    """Return a step about a visit."""
    above = f"{visit.cell.parent.name} · " if visit.cell.parent else ""
    hour = f", {visit.meeting.starts:%H:%M}, {visit.meeting.place}" if visit.meeting else ""
    text = f"{above}{long_day(visit.on)}{hour}"
    return Step(f"{title}: {visit.cell.name}", text, label, icon, reverse("visits:own_detail", args=[visit.uid]))


def own_page(visit: Visit, day: dt.date) -> dict[str, Any]:
    """Return what an official sees of one visit: the next step first."""
    is_open = visit.status in OPEN_STATUSES
    can_check_in = visit.on == day and visit.status == VisitStatus.PLANNED
    waits = visit.status == VisitStatus.POSTPONED or (visit.status == VisitStatus.MISSED and not is_made_up(visit))
    return {
        "visit": visit,
        "today": day,
        "report": getattr(visit, "report", None),
        "heard": heard_at(visit),
        "can_check_in": can_check_in,
        "can_report": may_report(visit, day) and not can_check_in,
        "can_change": is_open and (visit.on >= day or visit.status == VisitStatus.POSTPONED),
        "can_postpone": visit.status == VisitStatus.PLANNED and visit.on >= day,
        "waits_for_day": waits,
        "days": proposals_for(visit, day) if waits else [],
        "warnings": warnings_for(visit, visit.member, visit.on) if visit.status == VisitStatus.PLANNED and visit.on >= day else [],
        "asked": open_request_of(visit) if is_open else None,
        "changes": visit.changes.select_related("from_member", "to_member", "from_cell", "to_cell"),
    }  # fmt: skip


def request_page(actor: Actor, request: VisitRequest) -> dict[str, Any]:
    """Return what whoever asks or is asked sees of a request, with what stands against saying yes."""
    is_asked = request.asked is not None and actor.user is not None and request.asked.account_id == actor.user.pk
    is_open = request.status == RequestStatus.ASKED
    warnings = (
        warnings_for(request.visit, request.asked, request.visit.on) if is_asked and is_open and request.asked else []
    )
    return {
        "asked": request,
        "can_answer": is_asked and is_open,
        "can_withdraw": is_open and not is_asked,
        "warnings": warnings,
    }


def engagements_of(account: int) -> list[Engagement]:
    """Return a person's visits of this year and the next for their calendar, and those that went to somebody else as cancelled.

    A visit stands in place of the meeting to which its official is invited: the same entry from plan to report, at the hour that
    the cell has announced. `revision` grows with every change of the visit and of that meeting.
    """
    rows = Visit.objects.filter(plan__status=PlanStatus.PUBLISHED, on__year__gte=today().year)
    rows = rows.select_related("cell__parent", "plan", "meeting").order_by("on", "pk")
    own = rows.filter(member__account=account)[:MOST_ENGAGEMENTS]
    gone = rows.filter(changes__from_member__account=account).exclude(member__account=account).distinct()
    return [
        *(_engagement(one, is_cancelled=one.status not in STANDING_STATUSES) for one in own),
        *(_engagement(one, is_cancelled=True) for one in gone[:MOST_ENGAGEMENTS]),
    ]


def _engagement(visit: Visit, *, is_cancelled: bool) -> Engagement:
    """Return a visit as calendars show it."""
    meeting = visit.meeting if visit.meeting and visit.meeting.status in _ANNOUNCED else None
    above = visit.cell.parent.name if visit.cell.parent else ""
    return Engagement(
        uid=f"{visit.uid}",
        revision=_REVISIONS * visit.revision + (meeting.revision if meeting else 0),
        on=visit.on,
        title=f"Dự sinh hoạt {visit.cell.name}",
        place=", ".join(part for part in (meeting.place if meeting else "", above) if part),
        url=reverse("visits:own_detail", args=[visit.uid]),
        made_at=visit.plan.published_at or visit.plan.made_at,
        is_cancelled=is_cancelled,
        begins=begins_of(visit) if meeting else None,
        instead_of=f"{meeting.uid}" if meeting and not is_cancelled else "",
    )


def due_lines(actor: Actor) -> list[DueLine]:
    """Return what waits on the first page: the official's next visit and reports, the board's late ones."""
    return [*_own_lines(actor), *_board_lines(actor)]


def _own_lines(actor: Actor) -> Iterator[DueLine]:
    """Yield the next visit, and the reports that are asked for."""
    if actor.user is None or not actor.has(VisitPermission.ATTEND_OWN):
        return
    coming = next_own(actor)
    if coming is not None:
        title = f"Buổi dự sinh hoạt sắp tới: {coming.cell.name}"
        yield DueLine(title, day_words(coming.on), reverse("visits:own_detail", args=[coming.uid]))
    waiting = own_visits(actor).filter(status=VisitStatus.DONE, report=None).count()
    if waiting:
        yield DueLine("Buổi dự sinh hoạt chờ báo cáo", number(waiting), reverse("visits:own"))
    if asked := len(waiting_for(actor)):
        yield DueLine("Đề nghị đổi lượt dự chờ đồng chí trả lời", number(asked), reverse("visits:own"))


def _board_lines(actor: Actor) -> Iterator[DueLine]:
    """Yield what is late in the plans of the year."""
    if not actor.has(VisitPermission.VIEW):
        return
    day = today()
    plan = plans_for(actor).filter(year=day.year, status=PlanStatus.PUBLISHED).first()
    if plan is None:
        return
    address = reverse("visits:list", args=[plan.uid])
    words = {
        "unreported": "Dự sinh hoạt: chậm báo cáo",
        "missed": "Dự sinh hoạt: không dự",
        "postponed": "Dự sinh hoạt: hoãn, chờ chọn ngày",
        "asked": "Dự sinh hoạt: xin thôi, chờ trả lời",
    }
    for state, label in words.items():
        if count := plan.visits.filter(state_of(state, day)).count():
            yield DueLine(label, number(count), f"{address}?state={state}")
