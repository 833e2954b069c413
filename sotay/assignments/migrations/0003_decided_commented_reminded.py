"""By what the cell decided, what it says of a monthly word, who was reminded, works for who holds a post."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Columns, a table, constraints."""

    dependencies = [
        ("assignments", "0002_catalogue"),
        ("meetings", "0017_answers_on_the_agenda"),
        ("members", "0005_merged_records"),
        ("organisations", "0005_namings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SilentReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sent_on", models.DateField(verbose_name="ngày nhắc")),
            ],
            options={
                "verbose_name": "lời nhắc báo cáo việc được phân công",
            },
        ),
        migrations.AddField(
            model_name="catalogueentry",
            name="post",
            field=models.CharField(
                blank=True,
                choices=[("secretary", "Bí thư"), ("deputy", "Phó bí thư"), ("committee_member", "Cấp ủy viên")],
                max_length=20,
                verbose_name="dành cho chức vụ",
            ),
        ),
        migrations.AddField(
            model_name="monthlyreport",
            name="comment",
            field=models.CharField(blank=True, max_length=300, verbose_name="nhận xét của chi bộ"),
        ),
        migrations.AddField(
            model_name="monthlyreport",
            name="commented_on",
            field=models.DateField(blank=True, null=True, verbose_name="nhận xét ngày"),
        ),
        migrations.AddField(
            model_name="workassignment",
            name="minutes",
            field=models.CharField(blank=True, max_length=200, verbose_name="theo biên bản, nghị quyết"),
        ),
        migrations.AddField(
            model_name="workassignment",
            name="motion",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="meetings.motion",
            ),
        ),
        migrations.AddConstraint(
            model_name="monthlyreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("comment", ""), ("commented_on", None)),
                    models.Q(models.Q(("comment", ""), _negated=True), ("commented_on__isnull", False)),
                    _connector="OR",
                ),
                name="monthly_report_comment_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="workassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("motion", None), ("meeting__isnull", False), _connector="OR"),
                name="assignment_vote_at_a_meeting",
            ),
        ),
        migrations.AddField(
            model_name="silentreminder",
            name="assignment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="assignments.workassignment"
            ),
        ),
        migrations.AddConstraint(
            model_name="silentreminder",
            constraint=models.UniqueConstraint(fields=("assignment", "sent_on"), name="silent_reminder_once_a_day"),
        ),
    ]
