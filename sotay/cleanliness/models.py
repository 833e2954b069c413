"""What is found wrong in the register, the score of each cell, campaigns, pairs that look like one person, merges."""

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.utils import timezone

from sotay.cleanliness.choices import Basis, CampaignStatus, MergeStatus, PairStatus, SignedHow


class RuleSwitch(models.Model):
    """That a rule is not applied while `valid` holds, and why; a rule without such a row is applied."""

    rule = models.CharField("quy tắc", max_length=40)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    valid = DateRangeField("thời gian tạm dừng")
    reason = models.CharField("lý do", max_length=300)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        verbose_name = "tạm dừng quy tắc"
        constraints = [
            ExclusionConstraint(
                name="rule_switched_off_once_at_a_time",
                expressions=[("rule", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="rule_switched_off_for_a_reason"),
        ]

    def __str__(self) -> str:
        """Return the rule."""
        return self.rule


class Finding(models.Model):
    """One rule that one record breaks, from the day it was first seen until the day it was seen no more.

    A finding without a member is about the organisation itself. One that is excused does not count until its day.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    rule = models.CharField("quy tắc", max_length=40)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="+")
    proposal = models.CharField("đề xuất", max_length=300, blank=True)
    first_seen = models.DateField("phát hiện ngày")
    resolved_on = models.DateField("hết lỗi ngày", null=True, blank=True)
    excused_until = models.DateField("bỏ qua đến hết ngày", null=True, blank=True)
    excuse = models.CharField("lý do bỏ qua", max_length=300, blank=True)
    excused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    excused_at = models.DateTimeField("bỏ qua lúc", null=True, blank=True)

    class Meta:
        verbose_name = "dữ liệu cần làm sạch"
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "member"],
                condition=models.Q(resolved_on=None, member__isnull=False),
                name="finding_of_member_once",
            ),
            models.UniqueConstraint(
                fields=["rule", "organisation"],
                condition=models.Q(resolved_on=None, member=None),
                name="finding_of_organisation_once",
            ),
            models.CheckConstraint(
                condition=models.Q(excused_until=None, excuse="")
                | (models.Q(excused_until__isnull=False) & ~models.Q(excuse="")),
                name="finding_excused_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(resolved_on=None) | models.Q(resolved_on__gte=models.F("first_seen")),
                name="finding_resolved_after_seen",
            ),
        ]
        indexes = [
            # the worklist of a cell, and every count below a node
            models.Index(fields=["organisation", "rule"], name="finding_open_at", condition=models.Q(resolved_on=None)),
            # what a campaign has put right
            models.Index(fields=["organisation", "resolved_on"], name="finding_resolved_at"),
        ]

    def __str__(self) -> str:
        """Return the rule."""
        return self.rule


class CellScore(models.Model):
    """How many records a cell has and how many of them fail in each respect, from the day this was first so.

    A night that changes nothing writes nothing: the row before still says it.
    """

    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", db_index=False)
    day = models.DateField("từ ngày")
    records = models.PositiveIntegerField("số hồ sơ")
    correct = models.PositiveIntegerField("hồ sơ chưa đúng")
    complete = models.PositiveIntegerField("hồ sơ chưa đủ")
    clean = models.PositiveIntegerField("hồ sơ chưa sạch")  # type: ignore[assignment]  # written by statements alone, never validated as a model
    alive = models.PositiveIntegerField("hồ sơ chưa sống")

    class Meta:
        verbose_name = "điểm dữ liệu của chi bộ"
        constraints = [
            models.UniqueConstraint(fields=["organisation", "day"], name="cell_score_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(correct__lte=models.F("records"))
                & models.Q(complete__lte=models.F("records"))
                & models.Q(clean__lte=models.F("records"))
                & models.Q(alive__lte=models.F("records")),
                name="cell_score_fails_within_records",
            ),
        ]

    def __str__(self) -> str:
        """Return the day."""
        return f"{self.organisation_id} {self.day:%d/%m/%Y}"


class Campaign(models.Model):
    """A time in which an organisation puts chosen things right; at its end each cell signs its list."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    title = models.CharField("tên đợt", max_length=200)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày")
    rules = ArrayField(models.CharField(max_length=40), verbose_name="nội dung rà soát")
    status = models.CharField("tình trạng", max_length=8, choices=CampaignStatus.choices, default=CampaignStatus.OPEN)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    created_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)

    class Meta:
        verbose_name = "đợt làm sạch dữ liệu"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="campaign_ends_after_start"
            ),
            models.CheckConstraint(condition=models.Q(rules__len__gt=0), name="campaign_has_rules"),
            models.CheckConstraint(
                condition=models.Q(status=CampaignStatus.OPEN, closed_at=None)
                | models.Q(status=CampaignStatus.CLOSED, closed_at__isnull=False),
                name="campaign_closed_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class CampaignList(models.Model):
    """What one cell had to put right at the beginning, and its sealed and signed list at the end.

    `content` is the list as printed; `digest` its SHA-256, which stands on the paper too.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="lists", db_index=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    found = models.PositiveIntegerField("số lỗi đầu đợt")
    content = models.JSONField("danh sách", null=True, blank=True)
    digest = models.CharField("dấu niêm", max_length=64, blank=True)
    sealed_at = models.DateTimeField("chốt lúc", null=True, blank=True)
    signed_by = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="+")
    signed_name = models.CharField("người ký", max_length=120, blank=True)
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    signed_how = models.CharField("cách ký", max_length=5, choices=SignedHow.choices, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "danh sách của chi bộ trong đợt"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "organisation"], name="campaign_list_once_a_cell"),
            models.CheckConstraint(
                condition=models.Q(sealed_at=None, content=None, digest="")
                | (models.Q(sealed_at__isnull=False, content__isnull=False) & ~models.Q(digest="")),
                name="campaign_list_sealed_as_a_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(signed_on=None, signed_how="", signed_name="")
                | (
                    models.Q(signed_on__isnull=False, signed_how__in=SignedHow.values, sealed_at__isnull=False)
                    & ~models.Q(signed_name="")
                ),
                name="campaign_list_signed_after_sealing",
            ),
        ]

    def __str__(self) -> str:
        """Return the seal."""
        return self.digest


class Pair(models.Model):
    """Two records that may be one person. `organisation` is the lowest body that stands above both.

    Whoever answers for only one of the two sees only that one; `note` is what its keeper asks of the other's.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    first = models.ForeignKey("members.Member", models.PROTECT, related_name="+", db_index=False)
    second = models.ForeignKey("members.Member", models.PROTECT, related_name="+")
    first_home = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    second_home = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    basis = models.CharField("căn cứ", max_length=8, choices=Basis.choices)
    likeness = models.PositiveSmallIntegerField("độ giống, %")
    status = models.CharField("tình trạng", max_length=10, choices=PairStatus.choices, default=PairStatus.OPEN)
    first_seen = models.DateField("phát hiện ngày")
    note = models.CharField("đề nghị đối chiếu", max_length=300, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    asked_at = models.DateTimeField("đề nghị lúc", null=True, blank=True)
    answer = models.CharField("trả lời", max_length=300, blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField("kết luận lúc", null=True, blank=True)
    reason = models.CharField("căn cứ kết luận", max_length=300, blank=True)

    class Meta:
        verbose_name = "cặp hồ sơ nghi trùng"
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="pair_once"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="pair_in_order"),
            models.CheckConstraint(
                condition=~models.Q(status=PairStatus.DIFFERENT) | ~models.Q(reason=""),
                name="pair_different_for_a_reason",
            ),
            models.CheckConstraint(condition=models.Q(likeness__lte=100), name="pair_likeness_out_of_100"),
        ]

    def __str__(self) -> str:
        """Return the basis."""
        return self.get_basis_display()


class Merge(models.Model):
    """Two records made one: `gone` leads to `kept` from then on, and everything that named it names `kept`."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    pair = models.ForeignKey(Pair, models.PROTECT, related_name="merges")
    kept = models.ForeignKey("members.Member", models.PROTECT, related_name="+")
    gone = models.ForeignKey("members.Member", models.PROTECT, related_name="+")
    reason = models.CharField("căn cứ", max_length=300)
    report = models.JSONField("kết quả", default=dict)
    status = models.CharField("tình trạng", max_length=8, choices=MergeStatus.choices, default=MergeStatus.DONE)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    merged_at = models.DateTimeField("gộp lúc", default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    undone_at = models.DateTimeField("tách lại lúc", null=True, blank=True)

    class Meta:
        verbose_name = "lần gộp hồ sơ"
        constraints = [
            models.CheckConstraint(condition=~models.Q(kept=models.F("gone")), name="merge_of_two_records"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="merge_for_a_reason"),
            models.UniqueConstraint(
                fields=["gone"], condition=models.Q(status=MergeStatus.DONE), name="merge_of_record_once"
            ),
            models.CheckConstraint(
                condition=models.Q(status=MergeStatus.UNDONE, undone_at__isnull=False)
                | (~models.Q(status=MergeStatus.UNDONE) & models.Q(undone_at=None)),
                name="merge_undone_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason


class MergeChange(models.Model):
    """One change of one row made by a merge; read backwards, they take the merge back.

    `key` are the columns of the row's primary key as the merge left them; `before` and `after` the columns that changed; a
    row that was made has no `before`, one that went no `after`.
    """

    merge = models.ForeignKey(Merge, models.CASCADE, related_name="changes")
    table = models.CharField(max_length=63)
    key = models.JSONField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        verbose_name = "thay đổi của lần gộp"

    def __str__(self) -> str:
        """Return table and row."""
        return f"{self.table} {self.key}"


__all__ = [
    "Basis", "Campaign", "CampaignList", "CellScore", "Finding", "Merge", "MergeChange", "Pair", "RuleSwitch",
]  # fmt: skip
