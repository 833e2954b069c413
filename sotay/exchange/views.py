"""The pages of an import: upload, wait, preview, confirm, and take back."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.errors import NotPermitted, NotVisible
from sotay.core.pages import slice_of
from sotay.core.parts import Tab
from sotay.core.progress import state_of
from sotay.exchange.actions.batches import undo_batch
from sotay.exchange.choices import WORKING, RowVerdict
from sotay.exchange.forms import ConfirmForm, UndoForm, UploadForm
from sotay.exchange.models import Batch
from sotay.exchange.queries import batches
from sotay.exchange.queueing import confirm_and_import, upload_and_check


def batch_list(request: Request) -> HttpResponse:
    """List the imports, and take a new file."""
    node = batches.root_of_import(request.actor)
    if node is None:
        raise NotPermitted
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.run(upload_and_check, request.actor, node):
        return redirect("exchange:detail", form.result.uid)
    page = slice_of(request.GET, batches.batches_for(request.actor))
    return show_form(request, "exchange/batch_list.html", form, page=page, node=node)


@require_safe
def batch_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show how far the job is, then what each row would do or has done."""
    batch = batches.get_batch(request.actor, uid)
    if batch.status in WORKING:
        context = {"batch": batch, "job": state_of(batch.uid), "refresh_seconds": 3}
        return render(
            request,
            "exchange/batch_progress.html#progress" if request.htmx else "exchange/batch_progress.html",
            context,
        )
    show = request.GET.get("show", RowVerdict.CREATED if not batch.refused else RowVerdict.REFUSED)
    page = slice_of(request.GET, batches.rows_of(batch, show))
    rows = [(row, batches.changes_of(row)) for row in page.items]
    return render(
        request,
        "exchange/batch_detail.html",
        {"batch": batch, "page": page, "rows": rows, "tabs": _tabs(batch, show), "show": show},
    )


@require_POST
def batch_confirm(request: Request, uid: UUID) -> HttpResponse:
    """Say yes to the preview."""
    batch = batches.get_batch(request.actor, uid)
    confirm_and_import(request.actor, batch)
    return go_on(request, ConfirmForm.done, "exchange:detail", uid)


@require_POST
def batch_undo(request: Request, uid: UUID) -> HttpResponse:
    """Take the import back."""
    undo_batch(request.actor, batches.get_batch(request.actor, uid))
    return go_on(request, UndoForm.done, "exchange:detail", uid)


@require_safe
def batch_rejects(request: Request, uid: UUID) -> FileResponse:
    """Hand back the wrong rows in their own workbook."""
    batch = batches.get_batch(request.actor, uid)
    if not batch.rejects:
        raise NotVisible
    name = f"can-sua-{batch.name.rsplit('.', 1)[0]}.xlsx"
    return FileResponse(batch.rejects.open("rb"), as_attachment=True, filename=name)


def _tabs(batch: Batch, show: str) -> list[Tab]:
    """Return one tab a verdict."""
    tabs = [
        ("Thêm mới", RowVerdict.CREATED, batch.created),
        ("Thay đổi", RowVerdict.UPDATED, batch.updated),
        ("Không nhận", RowVerdict.REFUSED, batch.refused),
        ("Cần lưu ý", "warned", batch.warned),
    ]
    return [Tab(title, f"?show={value}", value == show, count) for title, value, count in tabs]
