"""The pages about assigned work: the coverage at the desk, the cell's sheet, one's own works in the handbook."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.assignments import forms, parts
from sotay.assignments.actions import assignments as actions
from sotay.assignments.actions import catalogue as keeping
from sotay.assignments.actions import months as saying
from sotay.assignments.permissions import AssignmentPermission as P
from sotay.assignments.queries import assignments as queries
from sotay.assignments.queries import months
from sotay.core.answers import go_on, show_form
from sotay.core.as_of import as_of
from sotay.core.days import month_of, today
from sotay.core.files import file_to_keep
from sotay.core.find import find
from sotay.core.pages import slice_of
from sotay.core.sheets import sheet_bytes
from sotay.meetings.queries.closed_motions import closed_motions

DESK, HANDBOOK = "web/desk.html", "web/handbook.html"


# --- The desk ----------------------------------------------------------------------------------------------------


@require_safe
def board(request: Request) -> HttpResponse:
    """Go to the highest board that the actor may see."""
    return redirect("assignments:node", queries.top_place(request.actor).uid)


@require_safe
def node(request: Request, uid: UUID) -> HttpResponse:
    """Show how many active members have work, by place and year, with the change in points."""
    place, asked = queries.get_place(request.actor, uid), as_of(request.GET)
    year = asked.day.year if asked.is_past else forms.YearForm(request.GET).chosen()
    board = parts.board_of(request.actor, place, year, asked.day if asked.is_past else None)
    if request.GET.get("format") == "xlsx":
        above = [place.name, f"Phân công công tác năm {year}, tính đến ngày {board.on:%d/%m/%Y}"]
        content = sheet_bytes("Tỷ lệ phân công", parts.BOARD_HEADINGS, parts.board_rows(board), above)
        return file_to_keep(content, f"ty-le-phan-cong-{year}.xlsx")
    return render(request, "assignments/board.html", {"node": place, "board": board, "as_of": asked})


@require_safe
def member_list(request: Request) -> HttpResponse:
    """List members with their work of a year, or without."""
    form = forms.FilterForm(request.GET)
    chosen = form.chosen()
    under = queries.get_place(request.actor, chosen["under"]) if "under" in chosen else None
    year = chosen.get("year", today().year)
    filters = queries.Filters(year, chosen.get("coverage", ""), chosen.get("q", ""), under, chosen.get("on"))
    rows = queries.members_listed(request.actor, filters)
    if request.GET.get("format") == "xlsx":
        lines = parts.sheet_rows(queries.name_lines(list(rows), filters))
        above = [under.name if under else "", f"Phân công công tác năm {year}, tính đến ngày {filters.day:%d/%m/%Y}"]
        return file_to_keep(sheet_bytes("Phân công", parts.HEADINGS, lines, above), f"phan-cong-{year}.xlsx")
    page = slice_of(request.GET, rows)
    context = {
        "form": form, "page": page, "lines": queries.name_lines(page.items, filters), "filters": filters,
    }  # fmt: skip
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
    if form.run(keeping.add_entry, request.actor, place):
        return go_on(request, form.done, "assignments:catalogue")
    return show_form(
        request, "assignments/assignment_form.html", form, heading="Thêm việc vào danh mục", frame_template=DESK,
        label="Thêm",
    )  # fmt: skip


def entry_edit(request: Request, uid: UUID, entry: UUID) -> HttpResponse:
    """Write a work of the catalogue anew."""
    place, found = queries.get_place(request.actor, uid, P.CATALOGUE), queries.get_entry(entry)
    initial = {name: getattr(found, name) for name in ("sector", "post", "content", "title", "source")}
    form = forms.EntryForm(request.POST or None, initial=initial)
    if form.run(keeping.edit_entry, request.actor, place, entry=found):
        return go_on(request, form.done, "assignments:catalogue")
    return show_form(
        request, "assignments/assignment_form.html", form, heading="Sửa việc trong danh mục", frame_template=DESK,
        label="Lưu",
    )  # fmt: skip


@require_POST
def entry_end(request: Request, uid: UUID, entry: UUID) -> HttpResponse:
    """Offer a work no more."""
    place = queries.get_place(request.actor, uid, P.CATALOGUE)
    keeping.end_entry(request.actor, place, entry=queries.get_entry(entry))
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
        "month": parts.month_part(place, month_of(today())) if year == today().year else None,
        "years": parts.year_tabs(year),
        "may_assign": request.actor.can(P.ASSIGN, place),
        "frame_template": _frame(request),
    }
    return render(request, "assignments/cell.html", context)


def assign(request: Request, uid: UUID) -> HttpResponse:
    """Assign works to many members on one page."""
    place = queries.get_place(request.actor, uid, P.ASSIGN)
    year = forms.YearForm(request.GET).chosen()
    sheet, motions = queries.sheet_of(place, year), closed_motions(place)
    form = forms.AssignForm(request.POST or None, lines=sheet.lines, entries=sheet.entries, motions=motions)
    if form.run(actions.assign_work, request.actor, place, year=year):
        return go_on(request, form.done, "assignments:cell", uid)
    return show_form(
        request, "assignments/assign.html", form, cell=place, sheet=sheet, rows=parts.assign_rows(sheet, form)
    )


@require_POST
def copy(request: Request, uid: UUID) -> HttpResponse:
    """Assign what was assigned last year, in one tap."""
    place = queries.get_place(request.actor, uid, P.ASSIGN)
    year = forms.YearForm(request.GET).chosen()
    form = forms.CopyForm(request.POST, motions=closed_motions(place))
    if form.run(actions.copy_last_year, request.actor, place, year=year):
        return go_on(request, form.done, "assignments:cell", uid)
    sheet = queries.sheet_of(place, year)
    both = forms.AssignForm(request.POST, lines=sheet.lines, entries=sheet.entries, motions=closed_motions(place))
    both.refused_by(form)
    return show_form(
        request, "assignments/assign.html", both, cell=place, sheet=sheet, rows=parts.assign_rows(sheet, both)
    )


@require_POST
def remind(request: Request, uid: UUID) -> HttpResponse:
    """Remind those who have said nothing this month."""
    place = queries.get_place(request.actor, uid, P.ASSIGN)
    count = saying.remind_silent(request.actor, place)
    return go_on(request, parts.reminded(count), "assignments:cell", uid)


def own_words(request: Request, uid: UUID, member: UUID) -> HttpResponse:
    """Assign one member a work in the cell's own words."""
    place = queries.get_place(request.actor, uid, P.ASSIGN)
    person = find(queries.members_on(place, today()), uid=member)
    year = forms.YearForm(request.GET).chosen()
    form = forms.OwnWordsForm(request.POST or None, member=person, motions=closed_motions(place))
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
    assignment = queries.get_work_to_tell(request.actor, uid)
    is_own = parts.is_own(request.actor, assignment)
    action = saying.report_month if is_own else saying.report_month_for
    form = forms.MonthForm(request.POST)
    if form.run(action, request.actor, queries.cell_of(assignment.member), assignment=assignment):
        return go_on(request, form.done, *(("assignments:mine",) if is_own else ("assignments:detail", uid)))
    page = parts.detail_of(request.actor, queries.get_assignment(request.actor, uid))
    return show_form(request, "assignments/detail.html", form, page=page, frame_template=_frame(request))


def comment(request: Request, uid: UUID, month: str) -> HttpResponse:
    """Write what the cell says of a monthly word."""
    said = months.get_word(request.actor, uid, month)
    place = queries.get_place(request.actor, queries.cell_of(said.assignment.member).uid, P.ASSIGN)
    form = forms.CommentForm(request.POST or None, initial={"comment": said.comment})
    if form.run(saying.comment_month, request.actor, place, report=said):
        return go_on(request, form.done, "assignments:detail", uid)
    return show_form(
        request, "assignments/comment.html", form, said=said, frame_template=_frame(request),
    )  # fmt: skip


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
