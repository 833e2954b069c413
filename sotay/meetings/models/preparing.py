"""What stands around the preparing of meetings: the orientation from above, and the calendar that a person subscribes to."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class Orientation(models.Model):
    """What an upper committee asks the cells below it to take up in a month; copied into their meetings."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="orientations")
    period = models.DateField("kỳ (tháng)")
    text = models.TextField("định hướng nội dung sinh hoạt")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "định hướng sinh hoạt"
        constraints = [
            models.UniqueConstraint(fields=["organisation", "period"], name="orientation_once_a_month"),
            models.CheckConstraint(condition=models.Q(period__day=1), name="orientation_period_is_a_month"),
            models.CheckConstraint(condition=~models.Q(text=""), name="orientation_says_something"),
        ]

    def __str__(self) -> str:
        """Return the beginning of the text."""
        return self.text[:60]


class CalendarFeed(models.Model):
    """A person's own calendar address; a new `uid` makes the old address worthless."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "lịch cá nhân"

    def __str__(self) -> str:
        """Return nothing that could be used as the address."""
        return f"{self.made_at:%d/%m/%Y}"
