"""The ladder: deliveries, messages, devices that receive, what each person wants."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Four tables, and when a notice's thing begins."""

    dependencies = [
        ("notifications", "0003_unread"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("notice", models.BigIntegerField(null=True)),
                ("noticed_at", models.DateTimeField()),
                ("person", models.UUIDField(null=True, verbose_name="người nhận")),
                ("link", models.CharField(blank=True, max_length=200, verbose_name="địa chỉ")),
                (
                    "rung",
                    models.CharField(
                        choices=[
                            ("push", "Thông báo trên máy"),
                            ("sms", "Tin nhắn"),
                            ("call", "Đã gọi điện"),
                            ("paper", "Đã phát giấy"),
                        ],
                        max_length=5,
                        verbose_name="cách báo",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Đang chờ gửi"),
                            ("sent", "Đã gửi"),
                            ("failed", "Không gửi được"),
                            ("withheld", "Không gửi"),
                        ],
                        default="queued",
                        max_length=8,
                        verbose_name="tình trạng",
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=40, verbose_name="mã kết quả")),
                ("message", models.BigIntegerField(null=True)),
                ("queued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="xếp hàng lúc")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="gửi lúc")),
                ("seen_at", models.DateTimeField(blank=True, null=True, verbose_name="mở lúc")),
            ],
            options={
                "verbose_name": "lần báo tin",
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "rung",
                    models.CharField(
                        choices=[
                            ("push", "Thông báo trên máy"),
                            ("sms", "Tin nhắn"),
                            ("call", "Đã gọi điện"),
                            ("paper", "Đã phát giấy"),
                        ],
                        max_length=5,
                        verbose_name="cách gửi",
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày")),
                ("is_urgent", models.BooleanField(default=False, verbose_name="khẩn")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Đang chờ gửi"),
                            ("claimed", "Đang gửi"),
                            ("sent", "Đã gửi"),
                            ("failed", "Không gửi được"),
                            ("dropped", "Không cần gửi nữa"),
                        ],
                        default="queued",
                        max_length=8,
                        verbose_name="tình trạng",
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=40, verbose_name="mã kết quả")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="số lần thử")),
                ("due_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gửi từ lúc")),
                ("claimed_at", models.DateTimeField(blank=True, null=True, verbose_name="nhận gửi lúc")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="gửi lúc")),
                ("seen_at", models.DateTimeField(blank=True, null=True, verbose_name="mở lúc")),
            ],
            options={
                "verbose_name": "tin gửi đi",
            },
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("push", models.BooleanField(default=True, verbose_name="Thông báo trên máy")),
                ("sms", models.BooleanField(default=True, verbose_name="Tin nhắn")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "cách nhận thông báo",
            },
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("endpoint", models.TextField(verbose_name="địa chỉ nhận")),
                ("endpoint_hash", models.CharField(max_length=64, unique=True)),
                ("public_key", models.CharField(max_length=120)),
                ("secret", models.CharField(max_length=40)),
                ("device", models.UUIDField(null=True, verbose_name="thiết bị")),
                ("device_name", models.CharField(blank=True, max_length=80, verbose_name="tên thiết bị")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="bật lúc")),
                ("reached_at", models.DateTimeField(blank=True, null=True, verbose_name="nhận gần nhất")),
            ],
            options={
                "verbose_name": "thiết bị nhận thông báo",
            },
        ),
        migrations.AddField(
            model_name="notification",
            name="due_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="diễn ra lúc"),
        ),
        migrations.AddField(
            model_name="notification",
            name="is_urgent",
            field=models.BooleanField(default=False, verbose_name="khẩn"),
        ),
        migrations.AddIndex(
            model_name="notification",
            index=models.Index(fields=["link"], name="notification_about"),
        ),
        migrations.AddField(
            model_name="delivery",
            name="recorded_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="delivery",
            name="user",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="deliveries",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="user",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="preference",
            name="user",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notice_preference",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="subscription",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="subscriptions", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["link", "rung"], name="delivery_about"),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["message"], name="delivery_of_message"),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["user", "-noticed_at"], name="delivery_of_user"),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                condition=models.Q(("notice__isnull", False)),
                fields=("notice", "rung", "noticed_at"),
                name="delivery_once_a_rung",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(("notice__isnull", False), ("recorded_by__isnull", False), _connector="OR"),
                name="delivery_by_ladder_or_person",
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("state__in", ("queued", "claimed"))), fields=["due_at"], name="message_to_send"
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["user", "-day"], name="message_of_user"),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_urgent", False), ("state__in", ("queued", "claimed", "sent"))),
                fields=("user", "day"),
                name="message_once_a_day",
            ),
        ),
    ]
