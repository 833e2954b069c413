"""The points of a meeting, line by line of the dated rubric, and the points that a cell contests."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sotay.meetings.choices import ContestStatus
from sotay.meetings.models.meeting import Meeting


class ScoreLine(models.Model):
    """Points for one rubric item: computed, with the evidence, or given by the cell where no record can decide."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="score_lines", db_index=False)
    item = models.ForeignKey("regulations.RubricItem", models.PROTECT, related_name="+", db_index=False)
    maximum = models.PositiveSmallIntegerField("điểm tối đa")
    computed = models.PositiveSmallIntegerField("điểm tính từ diễn biến", null=True, blank=True)
    # empty until the cell has judged what it judges itself
    points = models.PositiveSmallIntegerField("điểm", null=True, blank=True)
    evidence = models.CharField("căn cứ", max_length=300, blank=True)

    class Meta:
        verbose_name = "điểm thành phần"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "item"], name="score_once_an_item"),
            models.CheckConstraint(condition=Q(points__lte=F("maximum")), name="score_within_maximum"),
            models.CheckConstraint(
                condition=Q(computed=None) | Q(points=F("computed"), points__isnull=False),
                name="score_computed_is_not_typed",
            ),
        ]

    def __str__(self) -> str:
        """Return the points."""
        return f"{self.points}/{self.maximum}"


class ScoreContest(models.Model):
    """A computed point with which the cell does not agree; the committee above accepts the proposed one or keeps the computed.

    The line stays as the records say; an accepted contest stands beside it, and counts.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    line = models.ForeignKey(ScoreLine, models.PROTECT, related_name="contests", db_index=False)
    maximum = models.PositiveSmallIntegerField("điểm tối đa")
    computed = models.PositiveSmallIntegerField("điểm tính từ diễn biến")
    proposed = models.PositiveSmallIntegerField("điểm đề nghị")
    reason = models.CharField("lý do đề nghị", max_length=500)
    status = models.CharField("tình trạng", max_length=9, choices=ContestStatus.choices, default=ContestStatus.OPEN)
    made_at = models.DateTimeField("gửi lúc", default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    answer = models.CharField("ý kiến của cấp ủy cấp trên", max_length=500, blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "đề nghị xem lại điểm"
        ordering = ["made_at", "id"]
        constraints = [
            # a point is judged once; what was withdrawn may be sent again
            models.UniqueConstraint(
                fields=["line"], condition=~Q(status=ContestStatus.WITHDRAWN), name="contest_once_a_line"
            ),
            models.CheckConstraint(
                condition=Q(proposed__lte=F("maximum")) & ~Q(proposed=F("computed")), name="contest_proposes_another"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="contest_has_a_reason"),
            models.CheckConstraint(
                condition=~Q(status__in=[ContestStatus.ACCEPTED, ContestStatus.KEPT])
                | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="contest_answered_with_a_reason",
            ),
        ]
        indexes = [
            # what waits at a committee's desk
            models.Index(fields=["made_at"], condition=Q(status=ContestStatus.OPEN), name="contest_waiting"),
        ]

    def __str__(self) -> str:
        """Return both points."""
        return f"{self.computed} → {self.proposed}/{self.maximum}"

    @property
    def meeting(self) -> Meeting:
        """Return the meeting, where the contest is at home."""
        return self.line.meeting
