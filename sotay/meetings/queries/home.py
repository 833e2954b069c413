"""What today asks of a person: the one meeting that matters now, what its secretary does next, and their own tasks."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, Value, When

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.models import Attendance, Meeting
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.hub import Hub, hub_of
from sotay.meetings.queries.meetings import cells_to_prepare, meetings_for
from sotay.organisations.models import Organisation
from sotay.work.queries import TaskLine, own_tasks

TASKS_SHOWN = 3
OTHERS_SHOWN = 3
# What waits for the person, the most pressing first; a secretary finishes the last meeting before preparing the next.
_URGENCY = {
    MeetingStatus.OPEN: 0,
    MeetingStatus.CLOSED: 1,
    MeetingStatus.PUBLISHED: 2,
    MeetingStatus.DRAFT: 3,
}


@dataclass(frozen=True)
class Home:
    """The first page of the handbook."""

    meeting: Meeting | None
    has_opened: bool
    is_excused: bool
    hub: Hub | None
    others: Sequence[Meeting]
    cell: Organisation | None
    tasks: Sequence[TaskLine]
    more_tasks: int


def home_for(actor: Actor) -> Home:
    """Return what today asks of the person."""
    waiting = _waiting(actor)
    meeting = waiting[0] if waiting else None
    prepares = meeting is not None and actor.can(MeetingPermission.PREPARE, meeting.organisation)
    line = _own_line(actor, meeting)
    cells = cells_to_prepare(actor) if meeting is None else []
    tasks = own_tasks(actor)
    return Home(
        meeting=meeting,
        has_opened=line is not None and line.opened_at is not None,
        is_excused=line is not None and bool(line.reason),
        hub=hub_of(meeting) if meeting is not None and prepares else None,
        others=waiting[1:],
        cell=cells[0] if cells else None,
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
        wanted |= Q(pk__in=Meeting.objects.filter(guests__member__account=actor.user).values("pk")) & still_to_come
    order = Case(
        *(When(status=status, then=Value(place)) for status, place in _URGENCY.items()), output_field=IntegerField()
    )
    rows = meetings_for(actor).filter(wanted).annotate(urgency=order).order_by("urgency", "held_on", "id")
    return list(rows[: OTHERS_SHOWN + 1])


def _own_line(actor: Actor, meeting: Meeting | None) -> Attendance | None:
    """Return the person's own line on the list of the meeting."""
    if meeting is None or meeting.is_draft:
        return None
    return Attendance.objects.filter(meeting=meeting, period=meeting.period, member__account=actor.user).first()
