"""The pages of corrections and confirmation: the member's in the handbook, the committee's at the desk."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.days import today
from sotay.core.errors import NotPermitted, NotVisible
from sotay.core.files import file_to_keep
from sotay.corrections import actions, exports, forms, pages, queries
from sotay.corrections.permissions import CorrectionPermission
from sotay.documents.downloads import attachment
from sotay.members.queries.records import get_own_member

# --- The member's own ----------------------------------------------------------------------------------------------


@require_safe
def own_record(request: Request) -> HttpResponse:
    """Show the own data, this year's confirmation, and what was asked."""
    return render(request, "corrections/own_record.html", pages.own_page(request.actor))


def own_ask(request: Request) -> HttpResponse:
    """Ask for a correction of the own record."""
    member = get_own_member(request.actor)
    if member is None:
        raise NotVisible
    form = forms.AskForm(request.POST or None, request.FILES or None, initial={"name": request.GET.get("name", "")})
    if form.run(actions.ask_correction, request.actor, member):
        return go_on(request, form.done, "corrections:mine")
    return show_form(request, "corrections/own_ask.html", form)


@require_POST
def own_confirm(request: Request) -> HttpResponse:
    """Confirm the own data by one tap."""
    member = get_own_member(request.actor)
    if member is None:
        raise NotVisible
    actions.confirm_own(request.actor, member)
    return go_on(request, "Đã xác nhận hồ sơ. Cảm ơn đồng chí.", "corrections:mine")


# --- Requests at the desk --------------------------------------------------------------------------------------------


@require_safe
def correction_list(request: Request) -> HttpResponse:
    """List requests in sight."""
    if not request.actor.has(CorrectionPermission.VIEW):
        raise NotPermitted
    form = forms.FilterForm(request.GET)
    rows = pages.listed(request.actor, form)
    if request.GET.get("format") == "xlsx":
        lines = queries.lines_of(request.actor, list(rows[: pages.MOST_IN_A_SHEET]))
        chips = [chip.text for chip in form.chips(request.GET)]
        return file_to_keep(exports.list_sheet(lines, chips), "de-nghi-sua-ho-so.xlsx")
    return render(request, "corrections/correction_list.html", pages.list_page(request.actor, form, rows, request.GET))


@require_safe
def correction_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one request with the old and the new value."""
    correction = queries.get_correction(request.actor, uid)
    return render(request, "corrections/correction_detail.html", pages.detail_page(request.actor, correction))


def correction_begin(request: Request, uid: UUID) -> HttpResponse:
    """Begin a correction of somebody's record for the committee."""
    member = queries.get_member_to_correct(request.actor, uid)
    form = forms.AskForm(request.POST or None, request.FILES or None)
    if form.run(actions.begin_correction, request.actor, member):
        return go_on(request, "Đã ghi đề nghị.", "corrections:detail", form.result.uid)
    return show_form(request, "corrections/form.html", form, heading="Đề nghị sửa hồ sơ", lead=member.full_name)


def correction_confirm(request: Request, uid: UUID) -> HttpResponse:
    """Confirm a plain fact."""
    correction = queries.get_correction_to_decide(request.actor, uid, CorrectionPermission.CONFIRM)
    form = forms.ConfirmForm(request.POST or None)
    return _decided(request, correction, form, actions.confirm_correction, "Xác nhận, sửa hồ sơ")


def correction_decide(request: Request, uid: UUID) -> HttpResponse:
    """Correct a register fact under a decision."""
    correction = queries.get_correction_to_decide(request.actor, uid, CorrectionPermission.DECIDE)
    form = forms.DecideForm(request.POST or None, initial={"decision_day": today()})
    return _decided(request, correction, form, actions.decide_correction, "Sửa theo quyết định")


def correction_refuse(request: Request, uid: UUID) -> HttpResponse:
    """Leave the record as it is."""
    correction = queries.get_correction_to_decide(request.actor, uid, CorrectionPermission.CONFIRM)
    form = forms.RefuseForm(request.POST or None)
    return _decided(request, correction, form, actions.refuse_correction, "Không đồng ý sửa")


