"""Leaving the Party for good, and the yearly screening that asks what long absences mean."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import GreaterThan, GreaterThanOrEqual
from django.utils import timezone

from sotay.organisations.models import Organisation
from sotay.oversight.choices import Conclusion, DepartureKind, DepartureStatus, Ground

# Self-review is asked for up to so many times before a decision in absence.
MOST_REQUESTS = 3


def _two_thirds(name: str) -> Q:
    """Return the condition that a body has carried it by two thirds of those convened."""
    counted = Q(**{f"{name}_base__isnull": False, f"{name}_yes__isnull": False})
    return counted & Q(GreaterThanOrEqual(F(f"{name}_yes") * 3, F(f"{name}_base") * 2))


class Departure(models.Model):
    """One way out: votes of the cell and of the committees above, the decision, and what ended with it.

    `undo` keeps what the decision cut short, so that a restoration gives back exactly that.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="departures")
    kind = models.CharField("hình thức", max_length=10, choices=DepartureKind.choices)
    ground = models.CharField("căn cứ", max_length=13, choices=Ground.choices, blank=True)
    status = models.CharField("tình trạng", max_length=7, choices=DepartureStatus.choices, default=DepartureStatus.OPEN)
    opened_on = models.DateField("ngày bắt đầu xem xét")
    requests = ArrayField(models.DateField(), size=MOST_REQUESTS, default=list, verbose_name="yêu cầu kiểm điểm")
    self_review_on = models.DateField("nộp bản tự kiểm điểm", null=True, blank=True)
    cell_met_on = models.DateField("chi bộ họp ngày", null=True, blank=True)
    cell_base = models.PositiveSmallIntegerField("đảng viên chính thức được triệu tập", null=True, blank=True)
    cell_yes = models.PositiveSmallIntegerField("chi bộ đồng ý", null=True, blank=True)
    motion = models.ForeignKey("meetings.Motion", models.PROTECT, null=True, blank=True, related_name="+")
    needs_committee = models.BooleanField("qua đảng ủy cơ sở", default=True)
    committee_met_on = models.DateField("đảng ủy cơ sở họp ngày", null=True, blank=True)
    committee_base = models.PositiveSmallIntegerField("cấp ủy viên được triệu tập", null=True, blank=True)
    committee_yes = models.PositiveSmallIntegerField("đảng ủy đồng ý", null=True, blank=True)
    standing_base = models.PositiveSmallIntegerField("ủy viên ban thường vụ", null=True, blank=True)
    standing_yes = models.PositiveSmallIntegerField("ban thường vụ đồng ý", null=True, blank=True)
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    effective_on = models.DateField("có hiệu lực từ", null=True, blank=True)
    announced_on = models.DateField("công bố, trao quyết định", null=True, blank=True)
    complaint_until = models.DateField("nhận khiếu nại đến hết", null=True, blank=True)
    drop_reason = models.CharField("lý do không xem xét nữa", max_length=300, blank=True)
    restored_by = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    undo = models.JSONField(default=dict, editable=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "ra khỏi Đảng"
        constraints = [
            models.UniqueConstraint(
                fields=["member"], name="departure_one_open_at_a_time", condition=Q(status=DepartureStatus.OPEN)
            ),
            models.CheckConstraint(
                condition=(~Q(kind=DepartureKind.STRUCK_OFF) & Q(ground=""))
                | (Q(kind=DepartureKind.STRUCK_OFF) & ~Q(ground="")),
                name="departure_strike_off_names_its_ground",
            ),
            models.CheckConstraint(
                condition=~Q(status=DepartureStatus.DECIDED) | Q(effective_on__isnull=False),
                name="departure_decided_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status=DepartureStatus.DECIDED)
                | Q(kind=DepartureKind.DECEASED)
                | Q(decision__isnull=False),
                name="departure_decided_by_decision",
            ),
            models.CheckConstraint(
                condition=~Q(status=DepartureStatus.DECIDED, kind=DepartureKind.STRUCK_OFF)
                | Q(ground=Ground.NO_PAPERS)
                | _two_thirds("cell"),
                name="departure_strike_off_carried_in_the_cell",
            ),
            models.CheckConstraint(
                condition=~Q(status=DepartureStatus.DECIDED, kind=DepartureKind.STRUCK_OFF, needs_committee=True)
                | _two_thirds("committee"),
                name="departure_strike_off_carried_in_the_committee",
            ),
            models.CheckConstraint(
                condition=Q(standing_base=None, standing_yes=None)
                | (
                    Q(standing_base__isnull=False, standing_yes__isnull=False)
                    & Q(GreaterThan(F("standing_yes") * 2, F("standing_base")))
                ),
                name="departure_carried_in_the_standing_committee",
            ),
            models.CheckConstraint(
                condition=~Q(status=DepartureStatus.DECIDED, kind=DepartureKind.STRUCK_OFF)
                | Q(ground=Ground.NO_PAPERS)
                | Q(self_review_on__isnull=False)
                | Q(requests__len=MOST_REQUESTS),
                name="departure_heard_or_asked_three_times",
            ),
            models.CheckConstraint(
                condition=(Q(cell_base=None) | Q(cell_yes__lte=F("cell_base")))
                & (Q(committee_base=None) | Q(committee_yes__lte=F("committee_base")))
                & (Q(standing_base=None) | Q(standing_yes__lte=F("standing_base"))),
                name="departure_no_more_votes_than_voters",
            ),
            models.CheckConstraint(
                condition=~Q(status=DepartureStatus.DROPPED) | ~Q(drop_reason=""),
                name="departure_dropped_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(status=DepartureStatus.UNDONE) | Q(restored_by__isnull=False),
                name="departure_undone_by_decision",
            ),
        ]
        indexes = [
            # those who left in a year, by the way they went
            models.Index(fields=["effective_on", "kind"], name="departure_by_day"),
        ]

    def __str__(self) -> str:
        """Return the way out."""
        return self.get_kind_display()

    @property
    def organisation(self) -> Organisation | None:
        """Return the member's cell, the last one of those who have gone."""
        return self.member.organisation


class Screening(models.Model):
    """What a cell concluded about a member whose absences of a year the attendance lists show; facts, no judgement."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="screenings")
    year = models.PositiveSmallIntegerField("năm")
    months_absent = models.PositiveSmallIntegerField("số tháng vắng không lý do")
    conclusion = models.CharField("kết luận", max_length=10, choices=Conclusion.choices)
    decided_on = models.DateField("ngày kết luận")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "rà soát đảng viên"
        constraints = [
            models.UniqueConstraint(fields=["member", "year"], name="screening_once_a_year"),
        ]

    def __str__(self) -> str:
        """Return the conclusion."""
        return self.get_conclusion_display()

    @property
    def organisation(self) -> Organisation | None:
        """Return the member's cell."""
        return self.member.organisation
