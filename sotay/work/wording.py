"""The sentences about tasks that the system itself writes, and where they lead."""

from django.urls import reverse

from sotay.work.models import Task

TASK_DAY = "Hạn: {title}"
TASKS_OVERDUE = "{words}: {count} việc quá hạn cần đôn đốc. {title}"
TASKS_DUE = "{count} việc đến hạn hoặc quá hạn: {title}"
TASK_GIVEN = "Đồng chí được giao nhiệm vụ: {title}"


def task_link(task: Task) -> str:
    """Return the address of the task's page."""
    return reverse("work:detail", args=[task.uid])


def cell_link() -> str:
    """Return the address of the tasks of the cells in which one gives tasks."""
    return f"{reverse('work:list')}?whose=cell"


def list_link() -> str:
    """Return the address of the list "Việc"."""
    return reverse("work:list")
