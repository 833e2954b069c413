"""Breakthrough tasks: the board's yearly picture and list, the official's own page in the handbook."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.as_of import as_of
from sotay.core.days import today
from sotay.core.pages import slice_of
from sotay.targets import forms, parts
from sotay.targets.actions import breakthrough as actions
from sotay.targets.permissions import TargetPermission as P
from sotay.targets.queries import breakthrough as queries
from sotay.targets.queries.targets import get_place, top_place

FORM = "targets/task_form.html"
DESK, HANDBOOK = "web/desk.html", "web/handbook.html"


# --- The desk ----------------------------------------------------------------------------------------------------


@require_safe
def top(request: Request) -> HttpResponse:
    """Go to the highest picture that the actor may see."""
    return redirect("targets:breakthrough", top_place(request.actor).uid)


@require_safe
def board(request: Request, uid: UUID) -> HttpResponse:
    """Show the year of breakthrough tasks at and below an organisation, by unit, with the list."""
    place, day = get_place(request.actor, uid), as_of(request.GET)
    form = forms.TaskFilterForm(request.GET)
    chosen = form.chosen()
    year = chosen.get("year", day.day.year)
    filters = queries.TaskFilters(
        year, chosen.get("state", ""), chosen.get("assessment", ""), chosen.get("horizon", ""), chosen.get("q", "")
    )
    rows = queries.tasks_below(request.actor, place, filters)
    if request.GET.get("format") == "xlsx":
        sheet = parts.task_rows(list(rows), queries.milestones_by_task(rows))
        return parts.excel("viec-dot-pha", "Việc đột phá", parts.TASK_HEADINGS, sheet, [place.name, f"Năm {year}"])
    total, units = queries.picture_of(place, year, day.day)
    context = {
        **parts.frame_of(request.actor, place, "breakthrough"),
        "form": form, "year": year, "total": total, "units": units, "page": slice_of(request.GET, rows), "as_of": day,
    }  # fmt: skip
    return render(request, "targets/breakthrough.html", context)


def decide(request: Request, uid: UUID) -> HttpResponse:
    """Approve a task or give it back."""
    task = queries.get_task_to_judge(request.actor, uid)
    form = forms.DecideForm(request.POST or None)
    if form.run(actions.decide_task, request.actor, task):
        return go_on(request, form.done, "targets:task", uid)
    return show_form(request, FORM, form, task=task, heading="Duyệt việc đột phá", frame_template=DESK)


def assess(request: Request, uid: UUID) -> HttpResponse:
    """Judge a task."""
    task = queries.get_task_to_judge(request.actor, uid)
    form = forms.AssessForm(request.POST or None)
    if form.run(actions.assess_task, request.actor, task):
        return go_on(request, form.done, "targets:task", uid)
    return show_form(request, FORM, form, task=task, heading="Đánh giá việc đột phá", frame_template=DESK)


# --- One task, for both ------------------------------------------------------------------------------------------


@require_safe
def task(request: Request, uid: UUID) -> HttpResponse:
    """Show one task with its milestones: in the handbook to the official, at the desk to the board."""
    row = queries.get_task(request.actor, uid)
    is_own = queries.is_own(request.actor, row)
    context = {
        "task": row,
        "milestones": row.milestones.all(),
        "is_own": is_own,
        "may_judge": request.actor.can(P.APPROVE, row.approver),
        "is_due": row.due_on < today(),
        "today": today(),
        "frame_template": HANDBOOK if is_own else DESK,
    }
    return render(request, "targets/task_detail.html", context)


# --- The official's own ------------------------------------------------------------------------------------------


@require_safe
def mine(request: Request) -> HttpResponse:
    """Show the actor's own breakthrough tasks."""
    page = slice_of(request.GET, queries.own_tasks(request.actor), size=20)
    return render(request, "targets/mine.html", {"page": page})


def register(request: Request) -> HttpResponse:
    """Register a task of the actor's own."""
    cell = queries.own_cell(request.actor)
    approvers = queries.approvers_of(cell)
    form = forms.RegisterForm(request.POST or None, approvers=approvers, initial={"first_year": today().year})
    if form.run(actions.register_task, request.actor, cell):
        return go_on(request, form.done, "targets:task", form.result.uid)
    return show_form(request, FORM, form, heading="Đăng ký việc đột phá", frame_template=HANDBOOK)


def again(request: Request, uid: UUID) -> HttpResponse:
    """Send a task that was given back once more."""
    row = queries.get_own_task(request.actor, uid)
    initial = {"title": row.title, "product": row.product, "due_on": row.due_on}
    form = forms.AgainForm(request.POST or None, initial=initial)
    if form.run(actions.register_again, request.actor, row):
        return go_on(request, form.done, "targets:task", uid)
    return show_form(request, FORM, form, task=row, heading="Sửa và gửi lại", frame_template=HANDBOOK)


def milestone_add(request: Request, uid: UUID) -> HttpResponse:
    """Add a milestone."""
    row = queries.get_own_task(request.actor, uid)
    form = forms.MilestoneForm(request.POST or None, initial={"due_on": row.due_on})
    if form.run(actions.add_milestone, request.actor, row):
        return go_on(request, form.done, "targets:task", uid)
    return show_form(request, FORM, form, task=row, heading="Thêm mốc", frame_template=HANDBOOK)


def milestone_reach(request: Request, uid: UUID) -> HttpResponse:
    """Say that a milestone is reached."""
    row = queries.get_own_milestone(request.actor, uid)
    form = forms.EvidenceForm(request.POST or None)
    if form.run(actions.reach_milestone, request.actor, row):
        return go_on(request, form.done, "targets:task", row.task.uid)
    return show_form(request, FORM, form, task=row.task, heading=f"Đã đạt: {row.title}", frame_template=HANDBOOK)


def finish(request: Request, uid: UUID) -> HttpResponse:
    """Say that a task is done."""
    row = queries.get_own_task(request.actor, uid)
    form = forms.FinishForm(request.POST or None)
    if form.run(actions.finish_task, request.actor, row):
        return go_on(request, form.done, "targets:task", uid)
    return show_form(request, FORM, form, task=row, heading="Báo hoàn thành", frame_template=HANDBOOK)
