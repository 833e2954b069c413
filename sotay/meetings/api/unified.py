"""Unified days, days of a cell's own and meetings online through the API."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.core.days import month_of, today
from sotay.meetings.actions import unified as actions
from sotay.meetings.choices import MonthPattern, RequestStatus
from sotay.meetings.queries import meetings, thematic, unified
from sotay.meetings.queries.requests import get_request, requests_of
from sotay.meetings.rules.unified import Keeping

router = Router(tags=["Ngày và hình thức sinh hoạt"])
Kind = Literal["day", "online"]
ACTIONS: dict[str, tuple[Any, Any, Any]] = {
    "day": (actions.ask_day_exception, actions.grant_day_exception, actions.decline_day_exception),
    "online": (actions.ask_online_permission, actions.grant_online_permission, actions.decline_online_permission),
}


class DayIn(Schema):
    """On which day of the month the cells below meet, from when on, by which paper."""

    day: int = Field(ge=1, le=28)
    months: MonthPattern = MonthPattern.EVERY
    starts_on: dt.date
    source: str = Field(min_length=1, max_length=200)


class DayOut(Schema):
    """A unified day."""

    day: int
    months: MonthPattern
    since: dt.date
    until: dt.date | None
    source: str


class EndIn(Schema):
    """From when on it no longer holds."""

    ends_on: dt.date


class KeptOut(Schema):
    """How a cell kept to the day."""

    organisation: UUID
    code: str
    name: str
    day: dt.date
    held_on: dt.date | None
    state: Keeping
    why: str


class MonthOut(Schema):
    """How the cells below kept to the unified day: `kept` of `bound`."""

    bound: int
    kept: int
    cells: list[KeptOut]


class AskIn(Schema):
    """For which time, and why."""

    starts_on: dt.date
    until: dt.date
    reason: str = Field(min_length=1, max_length=500)


class ExceptionAnswerIn(Schema):
    """Whether the committee agrees, and what it says."""

    agrees: bool
    note: str = Field("", max_length=500)


class RequestOut(Schema):
    """What a cell has asked for, and the answer; `until` is the first day after."""

    uid: UUID
    since: dt.date
    until: dt.date
    reason: str
    status: RequestStatus
    note: str


@router.get("/organisations/{uid}/unified-day", response=MonthOut, summary="Chi bộ họp đúng ngày thống nhất")
def unified_month(request: Request, uid: UUID, day: dt.date | None = None) -> Any:
    """Return who kept to the unified day in the month of the day given, or of today."""
    node = thematic.get_overseen(request.actor, uid)
    month = unified.unified_month(node, month_of(day or today()))
    return {"bound": month.bound, "kept": month.kept, "cells": [_kept(line) for line in month.lines]}


@router.post("/organisations/{uid}/unified-day", response={201: DayOut}, summary="Quy định ngày sinh hoạt thống nhất")
def unified_fix(request: Request, uid: UUID, body: DayIn) -> Any:
    """Set the unified day from a date on."""
    node = unified.get_node_to_fix(request.actor, uid)
    return Status(201, _day(actions.fix_unified_day(request.actor, node, **body.dict())))


@router.post("/organisations/{uid}/unified-day/end", response=DayOut, summary="Thôi áp dụng ngày thống nhất")
def unified_end(request: Request, uid: UUID, body: EndIn) -> Any:
    """Leave the day to the cells, or to a node above."""
    node = unified.get_node_to_fix(request.actor, uid)
    return _day(actions.end_unified_day(request.actor, node, ends_on=body.ends_on))


@router.get("/organisations/{uid}/requests/{kind}", response=list[RequestOut], summary="Đề nghị của chi bộ")
def own_requests(request: Request, uid: UUID, kind: Kind) -> Any:
    """Return what the cell has asked for."""
    return [_request(row) for row in requests_of(kind, meetings.get_cell_to_prepare(request.actor, uid))]


@router.post("/organisations/{uid}/requests/{kind}", response={201: RequestOut}, summary="Gửi đề nghị")
def ask(request: Request, uid: UUID, kind: Kind, body: AskIn) -> Any:
    """Ask for a day of the cell's own, or to meet online."""
    cell = meetings.get_cell_to_prepare(request.actor, uid)
    return Status(201, _request(ACTIONS[kind][0](request.actor, cell, **body.dict())))


@router.put("/requests/{kind}/{uid}", response=RequestOut, summary="Trả lời đề nghị của chi bộ")
def answer(request: Request, kind: Kind, uid: UUID, body: ExceptionAnswerIn) -> Any:
    """Agree or decline."""
    found: Any = get_request(kind, request.actor, uid)
    _, grant, decline = ACTIONS[kind]
    return _request((grant if body.agrees else decline)(request.actor, found, note=body.note))


def _kept(line: unified.KeptDay) -> dict[str, Any]:
    """Return a cell of the month."""
    cell = line.cell
    own = {"organisation": cell.uid, "code": cell.code, "name": cell.name}
    return {**own, "day": line.day, "held_on": line.held_on, "state": line.state, "why": line.why}


def _day(row: Any) -> dict[str, Any]:
    """Return a unified day."""
    own = {name: getattr(row, name) for name in ("day", "months", "source")}
    return {**own, "since": row.valid.lower, "until": row.valid.upper}


def _request(row: Any) -> dict[str, Any]:
    """Return a request."""
    own = {name: getattr(row, name) for name in ("uid", "reason", "status", "note")}
    return {**own, "since": row.valid.lower, "until": row.valid.upper}
