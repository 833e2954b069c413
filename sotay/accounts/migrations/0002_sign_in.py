"""Slips, recoveries, devices, attempts, tokens, and the rule of use."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """New tables only."""

    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="UsageRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(unique=True, verbose_name="lần ban hành")),
                ("title", models.CharField(max_length=200, verbose_name="tên")),
                ("text", models.TextField(verbose_name="nội dung")),
                ("in_force_on", models.DateField(unique=True, verbose_name="áp dụng từ ngày")),
            ],
            options={
                "verbose_name": "quy chế sử dụng",
            },
        ),
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=80, verbose_name="tên hệ thống")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="tạo lúc")),
                ("expires_at", models.DateTimeField(verbose_name="hết hạn lúc")),
                ("last_used_on", models.DateField(blank=True, null=True, verbose_name="dùng gần nhất")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="thu hồi lúc")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="api_tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "mã truy cập API",
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("key", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("last_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("wait_until", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "lần nhập sai",
                "indexes": [models.Index(fields=["last_at"], name="attempt_by_age")],
            },
        ),
        migrations.CreateModel(
            name="Device",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField()),
                ("first_used_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("last_used_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("second_factor_until", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="devices", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "thiết bị đã dùng",
                "constraints": [models.UniqueConstraint(fields=("user", "key"), name="device_once_for_an_account")],
            },
        ),
        migrations.CreateModel(
            name="Recovery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="yêu cầu lúc")),
                ("expires_at", models.DateTimeField(verbose_name="hết hạn lúc")),
                ("first_at", models.DateTimeField(blank=True, null=True, verbose_name="xác nhận lần một lúc")),
                ("second_at", models.DateTimeField(blank=True, null=True, verbose_name="xác nhận lần hai lúc")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="kết thúc lúc")),
                (
                    "first_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "second_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recoveries",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "yêu cầu cấp lại mã",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)),
                        fields=("user",),
                        name="recovery_one_open_for_an_account",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("second_by", None),
                            models.Q(("second_by", models.F("first_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="recovery_by_two_different_officers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("second_by", None), ("first_by__isnull", False), _connector="OR"),
                        name="recovery_first_before_second",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("first_by", models.F("user")), _negated=True),
                            models.Q(("second_by", models.F("user")), _negated=True),
                        ),
                        name="recovery_not_by_oneself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Slip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "purpose",
                    models.CharField(
                        choices=[("activation", "kích hoạt lần đầu"), ("recovery", "cấp lại mã")],
                        max_length=10,
                        verbose_name="mục đích",
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("pin_hash", models.CharField(max_length=64)),
                ("failures", models.PositiveSmallIntegerField(default=0)),
                ("issued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="cấp lúc")),
                ("expires_at", models.DateTimeField(verbose_name="hết hạn lúc")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="dùng lúc")),
                ("voided_at", models.DateTimeField(blank=True, null=True, verbose_name="hủy lúc")),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="slips", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "phiếu kích hoạt",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("used_at", None), ("voided_at", None)),
                        fields=("user",),
                        name="slip_one_open_for_an_account",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("used_at", None), ("voided_at", None), _connector="OR"),
                        name="slip_used_or_voided_not_both",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleAcceptance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("accepted_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="đồng ý lúc")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acceptances",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.usagerule"
                    ),
                ),
            ],
            options={
                "verbose_name": "đồng ý quy chế sử dụng",
                "constraints": [models.UniqueConstraint(fields=("user", "rule"), name="rule_accepted_once")],
            },
        ),
    ]
