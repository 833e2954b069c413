"""Work that a cell assigns to its members for a year, and what they say of it once a month."""

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sotay.assignments.choices import CELL_POSTS, Content, Outcome, Progress
from sotay.organisations.choices import Sector

FIRST_YEAR = 2011


class CatalogueEntry(models.Model):
    """A work that cells of a type commonly assign, offered while `valid` holds; without `sector` to cells of every type.

    With a `post` it is offered first to who holds that post in the cell.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sector = models.CharField("loại hình chi bộ", max_length=20, choices=Sector.choices, blank=True)
    content = models.CharField("nội dung quản lý", max_length=10, choices=Content.choices)
    post = models.CharField("dành cho chức vụ", max_length=20, choices=CELL_POSTS, blank=True)
    title = models.CharField("công việc", max_length=200)
    valid = DateRangeField("hiệu lực")
    source = models.CharField("theo văn bản", max_length=200)

    class Meta:
        verbose_name = "việc trong danh mục phân công"
        constraints = [
            ExclusionConstraint(
                name="catalogue_entry_once_at_a_time",
                expressions=[
                    ("sector", RangeOperators.EQUAL),
                    ("title", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=~Q(title=""), name="catalogue_entry_has_a_title"),
            models.CheckConstraint(condition=~Q(source=""), name="catalogue_entry_has_a_source"),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class WorkAssignment(models.Model):
    """A work of a member in a year. `organisation` is the cell that decided; the work itself follows the member's affiliation."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="assignments")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    content = models.CharField("nội dung quản lý", max_length=10, choices=Content.choices)
    entry = models.ForeignKey(CatalogueEntry, models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField("công việc được phân công", max_length=200)
    due_on = models.DateField("thời hạn", null=True, blank=True)
    decided_on = models.DateField("ngày chi bộ phân công")
    # How the cell decided: at a meeting, by a vote there; what was decided without either names its minutes in words.
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, null=True, blank=True, related_name="+")
    motion = models.ForeignKey("meetings.Motion", models.PROTECT, null=True, blank=True, related_name="+")
    minutes = models.CharField("theo biên bản, nghị quyết", max_length=200, blank=True)
    ended_on = models.DateField("thôi phân công từ ngày", null=True, blank=True)
    end_reason = models.CharField("lý do thôi phân công", max_length=200, blank=True)
    outcome = models.CharField("kết quả do chi bộ xác nhận", max_length=8, choices=Outcome.choices, blank=True)
    outcome_on = models.DateField("ngày xác nhận", null=True, blank=True)

    class Meta:
        verbose_name = "phân công công tác"
        constraints = [
            models.UniqueConstraint(
                fields=["member", "year", "title"], condition=Q(ended_on=None), name="assignment_once_a_year"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="assignment_has_a_title"),
            models.CheckConstraint(condition=Q(year__gte=FIRST_YEAR), name="assignment_of_a_year"),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(due_on__gte=F("decided_on")), name="assignment_due_after_decision"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, end_reason="") | (Q(ended_on__gte=F("decided_on")) & ~Q(end_reason="")),
                name="assignment_end_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_on=None) | (~Q(outcome="") & Q(outcome_on__isnull=False)),
                name="assignment_outcome_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(motion=None) | Q(meeting__isnull=False), name="assignment_vote_at_a_meeting"
            ),
        ]
        indexes = [
            # who has work in a year: the coverage of every organisation
            models.Index(fields=["year", "member"], name="assignment_of_year"),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class MonthlyReport(models.Model):
    """What was said of an assignment in a month: by the member, or by `entered_by` for them. Once a month; a second word replaces the first."""

    assignment = models.ForeignKey(WorkAssignment, models.CASCADE, related_name="reports")
    month = models.DateField("tháng")
    progress = models.CharField("tình hình", max_length=11, choices=Progress.choices)
    note = models.CharField("nói thêm", max_length=300, blank=True)
    reported_at = models.DateTimeField("lúc", default=timezone.now)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    comment = models.CharField("nhận xét của chi bộ", max_length=300, blank=True)
    commented_on = models.DateField("nhận xét ngày", null=True, blank=True)

    class Meta:
        verbose_name = "báo cáo hằng tháng của đảng viên"
        constraints = [
            models.UniqueConstraint(fields=["assignment", "month"], name="monthly_report_once_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="monthly_report_of_a_month"),
            models.CheckConstraint(
                condition=Q(comment="", commented_on=None) | (~Q(comment="") & Q(commented_on__isnull=False)),
                name="monthly_report_comment_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        """Return the word."""
        return self.get_progress_display()


class SilentReminder(models.Model):
    """That a member was reminded of a work of which nothing was said this month: each at most once a day."""

    assignment = models.ForeignKey(WorkAssignment, models.CASCADE, related_name="+")
    sent_on = models.DateField("ngày nhắc")

    class Meta:
        verbose_name = "lời nhắc báo cáo việc được phân công"
        constraints = [models.UniqueConstraint(fields=["assignment", "sent_on"], name="silent_reminder_once_a_day")]

    def __str__(self) -> str:
        """Return the day."""
        return f"{self.sent_on:%d/%m/%Y}"
