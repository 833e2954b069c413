"""The sentences about tasks that the system itself writes, and where they lead."""

from django.urls import reverse

from sotay.work.models import Task

TASK_GIVEN = "Đồng chí được giao nhiệm vụ: {title}"


def task_link(task: Task) -> str:
    """Return the address of the task's page."""
    return reverse("work:detail", args=[task.uid])
