"""Limitations, measures and breakthrough tasks to judge: what the one who leaves looked after goes to whoever goes on."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from sotay.core.open_work import Move, OpenLine, OpenWork
from sotay.targets.choices import TaskState
from sotay.targets.models import BreakthroughTask, Limitation, Measure

MOST = 100


def lines(move: Move) -> Iterator[OpenLine]:
    """Yield what is open at the organisation: limitations, measures, registrations that wait for approval."""
    for row in _limitations(move).select_related("owner").order_by("due_on", "pk")[:MOST]:
        url = reverse("targets:limitations", args=[row.organisation.uid])
        yield OpenLine(row.title, "Hạn chế đang khắc phục", row.owner.full_name if row.owner else "", row.due_on, url)
    for measure in _measures(move).select_related("owner", "target").order_by("due_on", "pk")[:MOST]:
        who = measure.owner.full_name if measure.owner else ""
        url = reverse("targets:detail", args=[measure.target.uid])
        yield OpenLine(measure.title, "Giải pháp chưa xong", who, measure.due_on, url)
    waiting = BreakthroughTask.objects.filter(approver_id=move.organisation_id, state=TaskState.REGISTERED)
    for task in waiting.select_related("official").order_by("due_on", "pk")[:MOST]:
        url = reverse("targets:task", args=[task.uid])
        yield OpenLine(task.title, "Việc đột phá chờ duyệt", task.official.full_name, task.due_on, url)


def hand_on(move: Move) -> int:
    """Give what the leaver looked after to whoever goes on; where nobody does yet, to the committee as a whole."""
    to = {"owner_id": move.receiver_id}
    limited = _limitations(move).filter(owner_id=move.leaver_id).update(**to)
    return limited + _measures(move).filter(owner_id=move.leaver_id).update(**to)


def _limitations(move: Move) -> "QuerySet[Limitation]":
    """Return the open limitations of the organisation."""
    return Limitation.objects.filter(organisation_id=move.organisation_id, closed_on=None).select_related(
        "organisation"
    )


def _measures(move: Move) -> "QuerySet[Measure]":
    """Return the open measures of the organisation."""
    return Measure.objects.filter(organisation_id=move.organisation_id, done_on=None)


TARGETS = OpenWork("targets", "Hạn chế, giải pháp, việc đột phá chờ duyệt", lines, hand_on)
