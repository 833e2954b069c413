"""Dated rules: every number, deadline and label that a regulation fixes, with its source."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models


class Norm(models.Model):
    """One value of one rule while `valid` holds (`domain.md` appendix A names the keys)."""

    code = models.CharField("khóa quy định", max_length=60)
    value = models.JSONField("giá trị")
    valid = DateRangeField("hiệu lực")
    source = models.CharField("văn bản, điều khoản", max_length=200)
    note = models.CharField("diễn giải", max_length=300, blank=True)

    class Meta:
        verbose_name = "định mức"
        constraints = [
            ExclusionConstraint(
                name="norm_one_value_at_a_time",
                expressions=[("code", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="norm_names_its_source"),
        ]

    def __str__(self) -> str:
        """Return the key."""
        return self.code


class Rubric(models.Model):
    """A dated table of points by which a cell scores its meeting (42-HD/BTCTW and provincial forms)."""

    name = models.CharField("tên bảng điểm", max_length=200)
    valid = DateRangeField("hiệu lực")
    source = models.CharField("văn bản", max_length=200)
    bands = models.JSONField("mức xếp loại", help_text="[[90, 'Tốt'], [70, 'Khá'], …], from the highest")

    class Meta:
        verbose_name = "bảng chấm điểm"
        constraints = [
            ExclusionConstraint(name="rubric_one_at_a_time", expressions=[("valid", RangeOperators.OVERLAPS)]),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class RubricItem(models.Model):
    """One line of a rubric: what is judged, its most points, and by which rule it can be suggested."""

    rubric = models.ForeignKey(Rubric, models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField("thứ tự")
    group = models.CharField("nhóm", max_length=100)
    title = models.CharField("nội dung", max_length=300)
    maximum = models.PositiveSmallIntegerField("điểm tối đa")
    rule = models.CharField("cách tính", max_length=40, default="manual")
    bands = models.JSONField(
        "mức điểm", default=list, help_text="[[90, 4], [75, 3], …]: at least this per cent, these points"
    )

    class Meta:
        verbose_name = "tiêu chí chấm điểm"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["rubric", "number"], name="rubric_item_number_once")]

    def __str__(self) -> str:
        """Return the title."""
        return self.title
