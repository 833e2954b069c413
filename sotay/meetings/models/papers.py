"""Minutes and resolution: written from what happened, edited, confirmed by two, sealed, corrected only by addendum."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from sotay.meetings.choices import PaperKind
from sotay.meetings.models.meeting import Meeting


class Paper(models.Model):
    """The minutes or the resolution of a meeting.

    `sections` is a list of `{"key", "heading", "level", "paragraphs": [str], "table": [[str]] | None, "edited": bool}`.
    `record` is the hash of what happened (attendance, opinions, votes, points) at the sealing; `seal` is the hash of content,
    record and the cell's previous seal; a trigger refuses changing a sealed row.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="papers", db_index=False)
    kind = models.CharField("loại văn bản", max_length=10, choices=PaperKind.choices)
    number = models.PositiveIntegerField("số", null=True, blank=True)
    symbol = models.CharField("ký hiệu", max_length=30, blank=True)
    title = models.CharField("trích yếu", max_length=300)
    sections = models.JSONField("nội dung", default=list)
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField(default=timezone.now)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    confirmed_by_secretary_at = models.DateTimeField("thư ký xác nhận lúc", null=True, blank=True)
    confirmed_by_secretary = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    confirmed_by_chair_at = models.DateTimeField("chủ trì xác nhận lúc", null=True, blank=True)
    confirmed_by_chair = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    record = models.CharField("dấu của diễn biến kỳ họp", max_length=64, blank=True)
    sealed_at = models.DateTimeField("khóa lúc", null=True, blank=True)
    seal = models.CharField("dấu niêm", max_length=64, blank=True)
    previous_seal = models.CharField("dấu niêm liền trước", max_length=64, blank=True)

    class Meta:
        verbose_name = "văn bản kỳ sinh hoạt"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "kind"], name="paper_once_a_meeting"),
            models.CheckConstraint(
                condition=models.Q(sealed_at=None)
                | (
                    models.Q(confirmed_by_secretary_at__isnull=False, confirmed_by_chair_at__isnull=False)
                    & ~models.Q(seal="")
                ),
                name="paper_sealed_by_both",
            ),
            # the chain of a cell has no forks: a seal is followed by one paper at most
            models.UniqueConstraint(fields=["seal"], condition=~models.Q(seal=""), name="paper_seal_once"),
            models.UniqueConstraint(
                fields=["previous_seal"],
                condition=~models.Q(previous_seal=""),
                name="paper_follows_a_seal_once",
            ),
        ]

    def __str__(self) -> str:
        """Return kind and title."""
        return f"{self.get_kind_display()}: {self.title}"


class Addendum(models.Model):
    """A correction of a sealed paper, beside it, never in it."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="addenda")
    text = models.TextField("nội dung đính chính")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "phụ lục đính chính"
        ordering = ["made_at"]

    def __str__(self) -> str:
        """Return the beginning of the text."""
        return self.text[:60]
