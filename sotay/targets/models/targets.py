"""Resolutions, their targets and measures, and what is reported by hand where no record tells it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sotay.targets.choices import Direction, Measured


class Resolution(models.Model):
    """The resolution of a congress, or of a year, that sets targets for a period.

    Until it is issued, all of it can be corrected; afterwards a trigger lets its targets change by an amending decision only.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="target_resolutions")
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    title = models.CharField("trích yếu", max_length=300)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    is_issued = models.BooleanField("đã ban hành", default=False)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày")
    # where it was passed, as far as this system knows, and the paper itself
    congress = models.ForeignKey("committees.Congress", models.PROTECT, null=True, blank=True, related_name="+")
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, null=True, blank=True, related_name="+")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "nghị quyết"
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number", "issued_on"], condition=~Q(number=""), name="target_resolution_once"
            ),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="target_resolution_has_a_period"),
            models.CheckConstraint(condition=~Q(title=""), name="target_resolution_is_named"),
            models.CheckConstraint(
                condition=Q(is_issued=False) | (~Q(number="") & Q(issued_on__isnull=False)),
                name="target_resolution_issued_has_number_and_day",
            ),
        ]

    def __str__(self) -> str:
        """Return the number, or that there is none yet."""
        return self.number or "Dự thảo nghị quyết"


class Target(models.Model):
    """What is to be reached between two days. With `indicator` it is bound: its progress is counted from records, never typed.

    `parent` is the target of the organisation above of which this one is a share. A trigger refuses reports by hand of a bound
    target, and binding a target that has them.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="targets")
    resolution = models.ForeignKey(Resolution, models.PROTECT, null=True, blank=True, related_name="targets")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="allocations")
    place = models.PositiveSmallIntegerField("thứ tự", default=0, db_default=0)
    name = models.CharField("chỉ tiêu", max_length=300)
    unit = models.CharField("đơn vị tính", max_length=40)
    direction = models.CharField("chiều", max_length=8, choices=Direction.choices, default=Direction.AT_LEAST)
    measured = models.CharField("cách tính", max_length=5, choices=Measured.choices, default=Measured.TOTAL)
    indicator = models.CharField("chỉ số tính từ hồ sơ", max_length=30, blank=True)
    baseline = models.DecimalField("số ban đầu", max_digits=14, decimal_places=2, default=0)
    goal = models.DecimalField("chỉ tiêu cả kỳ", max_digits=14, decimal_places=2)
    yearly = models.DecimalField("mỗi năm ít nhất", max_digits=14, decimal_places=2, null=True, blank=True)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày")

    class Meta:
        verbose_name = "chỉ tiêu"
        ordering = ["ends_on", "place", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="target_has_a_period"),
            models.CheckConstraint(condition=Q(goal__gte=0, baseline__gte=0), name="target_is_not_negative"),
            models.CheckConstraint(
                condition=Q(direction=Direction.AT_MOST) | Q(goal__gt=0), name="target_to_reach_is_something"
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(unit=""), name="target_has_name_and_unit"),
            models.CheckConstraint(
                condition=Q(yearly=None) | Q(measured=Measured.TOTAL, direction=Direction.AT_LEAST, yearly__gt=0),
                name="target_yearly_of_a_total",
            ),
            models.CheckConstraint(
                condition=~Q(measured=Measured.YES_NO) | Q(goal=1, direction=Direction.AT_LEAST, indicator=""),
                name="target_yes_or_no_is_one",
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="target_is_not_its_own_share"),
            models.UniqueConstraint(
                fields=["parent", "organisation"], condition=Q(parent__isnull=False), name="target_allocated_once"
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @property
    def is_bound(self) -> bool:
        """Tell whether progress is counted from records."""
        return bool(self.indicator)


class TargetChange(models.Model):
    """What was asked of a target before a day, and since: by the amending decision where its resolution was issued.

    Without anything before, the target itself was added on that day.
    """

    target = models.ForeignKey(Target, models.CASCADE, related_name="changes")
    changed_on = models.DateField("từ ngày")
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField("lý do", max_length=300, blank=True)
    goal_before = models.DecimalField("chỉ tiêu trước", max_digits=14, decimal_places=2, null=True, blank=True)
    goal = models.DecimalField("chỉ tiêu sau", max_digits=14, decimal_places=2)
    yearly_before = models.DecimalField("mỗi năm trước", max_digits=14, decimal_places=2, null=True, blank=True)
    yearly = models.DecimalField("mỗi năm sau", max_digits=14, decimal_places=2, null=True, blank=True)
    ends_before = models.DateField("đến ngày, trước", null=True, blank=True)
    ends_on = models.DateField("đến ngày, sau")
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "điều chỉnh chỉ tiêu"
        ordering = ["-changed_on", "-pk"]

    def __str__(self) -> str:
        """Return the day."""
        return f"{self.changed_on:%d/%m/%Y}"


class Measure(models.Model):
    """One thing that is done for a target: whose it is, by when, and what shows that it was done."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="target_measures")
    target = models.ForeignKey(Target, models.CASCADE, related_name="measures")
    title = models.CharField("giải pháp", max_length=300)
    owner = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="+")
    lead = models.CharField("đơn vị chủ trì", max_length=200, blank=True, db_default="")
    due_on = models.DateField("thời hạn")
    done_on = models.DateField("ngày xong", null=True, blank=True)
    evidence = models.CharField("kết quả, minh chứng", max_length=500, blank=True)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "giải pháp"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(done_on=None) | ~Q(evidence=""), name="measure_done_needs_evidence"),
            models.CheckConstraint(condition=~Q(title=""), name="measure_is_named"),
        ]
        indexes = [
            # what is open, for the list of those who look after it
            models.Index(fields=["due_on"], name="measure_open", condition=Q(done_on=None)),
        ]

    def __str__(self) -> str:
        """Return what is done."""
        return self.title


class ManualReport(models.Model):
    """What was reported by hand of a target that no record tells: the value reached on a day, and what shows it."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="reports")
    reported_on = models.DateField("tính đến ngày")
    value = models.DecimalField("kết quả", max_digits=14, decimal_places=2)
    evidence = models.CharField("minh chứng", max_length=500)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "báo cáo bằng tay"
        ordering = ["-reported_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["target", "reported_on"], name="manual_report_once_a_day"),
            models.CheckConstraint(condition=~Q(evidence=""), name="manual_report_needs_evidence"),
            models.CheckConstraint(condition=Q(value__gte=0), name="manual_report_is_not_negative"),
        ]

    def __str__(self) -> str:
        """Return the day."""
        return f"{self.reported_on:%d/%m/%Y}"
