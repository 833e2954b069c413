"""The day of the month on which all cells below a node meet, and what a cell is allowed that others are not."""

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils import timezone

from sotay.meetings.choices import MonthPattern, RequestStatus


class UnifiedDay(models.Model):
    """From a date on, the cells below the node meet on one day of the month; of several, the nearest node's holds."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="unified_days")
    day = models.PositiveSmallIntegerField("ngày trong tháng")
    months = models.CharField("áp dụng", max_length=5, choices=MonthPattern.choices, default=MonthPattern.EVERY)
    valid = DateRangeField("hiệu lực")
    source = models.CharField("văn bản quy định", max_length=200)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "ngày sinh hoạt thống nhất"
        constraints = [
            ExclusionConstraint(
                name="unified_day_one_at_a_time",
                expressions=[("organisation", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=models.Q(day__gte=1, day__lte=28), name="unified_day_in_every_month"),
            models.CheckConstraint(condition=~models.Q(source=""), name="unified_day_has_a_source"),
        ]

    def __str__(self) -> str:
        """Return the day."""
        return f"ngày {self.day}"


class CellRequest(models.Model):
    """What a cell asks of its upper committee for a time and with a reason, and what the committee said."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    valid = DateRangeField("thời gian")
    reason = models.CharField("lý do", max_length=500)
    status = models.CharField("tình trạng", max_length=8, choices=RequestStatus.choices, default=RequestStatus.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    note = models.CharField("ý kiến của cấp ủy cấp trên", max_length=500, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason


class DayException(CellRequest):
    """A cell that meets on another day than the unified one."""

    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="day_exceptions")

    class Meta:
        verbose_name = "ngày sinh hoạt riêng"
        constraints = [
            ExclusionConstraint(
                name="day_exception_granted_once",
                expressions=[("organisation", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                condition=models.Q(status=RequestStatus.GRANTED),
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="day_exception_for_a_reason"),
            models.CheckConstraint(
                condition=models.Q(status=RequestStatus.ASKED) | models.Q(decided_at__isnull=False),
                name="day_exception_decision_has_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=RequestStatus.DECLINED) | ~models.Q(note=""),
                name="day_exception_declined_with_a_sentence",
            ),
        ]


class OnlinePermission(CellRequest):
    """A cell in special conditions that may meet online."""

    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="online_permissions")

    class Meta:
        verbose_name = "cho phép sinh hoạt trực tuyến"
        constraints = [
            ExclusionConstraint(
                name="online_permission_granted_once",
                expressions=[("organisation", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                condition=models.Q(status=RequestStatus.GRANTED),
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="online_permission_for_a_reason"),
            models.CheckConstraint(
                condition=models.Q(status=RequestStatus.ASKED) | models.Q(decided_at__isnull=False),
                name="online_permission_decision_has_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=RequestStatus.DECLINED) | ~models.Q(note=""),
                name="online_permission_declined_with_a_sentence",
            ),
        ]
