"""The regulation of attendance, cells that come first, plans, visits, what was changed of them, and reports."""

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils import timezone

from sotay.meetings.choices import MonthPattern
from sotay.visits.choices import (
    STANDING_STATUSES,
    Area,
    Cells,
    ChangeKind,
    Hardship,
    Judgement,
    Lack,
    PlanStatus,
    Rank,
    RequestKind,
    RequestStatus,
    VisitStatus,
)


class RuleLine(models.Model):
    """How often officials of a rank attend cells, which ones, and on which day.

    `minimum` 0 with a `planned` number is a rank for which the regulation sets no number (it is planned, not counted against).
    """

    rank = models.CharField("đối tượng", max_length=16, choices=Rank.choices)
    minimum = models.PositiveSmallIntegerField("số lần tối thiểu một năm", default=0)
    planned = models.PositiveSmallIntegerField("số lần bố trí một năm")
    cells = models.CharField("loại chi bộ", max_length=12, choices=Cells.choices, default=Cells.ANY)
    area = models.CharField("phạm vi", max_length=6, choices=Area.choices, default=Area.WHOLE)
    day = models.PositiveSmallIntegerField("ngày dự thống nhất", null=True, blank=True)
    months = models.CharField("áp dụng", max_length=5, choices=MonthPattern.choices, default=MonthPattern.EVERY)
    hard_first = models.BooleanField("ưu tiên chi bộ vùng sâu, khó khăn", default=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Return the rank."""
        return self.get_rank_display()


class VisitRule(RuleLine):
    """What a committee has laid down for a rank, below an organisation and for a time."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="visit_rules")
    valid = DateRangeField("hiệu lực")
    source = models.CharField("văn bản quy định", max_length=200)

    class Meta:
        verbose_name = "quy định dự sinh hoạt"
        constraints = [
            ExclusionConstraint(
                name="visit_rule_one_at_a_time",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("rank", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="visit_rule_names_its_source"),
            models.CheckConstraint(
                condition=models.Q(planned__gte=models.F("minimum")) & models.Q(planned__range=(1, 24)),
                name="visit_rule_plans_the_minimum",
            ),
            models.CheckConstraint(
                condition=models.Q(day=None) | models.Q(day__gte=1, day__lte=28), name="visit_rule_day_in_every_month"
            ),
        ]


class VisitPattern(models.Model):
    """A regulation of some place as it was issued, which a committee can take over and change."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField("tên", max_length=120, unique=True)
    source = models.CharField("văn bản", max_length=200)
    note = models.CharField("nội dung", max_length=300)

    class Meta:
        verbose_name = "quy định mẫu"

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class VisitPatternRule(RuleLine):
    """One line of such a regulation."""

    pattern = models.ForeignKey(VisitPattern, models.CASCADE, related_name="rules")

    class Meta:
        verbose_name = "dòng quy định mẫu"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["pattern", "rank"], name="visit_pattern_one_line_a_rank"),
            models.CheckConstraint(
                condition=models.Q(planned__gte=models.F("minimum")) & models.Q(planned__range=(1, 24)),
                name="visit_pattern_plans_the_minimum",
            ),
        ]


class HardCell(models.Model):
    """That a cell is remote or difficult while `valid` holds: it is attended first."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="hardships")
    kind = models.CharField("diện", max_length=9, choices=Hardship.choices, default=Hardship.REMOTE)
    valid = DateRangeField("hiệu lực")
    source = models.CharField("văn bản", max_length=200)

    class Meta:
        verbose_name = "chi bộ ưu tiên"
        constraints = [
            ExclusionConstraint(
                name="hard_cell_once_at_a_time",
                expressions=[("organisation", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="hard_cell_names_its_source"),
        ]

    def __str__(self) -> str:
        """Return the kind."""
        return self.get_kind_display()


class VisitPlan(models.Model):
    """The visits of an organisation's officials in one year; `missing` is what could not be placed."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="visit_plans")
    year = models.PositiveSmallIntegerField("năm")
    status = models.CharField(
        "tình trạng", max_length=9, choices=PlanStatus.choices, default=PlanStatus.DRAWING, db_index=False
    )
    missing = models.PositiveSmallIntegerField("số lượt chưa bố trí được", default=0)
    milliseconds = models.PositiveIntegerField("thời gian lập", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True, db_default="", default="")
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    made_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField("ban hành lúc", null=True, blank=True)

    class Meta:
        verbose_name = "kế hoạch dự sinh hoạt"
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "year"], name="visit_plan_one_a_year"),
            models.CheckConstraint(
                condition=models.Q(year__gte=2011, year__lte=2100), name="visit_plan_of_a_sensible_year"
            ),
            models.CheckConstraint(
                condition=~models.Q(status=PlanStatus.PUBLISHED) ^ models.Q(published_at__isnull=False),
                name="visit_plan_published_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        """Return the name of the plan."""
        return f"Kế hoạch dự sinh hoạt chi bộ năm {self.year}"

    @property
    def is_published(self) -> bool:
        """Tell whether officials have been told."""
        return self.status == PlanStatus.PUBLISHED


class VisitAssignment(models.Model):
    """That an official is to attend cells in the year of a plan: in which rank, how often, where.

    `lacking` visits could not be placed, `why` tells the reason; `area` names where the official was to go.
    """

    plan = models.ForeignKey(VisitPlan, models.CASCADE, related_name="assignments")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="visit_assignments")
    rank = models.CharField("đối tượng", max_length=16, choices=Rank.choices)
    post = models.CharField("chức vụ", max_length=200)
    minimum = models.PositiveSmallIntegerField("tối thiểu")
    planned = models.PositiveSmallIntegerField("bố trí")
    area = models.CharField("địa bàn", max_length=300, blank=True, default="", db_default="")
    lacking = models.PositiveSmallIntegerField("chưa bố trí được", default=0, db_default=0)
    why = models.CharField("lý do", max_length=8, choices=Lack.choices, blank=True, default="", db_default="")

    class Meta:
        verbose_name = "phân công dự sinh hoạt"
        constraints = [models.UniqueConstraint(fields=["plan", "member"], name="visit_assignment_once")]

    def __str__(self) -> str:
        """Return the post."""
        return self.post


class Visit(models.Model):
    """One attendance: who goes to which cell on which day.

    `organisation` is that of the plan, where rights are asked; `meeting` is the meeting of the cell once it is prepared;
    `report_due` is written when the visit is done; `is_pinned` was set by hand and stays where the plan is drawn anew.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(VisitPlan, models.CASCADE, related_name="visits", db_index=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="visits")
    cell = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="visits")
    first_planned_on = models.DateField("ngày theo kế hoạch")
    on = models.DateField("ngày dự")
    status = models.CharField("tình trạng", max_length=10, choices=VisitStatus.choices, default=VisitStatus.PLANNED)
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, null=True, blank=True, related_name="visits")
    arrived_at = models.DateTimeField("đến lúc", null=True, blank=True)
    report_due = models.DateField("hạn báo cáo", null=True, blank=True)
    revision = models.PositiveSmallIntegerField("lần thay đổi", default=0)
    is_pinned = models.BooleanField("giữ khi lập lại", default=False, db_default=False)

    class Meta:
        verbose_name = "lượt dự sinh hoạt"
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "on"],
                condition=models.Q(status__in=STANDING_STATUSES),
                name="visit_one_a_day",
            ),
            models.UniqueConstraint(
                fields=["plan", "member", "cell"],
                condition=models.Q(status__in=STANDING_STATUSES),
                name="visit_another_cell_each_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=VisitStatus.DONE) | models.Q(report_due__isnull=False),
                name="visit_done_has_a_report_due",
            ),
        ]
        indexes = [
            # the board's year
            models.Index(fields=["plan", "status", "on"], name="visit_of_plan"),
            # what comes, what is overdue
            models.Index(fields=["on"], name="visit_open", condition=models.Q(status=VisitStatus.PLANNED)),
        ]

    def __str__(self) -> str:
        """Return the day."""
        return f"{self.on:%d/%m/%Y}"


