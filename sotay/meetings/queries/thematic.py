"""Cells that have not met on a theme in a quarter: the list behind the board's number."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from sotay.access.actor import Actor
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core import display
from sotay.core.days import add_months, month_of, quarter_of, today
from sotay.core.find import find
from sotay.core.parts import Tab
from sotay.meetings.choices import HELD, MeetingKind, MeetingStatus
from sotay.meetings.models import Meeting, PlannedTheme
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.rules.norms import MeetingNorms
from sotay.meetings.rules.themes import last_day_of, why_lacking
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on


@dataclass(frozen=True)
class Lacking:
    """A cell without a thematic meeting in the quarter: how far it is, and whom to call."""

    cell: Organisation
    why: str
    title: str
    secretary: str


def overseen(actor: Actor) -> QuerySet[Organisation]:
    """Return the organisations whose meetings the actor may see, the highest first."""
    rows = Organisation.objects.filter(actor.scope(MeetingPermission.VIEW, through=""), closed_on=None)
    return rows.order_by("path__depth", "path")


def get_overseen(actor: Actor, uid: UUID | None) -> Organisation:
    """Return one of them; where none is named, the highest."""
    return find(overseen(actor)[:1]) if uid is None else find(overseen(actor), uid=uid)


def cells_of_month(node: Organisation, month: dt.date) -> QuerySet[Organisation]:
    """Return the cells below the node that were open in the month, by code: those that the board counts."""
    rows = Organisation.objects.filter(path__descendant_of=node.path, kind__in=MEETING_KINDS)
    open_then = rows.exclude(closed_on__lte=month).exclude(founded_on__gte=add_months(month, 1))
    return open_then.select_related("parent").order_by("code", "id")


def cells_lacking(node: Organisation, month: dt.date) -> QuerySet[Organisation]:
    """Return the month's cells that have held fewer thematic meetings in its quarter than the norm wants."""
    quarter = quarter_of(month)
    held = Q(
        meetings__kind=MeetingKind.THEMATIC,
        meetings__status__in=HELD,
        meetings__period__gte=quarter,
        meetings__period__lt=add_months(quarter, 3),
    )
    wanted = norms_on(last_day_of(add_months(quarter, 2)), MeetingNorms).thematic_per_quarter
    return cells_of_month(node, month).annotate(held=Count("meetings", filter=held)).filter(held__lt=wanted)


def lacking_lines(cells: Sequence[Organisation], month: dt.date) -> list[Lacking]:
    """Return the cells with how far each is in the month's quarter; three statements, whatever their number."""
    keys, quarter = [cell.pk for cell in cells], quarter_of(month)
    end = add_months(quarter, 3)
    plans = {
        cell: (status, title)
        for cell, status, title in PlannedTheme.objects.filter(
            organisation__in=keys, period__gte=quarter, period__lt=end
        )
        .order_by("-period", "-id")
        .values_list("organisation_id", "status", "title")
    }
    meetings = {
        meeting.organisation_id: meeting
        for meeting in Meeting.objects.filter(
            organisation__in=keys, kind=MeetingKind.THEMATIC, period__gte=quarter, period__lt=end
        )
        .exclude(status__in=(MeetingStatus.CANCELLED, *HELD))
        .order_by("-held_on")
    }
    posts = Position.objects.filter(organisation__in=keys, post=Post.SECRETARY, valid__contains=today())
    secretaries = dict(posts.values_list("organisation_id", "member__full_name"))
    found = []
    for cell in cells:
        plan, title = plans.get(cell.pk, ("", ""))
        meeting = meetings.get(cell.pk)
        why = why_lacking(plan, meeting.status if meeting else "", meeting.held_on if meeting else None)
        found.append(Lacking(cell, why, title or (meeting.theme if meeting else ""), secretaries.get(cell.pk, "")))
    return found


def month_asked(asked: str) -> dt.date:
    """Return the month asked for (`2026-11`), or the present one; the last fifteen can be asked for."""
    now = month_of(today())
    return next((each for each in (add_months(now, -back) for back in range(15)) if _month(each) == asked), now)


def quarter_tabs(node: Organisation, month: dt.date) -> list[Tab]:
    """Return the present quarter and the four before, each as its last month that has begun."""
    now, current = month_of(today()), quarter_of(month)
    quarters = [add_months(quarter_of(now), -3 * back) for back in range(5)]
    return [
        Tab(
            display.quarter(each),
            f"?node={node.uid}&month={_month(min(add_months(each, 2), now))}",
            each == current,
        )
        for each in quarters
    ]


def _month(day: dt.date) -> str:
    """Return a month as addresses write it."""
    return f"{day:%Y-%m}"
