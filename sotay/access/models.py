"""Grants: a role held at a node of the tree between two days, and the operations that came in exactly once."""

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.utils import timezone


class Grant(models.Model):
    """A role at an organisation, flowing down to everything below it while `valid` holds.

    It comes from a position, an affiliation or a duty and carries that source, so that it ends when the source ends.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="grants")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="grants")
    role = models.CharField("vai trò", max_length=40)
    valid = DateRangeField("hiệu lực")
    position = models.ForeignKey("committees.Position", models.CASCADE, null=True, blank=True, related_name="grants")
    affiliation = models.ForeignKey("members.Affiliation", models.CASCADE, null=True, blank=True, related_name="grants")
    reason = models.CharField("căn cứ", max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "quyền được giao"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(position__isnull=False) | models.Q(affiliation__isnull=False) | ~models.Q(reason=""),
                name="grant_has_a_source",
            ),
        ]
        indexes = [
            # who holds a role at a node today
            GistIndex(fields=["organisation", "valid"], name="grant_at_node", opclasses=["gist_int8_ops", "range_ops"]),
        ]

    def __str__(self) -> str:
        """Return the role."""
        return self.role


class Operation(models.Model):
    """An operation that was asked for with an id of its own (API key, offline entry), and what it was answered.

    The id is the primary key: a second arrival finds the first answer and does nothing.
    """

    class Status(models.TextChoices):
        """How the operation ended."""

        APPLIED = "applied", "đã thực hiện"
        REFUSED = "refused", "bị từ chối"

    id = models.UUIDField(primary_key=True)
    # A fingerprint of account, action and target; not the account, so that an anonymous question stays anonymous.
    fingerprint = models.CharField(max_length=64)
    status = models.CharField(max_length=10, choices=Status.choices)
    answer = models.JSONField(default=dict)
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "thao tác nhận một lần"

    def __str__(self) -> str:
        """Return the id."""
        return str(self.id)
