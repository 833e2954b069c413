"""Visits and plans as pages show them: lists with filters, one visit, one's own."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.days import ZONE, today
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.meetings.choices import MeetingKind, MeetingStatus
from sotay.meetings.models import Meeting
from sotay.members.models import Affiliation, Member
from sotay.organisations.choices import MEETING_KINDS, Kind
from sotay.organisations.models import Organisation
from sotay.visits.choices import STANDING_STATUSES, PlanStatus, RequestStatus, VisitStatus
from sotay.visits.models import HardCell, HeardPetition, Visit, VisitAssignment, VisitPlan
from sotay.visits.permissions import VisitPermission
from sotay.visits.queries.days import PROPOSED, calendar_of, next_days

CHOICES = 500
_LOOKED_AT = 8
_EARLY = dt.time(7)
STATES: dict[str, str] = {
    "coming": "Sắp tới",
    "done": "Đã dự",
    "missed": "Không dự",
    "postponed": "Hoãn, chờ chọn ngày",
    "unreported": "Chậm báo cáo",
    "late": "Đã báo cáo chậm",
    "reported": "Đã báo cáo",
    "due": "Đến hạn dự",
    "asked": "Xin thôi, chờ trả lời",
    "called_off": "Đã bỏ khỏi kế hoạch",
}
# How the list is grouped: words, and what it is ordered by before the day.
GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "": ("Theo tháng", ()),
    "official": ("Theo cấp ủy viên", ("member__sort_key", "member_id")),
    "unit": ("Theo đơn vị", ("cell__parent__code", "cell__code")),
}


@dataclass(frozen=True)
class Filters:
    """What the list of visits is narrowed to."""

    text: str = ""
    state: str = ""
    under: Organisation | None = None
    member: Member | None = None
    on: dt.date = field(default_factory=today)
    month: int = 0
    rank: str = ""
    group: str = ""


def plans_for(actor: Actor) -> QuerySet[VisitPlan]:
    """Return the plans in sight, the latest year first."""
    rows = VisitPlan.objects.filter(actor.scope(VisitPermission.VIEW))
    return rows.select_related("organisation").order_by("-year", "organisation__path", "pk")


def get_plan(actor: Actor, uid: uuid.UUID) -> VisitPlan:
    """Return one plan in sight."""
    return find(plans_for(actor), uid=uid)


def get_plan_to_manage(actor: Actor, uid: uuid.UUID) -> VisitPlan:
    """Return one plan for whoever draws it."""
    plan = get_plan(actor, uid)
    actor.require(VisitPermission.MANAGE, plan.organisation)
    return plan


def get_plan_by_key(key: int) -> VisitPlan:
    """Return one plan for the job that draws it."""
    return VisitPlan.objects.select_related("organisation", "made_by").get(pk=key)


def plan_of(organisation: Organisation, year: int) -> VisitPlan | None:
    """Return an organisation's plan of a year."""
    return VisitPlan.objects.filter(organisation=organisation, year=year).select_related("organisation").first()


def end_of(day: dt.date) -> dt.datetime:
    """Return the moment at which a day ends."""
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), ZONE)


def state_of(state: str, day: dt.date) -> Q:
    """Return the condition of a state of the list as it stood on a day: the same as the board's numbers count."""
    planned, done = Q(status=VisitStatus.PLANNED), Q(status=VisitStatus.DONE, on__lte=day)
    missed, sent = Q(status=VisitStatus.MISSED, on__lte=day), Q(report__sent_at__lt=end_of(day))
    standing = ~Q(status=VisitStatus.CALLED_OFF)
    conditions = {
        "coming": planned & Q(on__gte=day),
        "done": done,
        "missed": missed,
        "postponed": Q(status=VisitStatus.POSTPONED),
        "unreported": done & Q(report_due__lt=day) & (Q(report=None) | Q(report__sent_at__gte=end_of(day))),
        "late": sent & Q(report__is_late=True),
        "reported": sent,
        "asked": Q(requests__status=RequestStatus.ASKED, requests__asked=None),
        "due": done | missed | (standing & Q(first_planned_on__lt=day)),
        "called_off": Q(status=VisitStatus.CALLED_OFF),
    }
    return conditions.get(state, standing)


