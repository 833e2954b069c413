"""Breakthrough tasks: the board's yearly picture and list, the official's own page in the handbook."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.as_of import as_of
from sotay.core.days import today
from sotay.core.files import file_to_keep
from sotay.core.pages import slice_of
from sotay.targets import exports, parts
from sotay.targets.actions import breakthrough as actions
from sotay.targets.forms import breakthrough as forms
from sotay.targets.forms.targets import EvidenceForm
from sotay.targets.permissions import TargetPermission as P
from sotay.targets.queries import breakthrough as queries
from sotay.targets.queries.limitations import own_limitations
from sotay.targets.queries.targets import get_place, get_place_to, own_measures, top_place

FORM = "targets/task_form.html"
DESK, HANDBOOK = "web/desk.html", "web/handbook.html"


# --- The desk ----------------------------------------------------------------------------------------------------


@require_safe
def top(request: Request) -> HttpResponse:
    """Go to the highest picture that the actor may see."""
    return redirect("targets:breakthrough", top_place(request.actor).uid)


@require_safe
def board(request: Request, uid: UUID) -> HttpResponse:
    """Show the year of breakthrough tasks at and below an organisation: by unit or by official, with the list."""
    place, day = get_place(request.actor, uid), as_of(request.GET)
    form = forms.TaskFilterForm(request.GET)
    filters = parts.filters_of(form, day.day)
    year = filters.year or day.day.year
    rows = queries.tasks_below(request.actor, place, filters)
    if request.GET.get("format") == "xlsx":
        sheet = exports.tasks_sheet(place, year, rows, queries.milestones_by_task(rows))
        return file_to_keep(sheet, f"viec-dot-pha-{year}.xlsx")
    total, units = queries.picture_of(place, year, day.day)
    context = {
        **parts.frame_of(request.actor, place, "breakthrough"),
        "form": form, "year": year, "total": total, "units": units, "page": slice_of(request.GET, rows), "as_of": day,
        "chips": form.chips(request.GET), "here": reverse("targets:breakthrough", args=[uid]), "bulk": parts.APPROVE_CHOSEN,
        "may_approve": request.actor.can(P.APPROVE, place) and total.waiting, "years": parts.year_tabs(year, day.day),
    }  # fmt: skip
    return render(request, "targets/breakthrough.html", context)


@require_safe
def officials(request: Request, uid: UUID) -> HttpResponse:
    """Show the year official by official."""
    place, day = get_place(request.actor, uid), as_of(request.GET)
    year = parts.filters_of(forms.TaskFilterForm(request.GET), day.day).year or day.day.year
    rows = queries.officials_below(place, year, day.day)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(exports.officials_sheet(place, year, rows), f"viec-dot-pha-theo-can-bo-{year}.xlsx")
    context = {
        **parts.frame_of(request.actor, place, "breakthrough"),
        "year": year, "page": slice_of(request.GET, rows), "as_of": day, "here": reverse("targets:breakthrough", args=[uid]),
    }  # fmt: skip
    return render(request, "targets/breakthrough_officials.html", context)


def approve(request: Request, uid: UUID) -> HttpResponse:
    """Approve many tasks in one go: those chosen in the list, or all that wait in it."""
    place = get_place_to(request.actor, uid, P.APPROVE)
    filters = parts.filters_of(forms.TaskFilterForm(request.GET), today())
    rows = list(queries.tasks_to_approve(request.actor, place, filters, parts.chosen_of(request.GET)))
    form = forms.ApproveManyForm(request.POST or None)
    if form.run(actions.approve_tasks, request.actor, place, tasks=rows):
        return go_on(request, f"Đã duyệt {len(rows)} việc.", "targets:breakthrough", uid)
    return show_form(request, "targets/breakthrough_approve.html", form, tasks=rows, node=place)


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
        "milestones": row.milestones.select_related("file"),
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
    context = {
        "page": slice_of(request.GET, queries.own_tasks(request.actor), size=20),
        "limitations": own_limitations(request.actor),
        "measures": own_measures(request.actor),
        "today": today(),
        "may_register": queries.may_register(request.actor),
    }
    return render(request, "targets/mine.html", context)


def register(request: Request) -> HttpResponse:
    """Register a task of the actor's own."""
    cell = queries.own_cell(request.actor)
    approvers = queries.approvers_of(cell)
    form = forms.RegisterForm(
        request.POST or None,
        approvers=approvers,
        limitations=queries.limitations_to_remedy(cell),
        initial={"first_year": today().year},
    )
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
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if form.run(actions.reach_milestone, request.actor, row):
        return go_on(request, form.done, "targets:task", row.task.uid)
    return show_form(request, FORM, form, task=row.task, heading=f"Đã đạt: {row.title}", frame_template=HANDBOOK)


def finish(request: Request, uid: UUID) -> HttpResponse:
    """Say that a task is done."""
    row = queries.get_own_task(request.actor, uid)
    form = forms.FinishForm(request.POST or None, request.FILES or None)
    if form.run(actions.finish_task, request.actor, row):
        return go_on(request, form.done, "targets:task", uid)
    return show_form(request, FORM, form, task=row, heading="Báo hoàn thành", frame_template=HANDBOOK)