@require_POST
def correction_withdraw(request: Request, uid: UUID) -> HttpResponse:
    """Take a request back."""
    correction = queries.get_correction(request.actor, uid)
    actions.withdraw_correction(request.actor, correction)
    return go_on(request, "Đã rút đề nghị.", "corrections:mine")


@require_safe
def correction_file(request: Request, uid: UUID) -> HttpResponseBase:
    """Give the evidence."""
    correction = queries.get_correction(request.actor, uid)
    if correction.evidence is None:
        raise NotVisible
    return attachment(request, correction.evidence)


# --- The yearly confirmation ---------------------------------------------------------------------------------------


@require_safe
def round_list(request: Request) -> HttpResponse:
    """List the years' rounds in sight."""
    if not request.actor.has(CorrectionPermission.VIEW):
        raise NotPermitted
    return render(request, "corrections/round_list.html", pages.rounds_page(request.actor))


def round_open(request: Request, uid: UUID) -> HttpResponse:
    """Open a year's round."""
    node = queries.get_node(request.actor, uid)
    request.actor.require(CorrectionPermission.OPEN_ROUND, node)
    initial = {"year": today().year, "deadline": forms.next_deadline()}
    form = forms.RoundForm(request.POST or None, initial=initial)
    if form.run(actions.open_round, request.actor, node):
        return go_on(request, form.done, "corrections:round", form.result.uid)
    return show_form(request, "corrections/form.html", form, heading="Mở đợt xác nhận hồ sơ", lead=node.name)


@require_safe
def round_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show how far a round is, organisation by organisation."""
    found = queries.get_round(request.actor, uid)
    node = queries.top_node(request.actor, found.organisation)
    return redirect("corrections:progress", uid, node.uid)


@require_safe
def progress(request: Request, uid: UUID, node: UUID) -> HttpResponse:
    """Show how far one organisation is, and who has not confirmed."""
    found = queries.get_round(request.actor, uid)
    place = queries.get_node(request.actor, node)
    if request.GET.get("format") == "xlsx":
        rows = queries.people_of(place, found.year, missing="missing" in request.GET)[: pages.MOST_IN_A_SHEET]
        people = queries.persons(list(rows), found.year)
        return file_to_keep(exports.people_sheet(place, found.year, people), f"xac-nhan-ho-so-{found.year}.xlsx")
    context = pages.progress_page(request.actor, found, place, request.GET)
    return render(request, "corrections/progress.html", context)


@require_safe
def paper_list(request: Request, uid: UUID, node: UUID) -> HttpResponse:
    """Print the list of a cell to be signed."""
    found = queries.get_round(request.actor, uid)
    cell = queries.get_node(request.actor, node)
    people = queries.persons(list(queries.people_of(cell, found.year)[: pages.MOST_ON_PAPER]), found.year)
    return file_to_keep(exports.paper_list(cell, found, people), f"ky-xac-nhan-{found.year}.pdf")


def paper_record(request: Request, uid: UUID, node: UUID) -> HttpResponse:
    """Write down who has signed on paper."""
    found = queries.get_round(request.actor, uid)
    cell = queries.get_cell_to_record(request.actor, node)
    people = [row.member for row in queries.people_of(cell, found.year, missing=True)[: pages.MOST_ON_PAPER]]
    form = forms.PaperForm(request.POST or None, people=people, initial={"confirmed_on": today()})
    if form.run(actions.record_confirmations, request.actor, cell):
        return go_on(request, form.done, "corrections:progress", uid, node)
    return show_form(request, "corrections/form.html", form, heading="Ghi xác nhận đã ký trên giấy", lead=cell.name)


@require_POST
def round_close(request: Request, uid: UUID) -> HttpResponse:
    """End a round."""
    actions.close_round(request.actor, queries.get_round_to_close(request.actor, uid))
    return go_on(request, "Đã kết thúc đợt xác nhận.", "corrections:rounds")


def _decided(request: Request, correction: Any, form: Any, action: Any, heading: str) -> HttpResponse:
    """Decide on a request by a form."""
    if form.run(action, request.actor, correction):
        return go_on(request, form.done, "corrections:detail", correction.uid)
    context = pages.detail_page(request.actor, correction)
    return show_form(request, "corrections/decide.html", form, heading=heading, **context)
