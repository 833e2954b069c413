"""What people say: comments and questions before, opinions during, and votes."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sotay.core.behalf import OnBehalf, behalf_constraints
from sotay.meetings.choices import CommentKind, MotionStatus, Threshold, VoteChoice
from sotay.meetings.models.meeting import AgendaItem, Meeting


class Comment(OnBehalf):
    """A comment or question before the meeting. An anonymous question has no author anywhere, not even in the ledgers."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="comments")
    item = models.ForeignKey(AgendaItem, models.CASCADE, null=True, blank=True, related_name="comments")
    kind = models.CharField("loại", max_length=8, choices=CommentKind.choices, default=CommentKind.COMMENT)
    author = models.ForeignKey(
        "members.Member", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    text = models.TextField("nội dung", max_length=2000)
    answer = models.TextField("trả lời", blank=True)
    # A day, not an instant, so that an anonymous question cannot be told by its minute.
    made_on = models.DateField("ngày gửi")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "ý kiến"
        constraints = [
            models.CheckConstraint(
                condition=Q(author__isnull=False) | Q(kind=CommentKind.QUESTION),
                name="comment_only_questions_are_anonymous",
            ),
            models.CheckConstraint(
                condition=Q(on_behalf=False) | Q(author__isnull=False), name="comment_on_behalf_of_somebody"
            ),
            *behalf_constraints("comment", "entered_by"),
        ]

    def __str__(self) -> str:
        """Return the beginning of the text."""
        return self.text[:60]


class Opinion(models.Model):
    """What somebody said at the meeting on an agenda item, as the minute taker noted it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="opinions")
    item = models.ForeignKey(AgendaItem, models.CASCADE, null=True, blank=True, related_name="opinions")
    speaker = models.ForeignKey(
        "members.Member", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    speaker_name = models.CharField("người phát biểu", max_length=120)
    summary = models.TextField("tóm tắt ý kiến", blank=True)
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "ý kiến phát biểu"
        ordering = ["noted_at", "id"]

    def __str__(self) -> str:
        """Return the speaker."""
        return self.speaker_name


class Motion(models.Model):
    """A question put to an open vote: hands counted in the room, and named votes by phone, on the same question.

    Hands are those of the people who did not vote by phone; `base` is the number of votes against which the threshold is
    taken (294-QĐ/TW, item 9.3.2).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="motions")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="motions")
    text = models.CharField("nội dung biểu quyết", max_length=500)
    threshold = models.CharField(
        "tỷ lệ thông qua", max_length=10, choices=Threshold.choices, default=Threshold.MAJORITY
    )
    status = models.CharField("tình trạng", max_length=6, choices=MotionStatus.choices, default=MotionStatus.DRAFT)
    hands_agree = models.PositiveSmallIntegerField("giơ tay đồng ý", default=0)
    hands_disagree = models.PositiveSmallIntegerField("giơ tay không đồng ý", default=0)
    hands_other = models.PositiveSmallIntegerField("ý kiến khác", default=0)
    base = models.PositiveSmallIntegerField("tổng số tính tỷ lệ", null=True, blank=True)
    agree = models.PositiveSmallIntegerField("tổng số đồng ý", null=True, blank=True)
    is_carried = models.BooleanField("được thông qua", null=True, blank=True)
    # a vote given without network before this is still counted
    closed_at = models.DateTimeField("chốt lúc", null=True, blank=True)

    class Meta:
        verbose_name = "nội dung biểu quyết"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=MotionStatus.CLOSED)
                | Q(base__isnull=False, agree__isnull=False, is_carried__isnull=False, agree__lte=F("base")),
                name="motion_closed_has_a_result",
            ),
        ]

    def __str__(self) -> str:
        """Return the question."""
        return self.text


class Vote(OnBehalf):
    """One named open vote: by phone, or written for a member who has none."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="votes", db_index=False)
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="+", db_index=False)
    choice = models.CharField("biểu quyết", max_length=8, choices=VoteChoice.choices)
    cast_at = models.DateTimeField(default=timezone.now)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "phiếu biểu quyết công khai"
        constraints = [
            models.UniqueConstraint(fields=["motion", "member"], name="vote_once_a_motion"),
            *behalf_constraints("vote", "entered_by"),
        ]

    def __str__(self) -> str:
        """Return the choice."""
        return self.choice
