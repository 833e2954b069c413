"""Candidates and targets through the API: the same queries and actions as the pages."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.development.actions import candidates as acts
from sotay.development.actions import steps
from sotay.development.choices import CandidateStatus, Source, Special, StepKind
from sotay.development.queries import candidates, targets
from sotay.development.rules import DECISIONS
from sotay.documents.decisions import DecisionPaper
from sotay.members.choices import Sex

router = Router(tags=["Phát triển đảng viên"])


class CandidateIn(Schema):
    """Who is put on a cell's list."""

    full_name: str = Field(min_length=1, max_length=120)
    born_on: dt.date
    sex: Sex
    source: Source
    noted_on: dt.date
    national_id: str | None = Field(None, pattern=r"^\d{12}$")
    phone: str = Field("", max_length=15)
    residence: str = Field("", max_length=300)
    home_town: str = Field("", max_length=200)
    ethnicity: str = Field("", max_length=40)
    religion: str = Field("", max_length=40)
    occupation: str = Field("", max_length=120)
    general_education: str = Field("", max_length=20)
    qualification: str = Field("", max_length=60)
    special: Special = Special.NONE
    left_on: dt.date | None = None
    note: str = Field("", max_length=400)


class CandidatesIn(Schema):
    """Many at once: all or none."""

    candidates: list[CandidateIn] = Field(min_length=1, max_length=acts.BULK_LIMIT)


class CandidateOut(Schema):
    """A candidate as lists show it; numbers, telephone and address are on the page, masked."""

    uid: UUID
    full_name: str
    born_on: dt.date
    sex: Sex
    source: Source
    organisation: UUID
    status: CandidateStatus
    stage: str
    next_step: str
    level: str
    due_on: dt.date | None
    noted_on: dt.date
    joined_on: dt.date | None


class CandidateStepOut(Schema):
    """A step that was done."""

    kind: StepKind
    held_on: dt.date
    base: int | None
    agree: int | None
    decision: str


class CandidateDetailOut(CandidateOut):
    """A candidate with the steps done and the papers still missing."""

    steps: list[CandidateStepOut]
    missing: list[str]


class CandidateDecisionIn(Schema):
    """The decision of a step."""

    number: str = Field(min_length=1, max_length=60)
    issued_on: dt.date
    issued_by: str = Field(min_length=1, max_length=200)
    signatory: str = Field(min_length=1, max_length=120)


class CandidateStepIn(Schema):
    """The next step of a candidate: what this kind of step tells."""

    kind: StepKind
    held_on: dt.date
    base: int | None = Field(None, ge=1, le=999)
    present: int | None = Field(None, ge=0, le=999)
    agree: int | None = Field(None, ge=0, le=999)
    disagree: int | None = Field(None, ge=0, le=999)
    decision: CandidateDecisionIn | None = None
    received_on: dt.date | None = None
    certificate_number: str = Field("", max_length=60)
    certificate_by: str = Field("", max_length=200)
    note: str = Field("", max_length=400)


class FunnelOut(Schema):
    """A level of the funnel."""

    stage: str
    label: str
    count: int


class AdmissionBoardOut(Schema):
    """Target, progress and forecast of an organisation."""

    organisation: UUID
    first: dt.date
    until: dt.date
    target: int | None
    admitted: int
    handed_down: int
    by_road: int | None
    by_pace: int | None
    funnel: list[FunnelOut]


@router.get("/candidates", response=list[CandidateOut], summary="Quần chúng ưu tú trong phạm vi được xem")
def candidate_list(request: Request, stage: str = "", source: str = "", q: str = "") -> Any:
    """Return the candidates followed, by given name."""
    filters = candidates.Filters(q=q, stage=stage, source=source)
    return [_out(row) for row in candidates.candidates_for(request.actor, filters)[:500]]


