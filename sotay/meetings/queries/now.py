"""What a member sees while the meeting comes near or is held: checking in, the present item, the questions."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from django.utils import timezone

from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.days import today
from sotay.meetings.choices import ATTENDING, HELD, AttendanceState, MeetingStatus
from sotay.meetings.models import AgendaItem, Meeting
from sotay.meetings.queries.attendance import own_attendance
from sotay.meetings.queries.conducting import current_item, get_meeting_to_attend, norms_for, starts_at
from sotay.meetings.queries.voices import OwnMotion, own_motions
from sotay.meetings.rules.quorum import may_check_in


class Line(Protocol):
    """A line of the attendance list, wherever it was read."""

    @property
    def state(self) -> str:
        """How the person stands."""

    @property
    def arrived_at(self) -> object:
        """When they came."""


@dataclass(frozen=True)
class MemberNow:
    """The meeting of today as the member's phone shows it; `own` is empty for who is not on the list."""

    meeting: Meeting
    own: Line | None
    may_check_in: bool
    item: AgendaItem | None = None
    motions: Sequence[OwnMotion] = ()

    @property
    def is_here(self) -> bool:
        """Tell whether the person has come."""
        return self.own is not None and self.own.state in ATTENDING

    @property
    def is_late(self) -> bool:
        """Tell whether the person came late."""
        return self.own is not None and self.own.state == AttendanceState.LATE

    @property
    def is_open(self) -> bool:
        """Tell whether the meeting is being held."""
        return self.meeting.status == MeetingStatus.OPEN

    @property
    def is_over(self) -> bool:
        """Tell whether it has been held."""
        return self.meeting.status in HELD

    @property
    def is_due(self) -> bool:
        """Tell whether checking in is what the person does next."""
        return self.own is not None and not self.is_here and self.may_check_in

    @property
    def opens(self) -> str:
        """Return from when on members check in."""
        before = dt.timedelta(minutes=norms_for(self.meeting).check_in_minutes_before)
        return display.time(starts_at(self.meeting) - before)

    @property
    def open_motions(self) -> list[OwnMotion]:
        """Return the questions that wait for an answer."""
        return [one for one in self.motions if one.is_open]

    @property
    def decided(self) -> list[OwnMotion]:
        """Return the questions that have a result."""
        return [one for one in self.motions if not one.is_open]


def now_for(meeting: Meeting, own: Line | None) -> MemberNow | None:
    """Return what a page already knows of a meeting of today, without asking the database; nothing on other days."""
    is_today = meeting.status == MeetingStatus.PUBLISHED and meeting.held_on == today()
    if own is None or not (is_today or meeting.status == MeetingStatus.OPEN):
        return None
    return MemberNow(meeting, own, _may_check_in(meeting))


def member_now(actor: Actor, uid: UUID) -> MemberNow:
    """Return the meeting as it stands this minute for one of its members."""
    meeting = get_meeting_to_attend(actor, uid)
    own = own_attendance(actor, meeting)
    if meeting.status != MeetingStatus.OPEN:
        return MemberNow(meeting, own, _may_check_in(meeting), motions=own_motions(meeting, own))
    items = list(meeting.items.filter(begun_at__isnull=False))
    return MemberNow(meeting, own, may_check_in=True, item=current_item(items), motions=own_motions(meeting, own))


def _may_check_in(meeting: Meeting) -> bool:
    """Tell whether members may check in now."""
    return may_check_in(meeting.status, timezone.now(), starts_at(meeting), norms_for(meeting))
