"""Reports that the level above asks for, and those that units submit, sealed with the figures as they were."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q

from sotay.organisations.choices import Kind
from sotay.reporting.choices import PeriodKind, ReportStatus


class ReportForm(models.Model):
    """A report asked of all units of some kinds below `organisation` while `valid` holds; a pattern where no organisation asks.

    `sections` is a list of `{"key", "heading", "figures": [source, …], "hint"}`; the sources are those of `reporting.figures`.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField("tên báo cáo", max_length=200)
    period_kind = models.CharField("kỳ báo cáo", max_length=9, choices=PeriodKind.choices)
    kinds = ArrayField(models.CharField(max_length=20, choices=Kind.choices), verbose_name="nơi phải báo cáo")
    due_days = models.PositiveSmallIntegerField("hạn gửi, số ngày làm việc sau kỳ", default=5)
    asked_on = models.DateField("yêu cầu ngày", null=True, blank=True)
    due_on = models.DateField("hạn của báo cáo đột xuất", null=True, blank=True)
    sections = models.JSONField("các phần", default=list)
    valid = DateRangeField("hiệu lực")
    source = models.CharField("theo văn bản", max_length=200, blank=True)

    class Meta:
        verbose_name = "chế độ báo cáo"
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="report_form_has_a_name"),
            models.CheckConstraint(condition=Q(kinds__len__gte=1), name="report_form_asks_somebody"),
            models.CheckConstraint(
                condition=Q(period_kind=PeriodKind.SUDDEN, asked_on__isnull=False, due_on__gte=F("asked_on"))
                | (~Q(period_kind=PeriodKind.SUDDEN) & Q(asked_on=None, due_on=None)),
                name="report_form_sudden_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Report(models.Model):
    """What a unit reports of a period; once submitted, nothing of it changes (a trigger refuses).

    A report that was returned stays as it was signed; the unit signs its next `version`. `gathered` is what the units below
    submitted to a body that reports itself: `{"form", "name", "words", "asked", "submitted", "figures", "units"}`.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    form = models.ForeignKey(ReportForm, models.PROTECT, related_name="reports")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    first = models.DateField("từ ngày")
    last = models.DateField("đến ngày")
    version = models.PositiveSmallIntegerField("lần gửi", default=1)
    due_on = models.DateField("hạn gửi")
    status = models.CharField("tình trạng", max_length=9, choices=ReportStatus.choices, default=ReportStatus.DRAFT)
    texts = models.JSONField("lời", default=dict)
    figures = models.JSONField("số liệu", default=dict)
    gathered = models.JSONField("tổng hợp từ cấp dưới", default=dict, blank=True)
    counted_at = models.DateTimeField("số liệu tính lúc")
    submitted_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    submitted_on = models.DateField("ngày gửi", null=True, blank=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    signatory = models.CharField("người ký", max_length=120, blank=True)
    seal = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = "báo cáo"
        constraints = [
            models.UniqueConstraint(
                fields=["form", "organisation", "first", "version"], name="report_version_once_a_period"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="report_versions_from_one"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="report_period_in_order"),
            models.CheckConstraint(
                condition=Q(status=ReportStatus.DRAFT, submitted_at=None, submitted_on=None, signed_by=None, seal="")
                | (
                    Q(status=ReportStatus.SUBMITTED, submitted_at__isnull=False, submitted_on__isnull=False)
                    & Q(signed_by__isnull=False)
                    & ~Q(seal="")
                ),
                name="report_submitted_is_sealed",
            ),
        ]

    def __str__(self) -> str:
        """Return the form's name."""
        return self.form.name


class ReportReturn(models.Model):
    """That the body which asked returned a submitted report: why, who, and until when the next version is due."""

    report = models.OneToOneField(Report, models.PROTECT, related_name="returned")
    reason = models.CharField("lý do trả lại", max_length=500)
    due_on = models.DateField("hạn gửi lại")
    returned_on = models.DateField("trả lại ngày")
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        verbose_name = "báo cáo bị trả lại"
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="report_return_has_a_reason"),
            models.CheckConstraint(condition=Q(due_on__gte=F("returned_on")), name="report_return_leaves_time"),
        ]

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason


class Reminder(models.Model):
    """That a unit was reminded of a report: each at most once a day."""

    form = models.ForeignKey(ReportForm, models.CASCADE, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    first = models.DateField()
    sent_on = models.DateField("ngày nhắc")

    class Meta:
        verbose_name = "lời nhắc báo cáo"
        constraints = [
            models.UniqueConstraint(fields=["form", "organisation", "first", "sent_on"], name="reminder_once_a_day")
        ]

    def __str__(self) -> str:
        """Return the day."""
        return f"{self.sent_on:%d/%m/%Y}"
