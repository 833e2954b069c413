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
from sotay.core.days import add_months, quarter_of, today
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


def cells_of_quarter(node: Organisation, quarter: dt.date) -> QuerySet[Organisation]:
    """Return the cells below the node that were open in the quarter, by code, each with its thematic meetings held in it."""
    end = add_months(quarter, 3)
    held = Q(
        meetings__kind=MeetingKind.THEMATIC,
        meetings__status__in=HELD,
        meetings__period__gte=quarter,
        meetings__period__lt=end,
    )
    rows = Organisation.objects.filter(path__descendant_of=node.path, kind__in=MEETING_KINDS)
    open_then = rows.exclude(closed_on__lt=min(end, today())).exclude(founded_on__gte=end)
    return open_then.annotate(held=Count("meetings", filter=held)).select_related("parent").order_by("code", "id")


def cells_lacking(node: Organisation, quarter: dt.date) -> QuerySet[Organisation]:
    """Return the cells that have held fewer thematic meetings than the norm of the quarter wants."""
    wanted = norms_on(last_day_of(add_months(quarter, 2)), MeetingNorms).thematic_per_quarter
    return cells_of_quarter(node, quarter).filter(held__lt=wanted)


def lacking_lines(cells: Sequence[Organisation], quarter: dt.date) -> list[Lacking]:
    """Return the cells with how far each is; three statements, whatever their number."""
    keys, end = [cell.pk for cell in cells], add_months(quarter, 3)
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


def quarter_asked(asked: str) -> dt.date:
    """Return the quarter of the month asked for (`2026-10`), or the present one; only the last five can be asked for."""
    return next(
        (each for each in last_quarters() if _month(each) <= asked < _month(add_months(each, 3))), last_quarters()[0]
    )


def last_quarters() -> list[dt.date]:
    """Return the present quarter and the four before."""
    now = quarter_of(today())
    return [add_months(now, -3 * back) for back in range(5)]


def quarter_tabs(node: Organisation, current: dt.date) -> list[Tab]:
    """Return the quarters as tabs."""
    return [
        Tab(display.quarter(each), f"?node={node.uid}&quarter={_month(each)}", each == current)
        for each in last_quarters()
    ]


def _month(day: dt.date) -> str:
    """Return a month as addresses write it."""
    return f"{day:%Y-%m}"
