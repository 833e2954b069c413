"""Petitions, the way each has gone, and pointers to what is none."""

import uuid

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sotay.petitions.choices import (
    CLOSED,
    OPEN,
    Direction,
    HopKind,
    PetitionSource,
    PetitionStatus,
    PointerKind,
    Subject,
)

_ANSWERED = (PetitionStatus.ANSWERED, PetitionStatus.CONFIRMED, PetitionStatus.FOLDED)
_COMPARABLE = Q(status__in=OPEN, parent=None, is_alone=False)
_OF_PARTS = (PetitionStatus.PROCESSING, PetitionStatus.FOLDED, PetitionStatus.WITHDRAWN)


class Petition(models.Model):
    """One sentence that a cell wants answered. While it is open, `owner` owes the next step until `due_on`.

    An answered petition is owned by its cell, which owes the word whether it is answered. `parent` is set on the parts of a petition
    split among several bodies: the parent is then with the lead. `like` points to the first petition that asks for the same.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cell = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="petitions")
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, null=True, blank=True, related_name="petitions")
    source = models.CharField("nêu ở đâu", max_length=8, choices=PetitionSource.choices)
    # the code of the opinion or comment from which it was made: made once, however often one taps
    source_uid = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    text = models.CharField("kiến nghị", max_length=500)
    subject = models.CharField("lĩnh vực", max_length=11, choices=Subject.choices, default=Subject.OTHER)
    raised_by = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="petitions")
    raised_on = models.DateField("ngày nêu")
    status = models.CharField("tình trạng", max_length=10, choices=PetitionStatus.choices)
    owner = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="petitions_owned"
    )
    due_on = models.DateField("thời hạn", null=True, blank=True)
    owned_since = models.DateField("đến nơi ngày", null=True, editable=False)
    is_extended = models.BooleanField("đã gia hạn", default=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    like = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="likes")
    # whoever took it out of its group knows better than a measure of letters
    is_alone = models.BooleanField("không gộp", default=False)
    # the job that finds what asks for the same has looked at it: whoever comes later is compared with it, not it with them
    is_compared = models.BooleanField(default=False, editable=False)
    # the first of its group, or alone so far, while anything in it is open: with these, a new petition is compared
    is_sought = models.BooleanField(default=False, editable=False)
    answer = models.TextField("trả lời", blank=True)
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    answered_by = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    on_the_spot = models.BooleanField("trả lời tại chỗ", default=False)
    closed_on = models.DateField("ngày kết thúc", null=True, blank=True)
    search_key = models.CharField(max_length=600, editable=False)

    class Meta:
        verbose_name = "kiến nghị"
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=OPEN, owner__isnull=False, due_on__isnull=False, closed_on=None)
                | Q(status__in=CLOSED, owner=None, due_on=None, closed_on__isnull=False),
                name="petition_open_has_owner_and_due_date",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="petition_says_something"),
            models.CheckConstraint(
                condition=~Q(status__in=_ANSWERED)
                | (~Q(answer="") & Q(answered_on__isnull=False, answered_by__isnull=False)),
                name="petition_answered_has_an_answer",
            ),
            models.CheckConstraint(
                condition=~Q(status=PetitionStatus.ANSWERED) | Q(owner=F("cell")),
                name="petition_answered_is_with_its_cell",
            ),
            models.CheckConstraint(
                condition=(Q(parent=None) & ~Q(status=PetitionStatus.FOLDED))
                | Q(parent__isnull=False, status__in=_OF_PARTS),
                name="petition_part_is_folded",
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")) & ~Q(like=F("id")), name="petition_not_its_own"),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("raised_on")),
                name="petition_answered_after_raised",
            ),
        ]
        indexes = [
            # the desk of a body: what it owes, the nearest first
            models.Index(fields=["owner", "due_on"], name="petition_owed", condition=Q(status__in=OPEN)),
            # what is overdue anywhere
            models.Index(fields=["due_on"], name="petition_by_due_date", condition=Q(status__in=OPEN)),
            # the petitions of a cell, newest first
            models.Index(fields=["cell", "-raised_on"], name="petition_of_cell"),
            # search as one types, and petitions that ask for the same
            GinIndex(fields=["search_key"], name="petition_search", opclasses=["gin_trgm_ops"]),
            # those that a new petition is compared with (each is looked for at once, so nothing waits in a list), and those
            # that have not been compared
            GinIndex(
                fields=["search_key"],
                name="petition_sought",
                opclasses=["gin_trgm_ops"],
                condition=Q(is_sought=True),
                fastupdate=False,
            ),
            models.Index(
                fields=["id"], name="petition_to_compare", condition=_COMPARABLE & Q(is_compared=False, like=None)
            ),
            # the register in its order, for whoever sees much of it
            models.Index(
                F("due_on").asc(nulls_last=True),
                F("raised_on").desc(),
                F("id").desc(),
                name="petition_in_order",
                condition=Q(parent=None),
            ),
        ]

    def __str__(self) -> str:
        """Return the sentence."""
        return self.text

    @property
    def organisation(self) -> object:
        """Return where rights are asked: at whoever owes the next step, else at the cell."""
        return self.owner or self.cell

    @property
    def is_open(self) -> bool:
        """Tell whether somebody owes something."""
        return self.status in OPEN


class Hop(models.Model):
    """One step of a petition's way; never changed, never removed (a trigger refuses it).

    `due_on` is the deadline that `source` had when it let go, so that "in time" can be counted for each body; `since` is the day on
    which it had come there, so that the days it was held need not be looked for.
    """

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="hops", db_index=False)
    kind = models.CharField("bước", max_length=9, choices=HopKind.choices)
    source = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    target = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    direction = models.CharField("hướng", max_length=6, choices=Direction.choices, blank=True)
    reason = models.CharField("lý do, nội dung", max_length=2000, blank=True)
    due_on = models.DateField("hạn lúc ấy", null=True, blank=True)
    next_due_on = models.DateField("hạn mới", null=True, blank=True)
    since = models.DateField("giữ từ ngày", null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)
    on = models.DateField("ngày")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "bước xử lý kiến nghị"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(
                    kind__in=[
                        HopKind.ROUTED,
                        HopKind.FORWARDED,
                        HopKind.SPLIT,
                        HopKind.ESCALATED,
                        HopKind.EXTENDED,
                        HopKind.REOPENED,
                        HopKind.WITHDRAWN,
                        HopKind.MOVED,
                    ],
                    reason="",
                ),
                name="hop_has_a_reason",
            ),
        ]
        indexes = [
            # the way of a petition
            models.Index(fields=["petition", "id"], name="hop_of_petition"),
            # what each body did with what came to it: answered in time, late, let climb
            models.Index(
                fields=["source"],
                name="hop_judged",
                include=["kind", "due_on", "on", "since"],
                condition=Q(kind__in=[HopKind.ANSWERED, HopKind.ESCALATED]),
            ),
        ]

    def __str__(self) -> str:
        """Return what happened."""
        return self.get_kind_display()


class ComplaintPointer(models.Model):
    """That somebody was told where complaints and denunciations go: no content, no name, a day instead of an instant."""

    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="complaint_pointers")
    kind = models.CharField("loại đơn", max_length=12, choices=PointerKind.choices)
    noted_on = models.DateField("ngày")

    class Meta:
        verbose_name = "chỉ dẫn khiếu nại, tố cáo"
        ordering = ["-noted_on", "-id"]

    def __str__(self) -> str:
        """Return the kind."""
        return self.get_kind_display()
