"""The pages of the reorganisation desk: plan, look ahead, carry out, take back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.errors import NotVisible
from sotay.core.files import file_to_keep
from sotay.core.forms import ActionForm
from sotay.core.pages import slice_of
from sotay.core.parts import Place
from sotay.core.progress import state_of
from sotay.organisations.queries.tree import get_organisation
from sotay.reorganisation import forms
from sotay.reorganisation.actions import carrying, handover, heads, splitting
from sotay.reorganisation.choices import Verb
from sotay.reorganisation.forms import FORMS, FROM_A_CELL, WITH_TARGET, FindForm, HeadForm, ReceiveForm
from sotay.reorganisation.permissions import ReorganisationPermission
from sotay.reorganisation.queries import cases, desk
from sotay.reorganisation.queueing import order
from sotay.reorganisation.rules.case_file import masked

REFRESH_SECONDS = 3


@require_safe
def case_list(request: Request) -> HttpResponse:
    """List the cases of the bodies that the actor may see."""
    page = slice_of(request.GET, cases.cases_for(request.actor))
    places = cases.bodies_for(request.actor)
    return render(request, "reorganisation/case_list.html", {"page": page, "places": places})


def case_plan(request: Request, uid: UUID) -> HttpResponse:
    """Begin a case at a body."""
    organisation = get_organisation(request.actor, uid)
    form = HeadForm(request.POST or None)
    if form.run(heads.begin_case, request.actor, organisation):
        return go_on(request, "Đã lập hồ sơ. Đồng chí thêm các bước.", "reorganisation:detail", form.result.uid)
    can_hand_over = request.actor.can(ReorganisationPermission.CARRY_OUT, organisation)
    return show_form(
        request, "reorganisation/case_plan.html", form, organisation=organisation, can_hand_over=can_hand_over
    )


def package_export(request: Request, uid: UUID) -> HttpResponse:
    """Tell what a package is and whose mark it bears; hand it out when asked."""
    organisation = get_organisation(request.actor, uid)
    request.actor.require(ReorganisationPermission.CARRY_OUT, organisation)
    if request.method == "POST":
        return file_to_keep(handover.export_package(request.actor, organisation), f"ban-giao-{organisation.code}.zip")
    context = {"organisation": organisation, "fingerprint": handover.own_fingerprint()}
    return render(request, "reorganisation/package_export.html", context)


def package_receive(request: Request, uid: UUID) -> HttpResponse:
    """Receive what another province hands over."""
    organisation = get_organisation(request.actor, uid)
    form = ReceiveForm(request.POST or None, request.FILES or None)
    if form.run(handover.receive_package, request.actor, organisation):
        return go_on(request, "Đã tiếp nhận gói bàn giao.", "reorganisation:detail", form.result.uid)
    return show_form(request, "reorganisation/package_receive.html", form, organisation=organisation)


@never_cache
@require_safe
def case_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show a case; one that a job is working on shows how far that is."""
    case = cases.get_case(request.actor, uid)
    if cases.is_being_carried_out(case):
        page = "reorganisation/case_progress.html#progress" if request.htmx else "reorganisation/case_progress.html"
        return render(request, page, {**_place(case), "job": state_of(case.uid), "refresh_seconds": REFRESH_SECONDS})
    return _show(request, case, ActionForm())


def case_head(request: Request, uid: UUID) -> HttpResponse:
    """Change title, day and decision."""
    case = cases.get_case_to_plan(request.actor, uid)
    form = HeadForm(request.POST or None, initial=cases.head_of(case))
    if form.run(heads.change_head, request.actor, case):
        return go_on(request, form.done, "reorganisation:detail", uid)
    return show_form(request, "reorganisation/case_head.html", form, **_place(case))


def step_add(request: Request, uid: UUID, verb: str) -> HttpResponse:
    """Add one step: find, choose, add."""
    case = cases.get_case_to_plan(request.actor, uid)
    if verb not in FORMS:
        raise NotVisible
    find = FindForm(request.GET)
    q, to = find.texts()
    context: dict[str, Any] = {**_place(case), "find": find, "verb": Verb(verb), "has_target": verb in WITH_TARGET}
    sources = desk.choices_below(case, q)
    options: dict[str, Any] = {"sources": sources, "targets": desk.choices_below(case, to or q)}
    if verb in FROM_A_CELL:
        source = request.GET.get("source", "")
        if not source:
            return render(
                request,
                "reorganisation/step_source.html",
                {**context, "cells": desk.choices_below(case, q, cells=True)},
            )
        context["cell"], members = desk.members_to_choose(request.actor, case, source)
        options |= {"source": source, "members": members}
    form = FORMS[verb](request.POST or None, **options)
    if form.run(carrying.add_step, request.actor, case):
        return go_on(request, form.done, "reorganisation:detail", uid)
    return show_form(request, "reorganisation/step_add.html", form, **context)


