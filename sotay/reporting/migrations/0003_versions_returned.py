"""A report may be returned and signed anew as its next version; a body gathers what those below it submitted."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Columns, a table, constraints."""

    dependencies = [
        ("organisations", "0005_namings"),
        ("reporting", "0002_patterns"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportReturn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=500, verbose_name="lý do trả lại")),
                ("due_on", models.DateField(verbose_name="hạn gửi lại")),
                ("returned_on", models.DateField(verbose_name="trả lại ngày")),
            ],
            options={
                "verbose_name": "báo cáo bị trả lại",
            },
        ),
        migrations.RemoveConstraint(
            model_name="report",
            name="report_once_a_period",
        ),
        migrations.AddField(
            model_name="report",
            name="gathered",
            field=models.JSONField(blank=True, default=dict, verbose_name="tổng hợp từ cấp dưới"),
        ),
        migrations.AddField(
            model_name="report",
            name="version",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="lần gửi"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                fields=("form", "organisation", "first", "version"), name="report_version_once_a_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="report_versions_from_one"),
        ),
        migrations.AddField(
            model_name="reportreturn",
            name="report",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="returned", to="reporting.report"
            ),
        ),
        migrations.AddField(
            model_name="reportreturn",
            name="returned_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="reportreturn",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="report_return_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportreturn",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("returned_on"))), name="report_return_leaves_time"
            ),
        ),
    ]
