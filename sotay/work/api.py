"""Tasks through the API: one's own, and those of the cells in which one gives tasks."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.work import actions, queries
from sotay.work.choices import TaskStatus
from sotay.work.inbox import inbox_kinds
from sotay.work.rules import Urgency

router = Router(tags=["Việc"])


class InboxLineOut(Schema):
    """Something to do, whatever app it comes from."""

    kind: str
    title: str
    source: str
    due_on: dt.date | None
    url: str


class TaskLineOut(Schema):
    """A task; without an owner it is the cell committee's."""

    uid: UUID
    title: str
    organisation: UUID
    owner: UUID | None
    owner_name: str
    due_on: dt.date
    status: TaskStatus
    result: str
    finished_on: dt.date | None
    urgency: Urgency


class NewTaskIn(Schema):
    """What is to be done, by whom (nobody: the cell committee), by when."""

    title: str = Field(min_length=1, max_length=300)
    due_on: dt.date
    owner: UUID | None = None


class OwnResultIn(Schema):
    """What came of a task; `open` reports on the way."""

    status: Literal["done", "not_done", "open", "dropped"]
    result: str = Field(min_length=1, max_length=500)


@router.get("/tasks", response=list[TaskLineOut], summary="Việc của tôi, hoặc của chi bộ mình giao việc")
def task_list(request: Request, whose: Literal["own", "cell"] = "own", *, finished: bool = False) -> Any:
    """Return open tasks by deadline, or the finished ones, the latest first."""
    found = queries.cell_tasks if whose == "cell" else queries.own_tasks
    return [_out(line) for line in found(request.actor, finished=finished)]


@router.get(
    "/inbox",
    response=list[InboxLineOut],
    summary="Mọi việc tôi phải làm, từ nhiệm vụ, kiến nghị, dự sinh hoạt, báo cáo",
)
def inbox_list(request: Request, kind: str = "") -> Any:
    """Return everything that the person has to do, the nearest first; `kind` as the answer names them."""
    return [
        {"kind": one.key, "title": line.title, "source": line.source, "due_on": line.due_on, "url": line.url}
        for one in inbox_kinds(request.actor)
        if kind in {"", one.key}
        for line in one.lines
    ]


@router.get("/tasks/{uid}", response=TaskLineOut, summary="Một việc")
def task_detail(request: Request, uid: UUID) -> Any:
    """Return one task."""
    return _out(queries.task_detail(request.actor, uid).line)


@router.post("/organisations/{uid}/tasks", response={201: TaskLineOut}, summary="Giao việc trong chi bộ")
def task_assign(request: Request, uid: UUID, body: NewTaskIn) -> Any:
    """Give a task."""
    cell = queries.get_cell_for_assigning(request.actor, uid)
    owner = queries.owner_in(cell, body.owner)
    task = actions.assign_task(request.actor, cell, title=body.title, due_on=body.due_on, owner=owner)
    return Status(201, _out(queries.line_of(task)))


@router.put("/tasks/{uid}/result", response=TaskLineOut, summary="Báo cáo, ghi kết quả")
def task_result(request: Request, uid: UUID, body: OwnResultIn) -> Any:
    """Write what came of a task: its owner, or whoever gives tasks in the cell."""
    found = queries.task_detail(request.actor, uid)
    action = actions.record_result if found.can_assign or not found.is_own else actions.report_own_result
    return _out(queries.line_of(action(request.actor, found.task, status=body.status, result=body.result)))


@router.post("/tasks/{uid}/reopen", response=TaskLineOut, summary="Mở lại việc đã có kết quả")
def task_reopen(request: Request, uid: UUID) -> Any:
    """Take a result back."""
    return _out(queries.line_of(actions.reopen_task(request.actor, queries.get_task(request.actor, uid))))


def _out(line: queries.TaskLine) -> dict[str, Any]:
    """Return a task as the answer shows it."""
    task = line.task
    return {
        **{name: getattr(task, name) for name in ("uid", "title", "due_on", "status", "result", "finished_on")},
        "organisation": task.organisation.uid,
        "owner": task.owner.uid if task.owner else None,
        "owner_name": task.owner.full_name if task.owner else "",
        "urgency": line.urgency,
    }