@require_POST
def step_remove(request: Request, uid: UUID, number: int) -> HttpResponse:
    """Take a step out."""
    case = cases.get_case(request.actor, uid)
    form = ActionForm(request.POST)
    if form.run(carrying.remove_step, request.actor, case, number=number):
        return go_on(request, "Đã bỏ một bước.", "reorganisation:detail", uid)
    return _show(request, case, form)


@require_safe
def split_sheet(request: Request, uid: UUID) -> HttpResponse:
    """Show how cells are split with Excel: choose, take the workbook, send it back."""
    case = cases.get_case_to_plan(request.actor, uid)
    return _show_split(request, case, forms.SplitUploadForm(), _sheet_form(request, case))


@require_POST
def split_sheet_take(request: Request, uid: UUID) -> HttpResponse:
    """Hand out the workbook."""
    case = cases.get_case_to_plan(request.actor, uid)
    form = _sheet_form(request, case)
    if form.run(splitting.take_split_sheet, request.actor, case):
        return file_to_keep(form.result, "chia-tach-chi-bo.xlsx")
    return _show_split(request, case, forms.SplitUploadForm(), form)


@require_POST
def split_sheet_upload(request: Request, uid: UUID) -> HttpResponse:
    """Take the workbook back; where rows are refused, say which and hand it out again with the reasons."""
    case = cases.get_case_to_plan(request.actor, uid)
    form = forms.SplitUploadForm(request.POST, request.FILES)
    if form.run(splitting.split_from_sheet, request.actor, case) and not form.result.refused:
        return go_on(request, form.done, "reorganisation:detail", uid)
    return _show_split(request, case, form, _sheet_form(request, case), sharing=form.result)


@never_cache
@require_POST
def case_preview(request: Request, uid: UUID) -> HttpResponse:
    """Show what the case would do, by doing it and taking it back."""
    case = cases.get_case(request.actor, uid)
    form = ActionForm(request.POST)
    if form.run(heads.preview_case, request.actor, case):
        return _show(request, case, ActionForm(), report=form.result.as_json(), is_preview=True)
    return _show(request, case, form)


@require_POST
def case_carry_out(request: Request, uid: UUID) -> HttpResponse:
    """Carry the case out, or order its job."""
    return _take(request, uid, order)


@require_POST
def case_undo(request: Request, uid: UUID) -> HttpResponse:
    """Take the case back."""
    return _take(request, uid, carrying.undo_case)


@require_POST
def case_discard(request: Request, uid: UUID) -> HttpResponse:
    """Throw a draft away."""
    case = cases.get_case(request.actor, uid)
    form = ActionForm(request.POST)
    if form.run(carrying.discard_case, request.actor, case):
        return go_on(request, "Đã xóa hồ sơ.", "reorganisation:list")
    return _show(request, case, form)


@require_safe
def case_file(request: Request, uid: UUID) -> JsonResponse:
    """Hand out the case file."""
    case = cases.get_case(request.actor, uid)
    answer = JsonResponse(masked(case.plan), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="ho-so-sap-xep.json"'
    return answer


def _take(request: Request, uid: UUID, action: Any) -> HttpResponse:
    """Take the case a step further, or say on its page why that cannot be."""
    case = cases.get_case(request.actor, uid)
    form = ActionForm(request.POST)
    return (
        redirect("reorganisation:detail", uid) if form.run(action, request.actor, case) else _show(request, case, form)
    )


def _show(request: Request, case: Any, form: ActionForm, **more: Any) -> HttpResponse:
    """Show a case that no job is working on."""
    context = {
        **_place(case),
        "lines": desk.lines_of(case),
        "verbs": list(FORMS),
        "report": case.report,
        "may": cases.rights_on(request.actor, case),
        "can_undo": cases.can_undo(case),
        **more,
    }
    return show_form(request, "reorganisation/case_detail.html", form, **context)


def _sheet_form(request: Request, case: Any) -> forms.SplitSheetForm:
    """Return the form of the workbook, offering the cells that were looked for."""
    find = FindForm(request.GET)
    offered = desk.choices_below(case, find.texts()[0], cells=True)
    offered = [choice for choice in offered if not choice[0].startswith("@")]  # what the case founds has nobody yet
    asked = [(code, code) for code in request.POST.getlist("sources")]
    is_asked = request.method == "POST" and "cells" in request.POST
    return forms.SplitSheetForm(request.POST if is_asked else None, sources=[*offered, *asked])


def _show_split(request: Request, case: Any, form: Any, sheet: Any, sharing: Any = None) -> HttpResponse:
    """Show the page of a split by Excel."""
    context = {**_place(case), "sheet": sheet, "find": FindForm(request.GET), "again": desk.sheet_again(sharing)}
    answer = show_form(request, "reorganisation/split_sheet.html", form, **context)
    answer.status_code = 422 if sharing is not None or (sheet.is_bound and sheet.errors) else answer.status_code
    return answer


def _place(case: Any) -> dict[str, Any]:
    """Return the case and the way to it."""
    return {"case": case, "way": [Place("Sắp xếp tổ chức", reverse("reorganisation:list")), Place(case.title, "")]}
