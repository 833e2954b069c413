"""Stored files, decisions and the numbers of official papers."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from sotay.documents.choices import FileKind, PaperType


class StoredFile(models.Model):
    """A file kept outside the web root, named by its content; `blocks` is its reflowed text for the phone."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField("tên tệp", max_length=200)
    kind = models.CharField("loại tệp", max_length=10, choices=FileKind.choices)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    sha256 = models.CharField(max_length=64)
    file = models.FileField("tệp", upload_to="documents/%Y/%m", max_length=200)
    blocks = models.JSONField("văn bản đọc trên điện thoại", default=list)
    text = models.TextField("văn bản để tìm kiếm", blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "tệp lưu trữ"

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Decision(models.Model):
    """The paper that a change of status names: number, date, issuing body, signatory, file."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField("số, ký hiệu", max_length=60)
    issued_on = models.DateField("ngày ban hành")
    issued_by = models.CharField("cơ quan ban hành", max_length=200)
    signatory = models.CharField("người ký", max_length=120)
    summary = models.CharField("trích yếu", max_length=400, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "quyết định"

    def __str__(self) -> str:
        """Return the number."""
        return self.number


class NumberSeries(models.Model):
    """The last number used by a body for one paper type in one term; numbers are never used again."""

    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="number_series")
    paper_type = models.CharField("loại văn bản", max_length=5, choices=PaperType.choices)
    term = models.CharField("nhiệm kỳ", max_length=20)
    last = models.PositiveIntegerField("số cuối", default=0)

    class Meta:
        verbose_name = "sổ số văn bản"
        constraints = [
            models.UniqueConstraint(fields=["organisation", "paper_type", "term"], name="one_series_per_type_and_term"),
        ]

    def __str__(self) -> str:
        """Return type and last number."""
        return f"{self.paper_type} {self.last}"
