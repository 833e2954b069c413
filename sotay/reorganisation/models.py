"""A case of reorganisation, and the journal of every row that it changed."""

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from sotay.reorganisation.choices import CaseStatus

# How long a case may be taken back as if it had not been. Later a new case says what is to be different.
UNDO_WITHIN = dt.timedelta(hours=72)


class Case(models.Model):
    """One decision that changes the tree, with its steps in the shape of a case file (`rules/case_file.py`).

    `organisation` is the body at or below which everything happens; `report` is what the carrying out moved.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="cases")
    title = models.CharField("tên hồ sơ", max_length=200)
    effective_on = models.DateField("ngày hiệu lực")
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    plan = models.JSONField("các bước", default=dict)
    status = models.CharField("tình trạng", max_length=10, choices=CaseStatus.choices, default=CaseStatus.DRAFT)
    report = models.JSONField("kết quả", default=dict)
    failure = models.CharField("lý do chưa thực hiện được", max_length=500, blank=True)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(default=timezone.now)
    carried_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    carried_out_at = models.DateTimeField("thực hiện lúc", null=True, blank=True)
    undone_at = models.DateTimeField("hoàn lại lúc", null=True, blank=True)

    class Meta:
        verbose_name = "hồ sơ sắp xếp tổ chức"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status__in=[CaseStatus.DONE, CaseStatus.UNDONE])
                | models.Q(carried_out_at__isnull=False, decision__isnull=False),
                name="case_done_names_its_decision",
            ),
            models.CheckConstraint(
                condition=models.Q(status=CaseStatus.UNDONE, undone_at__isnull=False)
                | (~models.Q(status=CaseStatus.UNDONE) & models.Q(undone_at=None)),
                name="case_undone_at_a_time",
            ),
        ]
        indexes = [
            # what is to be carried out when its day comes
            models.Index(fields=["effective_on"], name="case_waiting", condition=models.Q(status=CaseStatus.SCHEDULED)),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Change(models.Model):
    """One change of one row, written by a trigger while a case is carried out; read backwards, it takes the case back.

    `before` and `after` hold the columns that changed; a row that was made has no `before`, one that went no `after`.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="changes")
    table = models.CharField(max_length=63)
    row = models.BigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        verbose_name = "thay đổi của hồ sơ"

    def __str__(self) -> str:
        """Return table and row."""
        return f"{self.table} {self.row}"