class VisitChange(models.Model):
    """What was changed of a visit, why, and by whom: never overwritten."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="changes")
    kind = models.CharField("thay đổi", max_length=10, choices=ChangeKind.choices)
    from_member = models.ForeignKey("members.Member", models.PROTECT, related_name="+", db_index=False)
    to_member = models.ForeignKey("members.Member", models.PROTECT, related_name="+", db_index=False)
    from_day = models.DateField("từ ngày")
    to_day = models.DateField("sang ngày", null=True, blank=True)
    from_cell = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    to_cell = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    reason = models.CharField("lý do", max_length=300)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "thay đổi lượt dự"
        ordering = ["made_at", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="visit_changed_for_a_reason")]

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason


class VisitRequest(models.Model):
    """What an official asks about an own visit: to swap, to be replaced, or to be let off.

    `member` asks, `asked` answers; where it is empty the board answers. `other` is the visit offered in exchange.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", db_index=False)
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="requests")
    other = models.ForeignKey(Visit, models.CASCADE, null=True, blank=True, related_name="requests_for")
    kind = models.CharField("đề nghị", max_length=10, choices=RequestKind.choices)
    status = models.CharField("tình trạng", max_length=9, choices=RequestStatus.choices, default=RequestStatus.ASKED)
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="visit_requests", db_index=False)
    asked = models.ForeignKey(
        "members.Member", models.PROTECT, null=True, blank=True, related_name="visit_requests_asked", db_index=False
    )
    reason = models.CharField("lý do", max_length=300)
    answer = models.CharField("trả lời", max_length=300, blank=True)
    asked_at = models.DateTimeField("đề nghị lúc", default=timezone.now)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)

    class Meta:
        verbose_name = "đề nghị thay đổi lượt dự"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit"], condition=models.Q(status=RequestStatus.ASKED), name="visit_request_one_at_a_time"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="visit_request_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(kind=RequestKind.SWAP, other__isnull=False, asked__isnull=False)
                | models.Q(kind=RequestKind.SUBSTITUTE, other=None, asked__isnull=False)
                | models.Q(kind=RequestKind.CALL_OFF, other=None, asked=None),
                name="visit_request_of_its_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(status=RequestStatus.ASKED, answered_at=None)
                | (~models.Q(status=RequestStatus.ASKED) & models.Q(answered_at__isnull=False)),
                name="visit_request_answered_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(other=None) | ~models.Q(other=models.F("visit")), name="visit_request_of_two_visits"
            ),
            models.CheckConstraint(
                condition=models.Q(asked=None) | ~models.Q(asked=models.F("member")), name="visit_request_of_two_people"
            ),
        ]
        indexes = [
            # what waits for an official's answer
            models.Index(fields=["asked"], name="visit_request_open", condition=models.Q(status=RequestStatus.ASKED)),
        ]

    def __str__(self) -> str:
        """Return what is asked."""
        return self.get_kind_display()


