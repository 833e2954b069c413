"""Corrections and the yearly confirmation through the API: the same queries and actions as the pages."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.corrections import actions, queries
from sotay.corrections.choices import CorrectionStatus, Tier
from sotay.corrections.permissions import CorrectionPermission
from sotay.documents.decisions import DecisionPaper

MOST = 200
router = Router(tags=["Sửa hồ sơ, xác nhận hồ sơ"])


class CorrectionOut(Schema):
    """A request; values that are masked in the record are masked here."""

    uid: UUID
    member: UUID
    name: str
    label: str
    tier: Tier
    old: str
    new: str
    reason: str
    status: CorrectionStatus
    asked_at: dt.datetime
    by_committee: bool
    answer: str
    decision: str


class CorrectionIn(Schema):
    """What the record should say instead."""

    name: str = Field(min_length=1, max_length=30)
    new: str = Field("", max_length=300)
    reason: str = Field(min_length=1, max_length=300)


class CorrectionAnswerIn(Schema):
    """What is answered."""

    answer: str = Field("", max_length=300)


class CorrectionDecisionIn(CorrectionAnswerIn):
    """The decision under which a register fact is corrected."""

    number: str = Field(min_length=1, max_length=60)
    issued_on: dt.date
    issued_by: str = Field(min_length=1, max_length=200)
    signatory: str = Field(min_length=1, max_length=120)


class ConfirmedOut(Schema):
    """How many of the counted members have confirmed their data for the year."""

    year: int
    confirmed: int
    counted: int


@router.get("/corrections", response=list[CorrectionOut], summary="Đề nghị sửa hồ sơ trong phạm vi được xem")
def correction_list(request: Request, status: CorrectionStatus | None = None) -> Any:
    """Return the latest requests."""
    rows = queries.corrections_listed(request.actor, queries.Filters(status=status or ""))
    return [_out(line) for line in queries.lines_of(request.actor, list(rows[:MOST]))]


@router.post("/members/{uid}/corrections", response={201: CorrectionOut}, summary="Cấp ủy đề nghị sửa hồ sơ")
def correction_begin(request: Request, uid: UUID, body: CorrectionIn) -> Any:
    """Ask for a correction of somebody's record."""
    member = queries.get_member_to_correct(request.actor, uid)
    made = actions.begin_correction(request.actor, member, **body.dict())
    return Status(201, _out(queries.line_of(request.actor, made)))


@router.get("/corrections/{uid}", response=CorrectionOut, summary="Một đề nghị sửa hồ sơ")
def correction_detail(request: Request, uid: UUID) -> Any:
    """Return one request."""
    return _out(queries.line_of(request.actor, queries.get_correction(request.actor, uid)))


@router.post("/corrections/{uid}/confirm", response=CorrectionOut, summary="Chi bộ xác nhận, sửa hồ sơ")
def correction_confirm(request: Request, uid: UUID, body: CorrectionAnswerIn) -> Any:
    """Correct a plain fact."""
    found = queries.get_correction_to_decide(request.actor, uid, CorrectionPermission.CONFIRM)
    return _out(queries.line_of(request.actor, actions.confirm_correction(request.actor, found, answer=body.answer)))


@router.post("/corrections/{uid}/decide", response=CorrectionOut, summary="Sửa dữ liệu gốc theo quyết định")
def correction_decide(request: Request, uid: UUID, body: CorrectionDecisionIn) -> Any:
    """Correct a register fact."""
    found = queries.get_correction_to_decide(request.actor, uid, CorrectionPermission.DECIDE)
    decision = DecisionPaper(body.number, body.issued_on, body.issued_by, body.signatory)
    done = actions.decide_correction(request.actor, found, decision=decision, answer=body.answer)
    return _out(queries.line_of(request.actor, done))


@router.post("/corrections/{uid}/refuse", response=CorrectionOut, summary="Không đồng ý sửa")
def correction_refuse(request: Request, uid: UUID, body: CorrectionAnswerIn) -> Any:
    """Leave the record as it is."""
    found = queries.get_correction_to_decide(request.actor, uid, CorrectionPermission.CONFIRM)
    return _out(queries.line_of(request.actor, actions.refuse_correction(request.actor, found, answer=body.answer)))


@router.get(
    "/organisations/{uid}/confirmations/{year}", response=ConfirmedOut, summary="Tỷ lệ đảng viên đã xác nhận hồ sơ"
)
def confirmed(request: Request, uid: UUID, year: int) -> Any:
    """Return how far a year's confirmation is at and below an organisation."""
    share = queries.confirmed_share(str(queries.get_node(request.actor, uid).path), year)
    return {"year": year, "confirmed": share.confirmed, "counted": share.counted}


def _out(line: queries.Line) -> dict[str, Any]:
    """Return a request as the answer shows it."""
    one = line.correction
    names = ("uid", "name", "reason", "status", "asked_at", "by_committee", "answer")
    return {
        **{name: getattr(one, name) for name in names},
        "member": one.member.uid,
        "label": line.label,
        "tier": line.tier,
        "old": line.old,
        "new": line.new,
        "decision": one.decision.number if one.decision else "",
    }
