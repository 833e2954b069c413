"""The handover of a post: what was open on the day, and the two who confirm it."""

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sotay.committees.choices import Post
from sotay.handover.choices import HandoverStatus


class Handover(models.Model):
    """A post that goes from one member to another; `effective_on` is the first day without the first one.

    `contents` is the one page of open work as it stood when it was last written; the second confirmation seals it. The posts
    themselves are not pointed to, so that a reorganisation that ended or gave them can still be taken back.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="handovers")
    post = models.CharField("chức vụ", max_length=20)  # one of `committees.Post`
    outgoing = models.ForeignKey("members.Member", models.PROTECT, related_name="handovers_given")
    incoming = models.ForeignKey(
        "members.Member", models.PROTECT, null=True, blank=True, related_name="handovers_received"
    )
    effective_on = models.DateField("bàn giao từ ngày")
    contents = models.JSONField("nội dung bàn giao", default=dict)
    contents_at = models.DateTimeField("lập lúc", null=True, blank=True)
    # when what named the one who leaves was given to another, and how much of each kind that was
    settled_at = models.DateTimeField("chuyển việc lúc", null=True, blank=True)
    moved = models.JSONField("việc đã chuyển", default=dict)
    things = models.TextField("sổ sách, con dấu, thiết bị bàn giao", blank=True)
    outgoing_note = models.CharField("ý kiến bên giao", max_length=1000, blank=True)
    incoming_note = models.CharField("ý kiến bên nhận", max_length=1000, blank=True)
    outgoing_confirmed_at = models.DateTimeField("bên giao xác nhận lúc", null=True, blank=True)
    outgoing_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    # why the superior confirms for one who cannot: deceased, gone away, signed on paper
    outgoing_reason = models.CharField("lý do cấp trên xác nhận thay bên giao", max_length=300, blank=True)
    incoming_confirmed_at = models.DateTimeField("bên nhận xác nhận lúc", null=True, blank=True)
    incoming_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    sealed_at = models.DateTimeField("khóa lúc", null=True, blank=True)
    seal = models.CharField("dấu niêm", max_length=64, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "bàn giao"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "post", "outgoing", "effective_on"], name="handover_once_a_change"
            ),
            models.CheckConstraint(
                condition=Q(incoming=None) | ~Q(incoming=F("outgoing")), name="handover_to_somebody_else"
            ),
            models.CheckConstraint(
                condition=Q(outgoing_confirmed_at=None) | Q(contents_at__isnull=False),
                name="handover_confirmed_has_contents",
            ),
            models.CheckConstraint(
                condition=Q(incoming_confirmed_at=None) | Q(incoming__isnull=False, contents_at__isnull=False),
                name="handover_received_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(sealed_at=None, seal="")
                | (
                    Q(sealed_at__isnull=False, outgoing_confirmed_at__isnull=False, incoming_confirmed_at__isnull=False)
                    & ~Q(seal="")
                ),
                name="handover_sealed_by_both",
            ),
        ]
        indexes = [
            # what waits for somebody
            models.Index(fields=["effective_on"], name="handover_open", condition=Q(sealed_at=None)),
        ]

    def __str__(self) -> str:
        """Return the post and the day."""
        return f"{self.post_name} {self.effective_on:%d/%m/%Y}"

    @property
    def post_name(self) -> str:
        """Return the post in words."""
        return Post(self.post).label

    def status_on(self, day: dt.date) -> HandoverStatus:
        """Return how far it is on a day."""
        if self.sealed_at is not None:
            return HandoverStatus.SEALED
        if self.outgoing_confirmed_at is not None or self.incoming_confirmed_at is not None:
            return HandoverStatus.HALF
        if self.incoming_id is None:
            return HandoverStatus.VACANT
        return HandoverStatus.AHEAD if day < self.effective_on else HandoverStatus.OPEN
