"""Breakthrough tasks that officials take on under a standing committee, with milestones, evidence and its judgment."""

import uuid

from django.db import models
from django.db.models import F, Q

from sotay.targets.choices import Assessment, Horizon, TaskState
from sotay.targets.models.limitations import Limitation


class BreakthroughTask(models.Model):
    """A task registered by an official, approved and assessed by the committee that manages them (`approver`).

    `organisation` is the cell of the official, from which the picture by unit follows.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="breakthrough_tasks")
    approver = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="approved_breakthroughs")
    official = models.ForeignKey("members.Member", models.PROTECT, related_name="breakthrough_tasks")
    title = models.CharField("việc đột phá, đổi mới", max_length=300)
    product = models.CharField("sản phẩm", max_length=300)
    shortcoming = models.CharField("khắc phục hạn chế nào", max_length=300, blank=True)
    limitation = models.ForeignKey(Limitation, models.PROTECT, null=True, blank=True, related_name="tasks")
    horizon = models.CharField("thời gian", max_length=4, choices=Horizon.choices, default=Horizon.YEAR)
    first_year = models.PositiveSmallIntegerField("năm")
    last_year = models.PositiveSmallIntegerField("đến năm")
    due_on = models.DateField("thời hạn")
    state = models.CharField("tình trạng", max_length=10, choices=TaskState.choices, default=TaskState.REGISTERED)
    registered_on = models.DateField("ngày đăng ký")
    decided_on = models.DateField("ngày duyệt", null=True, blank=True)
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField("ý kiến khi trả lại", max_length=300, blank=True)
    result = models.CharField("kết quả", max_length=500, blank=True)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    finished_on = models.DateField("ngày báo hoàn thành", null=True, blank=True)
    assessment = models.CharField("đánh giá", max_length=9, choices=Assessment.choices, blank=True)
    assessed_on = models.DateField("ngày đánh giá", null=True, blank=True)
    assessment_note = models.CharField("nhận xét", max_length=300, blank=True)

    class Meta:
        verbose_name = "việc đột phá"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(product=""), name="breakthrough_has_title_and_product"),
            models.CheckConstraint(
                condition=Q(horizon=Horizon.YEAR, last_year=F("first_year"))
                | Q(horizon=Horizon.TERM, last_year__gt=F("first_year")),
                name="breakthrough_years_of_its_horizon",
            ),
            models.CheckConstraint(
                condition=Q(state=TaskState.REGISTERED, decided_on=None)
                | (~Q(state=TaskState.REGISTERED) & Q(decided_on__isnull=False)),
                name="breakthrough_decided_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state=TaskState.RETURNED) & ~Q(answer="") | ~Q(state=TaskState.RETURNED),
                name="breakthrough_returned_with_a_word",
            ),
            models.CheckConstraint(
                condition=~Q(state=TaskState.FINISHED) | (Q(finished_on__isnull=False) & ~Q(result="")),
                name="breakthrough_finished_with_a_result",
            ),
            models.CheckConstraint(
                condition=Q(state=TaskState.ASSESSED, assessed_on__isnull=False) & ~Q(assessment="")
                | ~Q(state=TaskState.ASSESSED) & Q(assessment="", assessed_on=None),
                name="breakthrough_assessed_with_a_level",
            ),
        ]
        indexes = [
            # the tasks of a year, and those of an official
            models.Index(fields=["first_year", "last_year"], name="breakthrough_of_years"),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Milestone(models.Model):
    """A step of a breakthrough task; reached with evidence."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    task = models.ForeignKey(BreakthroughTask, models.CASCADE, related_name="milestones")
    title = models.CharField("mốc", max_length=200)
    due_on = models.DateField("thời hạn")
    done_on = models.DateField("ngày đạt", null=True, blank=True)
    evidence = models.CharField("minh chứng", max_length=500, blank=True)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "mốc"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(done_on=None) | ~Q(evidence=""), name="milestone_done_needs_evidence"),
            models.CheckConstraint(condition=~Q(title=""), name="milestone_is_named"),
        ]
        indexes = [models.Index(fields=["due_on"], name="milestone_open", condition=Q(done_on=None))]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def organisation(self) -> object:
        """Return where rights are asked."""
        return self.task.organisation
