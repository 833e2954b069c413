"""The points that a cell gives its meeting, line by line of the dated rubric."""

from django.db import models
from django.db.models import F, Q

from sotay.meetings.models.meeting import Meeting


class ScoreLine(models.Model):
    """Points for one rubric item, with the evidence that suggested them."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="score_lines", db_index=False)
    item = models.ForeignKey("regulations.RubricItem", models.PROTECT, related_name="+", db_index=False)
    maximum = models.PositiveSmallIntegerField("điểm tối đa")
    suggested = models.PositiveSmallIntegerField("điểm gợi ý", null=True, blank=True)
    points = models.PositiveSmallIntegerField("điểm chấm")
    evidence = models.CharField("căn cứ", max_length=300, blank=True)

    class Meta:
        verbose_name = "điểm thành phần"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "item"], name="score_once_an_item"),
            models.CheckConstraint(condition=Q(points__lte=F("maximum")), name="score_within_maximum"),
        ]

    def __str__(self) -> str:
        """Return the points."""
        return f"{self.points}/{self.maximum}"
