"""Dated rules: every number, deadline and label that a regulation fixes, with its source."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from sotay.regulations.choices import ScoreRule


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
    """A dated table of points by which a cell scores its meeting (42-HD/BTCTW and provincial forms).

    `organisation` is empty for the national table; a province's own takes its place while it is valid. From the first day in
    force on nothing of it changes but its end, so that a meeting keeps the table under which it was held.
    """

    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="rubrics"
    )
    name = models.CharField("tên bảng điểm", max_length=200)
    valid = DateRangeField("hiệu lực")
    source = models.CharField("văn bản", max_length=200)
    bands = models.JSONField("mức xếp loại", help_text="[[90, 'Tốt'], [70, 'Khá'], …], from the highest")

    class Meta:
        verbose_name = "bảng chấm điểm"
        constraints = [
            ExclusionConstraint(
                name="rubric_one_at_a_time",
                expressions=[("valid", RangeOperators.OVERLAPS)],
                condition=models.Q(organisation=None),
            ),
            ExclusionConstraint(
                name="rubric_of_a_province_one_at_a_time",
                expressions=[("organisation", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="rubric_names_its_source"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class RubricItem(models.Model):
    """One line of a rubric: what is judged, its most points, and by which rule the records decide it.

    A trigger holds the maxima of a rubric's lines together at 100, and a rubric in force as it is.
    """

    rubric = models.ForeignKey(Rubric, models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField("thứ tự")
    group = models.CharField("nhóm", max_length=100)
    title = models.CharField("nội dung", max_length=300)
    maximum = models.PositiveSmallIntegerField("điểm tối đa")
    rule = models.CharField("cách tính", max_length=40, choices=ScoreRule.choices, default=ScoreRule.MANUAL)
    bands = models.JSONField(
        "mức điểm", default=list, help_text="[[90, 4], [75, 3], …]: at least this per cent, these points"
    )

    class Meta:
        verbose_name = "tiêu chí chấm điểm"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["rubric", "number"], name="rubric_item_number_once"),
            models.CheckConstraint(condition=models.Q(rule__in=ScoreRule.values), name="rubric_item_rule_is_known"),
            models.CheckConstraint(condition=models.Q(maximum__gte=1, maximum__lte=100), name="rubric_item_has_points"),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class CalendarDay(models.Model):
    """A day that the week alone does not tell: a public holiday, or a weekend day worked in exchange.

    `organisation` is empty for what was shipped; the province records what the Government announces each year.
    """

    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    day = models.DateField("ngày", unique=True)
    is_working = models.BooleanField("đi làm", default=False)
    name = models.CharField("dịp", max_length=100)
    source = models.CharField("văn bản", max_length=200)

    class Meta:
        verbose_name = "ngày nghỉ, ngày làm bù"
        ordering = ["day"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_working=False) | models.Q(day__iso_week_day__in=(6, 7)),
                name="calendar_day_worked_is_a_weekend",
            ),
            models.CheckConstraint(condition=~models.Q(name="") & ~models.Q(source=""), name="calendar_day_says_why"),
        ]

    def __str__(self) -> str:
        """Return the occasion."""
        return self.name
