"""The secretary's pages of themes: the plan of the year, its lines, the registration, the paper."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.meetings.actions import themes as actions
from sotay.meetings.forms.themes import PaperForm, PlannedThemeForm
from sotay.meetings.queries import meetings, themes


@require_safe
def theme_cells(request: Request) -> HttpResponse:
    """Go to the only cell whose plan the person makes, or let them choose."""
    cells = meetings.cells_to_prepare(request.actor)
    if len(cells) == 1:
        return redirect("meetings:plan", cells[0].uid)
    return render(request, "meetings/theme_cells.html", {"cells": cells})


@require_safe
def plan_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show the cell's themes of a year, quarter by quarter."""
    cell = meetings.get_cell_to_prepare(request.actor, uid)
    return render(request, "meetings/plan_detail.html", {"plan": themes.year_plan(cell, request.GET.get("year", ""))})


def planned_add(request: Request, uid: UUID) -> HttpResponse:
    """Put a theme into the plan."""
    cell = meetings.get_cell_to_prepare(request.actor, uid)
    form = PlannedThemeForm(
        request.POST or None,
        initial={"period": request.GET.get("period", "")},
        months=themes.months_to_plan(),
        themes=themes.offered_to(cell),
        authors=themes.authors_in(cell),
    )
    if form.run(actions.plan_theme, request.actor, cell):
        return go_on(request, form.done, "meetings:planned", form.result.uid)
    return show_form(request, "meetings/planned_edit.html", form, cell=cell)


@require_POST
def plan_register(request: Request, uid: UUID, year: int) -> HttpResponse:
    """Register the year's themes with the upper committee."""
    cell = meetings.get_cell_to_prepare(request.actor, uid)
    count = actions.register_plan(request.actor, cell, year=year)
    return go_on(request, f"Đã gửi đăng ký {count} chuyên đề lên cấp ủy cấp trên.", "meetings:plan", uid)


@require_safe
def planned_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one planned theme, and the one thing to do next."""
    return render(request, "meetings/planned_detail.html", {"page": themes.planned_page(request.actor, uid)})


def planned_edit(request: Request, uid: UUID) -> HttpResponse:
    """Change a planned theme."""
    line = themes.get_planned_to_prepare(request.actor, uid)
    form = PlannedThemeForm(
        request.POST or None,
        initial=themes.planned_values(line),
        months=themes.months_for(line),
        themes=themes.themes_for(line),
        authors=themes.authors_in(line.organisation),
    )
    if form.run(actions.edit_planned_theme, request.actor, line):
        return go_on(request, form.done, "meetings:planned", uid)
    return show_form(request, "meetings/planned_edit.html", form, cell=line.organisation, line=line)


@require_POST
def planned_remove(request: Request, uid: UUID) -> HttpResponse:
    """Take a line out of the plan."""
    line = themes.get_planned_to_prepare(request.actor, uid)
    actions.remove_planned_theme(request.actor, line)
    return go_on(request, "Đã bỏ chuyên đề khỏi kế hoạch.", "meetings:plan", line.organisation.uid)


@require_POST
def planned_prepare(request: Request, uid: UUID) -> HttpResponse:
    """Make the meeting of an approved theme."""
    meeting = actions.prepare_planned_meeting(request.actor, themes.get_planned_to_prepare(request.actor, uid))
    return go_on(request, "Đã lập kỳ sinh hoạt chuyên đề.", "meetings:prepare", meeting.uid)


def paper_hand_in(request: Request, uid: UUID) -> HttpResponse:
    """Hand in the paper."""
    line = themes.get_planned(request.actor, uid)
    form = PaperForm(request.POST or None, request.FILES or None)
    if form.run(actions.hand_in_paper, request.actor, line):
        return go_on(request, form.done, "meetings:planned", uid)
    return show_form(request, "meetings/paper_hand_in.html", form, line=line)
