"""What of resolutions and breakthrough tasks stands in the list "Việc": milestones, tasks, measures, limitations to remedy."""

import datetime as dt
from collections.abc import Collection, Iterator

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.targets.choices import TaskState
from sotay.targets.models import BreakthroughTask, Limitation, Measure, Milestone
from sotay.targets.permissions import TargetPermission as P
from sotay.work.inbox import MOST, Due, InboxLine, Source, Superior


def milestone_lines(actor: Actor) -> list[InboxLine]:
    """Return the actor's own milestones that are not reached, and their tasks that are not finished."""
    open_tasks = BreakthroughTask.objects.filter(official__account=actor.user, state=TaskState.APPROVED)
    steps = Milestone.objects.filter(task__in=open_tasks.values("pk"), done_on=None).select_related("task")
    found = [
        InboxLine(f"Mốc: {one.title}", one.task.title, one.due_on, _task_link(one.task), f"milestone-{one.uid}")
        for one in steps.order_by("due_on", "pk")[:MOST]
    ]
    found += [
        InboxLine(f"Hoàn thành việc đột phá: {one.title}", one.product, one.due_on, _task_link(one), f"breakthrough-{one.uid}")
        for one in open_tasks.order_by("due_on", "pk")[:MOST]
    ]  # fmt: skip
    return sorted(found, key=lambda line: line.due_on or dt.date.max)


def measure_lines(actor: Actor) -> list[InboxLine]:
    """Return the measures and limitations of which the actor is the owner."""
    measures = Measure.objects.filter(owner__account=actor.user, done_on=None).select_related("target")
    found = [
        InboxLine(one.title, f"Giải pháp cho chỉ tiêu: {one.target.name}", one.due_on, _target_link(one), f"measure-{one.uid}")
        for one in measures.order_by("due_on", "pk")[:MOST]
    ]  # fmt: skip
    limitations = Limitation.objects.filter(owner__account=actor.user, closed_on=None).select_related("organisation")
    found += [
        InboxLine(f"Khắc phục hạn chế: {one.title}", one.remedy, one.due_on, _limitations_link(one), f"limitation-{one.uid}")
        for one in limitations.order_by("due_on", "pk")[:MOST]
    ]  # fmt: skip
    return sorted(found, key=lambda line: line.due_on or dt.date.max)


def milestone_dues(days: Collection[dt.date]) -> Iterator[Due]:
    """Yield the milestones and breakthrough tasks due on one of the days; the committee that approved hears of what stays undone."""
    tasks = BreakthroughTask.objects.filter(state=TaskState.APPROVED, official__account__is_active=True)
    steps = Milestone.objects.filter(task__in=tasks.values("pk"), done_on=None, due_on__in=days)
    for step in steps.select_related("task__official", "task__approver"):
        yield from _due(step.task, f"Mốc: {step.title}", step.due_on)
    for task in tasks.filter(due_on__in=days).select_related("official", "approver"):
        yield from _due(task, f"Hoàn thành việc đột phá: {task.title}", task.due_on)


def _due(task: BreakthroughTask, words: str, due_on: dt.date) -> Iterator[Due]:
    """Yield what is due of a task."""
    if task.official.account_id is not None:
        url = f"{reverse('targets:breakthrough', args=[task.approver.uid])}?state=approved"
        above = Superior(P.APPROVE, task.approver.path, url, "Việc đột phá")
        yield Due(task.official.account_id, words, due_on, above)


def measure_dues(days: Collection[dt.date]) -> Iterator[Due]:
    """Yield the measures and limitations due on one of the days; who sets the targets hears of what stays undone."""
    measures = Measure.objects.filter(done_on=None, due_on__in=days, owner__account__is_active=True)
    limitations = Limitation.objects.filter(closed_on=None, due_on__in=days, owner__account__is_active=True)
    found: list[Measure | Limitation] = list(measures.select_related("owner", "organisation"))
    found.extend(limitations.select_related("owner", "organisation"))
    for row in found:
        if row.owner is None or row.owner.account_id is None:
            continue
        name, words = ("node", "Chỉ tiêu") if isinstance(row, Measure) else ("limitations", "Khắc phục hạn chế")
        url = reverse(f"targets:{name}", args=[row.organisation.uid])
        yield Due(row.owner.account_id, row.title, row.due_on, Superior(P.SET, row.organisation.path, url, words))


def _task_link(task: BreakthroughTask) -> str:
    """Return the page of a task."""
    return reverse("targets:task", args=[task.uid])


def _target_link(measure: Measure) -> str:
    """Return where an owner, who need not see the target, finds what to do."""
    return f"{reverse('targets:mine')}#{measure.uid}"


def _limitations_link(limitation: Limitation) -> str:
    """Return where an owner, who need not see the list of the organisation, finds what to remedy."""
    return f"{reverse('targets:mine')}#{limitation.uid}"


BREAKTHROUGH = Source("breakthrough", "Việc đột phá", milestone_lines, milestone_dues)
TARGETS = Source("targets", "Chỉ tiêu, hạn chế", measure_lines, measure_dues)
