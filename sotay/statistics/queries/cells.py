"""The lists behind the board's numbers: cells with the state of their month, and the people who were missing."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, QuerySet, When

from sotay.access.actor import Actor
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import today
from sotay.meetings.choices import HELD, AttendanceState, MeetingKind, MeetingStatus
from sotay.meetings.models import Attendance, Meeting, MeetingHabit
from sotay.members.models import Member
from sotay.members.permissions import MemberPermission
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation
from sotay.statistics.queries.adoption import handbook_members
from sotay.statistics.rules import Month, Plan, month_state, reason_not_met, why_not_met

# A cancelled meeting comes first, so that whatever was arranged afterwards takes its place.
_STANDING_LAST = (Case(When(status=MeetingStatus.CANCELLED, then=0), default=1), "pk")


@dataclass(frozen=True)
class CellMonth:
    """One cell in one month: its periodic meeting, if any, its state, and why it has not met."""

    cell: Organisation
    meeting: Meeting | None
    state: Month
    why: str
    secretary: str


def cells_below(node: Organisation, period: dt.date) -> "QuerySet[Organisation]":
    """Return the cells open in the month, in the order of their codes."""
    return (
        Organisation.objects.filter(path__descendant_of=node.path, kind__in=MEETING_KINDS)
        .exclude(closed_on__lte=period)
        .select_related("parent")
        .order_by("code")
    )


def cells_of_month(node: Organisation, period: dt.date, state: Month | None = None) -> list[CellMonth]:
    """Return the cells below the node with the state of their month; those in `state` alone where it is given.

    Five statements, whatever the number of cells.
    """
    cells = list(cells_below(node, period))
    plans = _plans(node, period)
    wanted = [cell for cell in cells if state in (None, month_state(period, plans.of(cell.pk), today()))]
    return _lines(wanted, period, plans)


@dataclass(frozen=True)
class Late:
    """The cells that are late: how many, for which reasons, and the first of them."""

    count: int
    reasons: list[tuple[str, int]]
    first: list[CellMonth]


def late_cells(node: Organisation, period: dt.date, shown: int = 10) -> Late:
    """Return the cells below the node that are late with the month: only those shown are read in full."""
    plans, keys, reasons = _plans(node, period), [], Counter[str]()
    for key in cells_below(node, period).values_list("pk", flat=True):
        plan = plans.of(key)
        if month_state(period, plan, today()) == Month.LATE:
            keys.append(key)
            reasons[reason_not_met(plan)] += 1
    first = cells_below(node, period).filter(pk__in=keys[:shown])
    return Late(len(keys), reasons.most_common(), _lines(first, period, plans))


@dataclass(frozen=True)
class _Plans:
    """What is known of the month's meetings below a node, by the key of the cell."""

    meetings: dict[int, tuple[str, dt.date, str]]
    days: dict[int, int]

    def of(self, cell: int) -> Plan:
        """Return the plan of one cell; a cancelled meeting leaves only the fixed day."""
        status, held_on, reason = self.meetings.get(cell, ("", None, ""))
        return Plan(status, None if status == MeetingStatus.CANCELLED else held_on, self.days.get(cell), reason)


def _plans(node: Organisation, period: dt.date) -> _Plans:
    """Return the plans below the node; of several meetings of a month the one that was not cancelled counts."""
    rows = _meetings(node, period).order_by(*_STANDING_LAST)
    habits = MeetingHabit.objects.filter(organisation__path__descendant_of=node.path)
    return _Plans(
        {
            cell: (status, held_on, reason)
            for cell, status, held_on, reason in rows.values_list(
                "organisation_id", "status", "held_on", "cancel_reason"
            )
        },
        dict(habits.values_list("organisation_id", "day")),
    )


def _lines(cells: Iterable[Organisation], period: dt.date, plans: _Plans) -> list[CellMonth]:
    """Return the cells with meeting, state, reason and secretary."""
    cells = list(cells)
    keys = [cell.pk for cell in cells]
    rows = Meeting.objects.filter(organisation__in=keys, period=period, kind=MeetingKind.PERIODIC)
    meetings = {m.organisation_id: m for m in rows.order_by(*_STANDING_LAST)}
    posts = Position.objects.filter(organisation__in=keys, post=Post.SECRETARY, valid__contains=today())
    secretaries = dict(posts.values_list("organisation_id", "member__full_name"))
    found = []
    for cell in cells:
        plan = plans.of(cell.pk)
        state = month_state(period, plan, today())
        why = "" if state == Month.MET else why_not_met(plan, state)
        found.append(CellMonth(cell, meetings.get(cell.pk), state, why, secretaries.get(cell.pk, "")))
    return found


def _meetings(node: Organisation, period: dt.date) -> "QuerySet[Meeting]":
    """Return the periodic meetings of the month below the node."""
    return Meeting.objects.filter(organisation__path__descendant_of=node.path, period=period, kind=MeetingKind.PERIODIC)


def absences_for(
    actor: Actor, node: Organisation, period: dt.date, *, unexcused_only: bool = False
) -> "QuerySet[Attendance]":
    """Return who was missing from the month's periodic meetings, by cell, then by given name.

    Names belong to the register, so the list shows those whom the actor may list.
    """
    states = [AttendanceState.ABSENT] if unexcused_only else [AttendanceState.ABSENT, AttendanceState.EXCUSED]
    return (
        Attendance.objects.filter(
            actor.scope(MemberPermission.LIST, through="meeting__organisation"), period=period, state__in=states
        )
        .filter(
            meeting__organisation__path__descendant_of=node.path,
            meeting__kind=MeetingKind.PERIODIC,
            meeting__status__in=HELD,
        )
        .select_related("member", "meeting__organisation__parent")
        .order_by("meeting__organisation__code", "member__sort_key", "pk")
    )


def not_activated_for(actor: Actor, node: Organisation) -> "QuerySet[Member]":
    """Return the members, the exempt left out, who cannot use the handbook yet: no account, or never activated."""
    return handbook_members(actor, node).filter(account__activated_at=None)


def not_active_for(actor: Actor, node: Organisation, period: dt.date) -> "QuerySet[Member]":
    """Return the members with an activated account who have not opened the handbook since the month began."""
    return (
        handbook_members(actor, node)
        .filter(account__activated_at__isnull=False)
        .exclude(account__last_seen_on__gte=period)
    )
