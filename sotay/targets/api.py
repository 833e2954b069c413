"""Targets through the API: the same queries and actions as the pages."""

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.core.days import today
from sotay.targets.actions import breakthrough as breakthrough_actions
from sotay.targets.actions import limitations as limitation_actions
from sotay.targets.actions import targets as actions
from sotay.targets.answers import register_answer, target_answer
from sotay.targets.choices import Assessment, Direction, LimitationState, Measured, TaskState
from sotay.targets.indicators import indicator_of
from sotay.targets.permissions import TargetPermission as P
from sotay.targets.queries import breakthrough, limitations, readings
from sotay.targets.queries import targets as queries

router = Router(tags=["Chỉ tiêu, hạn chế, việc đột phá"])
MOST = 500


class TargetOut(Schema):
    """A target on a day; `by_hand` where no record tells its progress."""

    uid: UUID
    organisation: str
    resolution: str
    parent: UUID | None
    name: str
    unit: str
    direction: Direction
    measured: Measured
    indicator: str
    by_hand: bool
    starts_on: dt.date
    ends_on: dt.date
    goal: float
    value: float | None
    percent: float | None
    elapsed_percent: int
    forecast: float | None
    light: str


class TargetRegisterOut(Schema):
    """The targets of an organisation."""

    organisation: str
    name: str
    on: dt.date
    targets: list[TargetOut]


class TargetRecordOut(Schema):
    """One record behind a number: what it counts (`part`) of what could be (`whole`, nothing where there is no share)."""

    uid: UUID
    label: str
    day: dt.date | None
    place: str
    part: int
    whole: int


class ManualReportIn(Schema):
    """What a target has come to that no record tells."""

    reported_on: dt.date
    value: Decimal = Field(ge=0)
    evidence: str = Field(min_length=1, max_length=500)


class LimitationOut(Schema):
    """A limitation with its remedy."""

    uid: UUID
    organisation: UUID
    title: str
    source: str
    named_on: dt.date
    remedy: str
    due_on: dt.date
    closed_on: dt.date | None
    evidence: str


class CloseLimitationIn(Schema):
    """The end of a limitation."""

    closed_on: dt.date
    evidence: str = Field(min_length=1, max_length=500)


class BreakthroughTaskOut(Schema):
    """A breakthrough task."""

    uid: UUID
    organisation: UUID
    official: UUID
    title: str
    product: str
    first_year: int
    last_year: int
    due_on: dt.date
    state: TaskState
    assessment: str


class BreakthroughTaskIn(Schema):
    """A task of the actor's own, registered with the committee that manages them."""

    approver: UUID
    title: str = Field(min_length=1, max_length=300)
    product: str = Field(min_length=1, max_length=300)
    shortcoming: str = Field("", max_length=300)
    first_year: int = Field(ge=2015, le=2100)
    last_year: int | None = Field(None, ge=2015, le=2100)
    due_on: dt.date


class TaskDecisionIn(Schema):
    """Approval, or what is to be corrected."""

    approves: bool
    answer: str = Field("", max_length=300)


class AssessmentIn(Schema):
    """What the standing committee says of a result."""

    assessment: Assessment
    assessment_note: str = Field("", max_length=300)


@router.get("/organisations/{uid}/targets", response=TargetRegisterOut, summary="Chỉ tiêu của một tổ chức đảng")
def register(request: Request, uid: UUID, on: dt.date | None = None) -> Any:
    """Return the targets of an organisation on a day."""
    return register_answer(queries.get_place(request.actor, uid), on or today())


@router.get("/targets/{uid}", response=TargetOut, summary="Một chỉ tiêu")
def target_detail(request: Request, uid: UUID, on: dt.date | None = None) -> Any:
    """Return one target on a day."""
    return target_answer(readings.lines_of([queries.get_target(request.actor, uid)], on or today())[0])


