"""Requests to correct a record, and the yearly confirmation of one's own data."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sotay.corrections.choices import REGISTER_FIELDS, ConfirmedBy, CorrectionStatus, RoundStatus
from sotay.organisations.models import Organisation


class Correction(models.Model):
    """One field of one record that should say something else; the old and the new value stay, whatever is decided.

    It hangs on the member alone: whoever changes cells takes their requests along.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="corrections")
    name = models.CharField("nội dung", max_length=30)
    old = models.CharField("đang ghi", max_length=300, blank=True)
    new = models.CharField("đề nghị sửa thành", max_length=300, blank=True)
    reason = models.CharField("lý do, căn cứ", max_length=300)
    evidence = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    by_committee = models.BooleanField("do cấp ủy đề nghị", default=False)
    status = models.CharField(
        "tình trạng", max_length=9, choices=CorrectionStatus.choices, default=CorrectionStatus.WAITING
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField("gửi lúc", default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField("xem xét lúc", null=True, blank=True)
    answer = models.CharField("trả lời", max_length=300, blank=True)
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "đề nghị sửa hồ sơ"
        constraints = [
            models.UniqueConstraint(
                fields=["member", "name"], condition=Q(status=CorrectionStatus.WAITING), name="correction_one_waiting"
            ),
            models.CheckConstraint(condition=~Q(old=F("new")), name="correction_changes_something"),
            models.CheckConstraint(
                condition=~Q(status=CorrectionStatus.APPROVED, name__in=REGISTER_FIELDS) | Q(decision__isnull=False),
                name="correction_of_register_by_decision",
            ),
            models.CheckConstraint(
                condition=~Q(status=CorrectionStatus.REFUSED) | ~Q(answer=""), name="correction_refused_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(status=CorrectionStatus.WAITING, decided_at=None)
                | (~Q(status=CorrectionStatus.WAITING) & Q(decided_at__isnull=False)),
                name="correction_decided_at_a_time",
            ),
        ]
        indexes = [
            # what waits, the oldest first
            models.Index(fields=["asked_at"], name="correction_waiting", condition=Q(status=CorrectionStatus.WAITING)),
            models.Index(fields=["-asked_at", "-id"], name="correction_newest_first"),
        ]

    def __str__(self) -> str:
        """Return the field."""
        return self.name

    @property
    def organisation(self) -> Organisation | None:
        """Return the member's cell: where rights are asked."""
        return self.member.organisation


class ConfirmationRound(models.Model):
    """A year's confirmation in a part of the tree, opened by its board."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    deadline = models.DateField("hạn xác nhận")
    note = models.CharField("hướng dẫn", max_length=300, blank=True)
    status = models.CharField("tình trạng", max_length=6, choices=RoundStatus.choices, default=RoundStatus.OPEN)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField("mở lúc", default=timezone.now)

    class Meta:
        verbose_name = "đợt xác nhận hồ sơ"
        constraints = [
            models.UniqueConstraint(fields=["organisation", "year"], name="confirmation_round_once_a_year"),
        ]

    def __str__(self) -> str:
        """Return the year."""
        return str(self.year)


class Confirmation(models.Model):
    """That a member has confirmed their own data for a year; one a year, whichever round asked for it."""

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="confirmations")
    year = models.PositiveSmallIntegerField("năm")
    how = models.CharField("cách xác nhận", max_length=8, choices=ConfirmedBy.choices)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_on = models.DateField("ngày xác nhận")
    recorded_at = models.DateTimeField("ghi lúc", default=timezone.now)

    class Meta:
        verbose_name = "xác nhận hồ sơ"
        constraints = [
            models.UniqueConstraint(fields=["year", "member"], name="confirmation_once_a_year"),
        ]

    def __str__(self) -> str:
        """Return the year."""
        return str(self.year)
