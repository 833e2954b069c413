"""Notices to persons, one row each, partitioned by year."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class Notification(models.Model):
    """A notice in the handbook: what happened, where to look, whether it was read."""

    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications", db_index=False)
    kind = models.CharField("loại", max_length=40)
    title = models.CharField("tiêu đề", max_length=200)
    link = models.CharField("địa chỉ", max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField("đã xem lúc", null=True, blank=True)

    class Meta:
        verbose_name = "thông báo"
        indexes = [
            # a person's notices, newest first
            models.Index(fields=["user", "-created_at"], name="notification_of_user"),
            # how many of them wait: asked for on every page
            models.Index(fields=["user"], name="notification_unread", condition=models.Q(read_at=None)),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title
