"""The two append-only ledgers: what was done, and whose data was read. Both are partitioned by year."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Entry(models.Model):
    """One action that took effect: who, what, to which record, when, through which door.

    A database trigger refuses changing and deleting. `user` is empty for the system itself and for the few actions that
    must not name their author (an anonymous question).
    """

    at = models.DateTimeField(default=timezone.now)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    channel = models.CharField(max_length=10)
    action = models.CharField(max_length=80)
    target_type = models.CharField(max_length=60)
    target_id = models.BigIntegerField()
    organisation_id = models.BigIntegerField(null=True)
    detail = models.JSONField(default=dict)

    class Meta:
        verbose_name = "nhật ký thao tác"
        indexes = [
            # the history of one record
            models.Index(fields=["target_type", "target_id", "at"], name="entry_of_target"),
            # what one person did
            models.Index(fields=["user", "at"], name="entry_of_user"),
        ]

    def __str__(self) -> str:
        """Return the action's name."""
        return self.action


class Reading(models.Model):
    """One showing of masked data (national ID, phone, address) or of a member's record to somebody else."""

    at = models.DateTimeField(default=timezone.now)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    target_type = models.CharField(max_length=60)
    target_id = models.BigIntegerField()
    fields = models.JSONField(default=list)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "nhật ký đọc dữ liệu"
        indexes = [
            # the member asks who has read their record
            models.Index(fields=["target_type", "target_id", "at"], name="reading_of_target"),
        ]

    def __str__(self) -> str:
        """Return what was read."""
        return f"{self.target_type}:{self.target_id}"
