"""Hamlets, who heads them, what the cell concluded about those who are not members, and whom it proposes."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from sotay.hamlets.choices import Alignment, Conclusion, HamletKind, HeadEnd, HeadPost, NomineeStatus
from sotay.hamlets.rules import post_words
from sotay.members.choices import Sex


class Hamlet(models.Model):
    """A village, upland hamlet or quarter while `valid` holds: the denominator of every share of heads.

    `organisation` is the cell that leads it, or the grassroots committee where no cell does.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="hamlets")
    kind = models.CharField("loại", max_length=8, choices=HamletKind.choices, default=HamletKind.VILLAGE)
    name = models.CharField("tên", max_length=120)
    households = models.PositiveIntegerField("số hộ", null=True, blank=True)
    valid = DateRangeField("hiệu lực")
    search_key = models.CharField(max_length=160, editable=False)

    class Meta:
        verbose_name = "thôn, bản, tổ dân phố"
        constraints = [
            ExclusionConstraint(
                name="hamlet_name_once_at_a_place",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("search_key", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=~Q(name=""), name="hamlet_has_a_name"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Headship(models.Model):
    """Somebody who is head or deputy of a hamlet while `valid` holds, elected until `term_until`.

    Whether they are a member is never typed in: it is what the register says of `member`, or of the record that the
    admission of `candidate` made, on the day asked about.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    hamlet = models.ForeignKey(Hamlet, models.PROTECT, related_name="headships")
    post = models.CharField("chức vụ", max_length=6, choices=HeadPost.choices, default=HeadPost.HEAD)
    full_name = models.CharField("họ và tên", max_length=120)
    sex = models.CharField("giới tính", max_length=6, choices=Sex.choices, blank=True)
    born_on = models.DateField("ngày sinh", null=True, blank=True)
    member = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="headships")
    candidate = models.ForeignKey(
        "development.Candidate", models.SET_NULL, null=True, blank=True, related_name="headships"
    )
    valid = DateRangeField("giữ chức vụ")
    term_until = models.DateField("hết nhiệm kỳ ngày")
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    end_reason = models.CharField("lý do thôi", max_length=9, choices=HeadEnd.choices, blank=True)

    class Meta:
        verbose_name = "trưởng, phó thôn"
        constraints = [
            ExclusionConstraint(
                name="headship_one_head_at_a_time",
                expressions=[("hamlet", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                condition=Q(post=HeadPost.HEAD),
            ),
            models.CheckConstraint(
                condition=Q(term_until__gte=F("valid__startswith")), name="headship_term_after_beginning"
            ),
            models.CheckConstraint(condition=~Q(full_name=""), name="headship_has_a_name"),
            models.CheckConstraint(
                condition=Q(end_reason="") | Q(valid__endswith__isnull=False), name="headship_reason_of_an_end"
            ),
        ]
        indexes = [
            # whose term is to be fitted to a congress
            models.Index(fields=["term_until"], name="headship_by_term"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.full_name

    @property
    def organisation(self) -> object:
        """Return where rights are asked."""
        return self.hamlet.organisation

    @property
    def post_words(self) -> str:
        """Return how the post is called there."""
        return post_words(self.hamlet.kind, self.post)


class HeadReview(models.Model):
    """What the cell concluded about a head or deputy who was not a member, and who follows and helps them."""

    headship = models.ForeignKey(Headship, models.CASCADE, related_name="reviews")
    reviewed_on = models.DateField("ngày rà soát")
    conclusion = models.CharField("kết luận", max_length=9, choices=Conclusion.choices)
    helper = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField("việc tiếp theo", max_length=300, blank=True)

    class Meta:
        verbose_name = "lần rà soát"
        ordering = ["-reviewed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["headship", "reviewed_on"], name="head_review_once_a_day"),
        ]

    def __str__(self) -> str:
        """Return the conclusion."""
        return self.get_conclusion_display()


class Nominee(models.Model):
    """A member whom the cell proposes for a post, what the committee said, and how the people voted."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    hamlet = models.ForeignKey(Hamlet, models.PROTECT, related_name="nominees")
    post = models.CharField("chức vụ", max_length=6, choices=HeadPost.choices, default=HeadPost.HEAD)
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="head_nominations")
    proposed_on = models.DateField("chi bộ giới thiệu ngày")
    status = models.CharField("kết quả", max_length=11, choices=NomineeStatus.choices, default=NomineeStatus.PROPOSED)
    decided_on = models.DateField("ngày có kết quả", null=True, blank=True)

    class Meta:
        verbose_name = "người được giới thiệu"
        ordering = ["-proposed_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["hamlet", "post", "member"],
                condition=Q(status__in=[NomineeStatus.PROPOSED, NomineeStatus.APPROVED]),
                name="nominee_once_for_an_election",
            ),
            models.CheckConstraint(
                condition=Q(status=NomineeStatus.PROPOSED, decided_on=None)
                | (~Q(status=NomineeStatus.PROPOSED) & Q(decided_on__isnull=False)),
                name="nominee_decided_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        """Return the state."""
        return self.get_status_display()

    @property
    def organisation(self) -> object:
        """Return where rights are asked."""
        return self.hamlet.organisation


class TermChange(models.Model):
    """A term that was shortened or extended to fit the congress of the cell, under its decision."""

    headship = models.ForeignKey(Headship, models.PROTECT, related_name="term_changes")
    kind = models.CharField("điều chỉnh", max_length=8, choices=Alignment.choices)
    before = models.DateField("trước")
    after = models.DateField("sau")
    congress_on = models.DateField("đại hội chi bộ")
    decision = models.ForeignKey("documents.Decision", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "điều chỉnh nhiệm kỳ"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Alignment.SHORTEN, after__lt=F("before"))
                | Q(kind=Alignment.EXTEND, after__gt=F("before")),
                name="term_change_goes_its_way",
            ),
        ]

    def __str__(self) -> str:
        """Return the kind."""
        return self.get_kind_display()


class ShareTarget(models.Model):
    """Which share of heads is to be members by the end of a year, at a place and below it."""

    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="head_targets")
    year = models.PositiveSmallIntegerField("đến hết năm")
    percent = models.PositiveSmallIntegerField("tỷ lệ trưởng thôn là đảng viên (%)")
    source = models.CharField("văn bản", max_length=200)

    class Meta:
        verbose_name = "chỉ tiêu trưởng thôn là đảng viên"
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "year"], name="share_target_once_a_year"),
            models.CheckConstraint(condition=Q(percent__gte=1, percent__lte=100), name="share_target_is_a_share"),
            models.CheckConstraint(condition=~Q(source=""), name="share_target_names_its_source"),
        ]

    def __str__(self) -> str:
        """Return the year."""
        return str(self.year)
