"""The pages about visits: the board's plans at the desk, the official's own year in the handbook."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.days import today
from sotay.core.forms import ActionForm
from sotay.core.pages import slice_of
from sotay.core.progress import state_of
from sotay.core.sheets import sheet_bytes
from sotay.visits import forms, parts
from sotay.visits.actions import asking, changes, plans, regulating
from sotay.visits.choices import PlanStatus
from sotay.visits.permissions import VisitPermission as P
from sotay.visits.queries import visits as queries
from sotay.visits.queries.asking import get_request, requests_about
from sotay.visits.queries.board import board_of
from sotay.visits.queries.officials import rules_on
from sotay.visits.queueing import draw_in_background

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


# --- Plans -----------------------------------------------------------------------------------------------------------


@require_safe
def plan_list(request: Request) -> HttpResponse:
    """List the plans in sight, and the committees that can have one."""
    places = queries.places_to_plan(request.actor)
    page = slice_of(request.GET, queries.plans_for(request.actor))
    return render(request, "visits/plan_list.html", {"page": page, "places": places[:40]})


@require_safe
def plan_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show how far the drawing is, then the year of the plan: officials, units, lights."""
    plan = queries.get_plan(request.actor, uid)
    if plan.status in (PlanStatus.DRAWING, PlanStatus.FAILED):
        name = "visits/plan_progress.html#progress" if request.htmx else "visits/plan_progress.html"
        return render(request, name, {"plan": plan, "job": state_of(plan.uid)})
    board = board_of(plan)
    if request.GET.get("format") == "xlsx":
        above = [str(plan), plan.organisation.name, f"Tính đến ngày {today():%d/%m/%Y}"]
        content = sheet_bytes("Dự sinh hoạt", parts.BOARD_HEADINGS, parts.board_rows(board), above)
        return _excel(content, "du-sinh-hoat")
    context = {"plan": plan, "board": board, "may_manage": request.actor.can(P.MANAGE, plan.organisation)}
    return render(request, "visits/plan_detail.html", context)


@require_safe
def visit_list(request: Request, uid: UUID) -> HttpResponse:
    """List the visits of a plan."""
    plan = queries.get_plan(request.actor, uid)
    form = forms.FilterForm(request.GET)
    chosen = form.chosen()
    filters = queries.Filters(
        chosen.get("q", ""),
        chosen.get("state", ""),
        parts.under_of(plan, chosen.get("under")),
        parts.official_of(plan, chosen.get("member")),
    )
    rows = queries.visits_of(plan, filters)
    if request.GET.get("format") == "xlsx":
        content = sheet_bytes("Lượt dự", parts.HEADINGS, parts.sheet_rows(rows), [str(plan), plan.organisation.name])
        return _excel(content, "luot-du")
    context = {
        "plan": plan,
        "form": form,
        "filters": filters,
        "page": slice_of(request.GET, rows),
        "may_manage": request.actor.can(P.MANAGE, plan.organisation),
        "today": today(),
    }
    name = "visits/visit_list.html"
    return render(request, f"{name}#list" if request.htmx.target == "list" else name, context)


def plan_draw(request: Request, uid: UUID) -> HttpResponse:
    """Have a plan drawn."""
    place = queries.get_place_to_manage(request.actor, uid)
    form = forms.DrawForm(request.POST or None)
    if form.run(draw_in_background, request.actor, place):
        return go_on(request, form.done, "visits:plan", form.result.uid)
    return _desk_form(request, form, f"Lập kế hoạch: {place.name}", "Lập kế hoạch", place=place)


@require_POST
def plan_publish(request: Request, uid: UUID) -> HttpResponse:
    """Publish a plan."""
    plan = queries.get_plan_to_manage(request.actor, uid)
    return _step(request, plans.publish_plan, plan, "Đã ban hành kế hoạch, cấp ủy viên đã được thông báo.")


# --- The regulation --------------------------------------------------------------------------------------------------


