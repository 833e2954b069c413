"""Breakthrough tasks: registered by the official, approved and assessed by the committee that manages them."""

import datetime as dt
from collections.abc import Sequence

from django.core.files import File

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.errors import NotPermitted
from sotay.core.text import clean
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.documents.intake.marking import check_typed_text
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.targets import errors
from sotay.targets.actions.evidence import keep_evidence
from sotay.targets.choices import Horizon, TaskState
from sotay.targets.models import BreakthroughTask, Limitation, Milestone
from sotay.targets.permissions import TargetPermission as P
from sotay.targets.queries.breakthrough import approvers_of, holds_a_post, is_own, own_record

SHORTCOMING = 300


@action(P.REGISTER_OWN, lock=Lock.NOTHING)
def register_task(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    organisation: Organisation,
    *,
    approver: Organisation,
    title: str,
    product: str,
    shortcoming: str = "",
    limitation: Limitation | None = None,
    first_year: int,
    last_year: int | None = None,
    due_on: dt.date,
) -> BreakthroughTask:
    """Register a task of the actor's own with the committee that manages them; several years make it one of the term."""
    official = _official(actor, organisation)
    for words in (title, product, shortcoming):
        check_typed_text(words)
    if approver.pk not in {one.pk for one in approvers_of(organisation)}:
        raise errors.ApproverElsewhere
    last = last_year or first_year
    if last < first_year:
        raise errors.YearsWrong
    return BreakthroughTask.objects.create(
        organisation=organisation,
        approver=approver,
        official=official,
        title=clean(title),
        product=clean(product),
        shortcoming=clean(shortcoming) or (limitation.title[:SHORTCOMING] if limitation else ""),
        limitation=limitation,
        horizon=Horizon.TERM if last > first_year else Horizon.YEAR,
        first_year=first_year,
        last_year=last,
        due_on=due_on,
        registered_on=actor.today(),
    )


@action(P.REGISTER_OWN)
def register_again(
    actor: Actor, task: BreakthroughTask, *, title: str, product: str, due_on: dt.date
) -> BreakthroughTask:
    """Send a task that was given back once more, as corrected."""
    _require(actor, task, TaskState.RETURNED)
    for words in (title, product):
        check_typed_text(words)
    task.title, task.product, task.due_on = clean(title), clean(product), due_on
    task.state, task.decided_on, task.answer = TaskState.REGISTERED, None, ""
    task.save(update_fields=["title", "product", "due_on", "state", "decided_on", "answer"])
    return task


@action(P.APPROVE)
def decide_task(
    actor: Actor, task: BreakthroughTask, *, approves: bool, answer: str = "", decision: DecisionPaper | None = None
) -> BreakthroughTask:
    """Approve a task for the standing committee, under its decision where there is one, or give it back with a word."""
    actor.require(P.APPROVE, task.approver)
    check_typed_text(answer)
    _require_state(task, TaskState.REGISTERED)
    if not approves and not clean(answer):
        raise errors.ReturnNeedsWord
    task.state = TaskState.APPROVED if approves else TaskState.RETURNED
    task.decided_on, task.answer, task.decision = actor.today(), clean(answer), record_decision(decision)
    task.save(update_fields=["state", "decided_on", "answer", "decision"])
    return task


@action(P.APPROVE, lock=Lock.NOTHING)
def approve_tasks(
    actor: Actor,
    organisation: Organisation,
    *,
    tasks: Sequence[BreakthroughTask],
    decision: DecisionPaper | None = None,
) -> list[BreakthroughTask]:
    """Approve many tasks of officials at and below an organisation, under one decision where there is one; all or none."""
    if not tasks:
        raise errors.NothingChosen
    for approver in {one.approver_id: one.approver for one in tasks}.values():
        actor.require(P.APPROVE, approver)
    keys = [one.pk for one in tasks]
    waiting = BreakthroughTask.objects.filter(
        pk__in=keys, state=TaskState.REGISTERED, organisation__path__descendant_of=organisation.path
    )
    locked = list(waiting.select_for_update(of=("self",)).order_by("pk"))
    if len(locked) != len(set(keys)):
        raise errors.NotWaiting
    paper = record_decision(decision)
    BreakthroughTask.objects.filter(pk__in=keys).update(
        state=TaskState.APPROVED, decided_on=actor.today(), decision=paper, answer=""
    )
    return locked