def visits_of(plan: VisitPlan, filters: Filters) -> QuerySet[Visit]:
    """Return the visits of a plan that answer the filters, in the order in which they are grouped."""
    rows = plan.visits.filter(state_of(filters.state, filters.on))
    if filters.under is not None:
        rows = rows.filter(cell__path__descendant_of=filters.under.path)
    if filters.member is not None:
        rows = rows.filter(member=filters.member)
    if filters.month:
        rows = rows.filter(on__month=filters.month)
    if filters.rank:
        sent = VisitAssignment.objects.filter(plan=plan, rank=filters.rank)
        rows = rows.filter(member__in=sent.values("member"))
    if key := search_key(filters.text):
        rows = rows.filter(Q(member__search_key__contains=key) | Q(cell__search_key__contains=key))
    rows = rows.select_related("member", "cell__parent", "report")
    return rows.order_by(*GROUPS.get(filters.group, ("", ()))[1], "on", "pk")


def get_visit(actor: Actor, uid: uuid.UUID, permission: VisitPermission = VisitPermission.VIEW) -> Visit:
    """Return one visit in sight of whoever looks after plans."""
    rows = Visit.objects.filter(actor.scope(VisitPermission.VIEW))
    visit = find(rows.select_related("plan", "organisation", "member", "cell__parent", "meeting"), uid=uid)
    actor.require(permission, visit.organisation)
    return visit


def member_acting(actor: Actor) -> Member | None:
    """Return the actor as a member; an account of nobody has no visits."""
    return Member.objects.filter(account=actor.user).first() if actor.user else None


def own_visits(actor: Actor) -> QuerySet[Visit]:
    """Return the actor's own visits of published plans."""
    rows = Visit.objects.filter(member__account=actor.user, plan__status=PlanStatus.PUBLISHED)
    return rows.select_related("plan", "member", "cell__parent", "meeting", "report").order_by("on", "pk")


def get_own_visit(actor: Actor, uid: uuid.UUID) -> Visit:
    """Return one of the actor's own visits."""
    return find(own_visits(actor), uid=uid)


@dataclass(frozen=True)
class OwnVisits:
    """What an official sees of the own year: what to report, what comes, what was."""

    to_report: Sequence[Visit]
    to_choose: Sequence[Visit]
    coming: Sequence[Visit]
    past: Sequence[Visit]


def own_year(actor: Actor, day: dt.date) -> OwnVisits:
    """Return the actor's visits as the handbook shows them."""
    rows = list(own_visits(actor).filter(on__year__gte=day.year - 1).exclude(status=VisitStatus.CALLED_OFF)[:CHOICES])
    to_report = [one for one in rows if may_report(one, day) and not _is_today(one, day)]
    coming = [one for one in rows if one.status == VisitStatus.PLANNED and one not in to_report]
    to_choose = [one for one in rows if one.status == VisitStatus.POSTPONED]
    shown = {one.pk for one in (*to_report, *coming, *to_choose)}
    return OwnVisits(to_report, to_choose, coming, [one for one in reversed(rows) if one.pk not in shown])


def _is_today(visit: Visit, day: dt.date) -> bool:
    """Tell whether the official is still to be there today."""
    return visit.status == VisitStatus.PLANNED and visit.on == day


def may_report(visit: Visit, day: dt.date) -> bool:
    """Tell whether a report is still asked for."""
    began = visit.status in (VisitStatus.DONE, VisitStatus.PLANNED, VisitStatus.MISSED) and visit.on <= day
    return began and not hasattr(visit, "report")


def next_own(actor: Actor) -> Visit | None:
    """Return the actor's next visit."""
    return own_visits(actor).filter(status=VisitStatus.PLANNED, on__gte=today()).first()


def get_place(actor: Actor, uid: uuid.UUID) -> Organisation:
    """Return an organisation in sight of whoever may see plans there."""
    return find(Organisation.objects.filter(actor.scope(VisitPermission.VIEW, through="")), uid=uid)


def get_place_to_manage(actor: Actor, uid: uuid.UUID) -> Organisation:
    """Return an organisation for whoever draws plans there."""
    place = get_place(actor, uid)
    actor.require(VisitPermission.MANAGE, place)
    return place


def places_to_plan(actor: Actor, text: str = "") -> list[Organisation]:
    """Return the committees whose plans the actor may draw or see, the highest first; those whose name answers the text."""
    rows = Organisation.objects.filter(actor.scope(VisitPermission.VIEW, through=""), closed_on=None)
    rows = rows.exclude(kind__in=(*MEETING_KINDS, Kind.PRACTICE))
    if key := search_key(text):
        rows = rows.filter(search_key__contains=key)
    return list(rows.order_by("path__depth", "code")[:CHOICES])


