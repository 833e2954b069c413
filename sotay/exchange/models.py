"""Import batches: the file, what each row came to, and what is needed to undo it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from sotay.exchange.choices import BatchKind, BatchStatus, RowVerdict


class Batch(models.Model):
    """One uploaded workbook on its way into the register, for the part of the tree below `organisation`."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField("nội dung", max_length=14, choices=BatchKind.choices)
    status = models.CharField("tình trạng", max_length=10, choices=BatchStatus.choices, default=BatchStatus.UPLOADED)
    name = models.CharField("tên tệp", max_length=200)
    # Empty again after a month.
    file = models.FileField("tệp", upload_to="imports/%Y/%m", max_length=200, blank=True)
    rejects = models.FileField("tệp dòng lỗi", upload_to="imports/%Y/%m", max_length=200, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    unread = models.JSONField("cột không đọc", default=list)
    failure = models.CharField("lý do không đọc được", max_length=300, blank=True)
    rows = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    warned = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "lần nhập dữ liệu"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status=BatchStatus.IMPORTED)
                | models.Q(
                    rows=models.F("created") + models.F("updated") + models.F("unchanged") + models.F("refused")
                ),
                name="batch_every_row_accounted_for",
            ),
        ]

    def __str__(self) -> str:
        """Return the file's name."""
        return self.name


class BatchRow(models.Model):
    """One sheet row: the verdict, its problems, and the record before and after (for preview and undo)."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="lines", db_index=False)
    number = models.PositiveIntegerField("dòng")
    verdict = models.CharField("kết quả", max_length=9, choices=RowVerdict.choices)
    target_id = models.BigIntegerField(null=True)
    title = models.CharField(max_length=200, blank=True)
    problems = models.JSONField(default=list, help_text="[{field, code, message, level}]")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        verbose_name = "dòng nhập"
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="batch_row_once")]

    def __str__(self) -> str:
        """Return the row's number."""
        return str(self.number)
