"""One visit at the desk: shown, changed by hand with a warning before, added; and what officials ask of the board."""

import datetime as dt
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.days import today
from sotay.core.forms import ActionForm
from sotay.visits import forms, parts, wording
from sotay.visits.actions import asking, changes, placing
from sotay.visits.permissions import VisitPermission as P
from sotay.visits.queries import visits as queries
from sotay.visits.queries.asking import get_request, requests_about
from sotay.visits.queries.days import days_in
from sotay.visits.queries.warnings import warnings_for


@require_safe
def visit_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show a visit, what was changed of it, and its report."""
    visit = queries.get_visit(request.actor, uid)
    context = {
        "visit": visit,
        "assignment": queries.assignment_of(visit),
        "report": getattr(visit, "report", None),
        "requests": requests_about(visit),
        "heard": queries.heard_at(visit),
        "changes": visit.changes.select_related("from_member", "to_member", "from_cell", "to_cell"),
        "warnings": warnings_for(visit, visit.member, visit.on) if parts.is_open(visit) else [],
        "is_open": parts.is_open(visit),
        "may_manage": request.actor.can(P.MANAGE, visit.organisation),
    }
    return render(request, "visits/visit_detail.html", context)


def visit_move(request: Request, uid: UUID) -> HttpResponse:
    """Put a visit on another day; the cell's next two dates are offered."""
    visit = queries.get_visit(request.actor, uid, P.MANAGE)
    days = queries.proposals_for(visit, today())
    form = forms.DayForm(
        request.POST or None,
        initial={"on": days[0] if days else None, **_reason(visit)},
        warn=lambda fields: warnings_for(visit, visit.member, fields["on"]),
    )
    return _change(request, form, changes.move_visit, visit, "Đổi ngày dự", days=days)


@require_safe
def cell_find(request: Request, uid: UUID) -> HttpResponse:
    """Look for another cell for a visit."""
    visit = queries.get_visit(request.actor, uid, P.MANAGE)
    form = forms.SearchForm(request.GET)
    cells = queries.find_cells(visit.organisation, form.data.get("q", ""))
    rows = [(one, reverse("visits:change_cell", args=[uid, one.uid])) for one in cells]
    return render(request, "visits/cell_find.html", {"form": form, "cells": rows, "visit": visit, "plan": visit.plan})


def visit_change_cell(request: Request, uid: UUID, cell: UUID) -> HttpResponse:
    """Put a visit into another cell, on a day there."""
    visit = queries.get_visit(request.actor, uid, P.MANAGE)
    place = queries.get_place(request.actor, cell)
    days = days_in(place, visit.on, today())
    form = forms.CellForm(
        request.POST or None,
        initial={"on": days[0] if days else visit.on, **_reason(visit)},
        warn=lambda fields: warnings_for(visit, visit.member, fields["on"], place),
    )
    action = partial(placing.change_cell, cell=place)
    return _change(request, form, action, visit, f"Đổi sang {place.name}", days=days)


def visit_postpone(request: Request, uid: UUID) -> HttpResponse:
    """Postpone a visit."""
    visit = queries.get_visit(request.actor, uid, P.MANAGE)
    form = forms.ReasonForm(request.POST or None, initial=_reason(visit))
    return _change(request, form, changes.postpone_visit, visit, "Hoãn lượt dự")


def visit_substitute(request: Request, uid: UUID) -> HttpResponse:
    """Send somebody else."""
    visit = queries.get_visit(request.actor, uid, P.MANAGE)
    form = forms.SubstituteForm(
        request.POST or None,
        initial=_reason(visit),
        officials=[one for one in queries.officials_in(visit.plan) if one != visit.member],
        warn=lambda fields: warnings_for(visit, fields["member"], visit.on),
    )
    return _change(request, form, changes.substitute_visit, visit, "Cử người khác dự thay")


def visit_swap(request: Request, uid: UUID) -> HttpResponse:
    """Swap a visit with somebody else's."""
    visit = queries.get_visit(request.actor, uid, P.MANAGE)
    form = forms.SwapForm(request.POST or None, initial=_reason(visit), others=queries.others_of(visit))
    return _change(request, form, changes.swap_visits, visit, "Đổi chéo lượt dự")


def visit_call_off(request: Request, uid: UUID) -> HttpResponse:
    """Take a visit out of the plan."""
    visit = queries.get_visit(request.actor, uid, P.MANAGE)
    form = forms.ReasonForm(request.POST or None, initial=_reason(visit))
    return _change(request, form, changes.call_off_visit, visit, "Bỏ lượt dự")


@require_safe
def visit_find(request: Request, uid: UUID) -> HttpResponse:
    """Look for the cell of a visit that is added."""
    plan = queries.get_plan_to_manage(request.actor, uid)
    form = forms.SearchForm(request.GET)
    cells = queries.find_cells(plan.organisation, form.data.get("q", ""))
    rows = [(one, reverse("visits:add", args=[uid, one.uid])) for one in cells]
    return render(request, "visits/cell_find.html", {"form": form, "cells": rows, "plan": plan})


def visit_add(request: Request, uid: UUID, cell: UUID) -> HttpResponse:
    """Add a visit by hand."""
    plan = queries.get_plan_to_manage(request.actor, uid)
    place = queries.get_place(request.actor, cell)
    days = days_in(place, max(today(), dt.date(plan.year, 1, 1)), today())
    form = forms.AddForm(
        request.POST or None,
        initial={"on": days[0] if days else None},
        officials=queries.officials_in(plan),
        warn=lambda fields: warnings_for(queries.visit_to_be(plan, place), fields["member"], fields["on"]),
    )
    if form.run(changes.add_visit, request.actor, plan, cell=place):
        return go_on(request, form.done, "visits:visit", form.result.uid)
    return _form(request, form, f"Thêm lượt dự: {place.name}", "Thêm", plan=plan, days=days)


@require_POST
def request_grant(request: Request, uid: UUID) -> HttpResponse:
    """Let an official off."""
    asked = get_request(request.actor, uid)
    form = ActionForm(request.POST)
    if form.run(asking.grant_call_off, request.actor, asked):
        return go_on(request, "Đã đồng ý cho thôi lượt dự.", "visits:visit", asked.visit.uid)
    return _form(request, form, "Cho thôi lượt dự", "Đồng ý", visit=asked.visit)


def request_refuse(request: Request, uid: UUID) -> HttpResponse:
    """Let a visit stand of which an official asks to be let off."""
    asked = get_request(request.actor, uid)
    form = forms.RefuseForm(request.POST or None)
    if form.run(asking.refuse_call_off, request.actor, asked):
        return go_on(request, form.done, "visits:visit", asked.visit.uid)
    return _form(request, form, "Không đồng ý cho thôi", "Trả lời", visit=asked.visit)


def _reason(visit: Any) -> dict[str, str]:
    """Return the reason with which a form begins: a draft is the board's own."""
    return {} if visit.plan.is_published else {"reason": wording.BY_HAND}


def _form(request: Request, form: ActionForm, heading: str, label: str, **more: Any) -> HttpResponse:
    """Show a form of the desk."""
    return show_form(request, "visits/form.html", form, heading=heading, label=label, **more)


def _change(  # noqa: PLR0913, PLR0917 -- what one page shows
    request: Request, form: ActionForm, action: Any, visit: Any, heading: str, days: list[dt.date] | None = None
) -> HttpResponse:  # fmt: skip
    """Run a change of a visit, or show its form."""
    if form.run(action, request.actor, visit):
        return go_on(request, form.done, "visits:visit", visit.uid)
    return _form(request, form, heading, heading, visit=visit, days=days or [])
