"""Candidates, their steps, helpers and papers; targets of admission and why they are missed."""

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import GreaterThan, GreaterThanOrEqual
from django.utils import timezone

from sotay.development.choices import (
    ADMITTED,
    OPEN,
    CandidateStatus,
    Level,
    Outcome,
    Phase,
    Source,
    Special,
    StepKind,
    TargetKind,
)
from sotay.members.choices import Sex


class Candidate(models.Model):
    """An outstanding person on the road into the Party, followed by a cell until full membership.

    `stage` is the last step done, `next_step` whose turn it is to do what by `due_on` under the norms of the day on which the
    last step was done. After the ceremony `member` is the record that was made, and `organisation` follows its official
    affiliation (a trigger).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="candidates")
    full_name = models.CharField("họ và tên khai sinh", max_length=120)
    born_on = models.DateField("ngày sinh")
    sex = models.CharField("giới tính", max_length=6, choices=Sex.choices)
    ethnicity = models.CharField("dân tộc", max_length=40, blank=True)
    religion = models.CharField("tôn giáo", max_length=40, blank=True)
    home_town = models.CharField("quê quán", max_length=200, blank=True)
    residence = models.CharField("nơi thường trú", max_length=300, blank=True)
    national_id = models.CharField("số định danh cá nhân", max_length=12, null=True, blank=True)  # noqa: DJ001 -- unique where known
    phone = models.CharField("điện thoại", max_length=15, blank=True)
    occupation = models.CharField("nghề nghiệp, chức vụ", max_length=120, blank=True)
    general_education = models.CharField("giáo dục phổ thông", max_length=20, blank=True)
    qualification = models.CharField("chuyên môn nghiệp vụ", max_length=60, blank=True)
    source = models.CharField("nguồn", max_length=12, choices=Source.choices)
    special = models.CharField(
        "trường hợp đặc biệt", max_length=14, choices=Special.choices, blank=True, default=Special.NONE
    )
    noted_on = models.DateField("ngày đưa vào danh sách nguồn")
    note = models.CharField("ghi chú", max_length=400, blank=True)
    status = models.CharField(
        "tình trạng", max_length=12, choices=CandidateStatus.choices, default=CandidateStatus.FOLLOWED
    )
    stage = models.CharField("đã xong bước", max_length=22, choices=StepKind.choices, blank=True)
    next_step = models.CharField("bước tiếp theo", max_length=22, choices=StepKind.choices, blank=True)
    level = models.CharField("cấp thực hiện", max_length=8, choices=Level.choices, blank=True)
    due_on = models.DateField("hạn", null=True, blank=True)
    certificate_number = models.CharField("số giấy chứng nhận lớp nhận thức", max_length=60, blank=True)
    certificate_on = models.DateField("ngày cấp giấy chứng nhận", null=True, blank=True)
    certificate_by = models.CharField("nơi cấp giấy chứng nhận", max_length=200, blank=True)
    dossier_on = models.DateField("ngày lập hồ sơ", null=True, blank=True)
    age_consent = models.ForeignKey(
        "documents.Decision", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đồng ý về tuổi"
    )
    member = models.OneToOneField(
        "members.Member", models.PROTECT, null=True, blank=True, related_name="candidate", verbose_name="đảng viên"
    )
    # Of whoever was a member before: the record that becomes theirs again, and what it said.
    previous = models.ForeignKey(
        "members.Member", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hồ sơ đảng viên cũ"
    )
    left_on = models.DateField("ngày ra khỏi Đảng", null=True, blank=True)
    is_criminal_cleared = models.BooleanField("được xóa án tích", default=False)
    previous_joined_on = models.DateField("ngày vào Đảng lần trước", null=True, blank=True)
    previous_official_on = models.DateField("ngày chính thức lần trước", null=True, blank=True)
    joined_on = models.DateField("ngày vào Đảng", null=True, blank=True)
    extended_months = models.PositiveSmallIntegerField("số tháng kéo dài dự bị", default=0)
    extend_decision = models.ForeignKey(
        "documents.Decision", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="quyết định kéo dài"
    )
    closed_on = models.DateField("ngày kết thúc theo dõi", null=True, blank=True)
    close_reason = models.CharField("lý do kết thúc", max_length=300, blank=True)
    search_key = models.CharField(max_length=160, editable=False)
    sort_key = models.CharField(max_length=300, editable=False, db_collation="C")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "quần chúng ưu tú"
        constraints = [
            models.UniqueConstraint(
                fields=["national_id"],
                condition=Q(status__in=OPEN),
                name="candidate_followed_once",
                violation_error_message="Số định danh này đã có trong danh sách theo dõi.",
            ),
            models.CheckConstraint(
                condition=Q(national_id=None) | Q(national_id__regex=r"^\d{12}$"),
                name="candidate_national_id_twelve_digits",
            ),
            models.CheckConstraint(condition=Q(noted_on__gt=F("born_on")), name="candidate_noted_after_birth"),
            models.CheckConstraint(
                condition=Q(member__isnull=False) | ~Q(status__in=ADMITTED),
                name="candidate_admitted_has_a_record",
            ),
            models.CheckConstraint(
                condition=Q(member=None, joined_on=None) | Q(member__isnull=False, joined_on__isnull=False),
                name="candidate_joined_with_a_record",
            ),
            models.CheckConstraint(
                condition=Q(status__in=OPEN, closed_on=None)
                | (~Q(status__in=OPEN) & Q(closed_on__isnull=False, next_step="", due_on=None)),
                name="candidate_closed_waits_for_nothing",
            ),
            models.CheckConstraint(
                condition=Q(level="", next_step="") | (~Q(level="") & ~Q(next_step="")),
                name="candidate_next_step_has_an_owner",
            ),
        ]
        indexes = [
            # the list of an organisation, by given name
            models.Index(fields=["sort_key", "id"], name="candidate_by_given_name"),
            # what is due
            models.Index(fields=["due_on"], name="candidate_due", condition=Q(due_on__isnull=False)),
            GinIndex(fields=["search_key"], name="candidate_search", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.full_name

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has something to do."""
        return self.status in OPEN


