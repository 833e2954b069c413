"""A transfer is one introduction paper: its boxes are signed in turn from the cell that lets go to the cell that receives."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sotay.transfers.choices import BOXES, FAILED, Cause, Direction, Side, TransferKind, TransferStatus


class Transfer(models.Model):
    """One paper: who goes from where to where, and how far it has come.

    `organisation` is the cell at which it begins here: the one that lets go, or for a member from another province the one
    that receives. The number is of the register of `issuer`, given when box 1 is signed.
    `until` is the first day without the temporary affiliation.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField("loại giấy", max_length=10, choices=TransferKind.choices)
    direction = models.CharField("hướng chuyển", max_length=6, choices=Direction.choices, default=Direction.WITHIN)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    issuer = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("năm của sổ")
    number = models.PositiveIntegerField("số giấy", null=True, blank=True)
    member = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="transfers")
    person_name = models.CharField("họ và tên", max_length=120)
    # what the paper of another province says of a person whom nobody here knows yet
    person = models.JSONField("dữ liệu trên giấy", default=dict, blank=True)
    source = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    source_name = models.CharField("nơi đi", max_length=300)
    target = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    target_name = models.CharField("nơi đến", max_length=300)
    cause = models.CharField("lý do", max_length=10, choices=Cause.choices, default=Cause.JOB)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    moved_on = models.DateField("ngày có quyết định hoặc thay đổi nơi ở, nơi công tác")
    until = models.DateField("hết hạn sinh hoạt tạm thời", null=True, blank=True)
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField("tình trạng", max_length=9, choices=TransferStatus.choices, default=TransferStatus.OPEN)
    started_on = models.DateField("ngày chi bộ giới thiệu", null=True, blank=True)
    introduced_on = models.DateField("ngày giới thiệu đến nơi nhận", null=True, blank=True)
    presented_on = models.DateField("ngày trình giấy", null=True, blank=True)
    effective_on = models.DateField("ngày chuyển sinh hoạt", null=True, blank=True)
    closed_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    closed_reason = models.CharField("lý do không chuyển", max_length=300, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    created_at = models.DateTimeField("lập lúc", default=timezone.now)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "giấy giới thiệu sinh hoạt đảng"
        constraints = [
            models.UniqueConstraint(fields=["issuer", "year", "number"], name="transfer_number_once"),
            models.CheckConstraint(
                condition=Q(direction=Direction.IN) | Q(started_on=None) | Q(number__isnull=False),
                name="transfer_begun_has_a_number",
            ),
            models.UniqueConstraint(
                fields=["member"], condition=Q(status=TransferStatus.OPEN), name="transfer_one_open_of_a_member"
            ),
            models.CheckConstraint(
                condition=Q(direction=Direction.IN) | Q(member__isnull=False, source__isnull=False),
                name="transfer_from_here_has_a_member",
            ),
            models.CheckConstraint(
                condition=Q(direction=Direction.OUT) | Q(target__isnull=False), name="transfer_to_here_has_a_cell"
            ),
            models.CheckConstraint(
                condition=~Q(direction=Direction.WITHIN) | ~Q(source=F("target")), name="transfer_goes_somewhere"
            ),
            models.CheckConstraint(
                condition=~Q(kind=TransferKind.TEMPORARY) | Q(until__gt=F("moved_on")), name="transfer_temporary_ends"
            ),
            models.CheckConstraint(
                condition=~Q(status=TransferStatus.DONE) | Q(effective_on__isnull=False, closed_at__isnull=False),
                name="transfer_done_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=FAILED)
                | (Q(effective_on=None, closed_at__isnull=False) & ~Q(closed_reason="")),
                name="transfer_that_failed_says_why",
            ),
            models.CheckConstraint(
                condition=Q(direction=Direction.WITHIN) | ~Q(kind=TransferKind.INSIDE),
                name="transfer_inside_stays_inside",
            ),
        ]
        indexes = [
            # the register, the newest first
            models.Index(fields=["-created_at", "-id"], name="transfer_newest_first"),
            # what is under way, or ends soon
            models.Index(fields=["status", "until"], name="transfer_under_way"),
        ]

    def __str__(self) -> str:
        """Return the number and the name."""
        return f"{self.symbol} {self.person_name}"

    @property
    def symbol(self) -> str:
        """Return the number as the paper carries it."""
        return f"{self.number:02d}-GTSHĐ/{self.year}" if self.number else ""

    @property
    def boxes_on_paper(self) -> int:
        """Return how many boxes the paper has."""
        return BOXES[self.kind]

    @property
    def is_open(self) -> bool:
        """Tell whether it is still under way."""
        return self.status == TransferStatus.OPEN


class Box(models.Model):
    """One box: the level that signs it, and who signed it when. `slot` is its place on the printed paper.

    `waiting_since` is when its turn came; `is_outside` marks a level that is not in this installation, whose answer
    `organisation` writes down.
    """

    transfer = models.ForeignKey(Transfer, models.CASCADE, related_name="boxes")
    slot = models.PositiveSmallIntegerField("ô")
    side = models.CharField("phía", max_length=9, choices=Side.choices)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    label = models.CharField("cấp ký", max_length=300)
    is_outside = models.BooleanField("ngoài hệ thống", default=False)
    waiting_since = models.DateTimeField("đến lượt từ lúc", null=True, blank=True)
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    signer_name = models.CharField("người ký", max_length=120, blank=True)
    on_behalf = models.BooleanField("ghi thay theo giấy", default=False)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        verbose_name = "ô giới thiệu"
        ordering = ["slot"]
        constraints = [
            models.UniqueConstraint(fields=["transfer", "slot"], name="box_once_on_a_paper"),
            models.UniqueConstraint(
                fields=["transfer"],
                condition=Q(waiting_since__isnull=False, signed_on=None),
                name="box_one_turn_at_a_time",
            ),
            models.CheckConstraint(condition=Q(slot__gte=1, slot__lte=10), name="box_slot_on_the_paper"),
            models.CheckConstraint(
                condition=Q(signed_on=None, signer_name="") | (Q(signed_on__isnull=False) & ~Q(signer_name="")),
                name="box_signed_by_somebody",
            ),
        ]
        indexes = [
            # whose turn it is
            models.Index(
                fields=["organisation"],
                name="box_whose_turn",
                condition=Q(waiting_since__isnull=False, signed_on=None),
            ),
        ]

    def __str__(self) -> str:
        """Return slot and level."""
        return f"{self.slot} {self.label}"
