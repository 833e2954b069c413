"""The sheets of a meeting that came back from the room: photographed, signed."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from sotay.meetings.choices import SheetKind
from sotay.meetings.models.meeting import Meeting


class SignedSheet(models.Model):
    """A picture of a printed sheet of the meeting, filled in and signed: what entries from paper rest upon."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="signed_sheets")
    sheet = models.CharField("tờ", max_length=10, choices=SheetKind.choices)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "ảnh tờ giấy đã ký"
        ordering = ["id"]

    def __str__(self) -> str:
        """Return which sheet it is."""
        return self.get_sheet_display()
