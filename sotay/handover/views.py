"""The pages of handovers: the superior's list at the desk, the one page for the two who confirm."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.days import today
from sotay.core.files import file_to_keep
from sotay.core.forms import ActionForm
from sotay.core.pages import slice_of
from sotay.handover import exports, forms
from sotay.handover.actions import confirming, opening
from sotay.handover.permissions import HandoverPermission
from sotay.handover.queries import handovers

MOST_ROWS = 5000


@require_safe
def handover_list(request: Request) -> HttpResponse:
    """List the handovers in sight, and the posts that wait for theirs."""
    form = forms.FilterForm(request.GET)
    form.is_valid()
    filters = handovers.Filters(form.cleaned_data.get("q", ""), form.cleaned_data.get("status", ""))
    rows = handovers.handovers_listed(request.actor, filters)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(exports.list_sheet(rows[:MOST_ROWS], today()), f"ban-giao-{today()}.xlsx")
    page = slice_of(request.GET, rows)
    lines = [(row, row.status_on(today())) for row in page.items]
    context = {"page": page, "lines": lines, "form": form, "waiting": handovers.waiting_positions(request.actor)}
    return render(request, "handover/handover_list.html", context)


@require_safe
def handover_mine(request: Request) -> HttpResponse:
    """List the handovers in which the person gives or receives."""
    rows = handovers.own_handovers(request.actor)[:50]
    return render(request, "handover/handover_mine.html", {"lines": [(row, row.status_on(today())) for row in rows]})


@require_POST
def handover_open(request: Request, uid: UUID) -> HttpResponse:
    """Make the handover of a post that ends."""
    position = handovers.get_ending_position(request.actor, uid)
    handover = opening.open_handover(request.actor, position.organisation, position=position)
    return go_on(request, "Đã lập biên bản bàn giao.", "handover:detail", handover.uid)


@require_safe
def handover_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show the one page."""
    return _show(request, uid, forms.ConfirmForm())


@require_POST
def handover_confirm(request: Request, uid: UUID) -> HttpResponse:
    """Confirm as one of the two."""
    form = forms.ConfirmForm(request.POST)
    if form.run(confirming.confirm_handover, request.actor, handovers.get_handover(request.actor, uid)):
        return go_on(request, form.done, "handover:detail", uid)
    return _show(request, uid, form)


def handover_confirm_for(request: Request, uid: UUID) -> HttpResponse:
    """Confirm for one who cannot."""
    page = handovers.page_to_confirm_for(request.actor, uid)
    form = forms.ConfirmForForm(request.POST or None, sides=page.can_confirm_for)
    if form.run(confirming.confirm_for, request.actor, page.handover):
        return go_on(request, form.done, "handover:detail", uid)
    return _ask(request, page, form, "Xác nhận thay")


def handover_return(request: Request, uid: UUID) -> HttpResponse:
    """Give back what the other side confirmed."""
    page = handovers.page_to_change(request.actor, uid)
    form = forms.ReturnForm(request.POST or None)
    if form.run(confirming.return_handover, request.actor, page.handover):
        return go_on(request, form.done, "handover:detail", uid)
    return _ask(request, page, form, "Trả lại biên bản")


def handover_things(request: Request, uid: UUID) -> HttpResponse:
    """Write down what changes hands on paper."""
    page = handovers.page_to_change(request.actor, uid)
    form = forms.ThingsForm(request.POST or None, initial={"things": page.handover.things})
    if form.run(opening.list_things, request.actor, page.handover):
        return go_on(request, form.done, "handover:detail", uid)
    return _ask(request, page, form, "Sổ sách, thiết bị bàn giao")


@require_POST
def handover_anew(request: Request, uid: UUID) -> HttpResponse:
    """Write the page again."""
    form = ActionForm(request.POST)
    if form.run(opening.write_anew, request.actor, handovers.get_handover(request.actor, uid)):
        return go_on(request, "Đã cập nhật theo tình hình hiện nay.", "handover:detail", uid)
    return _show(request, uid, form)


@require_safe
def paper_word(request: Request, uid: UUID) -> HttpResponse:
    """Give the handover as a Word file."""
    page = handovers.page_of(request.actor, uid)
    return file_to_keep(exports.paper_docx(page), f"ban-giao-{page.handover.effective_on}.docx")


@require_safe
def paper_pdf(request: Request, uid: UUID) -> HttpResponse:
    """Give the handover as PDF."""
    page = handovers.page_of(request.actor, uid)
    return file_to_keep(exports.paper_pdf(page), f"ban-giao-{page.handover.effective_on}.pdf")


def _show(request: Request, uid: UUID, form: ActionForm) -> HttpResponse:
    """Show the page with its form."""
    page = handovers.page_of(request.actor, uid)
    return show_form(request, "handover/handover_detail.html", form, page=page, frame_template=_frame(request))


def _ask(request: Request, page: handovers.HandoverPage, form: Any, heading: str) -> HttpResponse:
    """Show a form of its own page."""
    context = {"page": page, "heading": heading, "frame_template": _frame(request)}
    return show_form(request, "handover/handover_form.html", form, **context)


def _frame(request: Request) -> str:
    """Return the frame: the desk for who looks after handovers below, the handbook for the two."""
    return "web/desk.html" if request.actor.has(HandoverPermission.PREPARE) else "web/handbook.html"
