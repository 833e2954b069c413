"""What meetings add to an organisation's page: the last meeting of each cell, the latest ones of a cell."""

import datetime as dt
from collections.abc import Sequence

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.display import day
from sotay.meetings.models import Meeting
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.recent import last_held, recent_meetings
from sotay.organisations.models import Organisation
from sotay.organisations.panels import Cell, Column, Panel


def meetings_column(actor: Actor, organisations: Sequence[Organisation], on: dt.date) -> Column | None:
    """Return the day of the last meeting of each cell, for tables that have cells."""
    cells = [row for row in organisations if row.is_cell]
    if not cells or not actor.has(MeetingPermission.VIEW):
        return None
    found = last_held(actor, cells, on)
    return Column("Họp gần nhất", {key: Cell(day(meeting.held_on), _url(meeting)) for key, meeting in found.items()})


def meetings_panel(actor: Actor, organisation: Organisation, on: dt.date) -> Panel | None:
    """Return the latest meetings of a cell."""
    if not organisation.is_cell or not actor.can(MeetingPermission.VIEW, organisation):
        return None
    meetings = [(meeting, _url(meeting)) for meeting in recent_meetings(actor, organisation, on)]
    return Panel("Sinh hoạt gần đây", "meetings/_recent.html", {"meetings": meetings})


def _url(meeting: Meeting) -> str:
    """Return the address of a meeting."""
    return reverse("meetings:detail", args=[meeting.uid])
