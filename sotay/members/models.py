"""The member's record, dated affiliation and dated status."""

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db import models
from django.utils import timezone

from sotay.members.choices import AffiliationKind, ExportStatus, Precision, Sex, Status
from sotay.organisations.models import Organisation


class Member(models.Model):
    """A Party member: what the handbook and the board's register need of the phiếu đảng viên.

    Family background, health, discipline file and foreign relations (items 10, 18, 26-28) stay in the paper file on
    purpose (`docs/decisions/`). Whoever left stays here, with a status that says how.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="member"
    )
    full_name = models.CharField("họ và tên khai sinh", max_length=120)
    used_name = models.CharField("họ và tên đang dùng", max_length=120, blank=True)
    born_on = models.DateField("ngày sinh")
    born_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    sex = models.CharField("giới tính", max_length=6, choices=Sex.choices)
    ethnicity = models.CharField("dân tộc", max_length=40, blank=True)
    religion = models.CharField("tôn giáo", max_length=40, blank=True)
    home_town = models.CharField("quê quán", max_length=200, blank=True)
    residence = models.CharField("nơi thường trú", max_length=300, blank=True)
    national_id = models.CharField("số định danh cá nhân", max_length=12, null=True, blank=True)  # noqa: DJ001 -- unique where known
    card_number = models.CharField("số thẻ đảng viên", max_length=20, blank=True)
    joined_on = models.DateField("ngày vào Đảng")
    official_on = models.DateField("ngày chính thức", null=True, blank=True)
    party_post = models.CharField("chức vụ trong Đảng", max_length=120, blank=True)
    public_post = models.CharField("chức vụ chính quyền, đoàn thể", max_length=120, blank=True)
    occupation = models.CharField("nghề nghiệp", max_length=120, blank=True)
    general_education = models.CharField("giáo dục phổ thông", max_length=20, blank=True)
    qualification = models.CharField("chuyên môn nghiệp vụ", max_length=60, blank=True)
    political_theory = models.CharField("lý luận chính trị", max_length=40, blank=True)
    state_management = models.CharField("quản lý nhà nước", max_length=60, blank=True)
    foreign_language = models.CharField("ngoại ngữ", max_length=60, blank=True)
    it_skill = models.CharField("tin học", max_length=60, blank=True)
    phone = models.CharField("điện thoại", max_length=15, blank=True)
    email = models.CharField("thư điện tử", max_length=120, blank=True)
    badge = models.CharField("Huy hiệu Đảng", max_length=20, blank=True)
    note = models.CharField("ghi chú", max_length=400, blank=True)
    search_key = models.CharField(max_length=160, editable=False)
    sort_key = models.CharField(max_length=300, editable=False, db_collation="C")
    # two records of one person were made one: this one only leads to the other
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )

    class Meta:
        verbose_name = "đảng viên"
        constraints = [
            models.UniqueConstraint(fields=["national_id"], name="member_national_id_once"),
            models.CheckConstraint(
                condition=models.Q(national_id=None) | models.Q(national_id__regex=r"^\d{12}$"),
                name="member_national_id_twelve_digits",
            ),
            models.CheckConstraint(
                condition=models.Q(joined_on__gt=models.F("born_on")),
                name="member_joined_after_birth",
            ),
            models.CheckConstraint(
                condition=models.Q(official_on=None) | models.Q(official_on__gte=models.F("joined_on")),
                name="member_official_after_joining",
            ),
            models.CheckConstraint(condition=~models.Q(merged_into=models.F("id")), name="member_merged_into_another"),
        ]
        indexes = [
            # every list is sorted by given name
            models.Index(fields=["sort_key", "id"], name="member_by_given_name"),
            GinIndex(fields=["search_key"], name="member_search", opclasses=["gin_trgm_ops"]),
            models.Index(fields=["card_number"], name="member_by_card", condition=~models.Q(card_number="")),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.full_name

    @property
    def organisation(self) -> Organisation | None:
        """Return the cell of the present, else the last, official affiliation: where rights on the record are asked.

        Whoever is only a guest here, officially of another province, has the cell of the temporary one. One query at each
        use; lists join instead.
        """
        rows = self.affiliations.select_related("organisation__parent")
        latest = rows.order_by("kind", "-valid").first()  # "official" stands before "temporary"
        return latest.organisation if latest else None


class Affiliation(models.Model):
    """The cell in which a member takes part while `valid` holds: one official, and temporary ones beside it."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="affiliations")
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="affiliations", db_index=False
    )
    kind = models.CharField(
        "hình thức sinh hoạt", max_length=10, choices=AffiliationKind.choices, default=AffiliationKind.OFFICIAL
    )
    valid = DateRangeField("hiệu lực")
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "sinh hoạt đảng"
        constraints = [
            ExclusionConstraint(
                name="affiliation_one_official_at_a_time",
                expressions=[("member", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                condition=models.Q(kind=AffiliationKind.OFFICIAL),
            ),
        ]
        indexes = [
            # the members of a cell on a day
            GistIndex(
                fields=["organisation", "valid"],
                name="affiliation_of_cell_on_day",
                opclasses=["gist_int8_ops", "range_ops"],
            ),
        ]

    def __str__(self) -> str:
        """Return kind and range."""
        return f"{self.kind} {self.valid}"


class Standing(models.Model):
    """The member's status while `valid` holds, under the decision that gave it."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="standings")
    status = models.CharField("tình trạng", max_length=12, choices=Status.choices)
    valid = DateRangeField("hiệu lực")
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "tình trạng đảng viên"
        constraints = [
            ExclusionConstraint(
                name="standing_one_at_a_time",
                expressions=[("member", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        """Return the status."""
        return self.status


class Export(models.Model):
    """A list taken out of the register by a job, for the one person who asked for it, and for a week."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", verbose_name="tổ chức đảng"
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người xuất")
    asked_at = models.DateTimeField("xuất lúc", default=timezone.now)
    status = models.CharField("tình trạng", max_length=8, choices=ExportStatus.choices, default=ExportStatus.WAITING)
    filters = models.JSONField("điều kiện lọc", default=dict)
    conditions = models.JSONField("điều kiện bằng lời", default=list)
    with_numbers = models.BooleanField("kèm số định danh, điện thoại", default=False)
    reason = models.CharField("lý do", max_length=200, blank=True)
    count = models.PositiveIntegerField("số đảng viên", default=0)
    file = models.FileField("tệp", upload_to="exports/%Y/%m", max_length=200, blank=True)
    ready_at = models.DateTimeField("xong lúc", null=True, blank=True)
    expires_at = models.DateTimeField("xóa lúc", null=True, blank=True)
    failure = models.CharField("lý do không xong", max_length=300, blank=True)

    class Meta:
        verbose_name = "lần xuất danh sách"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(with_numbers=False) | ~models.Q(reason=""),
                name="export_numbers_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=ExportStatus.READY)
                | models.Q(ready_at__isnull=False, expires_at__isnull=False),
                name="export_ready_expires",
            ),
        ]
        indexes = [
            # one person's exports, the newest first
            models.Index(fields=["asked_by", "-id"], name="export_of_person"),
        ]

    def __str__(self) -> str:
        """Return where and when."""
        return f"{self.organisation_id} {self.asked_at:%d/%m/%Y}"
