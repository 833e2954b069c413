"""Plans of visits at the desk: all of a year, one with its board, its list, its papers; drawn and published."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.as_of import as_of
from sotay.core.days import today
from sotay.core.files import file_to_keep
from sotay.core.pages import slice_of
from sotay.core.progress import state_of
from sotay.visits import desk_parts as parts
from sotay.visits import exports, forms
from sotay.visits.actions import plans
from sotay.visits.choices import PlanStatus
from sotay.visits.permissions import VisitPermission as P
from sotay.visits.queries import board as boards
from sotay.visits.queries import terms
from sotay.visits.queries import visits as queries
from sotay.visits.queueing import draw_in_background

_PAPERS = {"docx": exports.plan_docx, "pdf": exports.plan_pdf}


@require_safe
def plan_list(request: Request) -> HttpResponse:
    """Show the plans of a year with their figures, and the committees that can have one."""
    asked, years = as_of(request.GET), boards.years_in_sight(request.actor)
    year = parts.year_asked(request.GET.get("year"), years)
    lines = boards.overview_of(request.actor, year, asked.day)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(exports.overview_sheet(lines, year, asked.day), f"du-sinh-hoat-{year}.xlsx")
    search = forms.PlaceForm(request.GET)
    places = queries.places_to_plan(request.actor, search.data.get("q", ""))
    context = {
        "page": slice_of(request.GET, lines), "total": parts.total_of(lines), "year": year, "as_of": asked,
        "tabs": parts.year_tabs(year, years), "form": search, "places": places[:16],
    }  # fmt: skip
    return render(request, "visits/plan_list.html", context)


@require_safe
def plan_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show how far the drawing is, then the year of the plan: officials, units, lights."""
    plan = queries.get_plan(request.actor, uid)
    if plan.status in (PlanStatus.DRAWING, PlanStatus.FAILED):
        return _progress(request, plan)
    asked, form = as_of(request.GET), forms.BoardForm(request.GET)
    board = boards.board_of(plan, asked.day, form.filters())
    if request.GET.get("format") == "xlsx":
        return file_to_keep(exports.board_sheet(plan, board, asked.day), f"du-sinh-hoat-{plan.year}.xlsx")
    if request.GET.get("format") in _PAPERS:
        return _paper(plan, request.GET["format"])
    context = {
        "plan": plan, "board": board, "form": form, "as_of": asked, "page": slice_of(request.GET, board.officials),
        "tabs": parts.board_tabs(board, request.GET),
        "may_manage": asked.is_today and request.actor.can(P.MANAGE, plan.organisation),
        "years": terms.years_around(plan), "as_of_list": parts.lists_behind(plan, asked), "on": parts.at_day(asked),
    }  # fmt: skip
    return render(request, "visits/plan_detail.html", context)


@require_safe
def visit_list(request: Request, uid: UUID) -> HttpResponse:
    """List the visits of a plan, grouped by month, by official or by unit."""
    plan, asked = queries.get_plan(request.actor, uid), as_of(request.GET)
    form = forms.FilterForm(request.GET)
    filters = parts.filters_of(plan, form.chosen(), asked.day)
    rows = queries.visits_of(plan, filters)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(exports.visit_sheet(plan, rows), f"luot-du-{plan.year}.xlsx")
    page = slice_of(request.GET, rows)
    context = {
        "plan": plan, "form": form, "filters": filters, "page": page, "as_of": asked,
        "groups": parts.groups_of(page.items, filters.group),
        "may_manage": asked.is_today and request.actor.can(P.MANAGE, plan.organisation),
    }  # fmt: skip
    name = "visits/visit_list.html"
    return render(request, f"{name}#list" if request.htmx.target == "list" else name, context)


def plan_draw(request: Request, uid: UUID) -> HttpResponse:
    """Have the plan of a year drawn, or those of a term."""
    place = queries.get_place_to_manage(request.actor, uid)
    form = forms.DrawForm(request.POST or None, initial=parts.year_to_draw(request.GET.get("year")))
    if form.run(draw_in_background, request.actor, place):
        return go_on(request, form.done, "visits:plan", form.result.uid)
    context = {"heading": f"Lập kế hoạch: {place.name}", "label": "Lập kế hoạch", "place": place}
    return show_form(request, "visits/form.html", form, **context)


def plan_publish(request: Request, uid: UUID) -> HttpResponse:
    """Publish a plan under its number and day."""
    plan = queries.get_plan_to_manage(request.actor, uid)
    form = forms.PublishForm(request.POST or None, initial={"issued_on": today()})
    if form.run(plans.publish_plan, request.actor, plan):
        return go_on(request, form.done, "visits:plan", plan.uid)
    context = {"heading": f"Ban hành: {plan}", "label": "Ban hành", "plan": plan, "board": boards.board_of(plan)}
    return show_form(request, "visits/plan_publish.html", form, **context)


@require_safe
def term_detail(request: Request, uid: UUID, year: int) -> HttpResponse:
    """Show the plans of a term: from a year on, what each official and each unit has in each."""
    place = queries.get_place(request.actor, uid)
    term = terms.term_of(place, year)
    context = {"place": place, "term": term, "page": slice_of(request.GET, term.officials)}
    return render(request, "visits/term_detail.html", context)


def _progress(request: Request, plan: Any) -> HttpResponse:
    """Show how far the drawing is."""
    name = "visits/plan_progress.html#progress" if request.htmx else "visits/plan_progress.html"
    refresh: dict[str, Any] = {"refresh_seconds": 3} if plan.status == PlanStatus.DRAWING else {}
    return render(request, name, {"plan": plan, "job": state_of(plan.uid), **refresh})


def _paper(plan: Any, kind: str, on: dt.date | None = None) -> HttpResponse:
    """Return the plan as it is posted."""
    visits = queries.visits_of(plan, queries.Filters(group="official", on=on or today()))
    content = _PAPERS[kind](plan, list(visits), list(plan.assignments.select_related("member")))
    return file_to_keep(content, f"ke-hoach-du-sinh-hoat-{plan.year}.{kind}")
