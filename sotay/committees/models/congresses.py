"""Rounds of congresses, the congress of each organisation, its papers, and the results of elections."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models.functions import Now

from sotay.committees.choices import CommitteeKind, CongressPaperKind, CongressStatus, Post
from sotay.organisations.choices import Kind


class CongressRound(models.Model):
    """A round of congresses towards one term, led by `organisation` for everything below it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="congress_rounds")
    name = models.CharField("đợt đại hội", max_length=120)
    term = models.CharField("nhiệm kỳ", max_length=20, help_text="2025-2030")
    opened_on = models.DateField("bắt đầu")
    closed_on = models.DateField("kết thúc", null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "đợt đại hội"
        constraints = [
            models.UniqueConstraint(fields=["organisation", "term"], name="congress_round_once_for_a_term"),
            models.CheckConstraint(
                condition=models.Q(closed_on=None) | models.Q(closed_on__gte=models.F("opened_on")),
                name="congress_round_closed_after_opened",
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class RoundStage(models.Model):
    """What a round fixes for one kind of organisation: by when the congresses are held, until when their terms run."""

    round = models.ForeignKey(CongressRound, models.CASCADE, related_name="stages")
    kind = models.CharField("loại tổ chức", max_length=20, choices=Kind.choices)
    due_on = models.DateField("hoàn thành trước hết ngày")
    term_until = models.DateField("nhiệm kỳ đến")

    class Meta:
        verbose_name = "mốc của đợt đại hội"
        constraints = [
            models.UniqueConstraint(fields=["round", "kind"], name="round_stage_once"),
            models.CheckConstraint(
                condition=models.Q(term_until__gt=models.F("due_on")), name="round_stage_term_after_congress"
            ),
        ]

    def __str__(self) -> str:
        """Return the kind."""
        return self.get_kind_display()


class Congress(models.Model):
    """The congress of one organisation within a round: how far it is, and what it decided on numbers."""

    uid = models.UUIDField(default=uuid.uuid4, db_default=RandomUUID(), unique=True, editable=False)
    round = models.ForeignKey(CongressRound, models.PROTECT, related_name="congresses", db_index=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="congresses")
    ordinal = models.PositiveSmallIntegerField("đại hội lần thứ", null=True, blank=True)
    status = models.CharField(
        "tình trạng", max_length=12, choices=CongressStatus.choices, default=CongressStatus.PREPARING,
        db_default=CongressStatus.PREPARING,
    )  # fmt: skip
    due_on = models.DateField("hạn tổ chức")
    planned_on = models.DateField("ngày dự kiến", null=True, blank=True)
    submitted_on = models.DateField("ngày trình", null=True, blank=True)
    approved_on = models.DateField("ngày duyệt", null=True, blank=True)
    approval = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    held_on = models.DateField("ngày đại hội", null=True, blank=True)
    convened = models.PositiveIntegerField("số được triệu tập", null=True, blank=True)
    present = models.PositiveIntegerField("số có mặt", null=True, blank=True)
    recognised_on = models.DateField("ngày chuẩn y", null=True, blank=True)
    recognition = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "đại hội"
        constraints = [
            models.UniqueConstraint(fields=["round", "organisation"], name="congress_once_in_a_round"),
            models.CheckConstraint(
                condition=~models.Q(status__in=(CongressStatus.HELD, CongressStatus.RECOGNISED))
                | models.Q(held_on__isnull=False),
                name="congress_held_has_its_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=CongressStatus.RECOGNISED)
                | models.Q(recognised_on__isnull=False, recognition__isnull=False),
                name="congress_recognised_by_a_decision",
            ),
            models.CheckConstraint(
                condition=models.Q(present=None)
                | models.Q(convened__gte=models.F("present"), convened__lte=models.F("present") * 3 / 2),
                name="congress_two_thirds_present",
            ),
        ]
        indexes = [models.Index(fields=["round", "status"], name="congress_by_status")]

    def __str__(self) -> str:
        """Return the status."""
        return self.get_status_display()


class CongressPaper(models.Model):
    """One paper of a congress that is ready, with its file where there is one."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="papers")
    kind = models.CharField("văn kiện", max_length=20, choices=CongressPaperKind.choices)
    ready_on = models.DateField("hoàn thành ngày")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "văn kiện đại hội"
        constraints = [models.UniqueConstraint(fields=["congress", "kind"], name="congress_paper_once")]

    def __str__(self) -> str:
        """Return the kind."""
        return self.get_kind_display()


class Election(models.Model):
    """The result of one election, at a congress or between two: a body, or an office in it.

    `base` is the number from which more than half is counted: those convened (294-QĐ/TW, point 9.3.2).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="elections")
    congress = models.ForeignKey(Congress, models.PROTECT, null=True, blank=True, related_name="elections")
    kind = models.CharField("bầu vào", max_length=12, choices=CommitteeKind.choices)
    post = models.CharField("chức vụ được bầu", max_length=20, choices=Post.choices)
    held_on = models.DateField("ngày bầu")
    seats = models.PositiveSmallIntegerField("số lượng cần bầu")
    base = models.PositiveIntegerField("cơ sở tính phiếu (số được triệu tập)")
    ballots_out = models.PositiveIntegerField("phiếu phát ra")
    ballots_in = models.PositiveIntegerField("phiếu thu vào")
    ballots_valid = models.PositiveIntegerField("phiếu hợp lệ")
    applied_on = models.DateField("ngày ghi chức vụ", null=True, blank=True)
    recognition = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "kết quả bầu cử"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    ballots_valid__lte=models.F("ballots_in"),
                    ballots_in__lte=models.F("ballots_out"),
                    ballots_out__lte=models.F("base"),
                ),
                name="election_ballots_add_up",
            ),
            models.CheckConstraint(condition=models.Q(seats__gte=1, base__gte=1), name="election_has_seats"),
            # the candidates' rows point to the result together with its base
            models.UniqueConstraint(fields=["id", "base"], name="election_with_base"),
            models.UniqueConstraint(
                fields=["congress", "kind", "post"],
                condition=models.Q(congress__isnull=False),
                name="election_once_at_a_congress",
            ),
        ]

    def __str__(self) -> str:
        """Return what was elected."""
        return self.get_post_display()


class Nominee(models.Model):
    """Somebody on the list of an election, with the votes; elected only with more than half of the base."""

    election = models.ForeignKey(Election, models.CASCADE, related_name="nominees")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="nominations")
    # the election's, kept equal by the database, so that the check below can see it
    base = models.PositiveIntegerField()
    votes = models.PositiveIntegerField("số phiếu")
    is_elected = models.BooleanField("trúng cử", default=False)
    position = models.OneToOneField(
        "committees.Position", models.SET_NULL, null=True, blank=True, related_name="nominee"
    )

    class Meta:
        verbose_name = "người trong danh sách bầu cử"
        constraints = [
            models.UniqueConstraint(fields=["election", "member"], name="nominee_once"),
            models.CheckConstraint(condition=models.Q(votes__lte=models.F("base")), name="nominee_votes_within_base"),
            models.CheckConstraint(
                condition=models.Q(is_elected=False) | models.Q(base__lt=models.F("votes") * 2),
                name="nominee_elected_by_more_than_half",
            ),
        ]

    def __str__(self) -> str:
        """Return the votes."""
        return str(self.votes)
