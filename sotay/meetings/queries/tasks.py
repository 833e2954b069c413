"""Reading tasks as a meeting sees them: those given at it, and those from before that it takes up again."""

import datetime as dt
from uuid import UUID

from django.db.models import Q

from sotay.core.days import add_months, month_of, today
from sotay.core.find import find
from sotay.meetings.choices import HELD, MeetingKind
from sotay.meetings.models import Meeting
from sotay.meetings.rules.papers import WHOLE_COMMITTEE, Assignment
from sotay.work.choices import TaskStatus
from sotay.work.models import Task


def given_at(meeting: Meeting) -> list[Task]:
    """Return the tasks given at the meeting, in the order in which they were given."""
    return list(Task.objects.filter(meeting=meeting).select_related("owner").order_by("id"))


def reviewed_at(meeting: Meeting) -> list[Task]:
    """Return the tasks from before: still open, or finished since the meeting before this one."""
    earlier = Meeting.objects.filter(
        organisation=meeting.organisation_id, kind=MeetingKind.PERIODIC, status__in=HELD, held_on__lt=meeting.held_on
    )
    last = earlier.order_by("-held_on").values_list("held_on", flat=True).first()
    finished = Q(finished_on__gt=last) if last else Q(finished_on__isnull=False)
    rows = Task.objects.filter(Q(status=TaskStatus.OPEN) | finished, organisation=meeting.organisation_id)
    if meeting.opened_at:
        rows = rows.filter(created_at__lt=meeting.opened_at)
    # Not `exclude(meeting=…)`: that would also drop the tasks which no meeting gave.
    rows = rows.filter(Q(meeting=None) | ~Q(meeting=meeting))
    return list(rows.select_related("owner").order_by("due_on", "id"))


def as_assignment(task: Task, meeting: Meeting) -> Assignment:
    """Return a task as the papers tell of it; it is due when its day has come or its result stands."""
    return Assignment(
        title=task.title,
        owner=task.owner.full_name if task.owner else WHOLE_COMMITTEE,
        due_on=task.due_on,
        status=task.get_status_display(),
        result=task.result,
        is_due=task.status in {TaskStatus.DONE, TaskStatus.NOT_DONE}
        or (task.status == TaskStatus.OPEN and task.due_on <= min(meeting.held_on, today())),
        is_done=task.status == TaskStatus.DONE,
    )


def get_reviewed(meeting: Meeting, uid: UUID) -> Task:
    """Return one of the cell's tasks from before, for a meeting that was fetched for the actor."""
    rows = Task.objects.filter(organisation=meeting.organisation_id).select_related("organisation", "owner")
    return find(rows, uid=uid)


def default_due(meeting: Meeting) -> dt.date:
    """Return the deadline that a new task is offered: the eve of the same day next month."""
    month = add_months(month_of(meeting.held_on), 1)
    last = (add_months(month, 1) - dt.timedelta(days=1)).day
    return month.replace(day=min(meeting.held_on.day, last)) - dt.timedelta(days=1)