class VisitReport(models.Model):
    """What the official reports: once for each visit, sent once however often it arrives."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    visit = models.OneToOneField(Visit, models.CASCADE, related_name="report")
    total = models.PositiveSmallIntegerField("số đảng viên phải có mặt")
    present = models.PositiveSmallIntegerField("số đảng viên có mặt")
    score = models.PositiveSmallIntegerField("điểm chi bộ tự chấm", null=True, blank=True)
    began_at = models.TimeField("khai mạc lúc", null=True, blank=True)
    ended_at = models.TimeField("kết thúc lúc", null=True, blank=True)
    agenda = models.TextField("nội dung sinh hoạt", blank=True)
    judgement = models.CharField("đánh giá buổi sinh hoạt", max_length=8, choices=Judgement.choices)
    conveyed = models.TextField("nội dung đã truyền đạt", blank=True)
    answered = models.TextField("ý kiến đã trả lời tại chỗ", blank=True)
    lessons = models.TextField("nhận xét, rút kinh nghiệm", blank=True)
    sent_at = models.DateTimeField(default=timezone.now)
    is_late = models.BooleanField("nộp chậm", default=False)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        verbose_name = "báo cáo dự sinh hoạt"
        constraints = [
            models.CheckConstraint(condition=models.Q(total__gte=models.F("present")), name="visit_report_adds_up"),
            models.CheckConstraint(
                condition=models.Q(score=None) | models.Q(score__lte=100), name="visit_report_score_out_of_100"
            ),
        ]

    def __str__(self) -> str:
        """Return the judgement."""
        return self.get_judgement_display()


class HeardPetition(models.Model):
    """That a petition was heard at a visit: raised with the report, followed in the register of petitions."""

    report = models.ForeignKey(VisitReport, models.CASCADE, related_name="heard")
    petition = models.OneToOneField("petitions.Petition", models.PROTECT, related_name="heard_at_visit")

    class Meta:
        verbose_name = "kiến nghị nghe tại buổi dự"
        ordering = ["pk"]

    def __str__(self) -> str:
        """Return the sentence."""
        return str(self.petition)
