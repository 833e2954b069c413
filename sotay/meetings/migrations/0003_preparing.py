"""What the members were told, cancelling, the orientation from above, personal calendars."""

import uuid

import django.contrib.postgres.constraints
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Fields, tables and constraints of preparing."""

    dependencies = [
        ("meetings", "0002_attendance_and_seals"),
        ("members", "0001_initial"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "lịch cá nhân",
            },
        ),
        migrations.CreateModel(
            name="Orientation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("period", models.DateField(verbose_name="kỳ (tháng)")),
                ("text", models.TextField(verbose_name="định hướng nội dung sinh hoạt")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "định hướng sinh hoạt",
            },
        ),
        migrations.AddField(
            model_name="meeting",
            name="announced",
            field=models.JSONField(default=dict, verbose_name="nội dung đã thông báo"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="cancel_reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="lý do hủy"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="cancelled_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="hủy lúc"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="revision",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="lần thông báo"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "cancelled"), _negated=True),
                    models.Q(("cancelled_at__isnull", False), models.Q(("cancel_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="meeting_cancelled_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingguest",
            constraint=models.UniqueConstraint(fields=("meeting", "member"), name="guest_invited_once"),
        ),
        migrations.AddConstraint(
            model_name="standingitem",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("kind", "="), ("number", "="), ("valid", "&&")], name="standing_item_one_at_a_time"
            ),
        ),
        migrations.AddField(
            model_name="calendarfeed",
            name="account",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="calendar_feed", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="orientation",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="orientations",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="orientation",
            name="written_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="orientation",
            constraint=models.UniqueConstraint(fields=("organisation", "period"), name="orientation_once_a_month"),
        ),
        migrations.AddConstraint(
            model_name="orientation",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__day", 1)), name="orientation_period_is_a_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="orientation",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="orientation_says_something"
            ),
        ),
    ]
