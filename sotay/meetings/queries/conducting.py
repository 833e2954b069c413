"""Reading a meeting while it is held: fetched by what the actor may do with it, with its present state."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sotay.access.actor import Actor
from sotay.core.days import ZONE
from sotay.core.find import find
from sotay.meetings.choices import HELD, MeetingStatus
from sotay.meetings.models import AgendaItem, Meeting
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.attendance import lines_of
from sotay.meetings.queries.meetings import get_meeting
from sotay.meetings.rules.norms import MeetingNorms
from sotay.meetings.rules.quorum import Quorum, quorum
from sotay.regulations.queries import norms_on

ANNOUNCED = (MeetingStatus.PUBLISHED, MeetingStatus.OPEN, *HELD)


@dataclass(frozen=True)
class Held:
    """A meeting as its secretary holds it: the list, the quorum, the present item."""

    meeting: Meeting
    quorum: Quorum
    items: Sequence[AgendaItem]

    @property
    def current(self) -> AgendaItem | None:
        """Return the item begun last."""
        return current_item(self.items)

    @property
    def following(self) -> AgendaItem | None:
        """Return the item that comes next."""
        return following_item(self.items)

    @property
    def is_announced(self) -> bool:
        """Tell whether it waits to be opened."""
        return self.meeting.status == MeetingStatus.PUBLISHED

    @property
    def is_open(self) -> bool:
        """Tell whether it is being held."""
        return self.meeting.status == MeetingStatus.OPEN

    @property
    def is_over(self) -> bool:
        """Tell whether it has been held."""
        return self.meeting.status in HELD


def get_meeting_to_attend(actor: Actor, uid: UUID) -> Meeting:
    """Return a meeting in which the actor takes part; one narrow row, because everybody asks for it at the same hour."""
    rows = Meeting.objects.filter(actor.scope(MeetingPermission.TAKE_PART), status__in=ANNOUNCED)
    return find(rows.select_related("organisation"), uid=uid)


def get_meeting_to_conduct(actor: Actor, uid: UUID) -> Meeting:
    """Return a meeting that the actor leads; who only sees it learns that the right is missing."""
    meeting = get_meeting(actor, uid)
    actor.require(MeetingPermission.CONDUCT, meeting.organisation)
    return meeting


def held(meeting: Meeting) -> Held:
    """Return the meeting with its quorum and its walk through the agenda."""
    items = list(meeting.items.select_related("owner"))
    return Held(meeting, quorum(lines_of(meeting), norms_for(meeting)), items)


def norms_for(meeting: Meeting) -> MeetingNorms:
    """Return the norms in force on the meeting's day."""
    return norms_on(meeting.held_on, MeetingNorms)


def starts_at(meeting: Meeting) -> dt.datetime:
    """Return the instant at which the meeting was to begin."""
    return dt.datetime.combine(meeting.held_on, meeting.starts, ZONE)


def current_item(items: Sequence[AgendaItem]) -> AgendaItem | None:
    """Return the item begun last."""
    return max((item for item in items if item.begun_at), key=lambda item: (item.begun_at, item.number), default=None)


def following_item(items: Sequence[AgendaItem]) -> AgendaItem | None:
    """Return the first item after the present one that has not been begun."""
    current = current_item(items)
    return next(
        (item for item in items if not item.begun_at and (current is None or item.number > current.number)), None
    )


def get_item(meeting: Meeting, uid: UUID) -> AgendaItem:
    """Return one agenda item of a meeting that was fetched for the actor."""
    return find(AgendaItem.objects.filter(meeting=meeting), uid=uid)
