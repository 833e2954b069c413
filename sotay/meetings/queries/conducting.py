"""Reading a meeting while it is held: fetched by what the actor may do with it, with its present state."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sotay.access.actor import Actor
from sotay.core.days import ZONE, today
from sotay.core.errors import NotVisible
from sotay.core.find import find
from sotay.core.prepared import Prepared
from sotay.meetings.choices import HELD, AttendanceState, MeetingStatus, MotionStatus
from sotay.meetings.models import AgendaItem, Meeting
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.attendance import lines_of
from sotay.meetings.queries.meetings import get_meeting
from sotay.meetings.queries.next import Next, usual_officers
from sotay.meetings.rules.norms import MeetingNorms
from sotay.meetings.rules.quorum import Line, Quorum, quorum
from sotay.meetings.rules.steps import Standing, Step, next_step
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on
from sotay.work.models import Task

# In the order of the model's fields, as `from_db` takes them.
_NEEDED = (
    "id",
    "uid",
    "organisation_id",
    "kind",
    "theme",
    "period",
    "held_on",
    "starts",
    "place",
    "online_link",
    "status",
)
_ATTENDED = Prepared(
    "meeting_to_attend",
    f"""
SELECT {", ".join(f"m.{column}" for column in _NEEDED)}, o.id, o.name, o.path::text
  FROM meetings_meeting m JOIN organisations_organisation o ON o.id = m.organisation_id
 WHERE m.uid = %(uid)s AND m.status IN ('published', 'open', 'closed', 'sealed') AND o.path <@ %(take_part)s
""",  # noqa: S608 -- the names of our own columns
    uid="uuid",
    take_part="ltree[]",
)


@dataclass(frozen=True)
class ConductPage:
    """One of the pages on which a meeting is held: which part, how the meeting stands, what comes next."""

    held: "Held"
    part: str
    waiting: int
    open_motions: int
    next: Next

    @property
    def meeting(self) -> Meeting:
        """Return the meeting."""
        return self.held.meeting

    @property
    def step(self) -> Step:
        """Return what comes next."""
        return self.next.step

    @property
    def officers(self) -> dict[str, str]:
        """Return chair and minute taker as the form begins with them."""
        chair, taker = usual_officers(self.meeting)
        found = {"chair": chair, "secretary_of_meeting": taker}
        return {name: str(member.uid) for name, member in found.items() if member is not None}


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
    row = _ATTENDED.first(uid=uid, take_part=list(actor.nodes(MeetingPermission.TAKE_PART)))
    if row is None:
        raise NotVisible
    meeting = Meeting.from_db("default", _NEEDED, row[: len(_NEEDED)])
    meeting.organisation = Organisation.from_db("default", ("id", "name", "path"), row[len(_NEEDED) :])
    return meeting


def get_meeting_to_conduct(actor: Actor, uid: UUID) -> Meeting:
    """Return a meeting that the actor leads; who only sees it learns that the right is missing."""
    meeting = get_meeting(actor, uid)
    actor.require(MeetingPermission.CONDUCT, meeting.organisation)
    return meeting


def held(meeting: Meeting) -> Held:
    """Return the meeting with its quorum and its walk through the agenda."""
    return _held(meeting, lines_of(meeting))


def _held(meeting: Meeting, lines: list[Line]) -> Held:
    """Return the meeting with what a list that was read says."""
    items = list(meeting.items.select_related("owner"))
    return Held(meeting, quorum(lines, norms_for(meeting)), items)


def conduct_page(meeting: Meeting, part: str) -> ConductPage:
    """Return a page of holding a meeting that was fetched for the actor."""
    lines = lines_of(meeting)
    found = _held(meeting, lines)
    waiting = sum(line.state == AttendanceState.EXPECTED for line in lines)
    motions = list(meeting.motions.values_list("status", "is_carried"))
    open_motions = sum(status == MotionStatus.OPEN for status, _ in motions)
    standing = Standing(
        status=meeting.status,
        held_on=meeting.held_on,
        waiting=waiting,
        walked=sum(item.begun_at is not None and not item.act for item in found.items),
        has_following=found.following is not None,
        open_motions=open_motions,
        carried=sum(bool(carried) for _, carried in motions),
        given=Task.objects.filter(meeting=meeting).count() if meeting.status == MeetingStatus.OPEN else 0,
        is_scored=meeting.score is not None,
    )
    step = Step.CONFIRM if found.is_over else next_step(standing, today())
    return ConductPage(found, part, waiting, open_motions, Next(step, meeting, waiting, found.following))


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
    """Return the first item after the present one that waits for a tap; some begin by what is done under them."""
    current = current_item(items)
    waiting = (item for item in items if not item.begun_at and not item.act)
    return next((item for item in waiting if current is None or item.number > current.number), None)


def get_item(meeting: Meeting, uid: UUID) -> AgendaItem:
    """Return one agenda item of a meeting that was fetched for the actor."""
    return find(AgendaItem.objects.filter(meeting=meeting), uid=uid)
