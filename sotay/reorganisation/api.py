"""Reorganisation through the API: case files in, reports out, by the same actions as on the desk."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Query, Router, Schema, Status

from sotay.access.http import Request
from sotay.core.paging import page_of
from sotay.reorganisation.actions.carrying import carry_out, discard_case, plan_case, undo_case
from sotay.reorganisation.actions.heads import preview_case
from sotay.reorganisation.choices import CaseStatus
from sotay.reorganisation.queries import cases
from sotay.reorganisation.rules.case_file import CaseFile

MOST = 200
router = Router(tags=["Sắp xếp tổ chức"])


class CaseOut(Schema):
    """A case, how far it is, and what it moved."""

    uid: UUID
    title: str
    status: CaseStatus
    effective_on: dt.date
    organisation_code: str
    carried_out_at: dt.datetime | None
    undone_at: dt.datetime | None
    failure: str
    report: dict[str, Any]

    @staticmethod
    def resolve_organisation_code(row: Any) -> str:
        """Return the code of the deciding body."""
        return str(row.organisation.code)


class CaseDetailOut(CaseOut):
    """A case with its file."""

    plan: dict[str, Any]


class CasePage(Schema):
    """One page; `next` and `previous` are cursors, null at the ends."""

    items: list[CaseOut]
    next: str | None
    previous: str | None


class ReportOut(Schema):
    """What a case would do."""

    report: dict[str, Any]


@router.get("/reorganisations", response=CasePage, summary="Các hồ sơ sắp xếp tổ chức")
def case_list(request: Request, cursor: Query[str] = "", limit: Query[int] = 50) -> dict[str, Any]:
    """Return one page, the newest first."""
    page = page_of(cases.cases_for(request.actor), ("-pk",), cursor=cursor, size=min(max(limit, 1), MOST))
    return {"items": page.items, "next": page.next or None, "previous": page.previous or None}


@router.get("/reorganisations/{uid}", response=CaseDetailOut, summary="Một hồ sơ sắp xếp tổ chức")
def case_detail(request: Request, uid: UUID) -> Any:
    """Return a case."""
    return cases.get_case(request.actor, uid)


@router.post("/reorganisations", response={201: CaseDetailOut}, summary="Lập hồ sơ từ tệp hồ sơ")
def case_plan(request: Request, asked: CaseFile) -> Any:
    """Keep a case as a draft."""
    body = cases.get_body(request.actor, asked.organisation)
    return Status(201, plan_case(request.actor, body, plan=asked))


@router.post("/reorganisations/{uid}/preview", response=ReportOut, summary="Xem trước: tính thử, không thay đổi gì")
def case_preview(request: Request, uid: UUID) -> dict[str, Any]:
    """Return what the case would do."""
    return {"report": preview_case(request.actor, cases.get_case(request.actor, uid)).as_json()}


@router.post("/reorganisations/{uid}/carry-out", response=CaseDetailOut, summary="Thực hiện hồ sơ")
def case_carry_out(request: Request, uid: UUID) -> Any:
    """Carry the case out now, or let it wait for its day."""
    return carry_out(request.actor, cases.get_case(request.actor, uid))


@router.post("/reorganisations/{uid}/undo", response=CaseDetailOut, summary="Hoàn lại hồ sơ trong 72 giờ")
def case_undo(request: Request, uid: UUID) -> Any:
    """Take the case back."""
    return undo_case(request.actor, cases.get_case(request.actor, uid))


@router.delete("/reorganisations/{uid}", response={204: None}, summary="Xóa hồ sơ chưa thực hiện")
def case_discard(request: Request, uid: UUID) -> Any:
    """Throw a draft away."""
    discard_case(request.actor, cases.get_case(request.actor, uid))
    return Status(204, None)
