"""Reorganisation through the API: case files in, reports out, by the same actions as on the desk."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Field, File, Form, Query, Router, Schema, Status
from ninja.files import UploadedFile

from sotay.access.http import Request
from sotay.core.files import file_to_keep
from sotay.core.paging import page_of
from sotay.reorganisation.actions.carrying import carry_out, discard_case, plan_case, undo_case
from sotay.reorganisation.actions.handover import export_package, own_fingerprint, receive_package
from sotay.reorganisation.actions.heads import preview_case
from sotay.reorganisation.actions.splitting import split_from_sheet, take_split_sheet
from sotay.reorganisation.choices import CaseStatus
from sotay.reorganisation.queries import cases
from sotay.reorganisation.rules.case_file import CaseFile, masked
from sotay.reorganisation.rules.split_sheet import NewCell

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

    @staticmethod
    def resolve_plan(row: Any) -> dict[str, Any]:
        """Return the file; national IDs stay masked."""
        return masked(row.plan)


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


class PackageIn(Schema):
    """The organisation, by code or uid."""

    organisation: str = Field(min_length=1, max_length=60)


class PackageReceiveIn(Schema):
    """Under which organisation, and the mark that the sender read out."""

    under: str = Field(min_length=1, max_length=60)
    fingerprint: str = Field("", max_length=40)


class SplitCellIn(Schema):
    """A cell to be founded."""

    name: str = Field(min_length=3, max_length=200)
    code: str = Field(pattern=r"^[0-9A-Za-z.\-]{1,30}$")


class SplitSheetIn(Schema):
    """Which cells (codes) are split into which."""

    sources: list[str] = Field(min_length=1, max_length=30)
    cells: list[SplitCellIn] = Field(min_length=1, max_length=30)


class RefusedRowOut(Schema):
    """A row of the workbook that is not taken, and why."""

    uid: str
    name: str
    reason: str


class SplitOut(Schema):
    """What came of a workbook: with refused rows nothing was added."""

    added: bool
    refused: list[RefusedRowOut]


@router.post("/reorganisations/{uid}/split-sheet", summary="Tải tệp Excel chia tách chi bộ")
def case_split_sheet(request: Request, uid: UUID, asked: SplitSheetIn) -> HttpResponse:
    """Hand out the workbook of the cells that are split."""
    cells = [NewCell(one.name, one.code) for one in asked.cells]
    case = cases.get_case(request.actor, uid)
    content = take_split_sheet(request.actor, case, sources=asked.sources, cells=cells)
    return file_to_keep(content, "chia-tach-chi-bo.xlsx")


@router.post("/reorganisations/{uid}/split", response=SplitOut, summary="Gửi tệp Excel chia tách đã điền")
def case_split(request: Request, uid: UUID, file: File[UploadedFile]) -> dict[str, Any]:
    """Add the steps of a filled workbook, or say which rows are refused."""
    found = split_from_sheet(request.actor, cases.get_case(request.actor, uid), content=file.read())
    rows = [{"uid": key, "name": name, "reason": reason} for key, name, reason in found.refused]
    return {"added": not rows, "refused": rows}


@router.post("/organisation-packages", summary="Xuất gói bàn giao đã ký số của một tổ chức")
def package_export(request: Request, asked: PackageIn) -> HttpResponse:
    """Hand out the signed package of an organisation; its mark stands in a header."""
    package = export_package(request.actor, cases.get_body(request.actor, asked.organisation))
    return HttpResponse(package, content_type="application/zip", headers={"X-Package-Fingerprint": own_fingerprint()})


@router.post("/organisation-packages/receive", response={201: CaseDetailOut}, summary="Tiếp nhận gói bàn giao")
def package_receive(request: Request, file: File[UploadedFile], body: Form[PackageReceiveIn]) -> Any:
    """Take what a package brings in; it can be taken back like any case."""
    under = cases.get_body(request.actor, body.under)
    return Status(201, receive_package(request.actor, under, package=file.read(), confirmed=body.fingerprint))
