"""What today asks of a person: the one meeting that matters now, what its secretary does next, and their own tasks."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.meetings.choices import ATTENDING, MeetingStatus
from sotay.meetings.models import Attendance, Meeting
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.confirming import meetings_to_confirm, papers_to_confirm
from sotay.meetings.queries.hub import Hub, hub_of
from sotay.meetings.queries.meetings import cells_to_prepare, meetings_for
from sotay.meetings.queries.now import MemberNow, now_for
from sotay.meetings.queries.starting import Start, start_of
from sotay.meetings.rules.steps import OwnStanding, Step, own_step
from sotay.organisations.models import Organisation
from sotay.work.queries import TaskLine, own_tasks

TASKS_SHOWN = 3
OTHERS_SHOWN = 3
# What waits for the person, the most pressing first; a secretary finishes the last meeting before preparing the next.
_URGENCY = {
    MeetingStatus.OPEN: 0,
    MeetingStatus.CLOSED: 2,
    MeetingStatus.PUBLISHED: 3,
    MeetingStatus.DRAFT: 4,
}
_TODAY = 1
_LOOKED_AT = 40


@dataclass(frozen=True)
class Home:
    """The first page of the handbook."""

    meeting: Meeting | None
    has_opened: bool
    is_excused: bool
    step: Step
    is_convened: bool
    hub: Hub | None
    others: Sequence[Meeting]
    cell: Organisation | None
    start: Start | None
    tasks: Sequence[TaskLine]
    more_tasks: int

    @property
    def first_task(self) -> TaskLine | None:
        """Return the task that comes next where no meeting asks for anything."""
        is_free = self.meeting is None or (self.hub is None and self.step == Step.NOTHING)
        return next(iter(self.tasks), None) if is_free and self.cell is None else None


def home_for(actor: Actor) -> Home:
    """Return what today asks of the person."""
    waiting = _waiting(actor)
    meeting = waiting[0] if waiting else None
    prepares = meeting is not None and actor.can(MeetingPermission.PREPARE, meeting.organisation)
    line = _own_line(actor, meeting)
    now = now_for(meeting, line) if meeting is not None else None
    cells = cells_to_prepare(actor) if meeting is None else []
    tasks = own_tasks(actor)
    return Home(
        meeting=meeting,
        has_opened=line is not None and line.opened_at is not None,
        is_excused=line is not None and bool(line.reason),
        step=_own_step(actor, meeting, line, now),
        is_convened=line is not None,
        hub=hub_of(actor, meeting) if meeting is not None and prepares else None,
        others=waiting[1:],
        cell=cells[0] if cells else None,
        start=start_of(cells[0]) if cells else None,
        tasks=tasks[:TASKS_SHOWN],
        more_tasks=max(0, len(tasks) - TASKS_SHOWN),
    )


def _waiting(actor: Actor) -> list[Meeting]:
    """Return the meetings of the person's cells and of their invitations that are not over for them."""
    day = today()
    still_to_come = Q(status=MeetingStatus.PUBLISHED, held_on__gte=day) | Q(status=MeetingStatus.OPEN)
    open_work = Q(status__in=(MeetingStatus.DRAFT, MeetingStatus.CLOSED, MeetingStatus.PUBLISHED))
    wanted = actor.scope(MeetingPermission.TAKE_PART) & still_to_come
    if actor.has(MeetingPermission.PREPARE):
        wanted |= actor.scope(MeetingPermission.PREPARE) & open_work
    if actor.user:
        wanted |= Q(pk__in=meetings_to_confirm(actor.user))
        wanted |= Q(pk__in=Meeting.objects.filter(guests__member__account=actor.user).values("pk")) & still_to_come
    rows = meetings_for(actor).filter(wanted).order_by("-held_on", "id")
    return sorted(rows[:_LOOKED_AT], key=lambda meeting: _pressing(meeting, day))[: OTHERS_SHOWN + 1]


def _pressing(meeting: Meeting, day: dt.date) -> tuple[int, int]:
    """Return how pressing a meeting is: being held, today's, to be finished, to come; of one sort the nearest in time."""
    is_today = meeting.status == MeetingStatus.PUBLISHED and meeting.held_on == day
    return _TODAY if is_today else _URGENCY[MeetingStatus(meeting.status)], abs((meeting.held_on - day).days)


def _own_step(actor: Actor, meeting: Meeting | None, line: Attendance | None, now: MemberNow | None) -> Step:
    """Return what the person does next at the meeting."""
    if meeting is None:
        return Step.NOTHING
    waiting = papers_to_confirm(actor, meeting) if meeting.status == MeetingStatus.CLOSED else None
    found = OwnStanding(
        status=meeting.status,
        is_convened=line is not None,
        is_here=line is not None and line.state in ATTENDING,
        may_check_in=now is not None and now.may_check_in,
        has_opened=line is not None and line.opened_at is not None,
        to_confirm=len(waiting.pages) if waiting else 0,
    )
    return own_step(found)


def _own_line(actor: Actor, meeting: Meeting | None) -> Attendance | None:
    """Return the person's own line on the list of the meeting."""
    if meeting is None or meeting.is_draft:
        return None
    return Attendance.objects.filter(meeting=meeting, period=meeting.period, member__account=actor.user).first()
