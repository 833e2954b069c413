"""The list of tasks and the page of one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.pages import slice_of
from sotay.work import actions, queries
from sotay.work.forms import RecordForm, ReportForm, TaskForm


@require_safe
def task_list(request: Request) -> HttpResponse:
    """Show all that the person has to do, or the tasks of the cells that they give tasks in."""
    asked = request.GET
    page = queries.task_page(
        request.actor, whose=asked.get("whose", ""), finished="finished" in asked, kind=asked.get("kind", "")
    )
    return render(request, "work/task_list.html", {"page": page, "shown": slice_of(asked, page.inbox, size=30)})


def task_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show a task; its owner or the secretary reports on it here."""
    page = queries.task_detail(request.actor, uid)
    form = (RecordForm if page.can_assign else ReportForm)(request.POST or None)
    action = actions.report_own_result if page.is_own else actions.record_result
    if form.run(action, request.actor, page.task):
        return go_on(request, form.done, "work:list")
    return show_form(request, "work/task_detail.html", form, page=page)


@require_safe
def task_cells(request: Request) -> HttpResponse:
    """Go to the only cell in which the person gives tasks, or let them choose."""
    cells = queries.cells_for_assigning(request.actor)
    if len(cells) == 1:
        return redirect("work:assign", cells[0].uid)
    return render(request, "work/task_cells.html", {"cells": cells})


def task_assign(request: Request, uid: UUID) -> HttpResponse:
    """Give a task in a cell."""
    cell = queries.get_cell_for_assigning(request.actor, uid)
    form = TaskForm(request.POST or None, owners=queries.owners_today(cell))
    if form.run(actions.assign_task, request.actor, cell):
        return go_on(request, form.done, "work:list")
    return show_form(request, "work/task_assign.html", form, cell=cell)


def task_edit(request: Request, uid: UUID) -> HttpResponse:
    """Change a task's words, owner or deadline."""
    page = queries.task_detail(request.actor, uid)
    form = TaskForm(request.POST or None, initial=page.initial, owners=queries.owners_today(page.task.organisation))
    if form.run(actions.edit_task, request.actor, page.task):
        return go_on(request, "Đã sửa nhiệm vụ.", "work:detail", uid)
    return show_form(request, "work/task_assign.html", form, cell=page.task.organisation, task=page.task)


@require_POST
def task_reopen(request: Request, uid: UUID) -> HttpResponse:
    """Take back a result."""
    actions.reopen_task(request.actor, queries.get_task(request.actor, uid))
    return go_on(request, "Đã mở lại nhiệm vụ.", "work:detail", uid)
