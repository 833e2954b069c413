"""Tasks given at a meeting; they live in the list of tasks like all others."""

import datetime as dt

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.meetings.actions.late import require_begun
from sotay.meetings.actions.settling import begin_with, redraft
from sotay.meetings.choices import ItemAct
from sotay.meetings.models import Meeting
from sotay.members.models import Member
from sotay.work.actions import finish_task, make_task
from sotay.work.models import Task
from sotay.work.permissions import WorkPermission


@action(WorkPermission.ASSIGN)
def give_task(actor: Actor, meeting: Meeting, *, title: str, due_on: dt.date, owner: Member | None = None) -> Task:
    """Give a task by decision of the meeting, to a member or to the cell committee."""
    require_begun(meeting)
    task = make_task(actor, meeting.organisation, title=title, due_on=due_on, owner=owner, meeting=meeting)
    begin_with(actor, meeting, ItemAct.DECISION)
    redraft(meeting)
    return task


@action(WorkPermission.ASSIGN)
def record_task_result(actor: Actor, meeting: Meeting, *, task: Task, status: str, result: str) -> Task:
    """Write what came of an earlier task, as the meeting heard it."""
    require_begun(meeting)
    fresh = finish_task(actor, Task.objects.select_for_update().get(pk=task.pk), status, result)
    redraft(meeting)
    return fresh
