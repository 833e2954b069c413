"""Exemption, departure and discipline through the API: the same queries and actions as the pages."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Query, Router, Schema, Status

from sotay.access.http import Request
from sotay.documents.decisions import DecisionPaper
from sotay.meetings.rules.cell_vote import CellVote
from sotay.oversight.actions import departures as leaving
from sotay.oversight.actions import discipline as disciplining
from sotay.oversight.actions import exemptions as exempting
from sotay.oversight.choices import DepartureKind, DepartureStatus, ExemptionReason, ExemptionStatus, Ground
from sotay.oversight.queries import departures, discipline, exemptions
from sotay.oversight.queries.lists import Filters, Line, with_cells

router = Router(tags=["Quản lý đảng viên"])
LONGEST = 1000


class DepartureListIn(Schema):
    """What a list is narrowed to."""

    organisation: UUID | None = None
    state: str = Field("", max_length=15)
    kind: str = Field("", max_length=15)
    year: int | None = Field(None, ge=1930, le=2200)


class DepartureVoteIn(Schema):
    """A cell's vote by its counts."""

    met_on: dt.date
    base: int = Field(ge=1, le=5000)
    yes: int = Field(ge=0, le=5000)


class DecisionIn(Schema):
    """A decision on paper."""

    number: str = Field(min_length=1, max_length=60)
    issued_on: dt.date
    issued_by: str = Field(min_length=1, max_length=200)
    signatory: str = Field(min_length=1, max_length=120)


class ExemptionIn(Schema):
    """A request with the cell's vote; `until` is the first day back."""

    reason: ExemptionReason
    first: dt.date
    until: dt.date | None = None
    asked_on: dt.date
    by_relative: bool = False
    paper: str = Field("", max_length=120)
    vote: DepartureVoteIn
    decision: DecisionIn | None = None


class DepartureIn(Schema):
    """The way out that is considered; of somebody who has died `on` is the day of death."""

    kind: DepartureKind
    ground: Ground | None = None
    on: dt.date
    vote: DepartureVoteIn | None = None


class DeathIn(Schema):
    """The day of death."""

    died_on: dt.date


class DepartureDecideIn(Schema):
    """What a decision says."""

    effective_on: dt.date
    announced_on: dt.date | None = None
    standing_base: int | None = Field(None, ge=1, le=500)
    standing_yes: int | None = Field(None, ge=0, le=500)
    decision: DecisionIn | None = None


class ExemptionOut(Schema):
    """An exemption as lists show it; `until` is the first day back."""

    uid: UUID
    member: UUID
    name: str
    organisation: UUID | None
    reason: ExemptionReason
    first: dt.date
    until: dt.date | None
    status: ExemptionStatus
    decision: str


class DepartureOut(Schema):
    """A departure as lists show it."""

    uid: UUID
    member: UUID
    name: str
    organisation: UUID | None
    kind: DepartureKind
    ground: str
    status: DepartureStatus
    opened_on: dt.date
    effective_on: dt.date | None
    complaint_until: dt.date | None
    decision: str


class DisciplineOut(Schema):
    """A discipline as lists show it."""

    uid: UUID
    member: UUID
    name: str
    organisation: UUID | None
    form: str
    body: str
    decision: str
    effective_on: dt.date
    effective_until: dt.date | None
    lifted_on: dt.date | None


@router.get("/exemptions", response=list[ExemptionOut], summary="Danh sách miễn sinh hoạt")
def list_exemptions(request: Request, filters: Query[DepartureListIn]) -> Any:
    """List the exemptions in sight; states as on the page: empty, ending, returned, proposed, all."""
    rows = exemptions.exemptions_for(request.actor, Filters(**filters.dict()))[:LONGEST]
    return [_exemption(line) for line in with_cells(list(rows))]


@router.get("/exemptions/{uid}", response=ExemptionOut, summary="Một trường hợp miễn sinh hoạt")
def get_exemption(request: Request, uid: UUID) -> Any:
    """Return one exemption."""
    return _exemption(with_cells([exemptions.get_exemption(request.actor, uid)])[0])


@router.post("/members/{uid}/exemptions", response={201: ExemptionOut}, summary="Đề nghị miễn sinh hoạt")
def propose(request: Request, uid: UUID, body: ExemptionIn) -> Any:
    """Record a request with the cell's vote."""
    member = exemptions.member_to_propose(request.actor, uid)
    fields = {**body.dict(), "vote": _vote(body.vote), "decision": _paper(body.decision)}
    made = exempting.propose_exemption(request.actor, member, **fields)
    return Status(201, _exemption(with_cells([made])[0]))


@router.post("/exemptions/{uid}/grant", response=ExemptionOut, summary="Đồng ý miễn sinh hoạt")
def grant(request: Request, uid: UUID, body: DecisionIn) -> Any:
    """Grant what a cell has proposed."""
    row = exemptions.exemption_to_decide(request.actor, uid)
    return _exemption(with_cells([exempting.grant_exemption(request.actor, row, decision=_paper(body))])[0])


