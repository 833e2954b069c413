"""What was recorded before, and the signed tables with the people behind them; no business record."""

import uuid

from django.conf import settings
from django.db import models


class PastVersion(models.Model):
    """A row of a dated fact as it was recorded until a moment; without content it was not recorded at all before.

    Written by triggers (`keep_past_version`) and never changed. The present version stands in the fact's own table.
    """

    table = models.CharField(max_length=63)
    row = models.BigIntegerField()
    until = models.DateTimeField("được thay lúc")
    content = models.JSONField(null=True)

    class Meta:
        verbose_name = "số liệu trước khi sửa"
        indexes = [
            # what has changed in a table since a moment
            models.Index(fields=["table", "until", "row"], name="past_version_since"),
        ]

    def __str__(self) -> str:
        """Return table, row and moment."""
        return f"{self.table} {self.row} {self.until:%d/%m/%Y %H:%M}"


class Snapshot(models.Model):
    """The official tables of a part of the tree for a period, as they were signed: bytes that nothing changes any more.

    `content` is the tables as JSON; `seal` is its hash together with that of the people; `places` are the organisations counted.
    A correction that comes later is listed beside it, never in it.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", verbose_name="tổ chức đảng"
    )
    first = models.DateField("từ ngày")
    last = models.DateField("đến ngày")
    known_at = models.DateTimeField("số liệu đã biết lúc")
    content = models.BinaryField("các biểu")
    places = models.JSONField("tổ chức được tính", default=dict)
    seal = models.CharField("dấu niêm", max_length=64)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người ký", db_index=False
    )
    signatory = models.CharField("họ tên, chức vụ người ký", max_length=200)
    signed_at = models.DateTimeField("ký lúc")
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)

    class Meta:
        verbose_name = "biểu thống kê đã ký"
        constraints = [
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="snapshot_period_in_order"),
            models.CheckConstraint(
                condition=models.Q(signed_at__gte=models.F("known_at")), name="snapshot_signed_as_known"
            ),
        ]
        indexes = [
            # the signed tables of an organisation, the latest first
            models.Index(fields=["organisation", "-last", "-id"], name="snapshot_of_organisation"),
        ]

    def __str__(self) -> str:
        """Return the period."""
        return f"{self.first:%d/%m/%Y} - {self.last:%d/%m/%Y}"


class SnapshotPerson(models.Model):
    """One person counted in signed tables, with everything by which they were counted.

    `member` is a number and no reference: signed tables must not keep a record from being corrected.
    """

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="people", db_index=False)
    member = models.BigIntegerField("đảng viên")
    facts = models.JSONField("căn cứ tính")

    class Meta:
        verbose_name = "đảng viên trong biểu đã ký"
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "member"], name="snapshot_person_once"),
        ]

    def __str__(self) -> str:
        """Return the person's number."""
        return str(self.member)
