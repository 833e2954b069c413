"""The pages about petitions: the register and the board at the desk, the cell's own in the handbook."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.days import today
from sotay.core.forms import ActionForm
from sotay.core.pages import slice_of
from sotay.petitions import forms
from sotay.petitions.actions import handling, raising, speaking
from sotay.petitions.choices import PointerKind
from sotay.petitions.exports import register_book
from sotay.petitions.permissions import PetitionPermission as P
from sotay.petitions.queries import figures
from sotay.petitions.queries import petitions as queries
from sotay.petitions.queries.bodies import complaints_body

DESK, HANDBOOK = "web/desk.html", "web/handbook.html"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STEP = "petitions/petition_step.html"


# --- The desk ----------------------------------------------------------------------------------------------------


@require_safe
def register(request: Request) -> HttpResponse:
    """List petitions with where they are and until when."""
    form = forms.FilterForm(request.GET)
    chosen = form.chosen()
    under, owner = (queries.get_place(request.actor, chosen[k]) if k in chosen else None for k in ("under", "owner"))
    text, status, subject, late = (chosen.get(name, "") for name in ("q", "status", "subject", "late"))
    rows = queries.register_for(request.actor, queries.Filters(text, status, subject, late, under, owner))
    if request.GET.get("format") == "xlsx":
        return _excel(register_book(rows, under.name if under else ""), "so-kien-nghi")
    context = {"form": form, "page": slice_of(request.GET, rows), "under": under, "owner": owner, "today": today()}
    name = "petitions/register.html"
    return render(request, f"{name}#list" if request.htmx.target == "list" else name, context)


@require_safe
def board(request: Request) -> HttpResponse:
    """Go to the highest board that the actor may see."""
    return redirect("petitions:node", queries.top_place(request.actor).uid)


@require_safe
def node(request: Request, uid: UUID) -> HttpResponse:
    """Show how petitions go below a node, and which bodies answer in time."""
    place = queries.get_place(request.actor, uid)
    context = {"node": place, "figures": figures.figures_of(place), "bodies": figures.bodies_of(place)}
    return render(request, "petitions/board.html", context)


# --- The cell's own ----------------------------------------------------------------------------------------------


@require_safe
def own(request: Request) -> HttpResponse:
    """List the petitions of the actor's cells, in the handbook."""
    context = {"petitions": queries.own_petitions(request.actor), "cells": queries.cells_for_raising(request.actor)}
    return render(request, "petitions/own.html", {**context, "today": today(), "may_speak": request.actor.has(P.SPEAK)})


@require_safe
def raise_start(request: Request) -> HttpResponse:
    """Go to the only cell in which the person raises petitions, or let them choose."""
    cells = queries.cells_for_raising(request.actor)
    if len(cells) == 1:
        return redirect("petitions:raise", cells[0].uid)
    return render(request, "petitions/start.html", {"cells": cells})


def petition_raise(request: Request, uid: UUID) -> HttpResponse:
    """Raise a petition in a cell."""
    cell = queries.get_cell_for_raising(request.actor, uid)
    form = forms.RaiseForm(request.POST or None)
    if form.run(raising.raise_petition, request.actor, cell):
        return go_on(request, form.done, "petitions:own")
    if form.is_of_another_register:
        form.allow_override()
    kinds, where = PointerKind.choices, complaints_body(cell)
    return show_form(request, "petitions/petition_raise.html", form, cell=cell, kinds=kinds, where=where)


@require_POST
def pointer(request: Request, uid: UUID) -> HttpResponse:
    """Note that somebody was shown where complaints go, without what and who."""
    cell = queries.get_cell_for_raising(request.actor, uid)
    kind = PointerKind.DENUNCIATION if request.POST.get("kind") == PointerKind.DENUNCIATION else PointerKind.COMPLAINT
    raising.point_to_register(request.actor, cell, kind=kind, is_anonymous=True)
    sentence = f"Không lưu nội dung nào. Đồng chí gửi đơn đến {complaints_body(cell)}."
    return go_on(request, sentence, "petitions:own")


@require_POST
def opinion_raise(request: Request, uid: UUID) -> HttpResponse:
    """Make a petition of what somebody said at a meeting."""
    petition = raising.raise_opinion(request.actor, queries.get_opinion_to_raise(request.actor, uid))
    return go_on(request, "Đã lập kiến nghị từ ý kiến.", "petitions:detail", petition.uid)