@action(P.REGISTER_OWN, lock=Lock.NOTHING)
def add_milestone(actor: Actor, task: BreakthroughTask, *, title: str, due_on: dt.date) -> Milestone:
    """Add a milestone to a task of the actor's own that is not finished."""
    check_typed_text(title)
    _require(actor, task, TaskState.REGISTERED, TaskState.APPROVED)
    return Milestone.objects.create(task=task, title=clean(title), due_on=due_on)


@action(P.REGISTER_OWN, lock=Lock.NOTHING)
def reach_milestone(
    actor: Actor, milestone: Milestone, *, evidence: str, file: "File[bytes] | None" = None
) -> Milestone:
    """Say that a milestone is reached, and what shows it."""
    check_typed_text(evidence)
    row = Milestone.objects.select_for_update(of=("self",)).select_related("task__official").get(pk=milestone.pk)
    _require(actor, row.task, TaskState.APPROVED)
    if row.done_on:
        raise errors.AlreadyClosed(day=display.day(row.done_on))
    if not clean(evidence):
        raise errors.EvidenceMissing
    row.done_on, row.evidence, row.file = actor.today(), clean(evidence), keep_evidence(actor, file)
    row.save(update_fields=["done_on", "evidence", "file"])
    return row


@action(P.REGISTER_OWN)
def finish_task(
    actor: Actor, task: BreakthroughTask, *, result: str, file: "File[bytes] | None" = None
) -> BreakthroughTask:
    """Say that a task is done, with what; every milestone has its evidence by then."""
    check_typed_text(result)
    _require(actor, task, TaskState.APPROVED)
    if not clean(result):
        raise errors.ResultMissing
    if count := task.milestones.filter(done_on=None).count():
        raise errors.MilestonesOpen(count=count)
    task.state, task.result, task.finished_on = TaskState.FINISHED, clean(result), actor.today()
    task.file = keep_evidence(actor, file)
    task.save(update_fields=["state", "result", "finished_on", "file"])
    return task


@action(P.APPROVE)
def assess_task(
    actor: Actor, task: BreakthroughTask, *, assessment: str, assessment_note: str = ""
) -> BreakthroughTask:
    """Judge a task for the standing committee: one that is finished, or whose day has come."""
    actor.require(P.APPROVE, task.approver)
    check_typed_text(assessment_note)
    is_due = task.state == TaskState.APPROVED and task.due_on < actor.today()
    if not is_due:
        _require_state(task, TaskState.FINISHED)
    task.state, task.assessment, task.assessed_on = TaskState.ASSESSED, assessment, actor.today()
    task.assessment_note = clean(assessment_note)
    task.save(update_fields=["state", "assessment", "assessed_on", "assessment_note"])
    return task


def _official(actor: Actor, organisation: Organisation) -> Member:
    """Return the actor's own record, which belongs to the cell and holds a post."""
    member = own_record(actor)
    home = member.organisation
    if home is None or home.pk != organisation.pk:
        raise NotPermitted
    if not holds_a_post(member):
        raise errors.OfficialsOnly
    return member


def _require(actor: Actor, task: BreakthroughTask, *states: TaskState) -> None:
    """Refuse what is not the actor's own, or has its time past or to come."""
    if not is_own(actor, task):
        raise NotPermitted
    _require_state(task, *states)


def _require_state(task: BreakthroughTask, *states: TaskState) -> None:
    """Refuse a step that is not now."""
    if task.state not in states:
        raise errors.TaskNotThere(state=task.get_state_display())