def visit_to_be(plan: VisitPlan, cell: Organisation) -> Visit:
    """Return a visit that is not there yet, to ask what would stand against it."""
    return Visit(plan=plan, organisation=plan.organisation, cell=cell)


def officials_in(plan: VisitPlan) -> list[Member]:
    """Return the officials of a plan, by given name."""
    rows = Member.objects.filter(visit_assignments__plan=plan)
    return list(rows.order_by("sort_key", "pk"))


def others_of(visit: Visit) -> list[Visit]:
    """Return the open visits of other officials with which one could be swapped."""
    rows = visit.plan.visits.filter(status=VisitStatus.PLANNED, on__gte=today()).exclude(member=visit.member)
    return list(rows.select_related("member", "cell").order_by("on", "pk")[:CHOICES])


def hard_cells(actor: Actor) -> QuerySet[HardCell]:
    """Return the cells in sight that come first today."""
    rows = HardCell.objects.filter(actor.scope(VisitPermission.VIEW), valid__contains=today())
    return rows.select_related("organisation__parent").order_by("organisation__code", "pk")


def get_hard(actor: Actor, uid: uuid.UUID) -> HardCell:
    """Return one of them for whoever may end it."""
    rows = HardCell.objects.filter(actor.scope(VisitPermission.VIEW))
    hard = find(rows.select_related("organisation"), uid=uid)
    actor.require(VisitPermission.MANAGE, hard.organisation)
    return hard


def find_cells(node: Organisation, text: str, count: int = 40) -> list[Organisation]:
    """Return cells below a node whose name or code answers the text."""
    rows = Organisation.objects.filter(path__descendant_of=node.path, kind__in=MEETING_KINDS, closed_on=None)
    key = search_key(text)
    rows = rows.filter(Q(search_key__contains=key) | Q(code=text.strip())) if key else rows
    return list(rows.select_related("parent").order_by("code", "pk")[:count])


# --- What stands against a day ------------------------------------------------------------------------------------


def meeting_in(cell: Organisation, period: dt.date) -> Meeting | None:
    """Return the cell's periodic meeting of a month, where one is prepared."""
    rows = Meeting.objects.filter(organisation=cell, period=period, kind=MeetingKind.PERIODIC)
    return rows.exclude(status=MeetingStatus.CANCELLED).first()


def proposals_for(visit: Visit, day: dt.date) -> list[dt.date]:
    """Return the cell's next two dates of the plan's year on which the official is free; none in the past.

    A day on which the own cell meets, too, is proposed only where there is no other.
    """
    days = [one for one in next_days(visit.cell, max(visit.on, day), _LOOKED_AT) if one.year == visit.plan.year]
    rows = Visit.objects.filter(member=visit.member_id, on__in=days, status__in=STANDING_STATUSES)
    taken = set(rows.exclude(pk=visit.pk).values_list("on", flat=True))
    free = [one for one in days if one not in taken]
    own = own_meeting_days(visit.member_id, free)
    return sorted([*(one for one in free if one not in own), *(one for one in free if one in own)][:PROPOSED])


def own_meeting_days(member: int, days: Sequence[dt.date]) -> set[dt.date]:
    """Return those of the days on which the official's own cell meets."""
    if not days:
        return set()
    first, until = min(days), max(days)
    rows = Affiliation.objects.filter(member=member, valid__contains=first).values_list(
        "organisation_id", "organisation__path"
    )
    cells = list(rows)
    calendar = calendar_of([cell for cell, _path in cells], first, until)
    return {day for cell, path in cells for day in calendar.days(cell, path, first, until)} & set(days)


def begins_of(visit: Visit) -> dt.datetime:
    """Return when a visit begins: as the cell has announced, or early on its day."""
    starts = visit.meeting.starts if visit.meeting is not None else _EARLY
    return dt.datetime.combine(visit.on, starts, ZONE)


def is_made_up(visit: Visit) -> bool:
    """Tell whether another visit of the plan makes up for a missed one."""
    rows = visit.plan.visits.filter(member=visit.member_id, cell=visit.cell_id, status__in=STANDING_STATUSES)
    return rows.exclude(pk=visit.pk).exists()


def heard_at(visit: Visit) -> list[HeardPetition]:
    """Return the petitions heard at a visit, with where they are now."""
    rows = HeardPetition.objects.filter(report__visit=visit).select_related("petition__owner")
    return list(rows.order_by("pk"))


def assignment_of(visit: Visit) -> VisitAssignment | None:
    """Return in which capacity the official attends."""
    return VisitAssignment.objects.filter(plan=visit.plan_id, member=visit.member_id).first()