@router.get("/targets/{uid}/names", response=list[TargetRecordOut], summary="Danh sách được tính của một chỉ tiêu")
def target_names(request: Request, uid: UUID, on: dt.date | None = None) -> Any:
    """Return the records behind the progress of a bound target, at most 2,000."""
    target = queries.get_target(request.actor, uid)
    if bound := indicator_of(target.indicator):
        request.actor.require(bound.names, target.organisation)
    return readings.names_of(target, on or today())


@router.post("/targets/{uid}/reports", response={201: TargetOut}, summary="Báo kết quả chỉ tiêu bằng tay")
def report(request: Request, uid: UUID, body: ManualReportIn) -> Any:
    """Report by hand; refused where progress is counted from records."""
    target = queries.get_target_to(request.actor, uid, P.REPORT)
    actions.report_by_hand(request.actor, target, **body.dict())
    return Status(201, target_answer(readings.lines_of([target], today())[0]))


@router.get("/organisations/{uid}/limitations", response=list[LimitationOut], summary="Hạn chế và khắc phục")
def limitation_list(request: Request, uid: UUID, state: LimitationState | None = None) -> Any:
    """Return limitations at and below an organisation, at most 500."""
    place = queries.get_place(request.actor, uid)
    rows = limitations.limitations_below(request.actor, place, today(), state or "")[:MOST]
    names = ("uid", "title", "source", "named_on", "remedy", "due_on", "closed_on", "evidence")
    return [{name: getattr(row, name) for name in names} | {"organisation": row.organisation.uid} for row in rows]


@router.post("/limitations/{uid}/close", response={204: None}, summary="Ghi khắc phục xong hạn chế")
def limitation_close(request: Request, uid: UUID, body: CloseLimitationIn) -> Any:
    """Close a limitation with evidence."""
    limitation = limitations.get_limitation(request.actor, uid, P.REPORT)
    limitation_actions.close_limitation(request.actor, limitation, **body.dict())
    return Status(204, None)


@router.get(
    "/organisations/{uid}/breakthrough-tasks", response=list[BreakthroughTaskOut], summary="Việc đột phá của cán bộ"
)
def task_list(request: Request, uid: UUID, year: int | None = None) -> Any:
    """Return the breakthrough tasks at and below an organisation, at most 500."""
    place = queries.get_place(request.actor, uid)
    rows = breakthrough.tasks_below(request.actor, place, breakthrough.TaskFilters(year=year))[:MOST]
    return [_task_out(row) for row in rows]


def _task_out(row: Any) -> dict[str, Any]:
    """Return a task as it is told."""
    names = ("uid", "title", "product", "first_year", "last_year", "due_on", "state", "assessment")
    found = {name: getattr(row, name) for name in names}
    return found | {"organisation": row.organisation.uid, "official": row.official.uid}


@router.post("/breakthrough-tasks", response={201: BreakthroughTaskOut}, summary="Đăng ký việc đột phá của mình")
def task_register(request: Request, body: BreakthroughTaskIn) -> Any:
    """Register a task of the actor's own."""
    cell = breakthrough.own_cell(request.actor)
    typed = body.dict()
    approver = breakthrough.get_approver(cell, typed.pop("approver"))
    row = breakthrough_actions.register_task(request.actor, cell, approver=approver, **typed)
    return Status(201, _task_out(row))


@router.post("/breakthrough-tasks/{uid}/decision", response={204: None}, summary="Duyệt hoặc trả lại việc đột phá")
def task_decide(request: Request, uid: UUID, body: TaskDecisionIn) -> Any:
    """Approve a task or give it back."""
    task = breakthrough.get_task_to_judge(request.actor, uid)
    breakthrough_actions.decide_task(request.actor, task, **body.dict())
    return Status(204, None)


@router.post("/breakthrough-tasks/{uid}/assessment", response={204: None}, summary="Đánh giá việc đột phá")
def task_assess(request: Request, uid: UUID, body: AssessmentIn) -> Any:
    """Judge a task."""
    task = breakthrough.get_task_to_judge(request.actor, uid)
    breakthrough_actions.assess_task(request.actor, task, **body.dict())
    return Status(204, None)
