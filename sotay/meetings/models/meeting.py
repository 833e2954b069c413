"""The meeting, its habits, agenda, documents and guests."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils import timezone

from sotay.meetings.choices import TITLES, ItemAct, ItemSource, MeetingKind, MeetingStatus


class MeetingHabit(models.Model):
    """How a cell usually meets: the day of the month, the hour, the place, and the heads of its papers."""

    organisation = models.OneToOneField("organisations.Organisation", models.PROTECT, related_name="habit")
    day = models.PositiveSmallIntegerField("ngày sinh hoạt hằng tháng", default=3)
    starts = models.TimeField("giờ bắt đầu")
    place = models.CharField("địa điểm", max_length=200)
    locality = models.CharField("địa danh ghi trên văn bản", max_length=100, blank=True)

    class Meta:
        verbose_name = "lệ sinh hoạt"
        constraints = [
            models.CheckConstraint(condition=models.Q(day__gte=1, day__lte=28), name="habit_day_in_every_month"),
        ]

    def __str__(self) -> str:
        """Return the day."""
        return f"ngày {self.day} hằng tháng"


class StandingItem(models.Model):
    """A line of the standing agenda (42-HD/BTCTW, item 2) while `valid` holds."""

    kind = models.CharField(max_length=14, choices=MeetingKind.choices)
    number = models.PositiveSmallIntegerField()
    title = models.CharField("nội dung", max_length=200)
    detail = models.CharField("gợi ý", max_length=500, blank=True)
    minutes = models.PositiveSmallIntegerField("thời lượng (phút)")
    valid = DateRangeField("hiệu lực")
    source = models.CharField("văn bản", max_length=200)
    act = models.CharField("việc gắn với nội dung", max_length=10, choices=ItemAct.choices, blank=True)

    class Meta:
        verbose_name = "nội dung sinh hoạt thường kỳ"
        ordering = ["kind", "number"]
        constraints = [
            ExclusionConstraint(
                name="standing_item_one_at_a_time",
                expressions=[
                    ("kind", RangeOperators.EQUAL),
                    ("number", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Meeting(models.Model):
    """A meeting of a cell. `period` is the month that it is for, `held_on` the day on which it is held.

    `convened`, `due`, `present` and `excused` are the tally written when the meeting is closed: part of its record, equal to
    the attendance rows for ever after (a sealed meeting's rows do not change).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="meetings")
    kind = models.CharField("loại sinh hoạt", max_length=14, choices=MeetingKind.choices, default=MeetingKind.PERIODIC)
    theme = models.CharField("chuyên đề", max_length=300, blank=True)
    period = models.DateField("kỳ (tháng)")
    held_on = models.DateField("ngày họp")
    starts = models.TimeField("giờ bắt đầu")
    place = models.CharField("địa điểm", max_length=200)
    online_link = models.URLField("đường dẫn họp trực tuyến", max_length=300, blank=True)
    status = models.CharField("tình trạng", max_length=10, choices=MeetingStatus.choices, default=MeetingStatus.DRAFT)
    chair = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="+")
    secretary_of_meeting = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="+")
    orientation = models.TextField("định hướng của cấp ủy cấp trên", blank=True)
    draft_resolution = models.TextField("dự thảo nghị quyết", blank=True)
    conclusion = models.TextField("kết luận của chủ trì", blank=True)
    evaluation = models.TextField("đánh giá tháng trước: ưu điểm, hạn chế", blank=True)
    norms = models.JSONField("định mức áp dụng", default=dict)
    published_at = models.DateTimeField("thông báo lúc", null=True, blank=True)
    opened_at = models.DateTimeField("khai mạc lúc", null=True, blank=True)
    closed_at = models.DateTimeField("bế mạc lúc", null=True, blank=True)
    sealed_at = models.DateTimeField("hoàn tất lúc", null=True, blank=True)
    documents_at = models.DateTimeField("gửi tài liệu lúc", null=True, blank=True)
    convened = models.PositiveSmallIntegerField("triệu tập", null=True, blank=True)
    due = models.PositiveSmallIntegerField("phải có mặt", null=True, blank=True)
    present = models.PositiveSmallIntegerField("có mặt", null=True, blank=True)
    excused = models.PositiveSmallIntegerField("vắng có lý do", null=True, blank=True)
    handbook_users = models.PositiveSmallIntegerField("dùng sổ tay trong kỳ họp", null=True, blank=True)
    on_paper = models.PositiveSmallIntegerField("ghi thay trong kỳ họp", null=True, blank=True)
    score = models.PositiveSmallIntegerField("điểm chất lượng", null=True, blank=True)
    # What the members were last told (day, hour, place …), and how often: the SEQUENCE of its calendar entry.
    announced = models.JSONField("nội dung đã thông báo", default=dict)
    revision = models.PositiveSmallIntegerField("lần thông báo", default=0)
    cancelled_at = models.DateTimeField("hủy lúc", null=True, blank=True)
    cancel_reason = models.CharField("lý do hủy", max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    # By which permission the meeting is held online.
    online_permission = models.ForeignKey(
        "meetings.OnlinePermission", models.PROTECT, null=True, blank=True, related_name="meetings", db_index=False
    )
    # The unified day that held when members were told, and why this meeting is on another one.
    unified_on = models.DateField("ngày sinh hoạt thống nhất", null=True, blank=True)
    day_exception = models.ForeignKey(
        "meetings.DayException", models.PROTECT, null=True, blank=True, related_name="meetings", db_index=False
    )
    off_day_reason = models.CharField(
        "lý do khác ngày sinh hoạt thống nhất", max_length=300, blank=True, default="", db_default=""
    )

    class Meta:
        verbose_name = "kỳ sinh hoạt"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "period"],
                condition=models.Q(kind=MeetingKind.PERIODIC) & ~models.Q(status=MeetingStatus.CANCELLED),
                name="meeting_one_periodic_a_month",
            ),
            # what the composite foreign key of attendance points to
            models.UniqueConstraint(fields=["id", "period"], name="meeting_with_its_month"),
            models.CheckConstraint(condition=models.Q(period__day=1), name="meeting_period_is_a_month"),
            models.CheckConstraint(
                condition=~models.Q(kind=MeetingKind.THEMATIC, theme=""), name="meeting_thematic_has_theme"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | models.Q(closed_at__gte=models.F("opened_at")),
                name="meeting_closed_after_opened",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["closed", "sealed"])
                | models.Q(closed_at__isnull=False, convened__isnull=False, due__isnull=False, present__isnull=False),
                name="meeting_held_has_a_tally",
            ),
            models.CheckConstraint(
                condition=models.Q(due=None)
                | models.Q(convened__gte=models.F("due"), due__gte=models.F("present") + models.F("excused")),
                name="meeting_tally_adds_up",
            ),
            models.CheckConstraint(
                condition=models.Q(on_paper=None)
                | models.Q(due__gte=models.F("handbook_users") + models.F("on_paper")),
                name="meeting_users_within_due",
            ),
            models.CheckConstraint(
                condition=models.Q(score=None) | models.Q(score__lte=100), name="meeting_score_out_of_100"
            ),
            models.CheckConstraint(
                condition=~models.Q(status=MeetingStatus.CANCELLED)
                | (models.Q(cancelled_at__isnull=False) & ~models.Q(cancel_reason="")),
                name="meeting_cancelled_for_a_reason",
            ),
            # Nobody is told of a meeting online that the committee above has not permitted.
            models.CheckConstraint(
                condition=models.Q(online_link="")
                | models.Q(status__in=[MeetingStatus.DRAFT, MeetingStatus.CANCELLED])
                | models.Q(online_permission__isnull=False),
                name="meeting_online_has_permission",
            ),
            models.CheckConstraint(
                condition=models.Q(online_link="") | models.Q(online_link__startswith="https://"),
                name="meeting_online_link_is_safe",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=[MeetingStatus.DRAFT, MeetingStatus.CANCELLED])
                | models.Q(unified_on=None)
                | models.Q(held_on=models.F("unified_on"))
                | models.Q(day_exception__isnull=False)
                | ~models.Q(off_day_reason=""),
                name="meeting_off_the_unified_day_for_a_reason",
            ),
        ]
        indexes = [
            # the meetings of a cell, newest first
            models.Index(fields=["organisation", "-held_on"], name="meeting_of_cell"),
            # the board's month
            models.Index(fields=["period", "organisation"], name="meeting_of_month"),
        ]

    def __str__(self) -> str:
        """Return kind and month."""
        return f"{self.get_kind_display()} tháng {self.period:%m/%Y}"

    @property
    def title(self) -> str:
        """Return the meeting's name as invitations write it, with its theme."""
        name = f"{TITLES[MeetingKind(self.kind)]} tháng {self.period:%m/%Y}"
        return f"{name}: {self.theme}" if self.theme else name

    @property
    def is_online(self) -> bool:
        """Tell whether it is held online; where to, only those convened learn."""
        return bool(self.online_link)

    @property
    def is_draft(self) -> bool:
        """Tell whether nobody was told of it yet."""
        return self.status == MeetingStatus.DRAFT

    @property
    def is_before(self) -> bool:
        """Tell whether it is still to come: what was prepared can be changed."""
        return self.status in (MeetingStatus.DRAFT, MeetingStatus.PUBLISHED)