@router.get("/candidates/due", response=list[CandidateOut], summary="Việc phát triển đảng viên đến hạn, quá hạn")
def due_list(request: Request) -> Any:
    """Return those whose next step is late or due soon."""
    return [_out(line.candidate) for line in candidates.due_lines(request.actor, candidates.Filters())]


@router.get("/candidates/{uid}", response=CandidateDetailOut, summary="Một quần chúng ưu tú")
def candidate_detail(request: Request, uid: UUID) -> Any:
    """Return one candidate with steps and missing papers."""
    page = candidates.candidate_page(request.actor, uid)
    done = [line.step for line in page.road if line.step]
    return {
        **_out(page.candidate),
        "steps": [
            {
                "kind": step.kind,
                "held_on": step.held_on,
                "base": step.base,
                "agree": step.agree,
                "decision": step.decision.number if step.decision else "",
            }
            for step in done
        ],
        "missing": [line.item.title for line in page.dossier if line.is_missing],
    }


@router.post(
    "/organisations/{uid}/candidates", response={201: list[CandidateOut]}, summary="Đưa quần chúng ưu tú vào danh sách"
)
def candidates_record(request: Request, uid: UUID, body: CandidatesIn) -> Any:
    """Put people on the list of a cell."""
    cell = candidates.get_cell_to_keep(request.actor, uid)
    made = acts.record_candidates(request.actor, cell, rows=[row.dict() for row in body.candidates])
    return Status(201, [_out(row) for row in made])


@router.post("/candidates/{uid}/steps", response=CandidateOut, summary="Ghi bước tiếp theo")
def step_record(request: Request, uid: UUID, body: CandidateStepIn) -> Any:
    """Record the next step of a candidate; a vote that does not carry leaves them where they are."""
    candidate = candidates.get_candidate_to_step(request.actor, uid)
    told = body.dict(exclude={"kind", "held_on", "decision", "certificate_number", "certificate_by"})
    if body.kind == StepKind.CEREMONY:
        steps.hold_ceremony(request.actor, candidate, held_on=body.held_on, note=body.note)
    elif body.kind in DECISIONS:
        decision = DecisionPaper(**body.decision.dict()) if body.decision else None
        steps.record_decision_step(
            request.actor, candidate, kind=body.kind, held_on=body.held_on, decision=decision, **told
        )
    elif body.kind in steps.COMMITTEE_STEPS:
        steps.record_committee_step(request.actor, candidate, kind=body.kind, held_on=body.held_on, **told)
    else:
        certificate = {"certificate_number": body.certificate_number, "certificate_by": body.certificate_by}
        steps.record_cell_step(request.actor, candidate, kind=body.kind, held_on=body.held_on, **certificate, **told)
    return _out(candidates.get_candidate(request.actor, uid))


@router.get(
    "/organisations/{uid}/admission-board", response=AdmissionBoardOut, summary="Chỉ tiêu, tiến độ, dự báo kết nạp"
)
def admission_board(request: Request, uid: UUID, target: str = "") -> Any:
    """Return the board of one organisation, for one of its targets by code."""
    board = targets.board_of(request.actor, candidates.get_node(request.actor, uid), target)
    return {
        "organisation": board.node.uid,
        "first": board.first,
        "until": board.until,
        "target": board.target.number if board.target else None,
        "admitted": board.admitted,
        "handed_down": board.assigned,
        "by_road": board.forecast.by_road if board.forecast else None,
        "by_pace": board.forecast.by_pace if board.forecast else None,
        "funnel": [{"stage": stage.kind or "", "label": stage.label, "count": stage.count} for stage in board.funnel],
    }


def _out(candidate: Any) -> dict[str, Any]:
    """Return a candidate as the answer shows it."""
    names = (
        "uid", "full_name", "born_on", "sex", "source", "status", "stage", "next_step", "level", "due_on", "noted_on", "joined_on",
    )  # fmt: skip
    return {**{name: getattr(candidate, name) for name in names}, "organisation": candidate.organisation.uid}
