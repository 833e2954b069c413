"""The sentences about tasks that the system itself writes, and where they lead."""

from django.urls import reverse

from sotay.work.models import Task

TASK_DAY = "Hạn: {title}"
TASKS_DUE = "{count} việc đến hạn hoặc quá hạn: {title}"
TASK_GIVEN = "Đồng chí được giao nhiệm vụ: {title}"


def task_link(task: Task) -> str:
    """Return the address of the task's page."""
    return reverse("work:detail", args=[task.uid])


def list_link() -> str:
    """Return the address of the list "Việc"."""
    return reverse("work:list")
