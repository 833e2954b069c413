"""Exemption from work and meetings: asked for, decided, and over by itself."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import GreaterThan
from django.utils import timezone

from sotay.organisations.models import Organisation
from sotay.oversight.choices import CELL_DECIDES, ExemptionReason, ExemptionStatus


class Exemption(models.Model):
    """One request and what became of it; an extension is a new row that follows the one before.

    Of a medical paper only its number and day are kept, never what it says.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="exemptions")
    reason = models.CharField("lý do", max_length=10, choices=ExemptionReason.choices)
    valid = DateRangeField("thời gian miễn")
    asked_on = models.DateField("ngày đề nghị")
    by_relative = models.BooleanField("người thân viết thay", default=False)
    paper = models.CharField("giấy tờ kèm theo", max_length=120, blank=True)
    cell_met_on = models.DateField("chi bộ họp ngày")
    cell_base = models.PositiveSmallIntegerField("đảng viên chính thức được triệu tập")
    cell_yes = models.PositiveSmallIntegerField("số đồng ý")
    motion = models.ForeignKey("meetings.Motion", models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(
        "tình trạng", max_length=8, choices=ExemptionStatus.choices, default=ExemptionStatus.PROPOSED
    )
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    decline_reason = models.CharField("lý do không đồng ý", max_length=300, blank=True)
    follows = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="extension")
    reviewed_on = models.DateField("nộp bản kiểm điểm khi hết hạn", null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "miễn công tác và sinh hoạt đảng"
        constraints = [
            ExclusionConstraint(
                name="exemption_one_at_a_time",
                expressions=[("member", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                condition=Q(status=ExemptionStatus.GRANTED),
            ),
            models.UniqueConstraint(
                fields=["member"], name="exemption_asked_once", condition=Q(status=ExemptionStatus.PROPOSED)
            ),
            models.CheckConstraint(
                condition=~Q(status=ExemptionStatus.GRANTED) | Q(decision__isnull=False),
                name="exemption_granted_by_decision",
            ),
            models.CheckConstraint(
                condition=~Q(status=ExemptionStatus.DECLINED) | ~Q(decline_reason=""),
                name="exemption_declined_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=CELL_DECIDES) | Q(valid__endswith__isnull=False),
                name="exemption_for_other_reasons_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(cell_yes__lte=F("cell_base")) & Q(GreaterThan(F("cell_yes") * 2, F("cell_base"))),
                name="exemption_carried_in_the_cell",
            ),
            models.CheckConstraint(
                condition=~Q(reason=ExemptionReason.HEALTH) | ~Q(paper=""), name="exemption_for_health_has_a_paper"
            ),
        ]

    def __str__(self) -> str:
        """Return the reason."""
        return self.get_reason_display()

    @property
    def organisation(self) -> Organisation | None:
        """Return the member's cell, where rights are asked."""
        return self.member.organisation