@require_safe
def rule_list(request: Request, uid: UUID) -> HttpResponse:
    """Show the regulation of a committee, and the cells that come first."""
    place = queries.get_place(request.actor, uid)
    context = {
        "place": place,
        "rules": rules_on(place, today()).order_by("pk"),
        "page": slice_of(request.GET, queries.hard_cells(request.actor)),
        "may_manage": request.actor.can(P.MANAGE, place),
    }
    return render(request, "visits/rule_list.html", context)


def rule_set(request: Request, uid: UUID) -> HttpResponse:
    """Set a line of the regulation."""
    place = queries.get_place_to_manage(request.actor, uid)
    form = forms.RuleForm(request.POST or None)
    if form.run(regulating.set_rule, request.actor, place):
        return go_on(request, form.done, "visits:rules", uid)
    return _desk_form(request, form, f"Quy định dự sinh hoạt: {place.name}", "Lưu", place=place)


@require_safe
def hard_find(request: Request, uid: UUID) -> HttpResponse:
    """Look for a cell that is to come first."""
    place = queries.get_place_to_manage(request.actor, uid)
    form = forms.SearchForm(request.GET)
    cells = queries.find_cells(place, form.data.get("q", ""))
    return render(request, "visits/cell_find.html", {"form": form, "cells": cells, "to": "visits:hard_mark"})


def hard_mark(request: Request, uid: UUID) -> HttpResponse:
    """Let a cell come first."""
    cell = queries.get_place_to_manage(request.actor, uid)
    form = forms.HardForm(request.POST or None)
    if form.run(regulating.mark_hard, request.actor, cell):
        return go_on(request, form.done, "visits:plans")
    return _desk_form(request, form, f"Diện ưu tiên: {cell.name}", "Lưu")


def hard_end(request: Request, uid: UUID) -> HttpResponse:
    """Let a cell no longer come first."""
    hard = queries.get_hard(request.actor, uid)
    form = forms.EndHardForm(request.POST or None)
    if form.run(regulating.end_hard, request.actor, hard):
        return go_on(request, form.done, "visits:plans")
    return _desk_form(request, form, f"Thôi diện ưu tiên: {hard.organisation.name}", "Lưu")


# --- One visit at the desk -------------------------------------------------------------------------------------------


@require_safe
def visit_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show a visit, what was changed of it, and its report."""
    visit = queries.get_visit(request.actor, uid)
    context = {
        "visit": visit,
        "report": getattr(visit, "report", None),
        "requests": requests_about(visit),
        "heard": queries.heard_at(visit),
        "changes": visit.changes.select_related("from_member", "to_member"),
        "warnings": queries.warnings_for(visit, visit.member, visit.on) if parts.is_open(visit) else [],
        "is_open": parts.is_open(visit),
        "may_manage": request.actor.can(P.MANAGE, visit.organisation),
    }
    return render(request, "visits/visit_detail.html", context)


def visit_move(request: Request, uid: UUID) -> HttpResponse:
    """Put a visit on another day; the cell's next two dates are offered."""
    visit = queries.get_visit(request.actor, uid, P.MANAGE)
    days = queries.proposals_for(visit, today())
    form = forms.DayForm(request.POST or None, initial={"on": days[0]} if days else {})
    return _change(request, form, changes.move_visit, visit, "Đổi ngày dự", days=days)


def visit_postpone(request: Request, uid: UUID) -> HttpResponse:
    """Postpone a visit."""
    visit = queries.get_visit(request.actor, uid, P.MANAGE)
    return _change(request, forms.ReasonForm(request.POST or None), changes.postpone_visit, visit, "Hoãn lượt dự")


def visit_substitute(request: Request, uid: UUID) -> HttpResponse:
    """Send somebody else."""
    visit = queries.get_visit(request.actor, uid, P.MANAGE)
    officials = [one for one in queries.officials_in(visit.plan) if one != visit.member]
    form = forms.SubstituteForm(request.POST or None, officials=officials)
    return _change(request, form, changes.substitute_visit, visit, "Cử người khác dự thay")


