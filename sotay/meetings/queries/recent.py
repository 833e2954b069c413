"""The latest meetings of cells, for pages about organisations."""

import datetime as dt
from collections.abc import Sequence

from sotay.access.actor import Actor
from sotay.meetings.choices import HELD
from sotay.meetings.models import Meeting
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.meetings import meetings_for
from sotay.organisations.models import Organisation


def last_held(actor: Actor, cells: Sequence[Organisation], on: dt.date) -> dict[int, Meeting]:
    """Return the last meeting that each cell had held by the day, by the key of the cell."""
    rows = Meeting.objects.filter(
        actor.scope(MeetingPermission.VIEW), organisation__in=cells, status__in=HELD, held_on__lte=on
    )
    return {
        row.organisation_id: row
        for row in rows.order_by("organisation_id", "-held_on", "-pk").distinct("organisation_id")
    }


def recent_meetings(actor: Actor, cell: Organisation, on: dt.date, count: int = 6) -> list[Meeting]:
    """Return the latest meetings that a cell had held by the day, newest first."""
    return list(meetings_for(actor).filter(organisation=cell, status__in=HELD, held_on__lte=on)[:count])
