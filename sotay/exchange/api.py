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
from sotay.exchange.choices import WORKING, BatchStatus, RowVerdict
from sotay.exchange.queries import batches
from sotay.exchange.queueing import confirm_and_import, resume_and_check, upload_and_check

MOST = 500
router = Router(tags=["Nhập từ Excel"])


class ImportOut(Schema):
    """A register file on its way; while a job works on it, `percent` says how far that is."""

    uid: UUID
    name: str
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
    level: Literal["error", "warning"]


class ChangeOut(Schema):
    """A value that the row changes, masked where it is masked elsewhere."""

    label: str
    before: str
    after: str


class RowOut(Schema):
    """What a sheet row came to; unchanged rows without a remark are only counted."""

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
    return Status(201, _shown(upload_and_check(request.actor, node, content=file)))


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
    show: Literal["", "created", "updated", "refused", "warned"] = "",
) -> dict[str, Any]:
    """Return one page of what the rows came to."""
    rows = batches.rows_of(batches.get_batch(request.actor, uid), show)
    page = page_of(rows, ("number",), cursor=where.cursor, size=where.limit)
    items = [
        {
            "row": one.number,
            "verdict": one.verdict,
            "name": one.title,
            "problems": one.problems,
            "changes": batches.changes_of(one),
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