def visit_swap(request: Request, uid: UUID) -> HttpResponse:
    """Swap a visit with somebody else's."""
    visit = queries.get_visit(request.actor, uid, P.MANAGE)
    form = forms.SwapForm(request.POST or None, others=queries.others_of(visit))
    return _change(request, form, changes.swap_visits, visit, "Đổi chéo lượt dự")


def visit_call_off(request: Request, uid: UUID) -> HttpResponse:
    """Take a visit out of the plan."""
    visit = queries.get_visit(request.actor, uid, P.MANAGE)
    return _change(request, forms.ReasonForm(request.POST or None), changes.call_off_visit, visit, "Bỏ lượt dự")


@require_safe
def visit_find(request: Request, uid: UUID) -> HttpResponse:
    """Look for the cell of a visit that is added."""
    plan = queries.get_plan_to_manage(request.actor, uid)
    form = forms.SearchForm(request.GET)
    cells = queries.find_cells(plan.organisation, form.data.get("q", ""))
    return render(request, "visits/cell_find.html", {"form": form, "cells": cells, "plan": plan})


def visit_add(request: Request, uid: UUID, cell: UUID) -> HttpResponse:
    """Add a visit by hand."""
    plan = queries.get_plan_to_manage(request.actor, uid)
    place = queries.get_place(request.actor, cell)
    form = forms.AddForm(request.POST or None, officials=queries.officials_in(plan))
    if form.run(changes.add_visit, request.actor, plan, cell=place):
        return go_on(request, form.done, "visits:visit", form.result.uid)
    return _desk_form(request, form, f"Thêm lượt dự: {place.name}", "Thêm", plan=plan)


# --- What officials ask of the board ---------------------------------------------------------------------------------


@require_POST
def request_grant(request: Request, uid: UUID) -> HttpResponse:
    """Let an official off."""
    asked = get_request(request.actor, uid)
    form = ActionForm(request.POST)
    if form.run(asking.grant_call_off, request.actor, asked):
        return go_on(request, "Đã đồng ý cho thôi lượt dự.", "visits:visit", asked.visit.uid)
    return _desk_form(request, form, "Cho thôi lượt dự", "Đồng ý", visit=asked.visit)


def request_refuse(request: Request, uid: UUID) -> HttpResponse:
    """Let a visit stand of which an official asks to be let off."""
    asked = get_request(request.actor, uid)
    form = forms.RefuseForm(request.POST or None)
    if form.run(asking.refuse_call_off, request.actor, asked):
        return go_on(request, form.done, "visits:visit", asked.visit.uid)
    return _desk_form(request, form, "Không đồng ý cho thôi", "Trả lời", visit=asked.visit)


# --- What the pages share --------------------------------------------------------------------------------------------


def _desk_form(request: Request, form: ActionForm, heading: str, label: str, **more: Any) -> HttpResponse:
    """Show a form of the desk."""
    return show_form(request, "visits/form.html", form, heading=heading, label=label, **more)


def _change(  # noqa: PLR0913, PLR0917 -- what one page shows
    request: Request, form: ActionForm, action: Any, visit: Any, heading: str, days: list[dt.date] | None = None
) -> HttpResponse:  # fmt: skip
    """Run a change of a visit, or show its form."""
    if form.run(action, request.actor, visit):
        return go_on(request, form.done, "visits:visit", visit.uid)
    return _desk_form(request, form, heading, heading, visit=visit, days=days or [])


def _step(request: Request, action: Any, plan: Any, sentence: str) -> HttpResponse:
    """Take a plan a step further, or say why not."""
    form = ActionForm(request.POST)
    if form.run(action, request.actor, plan):
        return go_on(request, sentence, "visits:plan", plan.uid)
    return _desk_form(request, form, str(plan), "Ban hành", plan=plan)


def _excel(content: bytes, name: str) -> HttpResponse:
    """Return a workbook."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return HttpResponse(content, content_type=EXCEL, headers=headers)
