"""Themes: the catalogue that committees keep, and what a cell has planned for which month."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from sotay.meetings.choices import PlanStatus, ThemeField


class Theme(models.Model):
    """A theme that a committee offers to the cells below it, with what to read about it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="themes")
    title = models.CharField("tên chuyên đề", max_length=300)
    field = models.CharField("lĩnh vực", max_length=10, choices=ThemeField.choices)
    summary = models.TextField("gợi ý nội dung", blank=True)
    retired_at = models.DateTimeField("thôi dùng từ", null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "chuyên đề trong kho"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "title"], condition=models.Q(retired_at=None), name="theme_once_a_catalogue"
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="theme_has_a_title"),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class ThemeDocument(models.Model):
    """A stored file about a theme of the catalogue."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="documents")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    title = models.CharField("tên tài liệu", max_length=200)

    class Meta:
        verbose_name = "tài liệu của chuyên đề"
        ordering = ["id"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class PlannedTheme(models.Model):
    """A line of a cell's yearly plan: in which month, which theme, who writes the paper, and what the committee said.

    Once approved it prepares a thematic meeting, whose document the paper is.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="planned_themes")
    period = models.DateField("tháng sinh hoạt")
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="planned")
    title = models.CharField("tên chuyên đề", max_length=300)
    author = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="+")
    paper_due = models.DateField("hạn nộp bài", null=True, blank=True)
    status = models.CharField("tình trạng", max_length=9, choices=PlanStatus.choices, default=PlanStatus.DRAFT)
    submitted_at = models.DateTimeField("đăng ký lúc", null=True, blank=True)
    decided_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    note = models.CharField("ý kiến của cấp ủy cấp trên", max_length=500, blank=True)
    meeting = models.OneToOneField(
        "meetings.Meeting", models.SET_NULL, null=True, blank=True, related_name="planned_theme"
    )
    paper = models.ForeignKey("meetings.MeetingDocument", models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "chuyên đề trong kế hoạch"
        constraints = [
            models.UniqueConstraint(fields=["organisation", "period", "title"], name="planned_theme_once_a_month"),
            models.CheckConstraint(condition=models.Q(period__day=1), name="planned_theme_period_is_a_month"),
            models.CheckConstraint(condition=~models.Q(title=""), name="planned_theme_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(status=PlanStatus.DRAFT) | models.Q(submitted_at__isnull=False),
                name="planned_theme_decided_after_submitting",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=[PlanStatus.DRAFT, PlanStatus.SUBMITTED])
                | models.Q(decided_at__isnull=False),
                name="planned_theme_decision_has_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=PlanStatus.RETURNED) | ~models.Q(note=""),
                name="planned_theme_returned_with_a_sentence",
            ),
            models.CheckConstraint(
                condition=models.Q(meeting=None) | models.Q(status=PlanStatus.APPROVED),
                name="planned_theme_meets_when_approved",
            ),
        ]
        indexes = [
            # a cell's year
            models.Index(fields=["organisation", "period"], name="planned_theme_of_cell"),
            # what waits for a committee
            models.Index(
                fields=["organisation"], name="planned_theme_waiting", condition=models.Q(status=PlanStatus.SUBMITTED)
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title
