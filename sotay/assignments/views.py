"""The pages about assigned work: the coverage at the desk, the cell's sheet, one's own works in the handbook."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.assignments import forms, parts
from sotay.assignments.actions import assignments as actions
from sotay.assignments.permissions import AssignmentPermission as P
from sotay.assignments.queries import assignments as queries
from sotay.core.answers import go_on, show_form
from sotay.core.days import month_of, today
from sotay.core.find import find
from sotay.core.pages import slice_of
from sotay.core.sheets import sheet_bytes

DESK, HANDBOOK = "web/desk.html", "web/handbook.html"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


# --- The desk ----------------------------------------------------------------------------------------------------


@require_safe
def board(request: Request) -> HttpResponse:
    """Go to the highest board that the actor may see."""
    return redirect("assignments:node", queries.top_place(request.actor).uid)


@require_safe
def node(request: Request, uid: UUID) -> HttpResponse:
    """Show how many active members have work, by place and year, with the change in points."""
    place = queries.get_place(request.actor, uid)
    context = {"node": place, "board": parts.board_of(request.actor, place, forms.YearForm(request.GET).chosen())}
    return render(request, "assignments/board.html", context)


@require_safe
def member_list(request: Request) -> HttpResponse:
    """List members with their work of a year, or without."""
    form = forms.FilterForm(request.GET)
    chosen = form.chosen()
    under = queries.get_place(request.actor, chosen["under"]) if "under" in chosen else None
    year = chosen.get("year", today().year)
    rows = queries.members_listed(
        request.actor, queries.Filters(year, chosen.get("coverage", ""), chosen.get("q", ""), under)
    )
    if request.GET.get("format") == "xlsx":
        lines = queries.name_lines(list(rows), year)
        above = [under.name if under else "", f"Phân công công tác năm {year}"]
        return _excel(sheet_bytes("Phân công", parts.HEADINGS, parts.sheet_rows(lines), above), f"phan-cong-{year}")
    page = slice_of(request.GET, rows)
    context = {"form": form, "page": page, "lines": queries.name_lines(page.items, year), "under": under, "year": year}
    name = "assignments/member_list.html"
    return render(request, f"{name}#list" if request.htmx.target == "list" else name, context)


@require_safe
def catalogue(request: Request) -> HttpResponse:
    """Show the catalogue by type of cell."""
    place = queries.top_place(request.actor)
    context = {
        "place": place, "groups": parts.catalogue_groups(), "may_edit": request.actor.can(P.CATALOGUE, place),
        "ended": list(queries.catalogue(ended=True)),
    }  # fmt: skip
    return render(request, "assignments/catalogue.html", context)


def entry_add(request: Request, uid: UUID) -> HttpResponse:
    """Add a work to the catalogue."""
    place = queries.get_place(request.actor, uid, P.CATALOGUE)
    form = forms.EntryForm(request.POST or None)
    if form.run(actions.add_entry, request.actor, place):
        return go_on(request, form.done, "assignments:catalogue")
    return show_form(
        request, "assignments/assignment_form.html", form, heading="Thêm việc vào danh mục", frame_template=DESK,
        label="Thêm",
    )  # fmt: skip


@require_POST
def entry_end(request: Request, uid: UUID, entry: UUID) -> HttpResponse:
    """Offer a work no more."""
    place = queries.get_place(request.actor, uid, P.CATALOGUE)
    actions.end_entry(request.actor, place, entry=queries.get_entry(entry))
    return go_on(request, "Đã thôi dùng việc này.", "assignments:catalogue")


# --- The cell ----------------------------------------------------------------------------------------------------


@require_safe
def own_cell(request: Request) -> HttpResponse:
    """Go to the sheet of the cell in which the actor assigns work, or let them choose."""
    cells = queries.cells_for_assigning(request.actor)
    if len(cells) == 1:
        return redirect("assignments:cell", cells[0].uid)
    return render(request, "assignments/cells.html", {"cells": cells})


@require_safe
def cell(request: Request, uid: UUID) -> HttpResponse:
    """Show the cell's year: who does what, what was said this month."""
    place = queries.get_place(request.actor, uid)
    year = forms.YearForm(request.GET).chosen()
    context = {
        "cell": place,
        "sheet": queries.sheet_of(place, year),
        "count": queries.month_count(place, month_of(today())),
        "month": month_of(today()),
        "years": parts.year_tabs(year),
        "may_assign": request.actor.can(P.ASSIGN, place),
        "frame_template": _frame(request),
    }
    return render(request, "assignments/cell.html", context)


