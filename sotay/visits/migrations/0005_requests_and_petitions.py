"""What officials ask of each other, petitions heard as rows; reminding is the one policy of `work` from now on."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


def end_norms(apps, schema_editor):
    """Remove the visits' own days of reminding."""
    apps.get_model("regulations", "Norm").objects.filter(code__in=["visit.chase_days", "visit.remind_days"]).delete()


class Migration(migrations.Migration):
    """Requests, petitions, times."""

    dependencies = [
        ("members", "0005_merged_records"),
        ("organisations", "0005_namings"),
        ("petitions", "0003_heard_at_visits"),
        ("regulations", "0002_norms"),
        ("visits", "0004_patterns"),
    ]

    operations = [
        # what was written of petitions stands with the other remarks
        migrations.RunSQL(
            "UPDATE visits_visitreport SET lessons = lessons || chr(10) || 'Kiến nghị: ' || petitions WHERE petitions <> ''",
            migrations.RunSQL.noop,
        ),
        migrations.RunPython(end_norms, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name="visit",
            name="chased_on",
        ),
        migrations.RemoveField(
            model_name="visitreport",
            name="petitions",
        ),
        migrations.AddField(
            model_name="visitreport",
            name="began_at",
            field=models.TimeField(blank=True, null=True, verbose_name="khai mạc lúc"),
        ),
        migrations.AddField(
            model_name="visitreport",
            name="ended_at",
            field=models.TimeField(blank=True, null=True, verbose_name="kết thúc lúc"),
        ),
        migrations.CreateModel(
            name="HeardPetition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "petition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="heard_at_visit",
                        to="petitions.petition",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="heard", to="visits.visitreport"
                    ),
                ),
            ],
            options={
                "verbose_name": "kiến nghị nghe tại buổi dự",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="VisitRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("swap", "Đổi chéo lượt dự"),
                            ("substitute", "Nhờ người khác dự thay"),
                            ("call_off", "Xin thôi lượt dự"),
                        ],
                        max_length=10,
                        verbose_name="đề nghị",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("asked", "Chờ trả lời"),
                            ("accepted", "Đã đồng ý"),
                            ("declined", "Không đồng ý"),
                            ("withdrawn", "Đã rút"),
                            ("overtaken", "Không còn thực hiện được"),
                        ],
                        default="asked",
                        max_length=9,
                        verbose_name="tình trạng",
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="lý do")),
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="trả lời")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="đề nghị lúc")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="trả lời lúc")),
                (
                    "asked",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visit_requests_asked",
                        to="members.member",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visit_requests",
                        to="members.member",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests_for",
                        to="visits.visit",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="requests", to="visits.visit"
                    ),
                ),
            ],
            options={
                "verbose_name": "đề nghị thay đổi lượt dự",
                "ordering": ["-asked_at", "-pk"],
                "indexes": [
                    models.Index(condition=models.Q(("status", "asked")), fields=["asked"], name="visit_request_open")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "asked")), fields=("visit",), name="visit_request_one_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="visit_request_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asked__isnull", False), ("kind", "swap"), ("other__isnull", False)),
                            models.Q(("asked__isnull", False), ("kind", "substitute"), ("other", None)),
                            models.Q(("asked", None), ("kind", "call_off"), ("other", None)),
                            _connector="OR",
                        ),
                        name="visit_request_of_its_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("status", "asked")),
                            models.Q(models.Q(("status", "asked"), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="visit_request_answered_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("other", None), models.Q(("other", models.F("visit")), _negated=True), _connector="OR"
                        ),
                        name="visit_request_of_two_visits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asked", None), models.Q(("asked", models.F("member")), _negated=True), _connector="OR"
                        ),
                        name="visit_request_of_two_people",
                    ),
                ],
            },
        ),
    ]