@router.get("/departures", response=list[DepartureOut], summary="Danh sách ra khỏi Đảng, từ trần")
def list_departures(request: Request, filters: Query[DepartureListIn]) -> Any:
    """List the departures in sight; states as on the page: empty (open), decided, undone, dropped."""
    rows = departures.departures_for(request.actor, Filters(**filters.dict()))[:LONGEST]
    return [_departure(line) for line in with_cells(list(rows))]


@router.get("/departures/{uid}", response=DepartureOut, summary="Một hồ sơ ra khỏi Đảng")
def get_departure(request: Request, uid: UUID) -> Any:
    """Return one departure."""
    return _departure(with_cells([departures.get_departure(request.actor, uid)])[0])


@router.post("/members/{uid}/departures", response={201: DepartureOut}, summary="Xem xét đưa ra khỏi Đảng, báo từ trần")
def open_departure(request: Request, uid: UUID, body: DepartureIn) -> Any:
    """Begin to consider that a member leaves."""
    member = exemptions.member_to_propose(request.actor, uid)
    vote = _vote(body.vote) if body.vote else None
    made = leaving.open_departure(
        request.actor, member, kind=body.kind, ground=body.ground or "", on=body.on, vote=vote
    )
    return Status(201, _departure(with_cells([made])[0]))


@router.post("/members/{uid}/death", response={201: DepartureOut}, summary="Ghi từ trần")
def record_death(request: Request, uid: UUID, body: DeathIn) -> Any:
    """Record that a member has died."""
    member = exemptions.member_to_decide(request.actor, uid)
    made = leaving.record_death(request.actor, member, died_on=body.died_on)
    return Status(201, _departure(with_cells([made])[0]))


@router.post("/departures/{uid}/cell-vote", response=DepartureOut, summary="Ghi biểu quyết của chi bộ")
def cell_vote(request: Request, uid: UUID, body: DepartureVoteIn) -> Any:
    """Record the cell's vote."""
    row = departures.departure_to_propose(request.actor, uid)
    return _departure(with_cells([leaving.record_cell_vote(request.actor, row, vote=_vote(body))])[0])


@router.post("/departures/{uid}/committee-vote", response=DepartureOut, summary="Ghi biểu quyết của đảng ủy")
def committee_vote(request: Request, uid: UUID, body: DepartureVoteIn) -> Any:
    """Record the committee's vote."""
    row = departures.departure_to_decide(request.actor, uid)
    return _departure(with_cells([leaving.record_committee_vote(request.actor, row, **body.dict())])[0])


@router.post("/departures/{uid}/decide", response=DepartureOut, summary="Ghi quyết định ra khỏi Đảng")
def decide(request: Request, uid: UUID, body: DepartureDecideIn) -> Any:
    """Record the decision: membership ends on its day."""
    row = departures.departure_to_decide(request.actor, uid)
    fields = {**body.dict(), "decision": _paper(body.decision)}
    return _departure(with_cells([leaving.decide_departure(request.actor, row, **fields)])[0])


@router.get("/disciplines", response=list[DisciplineOut], summary="Danh sách kỷ luật (có ghi nhật ký)")
def list_disciplines(request: Request, filters: Query[DepartureListIn]) -> Any:
    """List the disciplines in sight; who has looked is written down for the member."""
    rows = list(discipline.disciplines_for(request.actor, Filters(**filters.dict()))[:LONGEST])
    disciplining.note_disciplines_read(request.actor, rows, "API")
    return [_discipline(line) for line in with_cells(rows)]


def _vote(body: DepartureVoteIn) -> CellVote:
    """Return a vote as the actions take it."""
    return CellVote(body.met_on, body.base, min(body.yes, body.base))


def _paper(body: DecisionIn | None) -> DecisionPaper | None:
    """Return a decision as the actions take it."""
    return DecisionPaper(**body.dict()) if body else None


def _head(line: Line[Any]) -> dict[str, Any]:
    """Return whose it is."""
    decision = line.row.decision
    return {
        "uid": line.row.uid,
        "member": line.member.uid,
        "name": line.member.full_name,
        "organisation": line.cell.uid if line.cell else None,
        "decision": decision.number if decision else "",
    }


def _exemption(line: Line[Any]) -> dict[str, Any]:
    """Return an exemption as the answer shows it."""
    row = line.row
    own = {"reason": row.reason, "first": row.valid.lower, "until": row.valid.upper, "status": row.status}
    return {**_head(line), **own}


def _departure(line: Line[Any]) -> dict[str, Any]:
    """Return a departure as the answer shows it."""
    names = ("kind", "ground", "status", "opened_on", "effective_on", "complaint_until")
    return {**_head(line), **{name: getattr(line.row, name) for name in names}}


def _discipline(line: Line[Any]) -> dict[str, Any]:
    """Return a discipline as the answer shows it."""
    names = ("form", "body", "effective_on", "effective_until", "lifted_on")
    return {**_head(line), **{name: getattr(line.row, name) for name in names}}
