"""Tasks: something to do, whose it is, and by when. One list a person, whatever gave the task."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from sotay.core.behalf import OnBehalf, behalf_constraints
from sotay.work.choices import TaskStatus


class Task(OnBehalf):
    """A task of a cell, given to one of its members or to the cell committee as a whole (`owner` empty).

    `on_behalf` is about the result: somebody wrote it for the owner.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="tasks")
    # A label, not an import: meetings stand above tasks.
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, null=True, blank=True, related_name="tasks")
    owner = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="tasks")
    title = models.CharField("nhiệm vụ", max_length=300)
    due_on = models.DateField("thời hạn")
    status = models.CharField("tình trạng", max_length=10, choices=TaskStatus.choices, default=TaskStatus.OPEN)
    result = models.CharField("kết quả", max_length=500, blank=True)
    finished_on = models.DateField("ngày xong", null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    # grows with every change of words, day or owner: calendars follow it
    revision = models.PositiveSmallIntegerField("lần thay đổi", default=0)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "nhiệm vụ"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status=TaskStatus.OPEN, finished_on=None)
                | (~models.Q(status=TaskStatus.OPEN) & models.Q(finished_on__isnull=False)),
                name="task_finished_when_not_open",
            ),
            models.CheckConstraint(
                condition=models.Q(on_behalf=False) | models.Q(owner__isnull=False), name="task_on_behalf_of_somebody"
            ),
            *behalf_constraints("task", "entered_by"),
        ]
        indexes = [
            # the open tasks of a person, the nearest first
            models.Index(
                fields=["owner", "due_on"], name="task_open_of_owner", condition=models.Q(status=TaskStatus.OPEN)
            ),
            # the open tasks of a cell, carried to the next meeting
            models.Index(
                fields=["organisation", "due_on"], name="task_open_of_cell", condition=models.Q(status=TaskStatus.OPEN)
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title
