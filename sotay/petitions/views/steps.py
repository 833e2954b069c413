"""One petition: its page, and the steps that its owner or its cell takes."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.days import today
from sotay.core.files import file_to_keep
from sotay.core.forms import ActionForm
from sotay.petitions import exports, forms
from sotay.petitions.actions import grouping, handling, speaking
from sotay.petitions.queries import petitions as queries
from sotay.petitions.queries.bodies import pick_bodies
from sotay.petitions.views.onward import onward

DESK, HANDBOOK = "web/desk.html", "web/handbook.html"
STEP = "petitions/petition_step.html"


@require_safe
def petition_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one petition with the map of its hops."""
    page = queries.page_of(request.actor, queries.get_petition(request.actor, uid))
    if request.GET.get("format") == "docx":
        return file_to_keep(exports.petition_paper(page), "kien-nghi.docx")
    context = {"page": page, "petition": page.petition, "today": today(), "frame_template": _frame(request)}
    return render(request, "petitions/petition_detail.html", context)


def petition_forward(request: Request, uid: UUID) -> HttpResponse:
    """Send a petition on."""
    petition = queries.get_petition_to_handle(request.actor, uid)
    picks = pick_bodies(petition, request.GET.get("q", ""))
    form = forms.ForwardForm(request.POST or None, petition=petition, picks=picks)
    if form.run(handling.forward_petition, request.actor, petition):
        return go_on(request, form.done, "petitions:detail", uid)
    return _show(
        request, form, petition, "Chuyển nơi có thẩm quyền", template="petitions/petition_forward.html", picks=picks
    )


def petition_split(request: Request, uid: UUID) -> HttpResponse:
    """Split a petition among bodies: chosen first, then given their parts."""
    petition = queries.get_petition_to_handle(request.actor, uid)
    picks = pick_bodies(petition, request.GET.get("q", ""), request.GET.getlist("body"))
    form = forms.SplitForm(request.POST or None, petition=petition, picks=picks)
    if form.run(handling.split_petition, request.actor, petition):
        return go_on(request, form.done, "petitions:detail", uid)
    return _show(
        request, form, petition, "Tách cho nhiều cơ quan", template="petitions/petition_split.html", picks=picks
    )


def petition_extend(request: Request, uid: UUID) -> HttpResponse:
    """Take more time."""
    petition = queries.get_petition_to_handle(request.actor, uid)
    return _step(request, forms.ExtendForm(request.POST or None), handling.extend_petition, petition, "Gia hạn")


def petition_answer(request: Request, uid: UUID) -> HttpResponse:
    """Answer a petition, alone or with those that ask for the same."""
    petition = queries.get_petition_to_handle(request.actor, uid)
    form = forms.AnswerForm(request.POST or None, alike=queries.answered_along(request.actor, petition))
    return _step(request, form, handling.answer_petition, petition, "Trả lời kiến nghị")


def petition_spot(request: Request, uid: UUID) -> HttpResponse:
    """Write down an answer given at once."""
    petition = queries.get_petition_to_handle(request.actor, uid)
    form = forms.SpotForm(request.POST or None)
    return _step(request, form, handling.answer_on_the_spot, petition, "Trả lời tại chỗ")


@require_POST
def petition_separate(request: Request, uid: UUID) -> HttpResponse:
    """Take a petition out of its group."""
    grouping.separate_petition(request.actor, queries.get_petition_to_handle(request.actor, uid))
    return go_on(request, "Đã tách khỏi nhóm cùng nội dung.", "petitions:detail", uid)


@require_POST
def petition_confirm(request: Request, uid: UUID) -> HttpResponse:
    """Say for the cell that a petition is answered."""
    speaking.confirm_answer(request.actor, queries.get_petition_to_speak(request.actor, uid))
    return go_on(request, "Chi bộ đã xác nhận kiến nghị được giải quyết.", *onward(request, uid))


def petition_refuse(request: Request, uid: UUID) -> HttpResponse:
    """Say for the cell that it is not."""
    petition = queries.get_petition_to_speak(request.actor, uid)
    form, to = forms.RefuseForm(request.POST or None), onward(request, uid)
    if form.run(speaking.refuse_answer, request.actor, petition):
        return go_on(request, form.done, *to)
    place = reverse(to[0], args=to[1:])
    meeting = forms.MeetingForm(request.GET).named()
    return _show(request, form, petition, "Chi bộ chưa đồng ý", meeting=meeting, place=place, carries=True)


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


def _show(
    request: Request, form: ActionForm, petition: Any, heading: str, *, template: str = STEP, **more: Any
) -> HttpResponse:
    """Show the form of a step."""
    context = {"petition": petition, "heading": heading, "frame_template": _frame(request), **more}
    return show_form(request, template, form, **context)


def _frame(request: Request) -> str:
    """Return the frame: the handbook for a cell, the desk for whoever works above cells."""
    return DESK if queries.works_above_cells(request.actor) else HANDBOOK
