"""Imports through the API: the same road as on the pages, the job included."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from django.http import FileResponse
from ninja import Field, File, Form, Query, Router, Schema, Status
from ninja.files import UploadedFile

from sotay.access.http import Request
from sotay.core.errors import NotPermitted, NotVisible
from sotay.core.paging import page_of
from sotay.core.progress import state_of
from sotay.exchange.actions.batches import undo_batch
from sotay.exchange.choices import WORKING, BatchStatus, Gap, RowVerdict
from sotay.exchange.nouns.registry import NOUNS
from sotay.exchange.queries import batches, comparisons
from sotay.exchange.queries.profiles import content_of, profile_named, profiles_for
from sotay.exchange.queueing import confirm_and_import, resume_and_check, upload_and_check, upload_and_compare
from sotay.exchange.rules.profile_file import ProfileContent

MOST = 500
router = Router(tags=["Nhập từ Excel"])


class ImportOut(Schema):
    """A file on its way; while a job works on it, `percent` says how far that is."""

    uid: UUID
    name: str
    kind: str = Field(description="Nội dung tệp: members, organisations, positions …")
    status: BatchStatus
    organisation_code: str
    uploaded_at: dt.datetime
    finished_at: dt.datetime | None
    undone_at: dt.datetime | None
    failure: str
    percent: int | None
    rows: int
    created: int
    updated: int
    unchanged: int
    refused: int
    warned: int
    unread: list[str] = Field(description="Các cột không đọc vì không thuộc mẫu")


class ImportPage(Schema):
    """One page; `next` and `previous` are cursors, null at the ends."""

    items: list[ImportOut]
    next: str | None
    previous: str | None


class ProblemOut(Schema):
    """What is wrong with a cell, or worth a look; `field` is the standard heading."""

    field: str
    code: str
    message: str
    level: Literal["error", "warning", "repaired"]


class ChangeOut(Schema):
    """A value that the row changes, masked where it is masked elsewhere."""

    label: str
    before: str
    after: str


class RowOut(Schema):
    """What a sheet row came to."""

    row: int
    verdict: RowVerdict
    name: str
    problems: list[ProblemOut]
    changes: list[ChangeOut]


class RowPage(Schema):
    """One page; `next` and `previous` are cursors, null at the ends."""

    items: list[RowOut]
    next: str | None
    previous: str | None


class UploadIn(Schema):
    """For which part of the tree the list is; left out, the highest into which the caller may import."""

    organisation_code: str = Field("", max_length=40)
    noun: str = Field("members", max_length=20, description="members, organisations, positions …")
    profile: str = Field("", max_length=80, description="Tên mẫu đọc tệp; để trống nếu tệp theo mẫu của hệ thống")


class ImportPageQuery(Schema):
    """Which page, and how long."""

    cursor: str = Field("", max_length=1000)
    limit: int = Field(100, ge=1, le=MOST)


@router.post("/imports", response={201: ImportOut}, summary="Tải danh sách đảng viên lên để kiểm tra; chưa ghi gì")
def import_upload(request: Request, file: File[UploadedFile], body: Form[UploadIn]) -> Any:
    """Keep the file and have it checked by a job."""
    node = batches.root_of_import(request.actor, body.organisation_code)
    if node is None:
        raise NotPermitted
    noun, profile = _noun_and_profile(request, body)
    return Status(201, _shown(upload_and_check(request.actor, node, content=file, noun=noun, profile=profile)))


@router.get("/imports", response=ImportPage, summary="Các lần nhập, mới nhất trước")
def import_list(request: Request, where: Query[ImportPageQuery]) -> dict[str, Any]:
    """Return one page of the imports."""
    if batches.root_of_import(request.actor) is None:
        raise NotPermitted
    page = page_of(batches.batches_for(request.actor), ("-pk",), cursor=where.cursor, size=where.limit)
    return {"items": [_shown(one) for one in page.items], "next": page.next or None, "previous": page.previous or None}


@router.get("/imports/{uuid:uid}", response=ImportOut, summary="Một lần nhập: đang ở bước nào, bao nhiêu dòng")
def import_detail(request: Request, uid: UUID) -> dict[str, Any]:
    """Return an import."""
    return _shown(batches.get_batch(request.actor, uid))


@router.get("/imports/{uuid:uid}/rows", response=RowPage, summary="Từng dòng: kết quả, lý do, giá trị cũ và mới")
def import_rows(
    request: Request,
    uid: UUID,
    where: Query[ImportPageQuery],
    show: Literal["", "created", "updated", "unchanged", "refused", "warned", "repaired"] = "",
) -> dict[str, Any]:
    """Return one page of what the rows came to."""
    found = batches.get_batch(request.actor, uid)
    rows = batches.rows_of(found, show)
    page = page_of(rows, ("number",), cursor=where.cursor, size=where.limit)
    items = [
        {
            "row": one.number,
            "verdict": one.verdict,
            "name": one.title,
            "problems": one.problems,
            "changes": batches.changes_of(one, found.kind),
        }
        for one in page.items
    ]
    return {"items": items, "next": page.next or None, "previous": page.previous or None}


@router.get("/imports/{uuid:uid}/rejects", summary="Các dòng không nhận, trong chính tệp đã gửi, kèm cột lý do")
def import_rejects(request: Request, uid: UUID) -> FileResponse:
    """Hand back the wrong rows in their own workbook."""
    batch = batches.get_batch(request.actor, uid)
    if not batch.rejects:
        raise NotVisible
    return FileResponse(batch.rejects.open("rb"), as_attachment=True, filename=batches.rejects_name(batch))


@router.post("/imports/{uuid:uid}/confirm", response=ImportOut, summary="Xác nhận bản xem trước; việc ghi chạy nền")
def import_confirm(request: Request, uid: UUID) -> dict[str, Any]:
    """Say yes to the preview."""
    return _shown(confirm_and_import(request.actor, batches.get_batch(request.actor, uid)))


@router.post("/imports/{uuid:uid}/resume", response=ImportOut, summary="Kiểm tra lại một lần nhập bị gián đoạn")
def import_resume(request: Request, uid: UUID) -> dict[str, Any]:
    """Begin again what was interrupted."""
    return _shown(resume_and_check(request.actor, batches.get_batch(request.actor, uid)))


@router.post("/imports/{uuid:uid}/undo", response=ImportOut, summary="Hoàn tác một lần nhập")
def import_undo(request: Request, uid: UUID) -> dict[str, Any]:
    """Take an import back."""
    return _shown(undo_batch(request.actor, batches.get_batch(request.actor, uid)))


def _shown(batch: Any) -> dict[str, Any]:
    """Return an import as it is answered."""
    more = {
        "organisation_code": batch.organisation.code,
        "percent": state_of(batch.uid).percent if batch.status in WORKING else None,
    }
    return {name: getattr(batch, name) for name in ImportOut.model_fields if name not in more} | more


def _noun_and_profile(request: Request, body: UploadIn) -> tuple[str, Any]:
    """Return what the file holds and how it is read."""
    profile = profile_named(request.actor, body.profile) if body.profile else None
    noun = profile.noun if profile else body.noun
    if noun not in NOUNS:
        raise NotVisible
    return noun, profile


# --- Comparisons ---------------------------------------------------------------------------------------------------


class ComparisonOut(Schema):
    """A file held against what is kept; nothing is changed by it."""

    uid: UUID
    name: str
    noun: str
    profile_name: str
    status: BatchStatus
    failure: str
    uploaded_at: dt.datetime
    finished_at: dt.datetime | None
    rows: int
    same: int
    differing: int
    missing_here: int
    missing_there: int
    unread: int


class DifferenceOut(Schema):
    """One field of one record on which the sides differ, or a record that only one side has; masked as on the pages."""

    row: int | None
    name: str
    place: str
    field: str
    kind: Gap
    theirs: str
    ours: str
    source: str
    editor: str
    edited_at: dt.datetime | None


class DifferencePage(Schema):
    """One page; `next` and `previous` are cursors, null at the ends."""

    items: list[DifferenceOut]
    next: str | None
    previous: str | None


@router.post("/comparisons", response={201: ComparisonOut}, summary="Tải tệp lên để đối chiếu với sổ; không ghi gì")
def comparison_upload(request: Request, file: File[UploadedFile], body: Form[UploadIn]) -> Any:
    """Keep the file and have it compared by a job."""
    node = batches.root_of_import(request.actor, body.organisation_code)
    if node is None:
        raise NotPermitted
    noun, profile = _noun_and_profile(request, body)
    return Status(201, upload_and_compare(request.actor, node, content=file, noun=noun, profile=profile))


@router.get(
    "/comparisons/{uuid:uid}", response=ComparisonOut, summary="Một lần đối chiếu: đang ở bước nào, bao nhiêu điểm khác"
)
def comparison_detail(request: Request, uid: UUID) -> Any:
    """Return a comparison."""
    return comparisons.get_comparison(request.actor, uid)


@router.get(
    "/comparisons/{uuid:uid}/differences",
    response=DifferencePage,
    summary="Từng điểm khác: ai, trường nào, hai giá trị, nguồn",
)
def comparison_differences(
    request: Request, uid: UUID, where: Query[ImportPageQuery], kind: Gap | None = None
) -> dict[str, Any]:
    """Return one page of what differs."""
    found = comparisons.get_comparison(request.actor, uid)
    rows = comparisons.differences_of(found, kind=kind or "")
    page = page_of(rows, ("pk",), cursor=where.cursor, size=where.limit)
    items = [comparisons.difference_shown(found, one) for one in page.items]
    return {"items": items, "next": page.next or None, "previous": page.previous or None}


# --- Profiles ------------------------------------------------------------------------------------------------------


@router.get("/profiles", response=list[ProfileContent], summary="Các mẫu đọc tệp, như khi xuất ra JSON")
def profile_list(request: Request) -> Any:
    """Return every profile that the caller may use."""
    if batches.root_of_import(request.actor) is None:
        raise NotPermitted
    return [content_of(one) for one in profiles_for(request.actor)]
