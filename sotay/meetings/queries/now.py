"""What a member sees while the meeting comes near or is held: checking in, the present item, the questions."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.db import connection
from django.utils import timezone

from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.days import today
from sotay.core.errors import NotVisible
from sotay.meetings.choices import ATTENDING, HELD, AttendanceState, MeetingStatus
from sotay.meetings.models import Meeting, Motion
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.conducting import norms_for, starts_at
from sotay.meetings.queries.voices import OwnMotion
from sotay.meetings.rules.quorum import may_check_in
from sotay.meetings.rules.steps import OwnStanding, Step, own_step
from sotay.organisations.models import Organisation

# Half the members of a province look at this again and again in the same hour: one statement.
_MEETING = ("id", "uid", "kind", "theme", "period", "held_on", "starts", "place", "status")
_NOW = """
SELECT m.id, m.uid, m.kind, m.theme, m.period, m.held_on, m.starts, m.place, m.status, o.id, o.name, o.path::text,
       a.state, a.entitled, a.arrived_at, a.left_at,
       (SELECT i.title FROM meetings_agendaitem i WHERE i.meeting_id = m.id AND i.begun_at IS NOT NULL AND m.status = 'open'
         ORDER BY i.begun_at DESC, i.number DESC LIMIT 1),
       (SELECT json_agg(json_build_object(
                   'uid', q.uid, 'text', q.text, 'status', q.status, 'agree', q.agree, 'base', q.base,
                   'is_carried', q.is_carried, 'choice', v.choice) ORDER BY q.id)
          FROM meetings_motion q LEFT JOIN meetings_vote v ON v.motion_id = q.id AND v.member_id = p.id
         WHERE q.meeting_id = m.id AND q.status <> 'draft')::text
  FROM meetings_meeting m
  JOIN organisations_organisation o ON o.id = m.organisation_id
  LEFT JOIN members_member p ON p.account_id = %(account)s
  LEFT JOIN meetings_attendance a ON a.meeting_id = m.id AND a.period = m.period AND a.member_id = p.id
 WHERE m.uid = %(uid)s AND m.status IN ('published', 'open', 'closed', 'sealed') AND o.path <@ %(take_part)s::ltree[]
"""


class Line(Protocol):
    """A line of the attendance list, wherever it was read."""

    @property
    def state(self) -> str:
        """How the person stands."""

    @property
    def arrived_at(self) -> object:
        """When they came."""


@dataclass(frozen=True)
class OwnNow:
    """The person's own line."""

    state: str
    entitled: bool
    arrived_at: dt.datetime | None
    left_at: dt.datetime | None


@dataclass(frozen=True)
class MemberNow:
    """The meeting of today as the member's phone shows it; `own` is empty for who is not on the list."""

    meeting: Meeting
    own: Line | None
    may_check_in: bool
    item: str = ""
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
        return self.step == Step.CHECK_IN

    @property
    def step(self) -> Step:
        """Return what the person does next."""
        found = OwnStanding(
            status=self.meeting.status,
            is_convened=self.own is not None,
            is_here=self.is_here,
            may_check_in=self.may_check_in,
            has_opened=True,
            to_answer=sum(one.may_vote and not one.choice for one in self.open_motions),
        )
        return own_step(found)

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


def now_after(meeting: Meeting, own: Line) -> MemberNow:
    """Return what a person who has just checked in is shown at once; the rest is asked for by the page itself."""
    return MemberNow(meeting, own, may_check_in=True)


def member_now(actor: Actor, uid: UUID) -> MemberNow:
    """Return the meeting as it stands this minute for one of its members, or raise `NotVisible`."""
    values: dict[str, Any] = {
        "uid": uid,
        "account": actor.user.pk if actor.user else None,
        "take_part": list(actor.nodes(MeetingPermission.TAKE_PART)),
    }
    with connection.cursor() as cursor:
        cursor.execute(_NOW, values)
        row = cursor.fetchone()
    if row is None:
        raise NotVisible
    return _now(row)


def _now(row: tuple[Any, ...]) -> MemberNow:
    """Return what a row of the statement holds."""
    organisation = Organisation(pk=row[9], name=row[10], path=row[11])
    meeting = Meeting(**dict(zip(_MEETING, row[:9], strict=True)), organisation=organisation)
    own = OwnNow(*row[12:16]) if row[12] is not None else None
    may_vote = own is not None and own.entitled and own.arrived_at is not None and own.left_at is None
    motions = [_motion(found, may_vote=may_vote) for found in json.loads(row[17] or "[]")]
    return MemberNow(meeting, own, _may_check_in(meeting), item=row[16] or "", motions=motions)


def _motion(found: dict[str, Any], *, may_vote: bool) -> OwnMotion:
    """Return one question with the person's own answer."""
    choice = found.pop("choice") or ""
    return OwnMotion(Motion(**found), choice, may_vote)


def _may_check_in(meeting: Meeting) -> bool:
    """Tell whether members may check in now."""
    return may_check_in(meeting.status, timezone.now(), starts_at(meeting), norms_for(meeting))
