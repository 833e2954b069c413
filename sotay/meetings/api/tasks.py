"""A meeting's tasks through the API: those it gives, those it takes up again."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.meetings.actions.tasks import give_task, record_task_result
from sotay.meetings.queries.attendance import get_attendance
from sotay.meetings.queries.conducting import get_meeting_to_conduct
from sotay.meetings.queries.tasks import get_reviewed, given_at, reviewed_at
from sotay.work.choices import TaskStatus

router = Router(tags=["Giao việc"])


class TaskOut(Schema):
    """A task."""

    uid: UUID
    title: str
    owner: UUID | None
    owner_name: str
    due_on: dt.date
    status: TaskStatus
    result: str

    @staticmethod
    def resolve_owner(task: Any) -> UUID | None:
        """Return the owner's code; the cell committee has none."""
        return task.owner.uid if task.owner else None

    @staticmethod
    def resolve_owner_name(task: Any) -> str:
        """Return the owner's name."""
        return task.owner.full_name if task.owner else ""


class TasksOut(Schema):
    """Tasks given at the meeting, and those from before."""

    given: list[TaskOut]
    reviewed: list[TaskOut]


class TaskIn(Schema):
    """What is to be done, by whom (nobody: the cell committee), by when."""

    title: str = Field(min_length=1, max_length=300)
    due_on: dt.date
    owner: UUID | None = None


class ResultIn(Schema):
    """What came of a task."""

    status: Literal["done", "not_done", "open"]
    result: str = Field(min_length=1, max_length=500)


@router.get("/meetings/{uid}/tasks", response=TasksOut, summary="Việc giao tại kỳ họp và việc kỳ trước")
def tasks(request: Request, uid: UUID) -> dict[str, Any]:
    """Return both lists."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    return {"given": given_at(meeting), "reviewed": reviewed_at(meeting)}


@router.post("/meetings/{uid}/tasks", response={201: TaskOut}, summary="Giao việc tại kỳ họp")
def task_give(request: Request, uid: UUID, body: TaskIn) -> Any:
    """Give a task."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    owner = get_attendance(meeting, body.owner).member if body.owner else None
    return Status(201, give_task(request.actor, meeting, title=body.title, due_on=body.due_on, owner=owner))


@router.put("/meetings/{uid}/tasks/{task}/result", response=TaskOut, summary="Ghi kết quả việc kỳ trước")
def task_result(request: Request, uid: UUID, task: UUID, body: ResultIn) -> Any:
    """Write what came of an earlier task."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    found = get_reviewed(meeting, task)
    return record_task_result(request.actor, meeting, task=found, status=body.status, result=body.result)
