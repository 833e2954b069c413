"""Years of membership where they are not simply counted, badges given and proposed, cards and their yearly check."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import GreaterThan
from django.utils import timezone

from sotay.badges.choices import STANDING, AwardKind, AwardStatus, CheckResult, IssueReason
from sotay.organisations.models import Organisation


class OfMember(models.Model):
    """What belongs to a member: rights are asked at the member's cell, wherever reorganisation leads it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True

    @property
    def organisation(self) -> Organisation | None:
        """Return the member's cell, the last one of those who have gone."""
        member = self.member  # type: ignore[attr-defined]  # every child has one
        found: Organisation | None = member.organisation
        return found


class Interruption(OfMember):
    """Days that do not count as years of membership: out of the Party, or unable to show when one was in."""

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="interruptions")
    valid = DateRangeField("thời gian không tính tuổi Đảng")
    decision = models.ForeignKey("documents.Decision", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "thời gian không tính tuổi Đảng"
        constraints = [
            ExclusionConstraint(
                name="interruption_one_at_a_time",
                expressions=[("member", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                condition=Q(valid__startswith__isnull=False, valid__endswith__isnull=False),
                name="interruption_has_both_ends",
            ),
        ]

    def __str__(self) -> str:
        """Return the range."""
        return str(self.valid)


class Seniority(OfMember):
    """The day from which a member's years are counted where it is not the day of joining (decision on admission)."""

    member = models.OneToOneField("members.Member", models.PROTECT, related_name="seniority")
    counted_from = models.DateField("tuổi Đảng tính từ")
    source = models.CharField("căn cứ", max_length=200)

    class Meta:
        verbose_name = "ngày tính tuổi Đảng"
        constraints = [models.CheckConstraint(condition=~Q(source=""), name="seniority_names_its_source")]

    def __str__(self) -> str:
        """Return the day."""
        return f"{self.counted_from:%d/%m/%Y}"


class Award(OfMember):
    """A badge proposed for a member, and given: cell, committee, the province's decision with the badge's number."""

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="awards")
    level = models.PositiveSmallIntegerField("loại Huy hiệu (năm)")
    kind = models.CharField("hình thức", max_length=10, choices=AwardKind.choices, default=AwardKind.REGULAR)
    reached_on = models.DateField("đủ tuổi Đảng ngày")
    round_on = models.DateField("đợt trao tặng")
    status = models.CharField("tình trạng", max_length=9, choices=AwardStatus.choices, default=AwardStatus.PROPOSED)
    cell_met_on = models.DateField("chi bộ họp ngày")
    cell_base = models.PositiveSmallIntegerField("đảng viên chính thức được triệu tập")
    cell_yes = models.PositiveSmallIntegerField("số đồng ý")
    paper = models.CharField("giấy tờ kèm theo", max_length=120, blank=True)
    forwarded_on = models.DateField("cấp ủy trình ngày", null=True, blank=True)
    return_reason = models.CharField("lý do trả lại", max_length=300, blank=True)
    late_reason = models.CharField("giải trình việc tặng chậm", max_length=400, blank=True)
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    number = models.CharField("số Huy hiệu", max_length=20, blank=True)
    awarded_on = models.DateField("trao tặng ngày", null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "Huy hiệu Đảng"
        constraints = [
            models.UniqueConstraint(
                fields=["member", "level"], name="award_once_per_level", condition=Q(status__in=STANDING)
            ),
            models.UniqueConstraint(fields=["level", "number"], name="award_number_once", condition=~Q(number="")),
            models.CheckConstraint(
                condition=~Q(status=AwardStatus.AWARDED) | (Q(decision__isnull=False) & ~Q(number="")),
                name="award_given_by_decision_with_number",
            ),
            models.CheckConstraint(
                condition=~Q(status=AwardStatus.RETURNED) | ~Q(return_reason=""), name="award_returned_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(cell_yes__lte=F("cell_base")) & Q(GreaterThan(F("cell_yes") * 2, F("cell_base"))),
                name="award_carried_in_the_cell",
            ),
            models.CheckConstraint(condition=~Q(kind=AwardKind.EARLY) | ~Q(paper=""), name="award_early_has_a_paper"),
            models.CheckConstraint(condition=Q(level__gt=0), name="award_level_is_years"),
        ]
        indexes = [
            # the proposals of a round
            models.Index(fields=["round_on", "status"], name="award_of_round"),
        ]

    def __str__(self) -> str:
        """Return the badge."""
        return f"Huy hiệu {self.level} năm tuổi Đảng"


class Card(OfMember):
    """A member's card. Since 347-QĐ/TW its number is the national ID; the old eight digits stay as history."""

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="cards")
    number = models.CharField("số thẻ", max_length=12)
    reason = models.CharField("lý do cấp", max_length=8, choices=IssueReason.choices, default=IssueReason.FIRST)
    issued_on = models.DateField("ngày cấp")
    issued_by = models.CharField("nơi cấp", max_length=200)
    self_review_on = models.DateField("nộp bản kiểm điểm mất thẻ", null=True, blank=True)
    ended_on = models.DateField("hết giá trị từ", null=True, blank=True)

    class Meta:
        verbose_name = "thẻ đảng viên"
        constraints = [
            models.CheckConstraint(condition=Q(number__regex=r"^(\d{8}|\d{12})$"), name="card_number_has_a_known_form"),
            models.UniqueConstraint(fields=["member"], name="card_one_in_use", condition=Q(ended_on=None)),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("issued_on")), name="card_ends_after_issue"
            ),
            models.CheckConstraint(
                condition=~Q(reason=IssueReason.LOST) | Q(self_review_on__isnull=False),
                name="card_lost_after_self_review",
            ),
        ]
        indexes = [
            # the cards issued in a year
            models.Index(fields=["issued_on"], name="card_by_day"),
        ]

    def __str__(self) -> str:
        """Return the day of issue; the number is not for everybody."""
        return f"{self.issued_on:%d/%m/%Y}"


class CardCheck(OfMember):
    """The yearly check of a member's card."""

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="card_checks")
    year = models.PositiveSmallIntegerField("năm")
    result = models.CharField("kết quả", max_length=7, choices=CheckResult.choices)
    checked_on = models.DateField("ngày kiểm tra")

    class Meta:
        verbose_name = "kiểm tra thẻ"
        constraints = [models.UniqueConstraint(fields=["member", "year"], name="card_checked_once_a_year")]

    def __str__(self) -> str:
        """Return the result."""
        return self.get_result_display()