def assign(request: Request, uid: UUID) -> HttpResponse:
    """Assign works to many members on one page."""
    place = queries.get_place(request.actor, uid, P.ASSIGN)
    year = forms.YearForm(request.GET).chosen()
    sheet = queries.sheet_of(place, year)
    form = forms.AssignForm(request.POST or None, lines=sheet.lines, entries=sheet.entries)
    if form.run(actions.assign_work, request.actor, place, year=year):
        return go_on(request, form.done, "assignments:cell", uid)
    return show_form(
        request, "assignments/assign.html", form, cell=place, year=year, rows=parts.assign_rows(sheet, form)
    )


def own_words(request: Request, uid: UUID, member: UUID) -> HttpResponse:
    """Assign one member a work in the cell's own words."""
    place = queries.get_place(request.actor, uid, P.ASSIGN)
    person = find(queries.members_on(place, today()), uid=member)
    year = forms.YearForm(request.GET).chosen()
    form = forms.OwnWordsForm(request.POST or None, member=person)
    if form.run(actions.assign_work, request.actor, place, year=year):
        return go_on(request, form.done, "assignments:cell", uid)
    return show_form(
        request, "assignments/assignment_form.html", form, cell=place, heading=f"Phân công {person.full_name}",
        frame_template=_frame(request), label="Phân công",
    )  # fmt: skip


# --- One work ----------------------------------------------------------------------------------------------------


@require_safe
def mine(request: Request) -> HttpResponse:
    """Show one's own works of the year, each with the three words to tap."""
    return render(request, "assignments/mine.html", {"works": queries.own_works(request.actor), "month": today()})


@require_safe
def detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one work with every monthly word."""
    assignment = queries.get_assignment(request.actor, uid)
    page = parts.detail_of(request.actor, assignment)
    return render(request, "assignments/detail.html", {"page": page, "frame_template": _frame(request)})


@require_POST
def month(request: Request, uid: UUID) -> HttpResponse:
    """Say how a work goes this month: one's own, or for a member of the cell."""
    assignment = queries.get_assignment(request.actor, uid)
    is_own = parts.is_own(request.actor, assignment)
    action = actions.report_month if is_own else actions.report_month_for
    form = forms.MonthForm(request.POST)
    if form.run(action, request.actor, queries.cell_of(assignment.member), assignment=assignment):
        return go_on(request, form.done, *(("assignments:mine",) if is_own else ("assignments:detail", uid)))
    page = parts.detail_of(request.actor, assignment)
    return show_form(request, "assignments/detail.html", form, page=page, frame_template=_frame(request))


def end(request: Request, uid: UUID) -> HttpResponse:
    """Call a work off."""
    assignment = queries.get_assignment(request.actor, uid)
    place = queries.get_place(request.actor, queries.cell_of(assignment.member).uid, P.ASSIGN)
    form = forms.EndForm(request.POST or None, initial={"on": today()})
    if form.run(actions.end_assignment, request.actor, place, assignment=assignment):
        return go_on(request, form.done, "assignments:cell", place.uid)
    return show_form(
        request, "assignments/assignment_form.html", form, cell=place, heading="Thôi phân công", assignment=assignment,
        frame_template=_frame(request), label="Thôi phân công",
    )  # fmt: skip


def outcome(request: Request, uid: UUID) -> HttpResponse:
    """Write what the cell finds."""
    assignment = queries.get_assignment(request.actor, uid)
    place = queries.get_place(request.actor, queries.cell_of(assignment.member).uid, P.ASSIGN)
    form = forms.OutcomeForm(request.POST or None)
    if form.run(actions.conclude, request.actor, place, assignment=assignment):
        return go_on(request, form.done, "assignments:cell", place.uid)
    return show_form(
        request, "assignments/assignment_form.html", form, cell=place, heading="Xác nhận kết quả",
        assignment=assignment, frame_template=_frame(request), label="Xác nhận",
    )  # fmt: skip


def _frame(request: Request) -> str:
    """Return the frame: the handbook for the cell itself and its members, the desk for committees and boards."""
    actor = request.actor
    return HANDBOOK if actor.has(P.ASSIGN) or not actor.has(P.VIEW) else DESK


def _excel(content: bytes, name: str) -> HttpResponse:
    """Return a workbook to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=EXCEL, headers=headers)
