"""The secretary's pages of preparing: the hub, the details, the draft resolution, how the cell usually meets."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.meetings.actions import preparing
from sotay.meetings.forms.preparing import (
    DetailsForm,
    DraftResolutionForm,
    HabitForm,
    NextMeetingForm,
    OrientationForm,
    ThemedDetailsForm,
)
from sotay.meetings.queries import meetings, starting
from sotay.meetings.queries.hub import get_hub
from sotay.meetings.queries.people import people_for
from sotay.meetings.queries.themes import coming_themes


@require_safe
def meeting_cells(request: Request) -> HttpResponse:
    """Go to the only cell whose meetings the person prepares, or let them choose."""
    cells = meetings.cells_to_prepare(request.actor)
    if len(cells) == 1:
        return redirect("meetings:prepare_next", cells[0].uid)
    return render(request, "meetings/meeting_cells.html", {"cells": cells})


def meeting_prepare_next(request: Request, uid: UUID) -> HttpResponse:
    """Make the cell's next meeting: one tap for the periodic one, a choice for the others."""
    cell = meetings.get_cell_to_prepare(request.actor, uid)
    form = NextMeetingForm(request.POST or None)
    if form.run(preparing.prepare_next_meeting, request.actor, cell):
        return go_on(request, form.done, "meetings:prepare", form.result.uid)
    return show_form(
        request,
        "meetings/meeting_next.html",
        form,
        cell=cell,
        start=starting.start_of(cell),
        planned=coming_themes(cell),
    )


@require_safe
def meeting_prepare(request: Request, uid: UUID) -> HttpResponse:
    """Show the secretary's page of one meeting: four steps, and the one thing to do next."""
    return render(request, "meetings/meeting_prepare.html", {"hub": get_hub(request.actor, uid)})


def details_edit(request: Request, uid: UUID) -> HttpResponse:
    """Set when and where the meeting is and who leads it."""
    meeting = meetings.get_meeting_to_prepare(request.actor, uid)
    kind = ThemedDetailsForm if starting.has_theme(meeting) else DetailsForm
    form = kind(request.POST or None, initial=starting.details_of(meeting), members=people_for(meeting))
    if form.run(preparing.edit_details, request.actor, meeting):
        return go_on(request, form.done, "meetings:prepare", uid)
    return show_form(
        request, "meetings/details_edit.html", form, meeting=meeting, habit=meetings.habit_of(meeting.organisation)
    )


def resolution_edit(request: Request, uid: UUID) -> HttpResponse:
    """Write the draft resolution."""
    meeting = meetings.get_meeting_to_prepare(request.actor, uid)
    initial = {"draft_resolution": meeting.draft_resolution}
    form = DraftResolutionForm(request.POST or None, initial=initial, draft=f"resolution-{uid}")
    if form.run(preparing.write_draft_resolution, request.actor, meeting):
        return go_on(request, form.done, "meetings:prepare", uid)
    return show_form(request, "meetings/resolution_edit.html", form, meeting=meeting)


@require_safe
def orientation_read(request: Request, uid: UUID) -> HttpResponse:
    """Show what the committee above asks for."""
    meeting = meetings.get_meeting_to_prepare(request.actor, uid)
    return render(request, "meetings/orientation_read.html", {"meeting": meeting})


@require_POST
def meeting_discard(request: Request, uid: UUID) -> HttpResponse:
    """Throw a draft away."""
    preparing.discard_draft(request.actor, meetings.get_meeting_to_prepare(request.actor, uid))
    return go_on(request, "Đã xóa bản chuẩn bị.", "meetings:list")


def habit_edit(request: Request, uid: UUID) -> HttpResponse:
    """Set how the cell usually meets."""
    cell = meetings.get_cell_to_prepare(request.actor, uid)
    form = HabitForm(request.POST or None, initial=starting.habit_values(cell))
    if form.run(preparing.set_habit, request.actor, cell):
        return go_on(request, form.done, "meetings:list")
    return show_form(request, "meetings/habit_edit.html", form, cell=cell)


@require_safe
def orientation_list(request: Request) -> HttpResponse:
    """Go to the only committee for which the person writes orientation, or let them choose."""
    committees = meetings.committees_to_choose(request.actor)
    if len(committees) == 1:
        return redirect("meetings:orient", committees[0].uid)
    return render(request, "meetings/orientation_list.html", {"committees": committees})


def orientation_edit(request: Request, uid: UUID) -> HttpResponse:
    """Write what the cells below take up in a month."""
    committee = meetings.get_committee_to_orient(request.actor, uid)
    form = OrientationForm(
        request.POST or None,
        initial=starting.orientation_values(committee, request.GET.get("period", "")),
        months=starting.months_ahead(),
    )
    if form.run(preparing.orient, request.actor, committee):
        return go_on(request, form.done, "meetings:orient", uid)
    context = {"committee": committee, "earlier": meetings.orientations_of(committee)}
    return show_form(request, "meetings/orientation_edit.html", form, **context)
