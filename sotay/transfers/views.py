"""The pages of transfers: the desk's list, the paper and its boxes, the register; the member's own in the handbook."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.core.files import file_to_keep
from sotay.members.queries.records import get_own_member
from sotay.transfers import exports, forms, pages, queries
from sotay.transfers.actions import signing, starting
from sotay.transfers.permissions import TransferPermission


@require_safe
def transfer_list(request: Request) -> HttpResponse:
    """List papers under way and done."""
    if not request.actor.has(TransferPermission.VIEW):
        raise NotPermitted
    form = forms.FilterForm(request.GET)
    rows = pages.listed(request.actor, form)
    if request.GET.get("format") == "xlsx":
        lines = queries.lines_of(request.actor, list(rows[: pages.MOST_IN_A_SHEET]))
        chips = [chip.text for chip in form.chips(request.GET)]
        return file_to_keep(exports.list_sheet(lines, chips), "chuyen-sinh-hoat.xlsx")
    return render(request, "transfers/transfer_list.html", pages.list_page(request.actor, form, rows, request.GET))


@require_safe
def transfer_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one paper, its boxes, whose turn it is."""
    transfer = queries.get_transfer(request.actor, uid)
    return render(request, "transfers/transfer_detail.html", pages.detail_page(request.actor, transfer))


@require_safe
def transfer_paper(request: Request, uid: UUID, kind: str) -> HttpResponse:
    """Give the paper as Word or PDF."""
    transfer = queries.get_transfer(request.actor, uid)
    name = f"gioi-thieu-sinh-hoat-{transfer.year}-{transfer.number or 'du-thao'}.{kind}"
    if kind == "docx":
        return file_to_keep(exports.paper_docx(transfer), name)
    return file_to_keep(exports.paper_pdf(transfer), name)


@require_safe
def cell_list(request: Request) -> HttpResponse:
    """Go to the only cell from which the person starts papers, or let them choose."""
    if not request.actor.has(TransferPermission.START):
        raise NotPermitted
    words = request.GET.get("q", "").strip()
    cells = queries.start_cells(request.actor, words)
    if len(cells) == 1 and not words:
        return redirect("transfers:start", cells[0].uid)
    context = {
        "cells": cells,
        "form": forms.CellForm(request.GET),
        "can_receive": request.actor.has(TransferPermission.RECEIVE),
    }
    return render(request, "transfers/cell_list.html", context)


def transfer_start(request: Request, uid: UUID) -> HttpResponse:
    """Make the papers of one or many members of a cell: filled in, looked at, signed."""
    cell = queries.get_start_cell(request.actor, uid)
    page = pages.start_page(request.actor, cell, request.GET, request.POST or None)
    form = page["form"]
    if request.POST.get("step") != "confirm":
        if form.is_bound and form.is_valid():
            return render(request, "transfers/transfer_preview.html", pages.preview_page(cell, form, request.POST))
    elif form.run(starting.start_transfers, request.actor, cell, replaces=page["replaces"]):
        made = form.result
        return go_on(request, pages.done_words(made), *pages.after_start(made))
    return show_form(request, "transfers/transfer_start.html", **page)


def transfer_incoming(request: Request, uid: UUID) -> HttpResponse:
    """Write down the paper that somebody brings from another province."""
    cell = queries.get_receiving_cell(request.actor, uid)
    form = forms.IncomingForm(request.POST or None)
    if form.run(starting.record_incoming, request.actor, cell):
        return go_on(request, form.done, "transfers:detail", form.result.uid)
    return show_form(request, "transfers/transfer_incoming.html", form, cell=cell)


def box_sign(request: Request, uid: UUID, slot: int) -> HttpResponse:
    """Sign the box whose turn it is."""
    box = queries.get_box(request.actor, uid, slot)
    is_own = queries.signs_itself(request.actor, box)
    form = forms.SignForm(request.POST or None, initial={"signed_on": today()}, is_own=is_own)
    if form.run(signing.sign_box, request.actor, box):
        return go_on(request, pages.signed_words(form.result), "transfers:detail", uid)
    return show_form(request, "transfers/box_sign.html", form, box=box, transfer=box.transfer)


def box_refuse(request: Request, uid: UUID, slot: int) -> HttpResponse:
    """Refuse to receive, or return to where it began."""
    return _ended(request, uid, slot, signing.turn_down, "Không tiếp nhận, trả lại")