class Step(models.Model):
    """One step that was done, or tried, with its vote, its decision and its day.

    Steps that stand are numbered from 1; each names the one before it, so that none can be skipped (a foreign key on
    candidate and number). Votes that failed and steps taken back have no number.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="steps")
    kind = models.CharField("bước", max_length=22, choices=StepKind.choices)
    number = models.PositiveSmallIntegerField("thứ tự", null=True, blank=True)
    after = models.PositiveSmallIntegerField("sau bước", null=True, blank=True)
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome.choices, default=Outcome.PASSED)
    held_on = models.DateField("ngày")
    # The deadline as it was when the step was done, and what fixed it.
    due_on = models.DateField("hạn", null=True, blank=True)
    base = models.PositiveSmallIntegerField("số được triệu tập", null=True, blank=True)
    present = models.PositiveSmallIntegerField("có mặt", null=True, blank=True)
    agree = models.PositiveSmallIntegerField("tán thành", null=True, blank=True)
    disagree = models.PositiveSmallIntegerField("không tán thành", null=True, blank=True)
    needs_two_thirds = models.BooleanField("cần hai phần ba", default=False)
    motion = models.ForeignKey(
        "meetings.Motion", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nội dung biểu quyết"
    )
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    received_on = models.DateField("ngày nhận quyết định", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=400, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "bước phát triển đảng viên"
        constraints = [
            models.UniqueConstraint(fields=["candidate", "number"], name="step_number_once"),
            models.UniqueConstraint(
                fields=["candidate", "kind"], condition=Q(number__isnull=False), name="step_stands_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.PASSED, number=1, after=None)
                | Q(outcome=Outcome.PASSED, number__gt=1, after__isnull=False, after=F("number") - 1)
                | (~Q(outcome=Outcome.PASSED) & Q(number=None, after=None)),
                name="step_follows_the_one_before",
            ),
            # a vote that stands has its share: more than half, or two thirds of those convened
            models.CheckConstraint(
                condition=Q(base=None)
                | ~Q(outcome=Outcome.PASSED)
                | Q(Q(needs_two_thirds=True), GreaterThanOrEqual(F("agree") * 3, F("base") * 2))
                | Q(Q(needs_two_thirds=False), GreaterThan(F("agree") * 2, F("base"))),
                name="step_vote_reached_its_share",
            ),
            models.CheckConstraint(
                condition=Q(base=None, present=None, agree=None, disagree=None)
                | Q(
                    base__gt=0,
                    agree__isnull=False,
                    disagree__isnull=False,
                    present__isnull=False,
                    present__lte=F("base"),
                    present__gte=F("agree") + F("disagree"),
                ),
                name="step_vote_within_the_room",
            ),
        ]

    def __str__(self) -> str:
        """Return the step."""
        return self.get_kind_display()


class Helper(models.Model):
    """The official member who helps a candidate, later the probationary member, while `valid` holds."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="helpers")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="helped")
    valid = DateRangeField("thời gian giúp đỡ")

    class Meta:
        verbose_name = "người giúp đỡ"
        constraints = [
            ExclusionConstraint(
                name="helper_one_at_a_time",
                expressions=[("candidate", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        """Return the range."""
        return f"{self.valid}"


class ChecklistItem(models.Model):
    """A paper that a dossier must hold while `valid` holds, under a rule set.

    Of items with one `alternative` any one is enough. `only_for` names a source or a special case. `is_redone`: to be made
    anew when the dossier has grown too old.
    """

    phase = models.CharField("hồ sơ", max_length=11, choices=Phase.choices)
    code = models.CharField("khóa", max_length=30)
    number = models.PositiveSmallIntegerField("thứ tự")
    title = models.CharField("giấy tờ", max_length=200)
    form = models.CharField("mẫu", max_length=20, blank=True)
    alternative = models.CharField("một trong các giấy tờ", max_length=30, blank=True)
    only_for = models.CharField("chỉ với", max_length=30, blank=True)
    names_member = models.BooleanField("ghi đảng viên giới thiệu", default=False)
    is_redone = models.BooleanField("làm lại khi hồ sơ quá hạn", default=False)
    valid = DateRangeField("hiệu lực")
    source = models.CharField("văn bản, điều khoản", max_length=200)

    class Meta:
        verbose_name = "giấy tờ trong hồ sơ"
        ordering = ["phase", "number"]
        constraints = [
            ExclusionConstraint(
                name="checklist_item_one_at_a_time",
                expressions=[("code", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=~Q(source=""), name="checklist_item_names_its_source"),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Paper(models.Model):
    """A paper that is in a candidate's dossier."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="papers")
    item = models.ForeignKey(ChecklistItem, models.PROTECT, related_name="+")
    received_on = models.DateField("ngày có")
    introducer = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField("ghi chú", max_length=200, blank=True)

    class Meta:
        verbose_name = "giấy tờ đã có"
        constraints = [
            models.UniqueConstraint(fields=["candidate", "item"], name="paper_once_a_dossier"),
            models.UniqueConstraint(
                fields=["candidate", "introducer"],
                condition=Q(introducer__isnull=False),
                name="paper_two_different_introducers",
            ),
        ]

    def __str__(self) -> str:
        """Return the day."""
        return f"{self.received_on:%d/%m/%Y}"


class AdmissionTarget(models.Model):
    """How many an organisation is to admit in a term or a year; how many it has admitted is counted, never typed."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="admission_targets", verbose_name="tổ chức đảng"
    )
    kind = models.CharField("kỳ", max_length=4, choices=TargetKind.choices)
    name = models.CharField("tên kỳ", max_length=20)
    valid = DateRangeField("thời gian")
    number = models.PositiveIntegerField("chỉ tiêu")
    source = models.CharField("nghị quyết, kế hoạch", max_length=200)
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "chỉ tiêu kết nạp"
        constraints = [
            ExclusionConstraint(
                name="admission_target_one_at_a_time",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=~Q(source=""), name="admission_target_names_its_source"),
            models.CheckConstraint(condition=Q(valid__upper_inf=False), name="admission_target_ends"),
        ]

    def __str__(self) -> str:
        """Return term or year."""
        return self.name


class ShortfallReason(models.Model):
    """A reason why a target is missed, to be chosen from."""

    title = models.CharField("nguyên nhân", max_length=200, unique=True)
    number = models.PositiveSmallIntegerField("thứ tự")
    is_used = models.BooleanField("đang dùng", default=True)

    class Meta:
        verbose_name = "nguyên nhân chưa đạt"
        ordering = ["number"]

    def __str__(self) -> str:
        """Return the reason."""
        return self.title


class Shortfall(models.Model):
    """Why an organisation is behind its target, as it says itself."""

    target = models.ForeignKey(AdmissionTarget, models.CASCADE, related_name="shortfalls")
    reason = models.ForeignKey(ShortfallReason, models.PROTECT, related_name="+", verbose_name="nguyên nhân")
    note = models.CharField("nói rõ thêm", max_length=300, blank=True)
    noted_on = models.DateField("ngày ghi")
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "nguyên nhân chưa đạt chỉ tiêu"
        constraints = [
            models.UniqueConstraint(fields=["target", "reason"], name="shortfall_reason_once"),
        ]

    def __str__(self) -> str:
        """Return the day."""
        return f"{self.noted_on:%d/%m/%Y}"
