"""States of a task."""

from django.db.models import TextChoices


class TaskStatus(TextChoices):
    """How far a task is; the words of section I of the monthly resolution."""

    OPEN = "open", "Đang thực hiện"
    DONE = "done", "Hoàn thành"
    NOT_DONE = "not_done", "Không hoàn thành"
    DROPPED = "dropped", "Thôi thực hiện"
