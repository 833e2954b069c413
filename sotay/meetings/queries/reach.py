"""Who was reached about a meeting, by which rung, and whom the secretary still has to call."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from sotay.access.actor import Actor
from sotay.core.days import ZONE
from sotay.meetings.choices import ATTENDING, AttendanceState, MeetingStatus
from sotay.meetings.models import Attendance, Meeting
from sotay.meetings.queries.meetings import get_meeting_to_prepare
from sotay.meetings.queries.notices import QUIET, begins
from sotay.meetings.wording import meeting_link
from sotay.members.permissions import MemberPermission
from sotay.notifications.choices import DeliveryState, Rung
from sotay.notifications.queries import Trace, seen_about, traces_of, why

# How somebody stands, the strongest proof first; the first four need nothing more.
SEEN, CALLED, PAPER, SPARED = "seen", "call", "paper", "spared"
SMS, PUSH, UNTRIED = "sms", "push", "none"
REACHED = frozenset({SEEN, CALLED, PAPER, SPARED})
_ORDER = (UNTRIED, PUSH, SMS, PAPER, CALLED, SEEN, SPARED)


@dataclass(frozen=True)
class ReachLine:
    """One person of the list: how far the ladder came with them."""

    row: Attendance
    state: str
    moment: dt.datetime | None = None
    by: str = ""
    trouble: str = ""

    @property
    def is_reached(self) -> bool:
        """Tell whether nobody need do anything more."""
        return self.state in REACHED

    @property
    def is_recorded(self) -> bool:
        """Tell whether it is known from somebody's record, which can be taken back."""
        return self.state in {CALLED, PAPER}


@dataclass(frozen=True)
class Reach:
    """Everybody who is to come: those whom nothing has reached first."""

    meeting: Meeting
    lines: Sequence[ReachLine]
    is_soon: bool

    @property
    def due(self) -> Sequence[ReachLine]:
        """Return those who are to be reached at all."""
        return [line for line in self.lines if line.state != SPARED]

    @property
    def unreached(self) -> Sequence[ReachLine]:
        """Return those whom somebody has to call."""
        return [line for line in self.lines if not line.is_reached]

    @property
    def recorded(self) -> Sequence[ReachLine]:
        """Return those who were called or given the paper."""
        return [line for line in self.lines if line.is_recorded]

    @property
    def reached(self) -> int:
        """Return how many of those who are to be reached were."""
        return len(self.due) - len(self.unreached)


def get_reach(actor: Actor, uid: UUID) -> Reach:
    """Return who was reached about a meeting that the actor prepares."""
    return reach_of(get_meeting_to_prepare(actor, uid))


def get_call_list(actor: Actor, uid: UUID) -> Reach:
    """Return whom to call, with numbers: for who prepares the meeting and may read numbers in the cell."""
    meeting = get_meeting_to_prepare(actor, uid)
    actor.require(MemberPermission.REVEAL, meeting.organisation)
    return reach_of(meeting)


def is_soon(meeting: Meeting, now: dt.datetime | None = None) -> bool:
    """Tell whether members were told and it begins within a day: who has not seen it by now is called."""
    if meeting.status != MeetingStatus.PUBLISHED:
        return False
    left = begins(meeting) - (now or timezone.now())
    within: dt.timedelta = settings.SOTAY_LADDER.sms_before
    return dt.timedelta(0) < left <= within


def unreached_count(meeting: Meeting) -> int:
    """Return how many are still to be called, from a day before the meeting on; nobody before that."""
    return len(reach_of(meeting).unreached) if is_soon(meeting) else 0


def reach_of(meeting: Meeting) -> Reach:
    """Return who was reached about a meeting that was fetched for the actor, in three queries."""
    rows = Attendance.objects.filter(meeting=meeting, period=meeting.period).exclude(state=AttendanceState.AWAY)
    link = meeting_link(meeting)
    seen, traces = seen_about(link), traces_of(link)
    by_user: dict[Any, list[Trace]] = {}
    for trace in traces:
        by_user.setdefault(trace.person or trace.user, []).append(trace)
    lines = []
    for row in rows.select_related("member").order_by("member__sort_key", "member_id"):
        account = row.member.account_id
        known = seen.get(account) if account else None
        found = [*by_user.get(row.member.uid, ()), *(by_user.get(account, ()) if account else ())]
        lines.append(_line(row, known.seen_at if known else None, found))
    lines.sort(key=lambda line: _ORDER.index(line.state))
    return Reach(meeting, lines, is_soon(meeting))


def _line(row: Attendance, seen_at: dt.datetime | None, traces: Sequence[Trace]) -> ReachLine:
    """Return how one person stands."""
    looked = [moment for moment in (row.opened_at, seen_at) if moment]
    if looked or row.state in ATTENDING:
        return ReachLine(row, SEEN, min(looked) if looked else row.arrived_at)
    sent = {trace.rung: trace for trace in traces if trace.state == DeliveryState.SENT}
    for rung, state in ((Rung.CALL, CALLED), (Rung.PAPER, PAPER)):
        if rung in sent:
            return ReachLine(row, state, sent[rung].moment, sent[rung].recorded_by)
    if row.handed_on:  # marked for the whole cell at once
        return ReachLine(row, PAPER, dt.datetime.combine(row.handed_on, dt.time(12), ZONE))
    if row.state in QUIET:
        return ReachLine(row, SPARED)
    for rung, state in ((Rung.SMS, SMS), (Rung.PUSH, PUSH)):
        if rung in sent:
            return ReachLine(row, state, sent[rung].moment)
    troubles = [trace for trace in traces if trace.state in (DeliveryState.FAILED, DeliveryState.WITHHELD)]
    return ReachLine(row, UNTRIED, trouble=why(troubles[-1].code) if troubles else "")
