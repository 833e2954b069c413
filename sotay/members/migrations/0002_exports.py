"""Lists taken out of the register by a job."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the table."""

    dependencies = [
        ("members", "0001_initial"),
        ("organisations", "0003_decisions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="xuất lúc")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Đang soạn"),
                            ("ready", "Đã xong"),
                            ("failed", "Không xong"),
                            ("expired", "Đã hết hạn"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="tình trạng",
                    ),
                ),
                ("filters", models.JSONField(default=dict, verbose_name="điều kiện lọc")),
                ("conditions", models.JSONField(default=list, verbose_name="điều kiện bằng lời")),
                ("with_numbers", models.BooleanField(default=False, verbose_name="kèm số định danh, điện thoại")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="lý do")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="số đảng viên")),
                ("file", models.FileField(blank=True, max_length=200, upload_to="exports/%Y/%m", verbose_name="tệp")),
                ("ready_at", models.DateTimeField(blank=True, null=True, verbose_name="xong lúc")),
                ("expires_at", models.DateTimeField(blank=True, null=True, verbose_name="xóa lúc")),
                ("failure", models.CharField(blank=True, max_length=300, verbose_name="lý do không xong")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xuất",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="tổ chức đảng",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần xuất danh sách",
                "indexes": [models.Index(fields=["asked_by", "-id"], name="export_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("with_numbers", False), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="export_numbers_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "ready"), _negated=True),
                            models.Q(("expires_at__isnull", False), ("ready_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="export_ready_expires",
                    ),
                ],
            },
        ),
    ]
