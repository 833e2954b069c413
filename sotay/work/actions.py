"""Giving tasks and reporting what came of them."""

import datetime as dt

from django.db import models
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.committees.models import Position
from sotay.core.behalf import MARKS, EntrySource, marked, unmark
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.documents.intake.marking import check_typed_text
from sotay.members.models import Member
from sotay.notifications.actions import notify
from sotay.organisations.models import Organisation
from sotay.work import errors
from sotay.work.choices import TaskStatus
from sotay.work.models import Task
from sotay.work.permissions import WorkPermission
from sotay.work.queries import owners_in
from sotay.work.wording import TASK_GIVEN, task_link


@action(WorkPermission.ASSIGN, lock=Lock.NOTHING)
def assign_task(  # noqa: PLR0913 -- the fields of a task
    actor: Actor,
    organisation: Organisation,
    *,
    title: str,
    due_on: dt.date,
    owner: Member | None = None,
    meeting: models.Model | None = None,
) -> Task:
    """Give a task to a member of the cell, or to the cell committee where no owner is named."""
    return make_task(actor, organisation, title=title, due_on=due_on, owner=owner, meeting=meeting)


def make_task(  # noqa: PLR0913 -- the fields of a task
    actor: Actor,
    organisation: Organisation,
    *,
    title: str,
    due_on: dt.date,
    owner: Member | None = None,
    meeting: models.Model | None = None,
) -> Task:
    """Make the task and tell its owner, as a part of the action that gives it."""
    check_typed_text(title)
    if not organisation.is_cell:
        raise errors.NotACell
    if due_on < actor.today():
        raise errors.DueInThePast
    _check_owner(organisation, owner)
    return _write_task(actor, organisation, title, due_on, owner, meeting)


def make_committee_task(
    actor: Actor, organisation: Organisation, *, title: str, due_on: dt.date, owner: Member
) -> Task:
    """Make a task of a committee for who holds a post in it, as a part of the action that gives it."""
    check_typed_text(title)
    if due_on < actor.today():
        raise errors.DueInThePast
    if not Position.objects.filter(organisation=organisation, member=owner, valid__contains=actor.today()).exists():
        raise errors.OwnerWithoutPost
    return _write_task(actor, organisation, title, due_on, owner, None)


def _write_task(  # noqa: PLR0913, PLR0917 -- the fields of a task
    actor: Actor,
    organisation: Organisation,
    title: str,
    due_on: dt.date,
    owner: Member | None,
    meeting: models.Model | None,
) -> Task:
    """Write the task and tell its owner."""
    task = Task.objects.create(
        uid=actor.new_uid(),
        organisation=organisation,
        meeting_id=meeting.pk if meeting else None,
        owner=owner,
        title=title,
        due_on=due_on,
        created_at=actor.now(),
    )
    _tell_owner(actor, task)
    return task


@action(WorkPermission.ASSIGN)
def edit_task(actor: Actor, task: Task, *, title: str, due_on: dt.date, owner: Member | None = None) -> Task:
    """Change an open task's words, deadline or owner."""
    check_typed_text(title)
    if task.status != TaskStatus.OPEN:
        raise errors.TaskFinished
    if due_on != task.due_on and due_on < today():
        raise errors.DueInThePast
    is_new_owner = owner is not None and owner.pk != task.owner_id
    if is_new_owner:
        _check_owner(task.organisation, owner)
    task.title, task.due_on, task.owner, task.revision = title, due_on, owner, task.revision + 1
    task.save(update_fields=["title", "due_on", "owner", "revision"])
    if is_new_owner:
        _tell_owner(actor, task)
    return task


@action(WorkPermission.REPORT_OWN)
def report_own_result(actor: Actor, task: Task, *, status: str, result: str) -> Task:
    """Report on one's own task."""
    if actor.user is None or task.owner is None or task.owner.account_id != actor.user.pk:
        raise NotPermitted
    return finish_task(actor, task, status, result)


@action(WorkPermission.ASSIGN)
def record_result(actor: Actor, task: Task, *, status: str, result: str) -> Task:
    """Record the result of any task of the cell, for who cannot report, or drop the task."""
    return finish_task(actor, task, status, result)


@action(WorkPermission.REPORT_FOR)
def report_result_for(actor: Actor, task: Task, *, status: str, result: str, source: str = EntrySource.WORD) -> Task:
    """Write what the owner reports by word or on paper; who gives the tasks confirms it with the writing, others wait."""
    if task.owner is None:
        raise errors.NobodysTask
    if actor.user is None or task.owner.account_id == actor.user.pk:
        raise errors.OwnTask
    fresh = finish_task(actor, task, status, result)
    confirmer = actor.user if actor.can(WorkPermission.ASSIGN, task.organisation) else None
    for field, value in {**marked(source, confirmer, timezone.now()), "entered_by": actor.user}.items():
        setattr(fresh, field, value)
    fresh.save(update_fields=[*MARKS, "entered_by"])
    return fresh


@action(WorkPermission.ASSIGN)
def reopen_task(actor: Actor, task: Task) -> Task:
    """Take back a result; what was reported stays to be read."""
    if task.status == TaskStatus.OPEN:
        raise errors.TaskStillOpen
    task.status, task.finished_on, task.revision = TaskStatus.OPEN, None, task.revision + 1
    task.save(update_fields=["status", "finished_on", "revision"])
    return task


def finish_task(actor: Actor, task: Task, status: str, result: str) -> Task:
    """Write the result, as a part of the action that hears it; "still under way" leaves the task open."""
    if task.status != TaskStatus.OPEN:
        raise errors.TaskFinished
    if not result.strip():
        raise errors.ResultMissing
    check_typed_text(result)
    task.status, task.result = status, result.strip()
    task.finished_on = None if status == TaskStatus.OPEN else actor.today()
    unmark(task)
    task.save(update_fields=["status", "result", "finished_on", *MARKS])
    return task


def _check_owner(organisation: Organisation, owner: Member | None) -> None:
    """Refuse an owner who is not of the cell."""
    if owner is not None and not owners_in(organisation, today()).filter(pk=owner.pk).exists():
        raise errors.OwnerNotInCell


def _tell_owner(actor: Actor, task: Task) -> None:
    """Give notice to whom the task was given, unless they gave it to themselves."""
    account = task.owner.account_id if task.owner else None
    if account is not None and (actor.user is None or account != actor.user.pk):
        notify([account], "task_given", TASK_GIVEN.format(title=task.title), task_link(task))
