"""A person's open tasks in their calendar: each a whole day, the last one in time."""

from sotay.core.calendars import Engagement
from sotay.work.choices import TaskStatus
from sotay.work.models import Task
from sotay.work.wording import TASK_DAY, task_link

SHOWN = 100


def engagements_of(account: int) -> list[Engagement]:
    """Return the open tasks of an account, the nearest first."""
    rows = Task.objects.filter(owner__account=account, status=TaskStatus.OPEN).select_related("organisation")
    return [
        Engagement(
            uid=str(task.uid),
            revision=0,
            on=task.due_on,
            title=TASK_DAY.format(title=task.title),
            place="",
            url=task_link(task),
            made_at=task.created_at,
        )
        for task in rows.order_by("due_on", "id")[:SHOWN]
    ]