@require_POST
def comment_raise(request: Request, uid: UUID) -> HttpResponse:
    """Make a petition of a comment or question."""
    petition = raising.raise_comment(request.actor, queries.get_comment_to_raise(request.actor, uid))
    return go_on(request, "Đã lập kiến nghị từ góp ý.", "petitions:detail", petition.uid)


# --- One petition ------------------------------------------------------------------------------------------------


@require_safe
def petition_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one petition with the map of its hops."""
    page = queries.page_of(request.actor, queries.get_petition(request.actor, uid))
    context = {"page": page, "petition": page.petition, "today": today(), "frame_template": _frame(request)}
    return render(request, "petitions/petition_detail.html", context)


def petition_forward(request: Request, uid: UUID) -> HttpResponse:
    """Send a petition on."""
    petition = queries.get_petition_to_handle(request.actor, uid)
    form = forms.ForwardForm(request.POST or None, petition=petition)
    return _step(request, form, handling.forward_petition, petition, "Chuyển kiến nghị")


def petition_split(request: Request, uid: UUID) -> HttpResponse:
    """Split a petition among bodies."""
    petition = queries.get_petition_to_handle(request.actor, uid)
    form = forms.SplitForm(request.POST or None, petition=petition)
    return _step(request, form, handling.split_petition, petition, "Tách cho nhiều cơ quan")


def petition_extend(request: Request, uid: UUID) -> HttpResponse:
    """Take more time."""
    petition = queries.get_petition_to_handle(request.actor, uid)
    return _step(request, forms.ExtendForm(request.POST or None), handling.extend_petition, petition, "Gia hạn")


def petition_answer(request: Request, uid: UUID) -> HttpResponse:
    """Answer a petition, alone or with those that ask for the same."""
    petition = queries.get_petition_to_handle(request.actor, uid)
    alike = sum(one.is_open for one in queries.page_of(request.actor, petition).alike)
    form = forms.AnswerForm(request.POST or None, alike=alike)
    return _step(request, form, handling.answer_petition, petition, "Trả lời kiến nghị")


def petition_spot(request: Request, uid: UUID) -> HttpResponse:
    """Write down an answer given at once."""
    petition = queries.get_petition_to_handle(request.actor, uid)
    return _step(
        request, forms.SpotForm(request.POST or None), handling.answer_on_the_spot, petition, "Trả lời tại chỗ"
    )


@require_POST
def petition_separate(request: Request, uid: UUID) -> HttpResponse:
    """Take a petition out of its group."""
    handling.separate_petition(request.actor, queries.get_petition_to_handle(request.actor, uid))
    return go_on(request, "Đã tách khỏi nhóm cùng nội dung.", "petitions:detail", uid)


@require_POST
def petition_confirm(request: Request, uid: UUID) -> HttpResponse:
    """Say for the cell that a petition is answered."""
    speaking.confirm_answer(request.actor, queries.get_petition_to_speak(request.actor, uid))
    return go_on(request, "Chi bộ đã xác nhận kiến nghị được giải quyết.", "petitions:detail", uid)


def petition_refuse(request: Request, uid: UUID) -> HttpResponse:
    """Say for the cell that it is not."""
    petition = queries.get_petition_to_speak(request.actor, uid)
    return _step(
        request, forms.RefuseForm(request.POST or None), speaking.refuse_answer, petition, "Chi bộ chưa đồng ý"
    )


def petition_withdraw(request: Request, uid: UUID) -> HttpResponse:
    """Take a petition back."""
    petition = queries.get_petition_to_speak(request.actor, uid)
    form = forms.WithdrawForm(request.POST or None)
    if form.run(speaking.withdraw_petition, request.actor, petition.cell, petition=petition):
        return go_on(request, form.done, "petitions:detail", uid)
    return _show(request, form, petition, "Rút kiến nghị")


def _step(request: Request, form: ActionForm, action: Any, petition: Any, heading: str) -> HttpResponse:
    """Run one step of a petition, or show its form."""
    if form.run(action, request.actor, petition):
        return go_on(request, form.done, "petitions:detail", petition.uid)
    return _show(request, form, petition, heading)


def _show(request: Request, form: ActionForm, petition: Any, heading: str) -> HttpResponse:
    """Show the form of a step."""
    context = {"petition": petition, "heading": heading, "frame_template": _frame(request)}
    return show_form(request, STEP, form, **context)


def _frame(request: Request) -> str:
    """Return the frame: the handbook for a cell, the desk for whoever works above cells."""
    return DESK if queries.works_above_cells(request.actor) else HANDBOOK


def _excel(content: bytes, name: str) -> HttpResponse:
    """Return a workbook to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=EXCEL, headers=headers)