class AgendaItem(models.Model):
    """One point of the agenda, with its time and its owner."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items", db_index=False)
    number = models.PositiveSmallIntegerField("thứ tự")
    title = models.CharField("nội dung", max_length=300)
    detail = models.TextField("chi tiết", blank=True)
    minutes = models.PositiveSmallIntegerField("thời lượng (phút)", default=10)
    owner = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    source = models.CharField(max_length=10, choices=ItemSource.choices, default=ItemSource.CELL)
    # what is done under it: doing that begins the item
    act = models.CharField("việc gắn với nội dung", max_length=10, choices=ItemAct.choices, blank=True)
    # when the meeting came to it: the item begun last is the present one
    begun_at = models.DateTimeField("bắt đầu lúc", null=True, blank=True)

    class Meta:
        verbose_name = "nội dung sinh hoạt"
        ordering = ["number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="item_number_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class MeetingDocument(models.Model):
    """A stored file put before the meeting, for one agenda item or for the whole."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="documents")
    item = models.ForeignKey(AgendaItem, models.CASCADE, null=True, blank=True, related_name="documents")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    title = models.CharField("tên tài liệu", max_length=200)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "tài liệu sinh hoạt"
        ordering = ["id"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class MeetingGuest(models.Model):
    """Somebody invited who is not of the cell: the assigned official, a guest."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="guests")
    member = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField("họ và tên", max_length=120)
    post = models.CharField("chức vụ, đơn vị", max_length=200, blank=True)
    is_assigned_official = models.BooleanField("cấp ủy viên được phân công dự", default=False)
    arrived_at = models.DateTimeField("đến lúc", null=True, blank=True)

    class Meta:
        verbose_name = "đại biểu dự"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="guest_invited_once")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
