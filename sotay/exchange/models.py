"""Import batches with what is needed to undo them, profiles of foreign layouts, and comparisons with the register."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from sotay.exchange.choices import BatchStatus, DateForm, Gap, RowVerdict, Rule


class Profile(models.Model):
    """How a foreign layout is read. Those that are shipped belong to no organisation: they are copied, never changed."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    noun = models.CharField("nội dung", max_length=20)
    name = models.CharField("tên mẫu", max_length=80)
    sheet = models.CharField("tên trang tính", max_length=31, blank=True)
    # 0: found by its headings.
    heading_row = models.PositiveSmallIntegerField("dòng tiêu đề", default=0)
    # By which columns a row and a record are known to be one, the first that both sides have.
    keys = models.JSONField("nhận ra bằng", default=list)
    changed_at = models.DateTimeField("sửa lúc", default=timezone.now)
    sample = models.FileField("tệp mẫu", upload_to="imports/%Y/%m", max_length=200, blank=True)

    class Meta:
        verbose_name = "mẫu đọc tệp"
        constraints = [
            models.UniqueConstraint(fields=["name"], name="profile_name_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="profile_has_a_name"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class ProfileField(models.Model):
    """Where a field comes from in a foreign file, how it is read, and when it may overwrite."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="fields")
    key = models.CharField("trường", max_length=40)
    heading = models.CharField("tên cột trong tệp", max_length=120, blank=True)
    constant = models.CharField("giá trị chung", max_length=200, blank=True)
    # What the file says → what is meant.
    words = models.JSONField("đổi giá trị", default=dict)
    date_form = models.CharField("dạng ngày", max_length=3, choices=DateForm.choices, default=DateForm.DAY_FIRST)
    rule = models.CharField("ghi đè", max_length=8, choices=Rule.choices, default=Rule.NEVER)

    class Meta:
        verbose_name = "cột của mẫu"
        constraints = [
            models.UniqueConstraint(fields=["profile", "key"], name="profile_field_once"),
            models.CheckConstraint(
                condition=~models.Q(heading="") | ~models.Q(constant=""), name="profile_field_comes_from_somewhere"
            ),
        ]

    def __str__(self) -> str:
        """Return the field's key."""
        return self.key


class Batch(models.Model):
    """One uploaded workbook on its way into the register, for the part of the tree below `organisation`."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField("nội dung", max_length=20, help_text="noun")
    profile = models.ForeignKey(Profile, models.SET_NULL, null=True, blank=True, related_name="+")
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


class BatchChange(models.Model):
    """One change of one row of a table, written by a trigger while a batch is imported; read backwards, it undoes it.

    `number` is the sheet row that brought it. A row that was made has no `before`.
    """

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="changes")
    number = models.PositiveIntegerField(default=0)
    table = models.CharField(max_length=63)
    row = models.BigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        verbose_name = "thay đổi của lần nhập"

    def __str__(self) -> str:
        """Return table and row."""
        return f"{self.table} {self.row}"


class Comparison(models.Model):
    """A foreign file held against what is kept here, for the part of the tree below `organisation`; nothing is changed."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    noun = models.CharField("nội dung", max_length=20)
    profile = models.ForeignKey(Profile, models.SET_NULL, null=True, blank=True, related_name="+")
    profile_name = models.CharField("mẫu đọc tệp", max_length=80, blank=True)
    status = models.CharField("tình trạng", max_length=10, choices=BatchStatus.choices, default=BatchStatus.CHECKING)
    name = models.CharField("tên tệp", max_length=200)
    file = models.FileField("tệp", upload_to="imports/%Y/%m", max_length=200, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField("lý do không đọc được", max_length=300, blank=True)
    rows = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    differing = models.PositiveIntegerField(default=0)
    missing_here = models.PositiveIntegerField(default=0)
    missing_there = models.PositiveIntegerField(default=0)
    unread = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "lần đối chiếu"

    def __str__(self) -> str:
        """Return the file's name."""
        return self.name


class Difference(models.Model):
    """One field of one person on which the two sides differ, or a person whom only one side has."""

    comparison = models.ForeignKey(Comparison, models.CASCADE, related_name="differences", db_index=False)
    number = models.PositiveIntegerField("dòng", null=True)
    target_id = models.BigIntegerField(null=True)
    title = models.CharField("họ và tên", max_length=200)
    place = models.CharField("tổ chức đảng", max_length=200, blank=True)
    field = models.CharField("trường", max_length=40, blank=True)
    kind = models.CharField("loại", max_length=13, choices=Gap.choices)
    theirs = models.CharField("trong tệp", max_length=400, blank=True)
    ours = models.CharField("trong sổ", max_length=400, blank=True)
    source = models.CharField("nguồn", max_length=120, blank=True)
    editor = models.CharField("người sửa gần nhất", max_length=120, blank=True)
    edited_at = models.DateTimeField("sửa lúc", null=True)

    class Meta:
        verbose_name = "điểm khác"
        indexes = [
            # one tab of a comparison
            models.Index(fields=["comparison", "kind", "id"], name="difference_of_kind"),
        ]

    def __str__(self) -> str:
        """Return who and which field."""
        return f"{self.title} {self.field}"