def box_return(request: Request, uid: UUID, slot: int) -> HttpResponse:
    """Return a paper on which something is wrong."""
    return _ended(request, uid, slot, signing.return_paper, "Trả lại để lập giấy mới")


def box_redirect(request: Request, uid: UUID, slot: int) -> HttpResponse:
    """Lead a paper to another cell of the same committee."""
    box = queries.get_box(request.actor, uid, slot)
    form = forms.RedirectForm(request.POST or None, places=queries.redirect_places(box))
    if form.run(signing.redirect_transfer, request.actor, box):
        return go_on(request, form.done, "transfers:detail", uid)
    return show_form(
        request,
        "transfers/reason.html",
        form,
        transfer=box.transfer,
        heading="Chuyển đến chi bộ khác",
        label="Chuyển giấy",
    )


def transfer_withdraw(request: Request, uid: UUID) -> HttpResponse:
    """Take a paper back."""
    transfer = queries.get_transfer_for(request.actor, uid, TransferPermission.START)
    form = forms.ReasonForm(request.POST or None)
    if form.run(signing.withdraw_transfer, request.actor, transfer):
        return go_on(request, "Đã rút giấy.", "transfers:detail", uid)
    return show_form(request, "transfers/reason.html", form, transfer=transfer, heading="Rút giấy", label="Rút giấy")


def transfer_end_stay(request: Request, uid: UUID) -> HttpResponse:
    """End a temporary stay early."""
    transfer = queries.get_transfer_for(request.actor, uid, TransferPermission.SIGN)
    form = forms.EndStayForm(request.POST or None, initial={"on": today()})
    if form.run(signing.end_temporary, request.actor, transfer):
        return go_on(request, form.done, "transfers:detail", uid)
    return show_form(
        request, "transfers/reason.html", form, transfer=transfer, heading="Thôi sinh hoạt tạm thời", label="Ghi"
    )


@require_safe
def register_list(request: Request) -> HttpResponse:
    """List the committees whose register of introductions may be opened."""
    nodes = queries.register_nodes(request.actor)
    if len(nodes) == 1:
        return redirect("transfers:register", nodes[0].uid)
    return render(request, "transfers/register_list.html", {"nodes": nodes})


@require_safe
def register(request: Request, uid: UUID) -> HttpResponse:
    """Show the register of introductions of a committee for a year."""
    issuer = queries.get_issuer(request.actor, uid)
    year = forms.YearForm(request.GET).chosen()
    rows = queries.register_of(request.actor, issuer, year)
    if request.GET.get("format") == "pdf":
        return file_to_keep(exports.register_pdf(issuer, year, rows), f"so-gioi-thieu-{year}.pdf")
    if request.GET.get("format") == "xlsx":
        return file_to_keep(exports.register_sheet(issuer, year, rows), f"so-gioi-thieu-{year}.xlsx")
    return render(request, "transfers/register.html", {"issuer": issuer, "year": year, "rows": rows})


# --- The member's own -----------------------------------------------------------------------------------------------


@require_safe
def own_list(request: Request) -> HttpResponse:
    """Show the member's own papers: in which box, since when."""
    return render(request, "transfers/own_list.html", pages.own_page(request.actor))


def own_ask(request: Request) -> HttpResponse:
    """Let the member ask for a paper."""
    member, cell = pages.own_cell(get_own_member(request.actor))
    words = request.GET.get("q", "").strip()
    form = forms.AskForm(
        request.POST or None, places=pages.places(cell, words, request.POST), initial={"moved_on": today()}
    )
    if form.run(starting.ask_transfer, request.actor, cell, member=member):
        return go_on(request, form.done, "transfers:mine")
    return show_form(
        request, "transfers/own_ask.html", form, cell=cell, search=forms.PlaceForm(request.GET), words=words
    )


@require_POST
def own_withdraw(request: Request, uid: UUID) -> HttpResponse:
    """Take one's own wish back."""
    signing.withdraw_own(request.actor, queries.get_own_transfer(request.actor, uid))
    return go_on(request, "Đã rút đề nghị.", "transfers:mine")


def _ended(request: Request, uid: UUID, slot: int, action: Any, heading: str) -> HttpResponse:
    """Ask for a reason and end the paper."""
    box = queries.get_box(request.actor, uid, slot)
    form = forms.ReasonForm(request.POST or None)
    if form.run(action, request.actor, box):
        return go_on(request, form.done, "transfers:detail", uid)
    return show_form(request, "transfers/reason.html", form, transfer=box.transfer, heading=heading, label="Ghi lý do")
