"""The quarterly briefing of a committee with the secretaries of its cells."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from sotay.briefings.choices import BriefingStatus, Presence
from sotay.core.display import in_sentence, quarter


class Briefing(models.Model):
    """A briefing (giao ban) of a committee; `quarter` is the first day of the quarter that it is for."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="briefings")
    quarter = models.DateField("quý")
    held_on = models.DateField("ngày giao ban")
    starts = models.TimeField("giờ bắt đầu")
    place = models.CharField("địa điểm", max_length=200)
    content = models.TextField("nội dung giao ban")
    questions_until = models.DateField("nhận câu hỏi đến hết ngày")
    status = models.CharField("tình trạng", max_length=9, choices=BriefingStatus.choices, default=BriefingStatus.DRAFT)
    chair = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="+")
    minute_taker = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="+")
    summary = models.TextField("diễn biến, ý kiến tại hội nghị", blank=True)
    invited_at = models.DateTimeField("mời lúc", null=True, blank=True)
    closed_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    cancelled_at = models.DateTimeField("hủy lúc", null=True, blank=True)
    cancel_reason = models.CharField("lý do hủy", max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "giao ban"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quarter__day=1, quarter__month__in=[1, 4, 7, 10]),
                name="briefing_quarter_is_a_quarter",
            ),
            models.CheckConstraint(
                condition=models.Q(questions_until__lte=models.F("held_on")), name="briefing_questions_beforehand"
            ),
            models.CheckConstraint(
                condition=~models.Q(status=BriefingStatus.HELD) | models.Q(closed_at__isnull=False),
                name="briefing_held_has_an_end",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=[BriefingStatus.INVITED, BriefingStatus.HELD])
                | models.Q(invited_at__isnull=False),
                name="briefing_invited_before_held",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=BriefingStatus.CANCELLED)
                | (models.Q(cancelled_at__isnull=False) & ~models.Q(cancel_reason="")),
                name="briefing_cancelled_for_a_reason",
            ),
        ]
        indexes = [
            # the briefings of a committee, newest first
            models.Index(fields=["organisation", "-held_on"], name="briefing_of_committee"),
            # who has held one in the quarter
            models.Index(fields=["quarter", "organisation"], name="briefing_of_quarter"),
        ]

    def __str__(self) -> str:
        """Return the quarter."""
        return self.title

    @property
    def title(self) -> str:
        """Return how invitations name it."""
        return f"Giao ban bí thư chi bộ {in_sentence(quarter(self.quarter))}"


class Invitation(models.Model):
    """A cell invited to a briefing: its secretary then, and whether somebody was in the room."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    briefing = models.ForeignKey(Briefing, models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="briefing_invitations")
    member = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="+")
    presence = models.CharField("tình trạng", max_length=8, choices=Presence.choices, default=Presence.EXPECTED)
    stand_in = models.CharField("người dự thay", max_length=120, blank=True)
    reason = models.CharField("lý do vắng", max_length=300, blank=True)

    class Meta:
        verbose_name = "giấy mời giao ban"
        constraints = [
            models.UniqueConstraint(fields=["briefing", "organisation"], name="invitation_once_a_cell"),
            models.CheckConstraint(
                condition=~models.Q(presence=Presence.STAND_IN) | ~models.Q(stand_in=""),
                name="invitation_stand_in_has_a_name",
            ),
            models.CheckConstraint(
                condition=~models.Q(presence=Presence.EXCUSED) | ~models.Q(reason=""),
                name="invitation_excused_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """Return where the cell stands."""
        return self.get_presence_display()


class Question(models.Model):
    """What a secretary asks before the briefing, and what the committee answered."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    briefing = models.ForeignKey(Briefing, models.CASCADE, related_name="questions")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="briefing_questions")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    asked_at = models.DateTimeField(default=timezone.now)
    text = models.CharField("câu hỏi", max_length=1000)
    answer = models.TextField("trả lời", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)

    class Meta:
        verbose_name = "câu hỏi giao ban"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="briefing_question_says_something"),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at=None)
                | (~models.Q(answer="") & models.Q(answered_at__isnull=False)),
                name="briefing_question_answered_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        """Return the beginning of the question."""
        return self.text[:60]


class Conclusion(models.Model):
    """What a briefing decided; its owner, deadline and result are those of the task that it gave."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    briefing = models.ForeignKey(Briefing, models.CASCADE, related_name="conclusions")
    number = models.PositiveSmallIntegerField("số thứ tự")
    task = models.OneToOneField("work.Task", models.PROTECT, related_name="briefing_conclusion")

    class Meta:
        verbose_name = "kết luận giao ban"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["briefing", "number"], name="conclusion_number_once"),
        ]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)
