"""The lists behind the board's numbers: cells with the state of their month, and the people who were missing."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import F, QuerySet

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
from sotay.statistics.rules import Month, Plan, month_state, why_not_met


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

    Four statements, whatever the number of cells.
    """
    below = {"organisation__path__descendant_of": node.path}
    meetings = {m.organisation_id: m for m in _meetings(node, period).order_by("-status")}
    days = dict(MeetingHabit.objects.filter(**below).values_list("organisation_id", "day"))
    secretaries = dict(
        Position.objects.filter(**below, post=Post.SECRETARY, valid__contains=today()).values_list(
            "organisation_id", "member__full_name"
        )
    )
    found = []
    for cell in cells_below(node, period):
        meeting = meetings.get(cell.pk)
        plan = _plan(meeting, days.get(cell.pk))
        row_state = month_state(period, plan, today())
        if state in (None, row_state):
            why = "" if row_state == Month.MET else why_not_met(plan, row_state)
            found.append(CellMonth(cell, meeting, row_state, why, secretaries.get(cell.pk, "")))
    return found


def _meetings(node: Organisation, period: dt.date) -> "QuerySet[Meeting]":
    """Return the periodic meetings of the month below the node."""
    return Meeting.objects.filter(organisation__path__descendant_of=node.path, period=period, kind=MeetingKind.PERIODIC)


def _plan(meeting: Meeting | None, habit_day: int | None) -> Plan:
    """Return what is known of the month's meeting; a cancelled one leaves only the fixed day."""
    if meeting is None:
        return Plan("", None, habit_day)
    gone = meeting.status == MeetingStatus.CANCELLED
    return Plan(meeting.status, None if gone else meeting.held_on, habit_day)


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
    return _handbook_members(actor, node).filter(account__activated_at=None)


def not_active_for(actor: Actor, node: Organisation, period: dt.date) -> "QuerySet[Member]":
    """Return the members with an activated account who have not opened the handbook since the month began."""
    return (
        _handbook_members(actor, node)
        .filter(account__activated_at__isnull=False)
        .exclude(account__last_seen_on__gte=period)
    )


def _handbook_members(actor: Actor, node: Organisation) -> "QuerySet[Member]":
    """Return the members below the node of whom the handbook is asked, by cell and given name."""
    on = today()
    return (
        Member.objects.filter(
            actor.scope(MemberPermission.LIST, through="affiliations__organisation"),
            affiliations__organisation__path__descendant_of=node.path,
            affiliations__kind="official",
            affiliations__valid__contains=on,
        )
        .filter(standings__valid__contains=on, standings__status__in=["full", "probationary"])
        .annotate(
            cell_name=F("affiliations__organisation__name"), parent_name=F("affiliations__organisation__parent__name")
        )
        .select_related("account")
        .order_by("sort_key", "pk")
    )
