"""The pages of an import: upload, wait, preview, confirm, and take back."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import show_form
from sotay.core.errors import NotPermitted, NotVisible
from sotay.core.files import file_to_keep
from sotay.core.forms import ActionForm
from sotay.core.pages import slice_of
from sotay.core.parts import Place, Tab
from sotay.core.progress import state_of
from sotay.exchange.actions.batches import undo_batch
from sotay.exchange.actions.workbooks import take_preview, take_workbook
from sotay.exchange.choices import WORKING, RowVerdict
from sotay.exchange.forms import RowFilterForm, UploadForm, WorkbookForm
from sotay.exchange.nouns.registry import noun_of
from sotay.exchange.queries import batches
from sotay.exchange.queries.profiles import profiles_for
from sotay.exchange.queueing import confirm_and_import, resume_and_check, upload_and_check
from sotay.exchange.views.common import sections

REFRESH_SECONDS = 3
_TABS = (
    ("Không nhận", RowVerdict.REFUSED.value, "refused"),
    ("Thêm mới", RowVerdict.CREATED.value, "created"),
    ("Thay đổi", RowVerdict.UPDATED.value, "updated"),
    ("Cần lưu ý", batches.WARNED, "warned"),
    ("Đã sửa phông chữ", batches.REPAIRED, ""),
    ("Giữ nguyên", RowVerdict.UNCHANGED.value, "unchanged"),
)


def batch_list(request: Request) -> HttpResponse:
    """List the imports, and take a new file."""
    node = batches.root_of_import(request.actor)
    if node is None:
        raise NotPermitted
    form = UploadForm(request.POST or None, request.FILES or None, profiles=profiles_for(request.actor))
    if form.run(upload_and_check, request.actor, node):
        return redirect("exchange:detail", form.result.uid)
    page = slice_of(request.GET, batches.batches_for(request.actor))
    return show_form(
        request,
        "exchange/batch_list.html",
        form,
        page=page,
        node=node,
        taking=WorkbookForm(auto_id="take_%s"),
        tabs=sections("list"),
    )


@require_POST
def workbook(request: Request) -> HttpResponse:
    """Hand out the present records as a workbook to be edited."""
    node = batches.root_of_import(request.actor, request.POST.get("code", ""))
    form = WorkbookForm(request.POST, auto_id="take_%s")
    if node is None and request.POST.get("code"):
        raise NotVisible
    if node is None:
        raise NotPermitted
    if form.run(_take, request.actor, node):
        return file_to_keep(form.result, f"{form.cleaned_data['noun']}-{node.code}.xlsx")
    upload = UploadForm(profiles=profiles_for(request.actor))
    page = slice_of(request.GET, batches.batches_for(request.actor))
    context = {"form": upload, "page": page, "node": node, "taking": form, "tabs": sections("list")}
    return render(request, "exchange/batch_list.html", context, status=422)


def _take(actor: Any, node: Any, *, noun: str, reason: str, **_: Any) -> bytes:
    """Take the workbook; the code has found the node."""
    return take_workbook(actor, node, noun=noun, reason=reason)


@require_safe
def batch_preview(request: Request, uid: UUID) -> HttpResponse:
    """Hand out the preview as a coloured workbook."""
    batch = batches.get_batch(request.actor, uid)
    if not batch.file or batch.status in WORKING:
        raise NotVisible
    return file_to_keep(take_preview(request.actor, batch), f"xem-truoc-{batch.name.rsplit('.', 1)[0]}.xlsx")


@never_cache
@require_safe
def batch_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show how far the job is, then what each row would do or has done."""
    batch = batches.get_batch(request.actor, uid)
    if batch.status in WORKING:
        page = "exchange/batch_progress.html#progress" if request.htmx else "exchange/batch_progress.html"
        return render(request, page, {**_place(batch), "job": state_of(batch.uid), "refresh_seconds": REFRESH_SECONDS})
    return _show(request, batch, ActionForm())


@require_POST
def batch_confirm(request: Request, uid: UUID) -> HttpResponse:
    """Say yes to the preview."""
    return _step(request, uid, confirm_and_import)


@require_POST
def batch_resume(request: Request, uid: UUID) -> HttpResponse:
    """Begin again what was interrupted."""
    return _step(request, uid, resume_and_check)


@require_POST
def batch_undo(request: Request, uid: UUID) -> HttpResponse:
    """Take the import back."""
    return _step(request, uid, undo_batch)


@require_safe
def batch_rejects(request: Request, uid: UUID) -> FileResponse:
    """Hand back the wrong rows in their own workbook."""
    batch = batches.get_batch(request.actor, uid)
    if not batch.rejects:
        raise NotVisible
    return FileResponse(batch.rejects.open("rb"), as_attachment=True, filename=batches.rejects_name(batch))


def _step(request: Request, uid: UUID, action: Any) -> HttpResponse:
    """Take the batch a step further, or say on its page why that cannot be."""
    batch = batches.get_batch(request.actor, uid)
    form = ActionForm(request.POST)
    return redirect("exchange:detail", uid) if form.run(action, request.actor, batch) else _show(request, batch, form)


def _show(request: Request, batch: Any, form: ActionForm) -> HttpResponse:
    """Show a batch that no job is working on, the tab that says most first."""
    tabs = {
        value: (title, batches.repaired_count(batch) if not count else getattr(batch, count))
        for title, value, count in _TABS
    }
    show = request.GET.get("show", "")
    if show not in tabs:
        show = next((value for value, (_, count) in tabs.items() if count), RowVerdict.CREATED.value)
    text = request.GET.get("q", "").strip()[:80]
    page = slice_of(request.GET, batches.rows_of(batch, show, text))
    return show_form(
        request,
        "exchange/batch_detail.html",
        form,
        **_place(batch),
        page=page,
        rows=[(row, batches.changes_of(row, batch.kind)) for row in page.items],
        noun=noun_of(batch.kind),
        filters=RowFilterForm({"q": text, "show": show}),
        is_previewed=bool(batch.file),
        tabs=[Tab(title, f"?show={value}", value == show, count) for value, (title, count) in tabs.items()],
        show=show,
        is_refused=show == RowVerdict.REFUSED,
    )


def _place(batch: Any) -> dict[str, Any]:
    """Return the batch and the way to it."""
    return {"batch": batch, "way": [Place("Excel", reverse("exchange:list")), Place(batch.name, "")]}
