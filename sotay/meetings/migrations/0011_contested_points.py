"""Points computed from the records, and the points that a cell contests."""

import datetime as dt
import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models
from django.db.backends.postgresql.psycopg_any import DateRange

_EVER = dt.date(2011, 1, 1)

_ANSWERED = """
CREATE FUNCTION refuse_changing_answered_contest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a contested point is judged once' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER contest_answer_stands BEFORE UPDATE OR DELETE ON meetings_scorecontest
    FOR EACH ROW WHEN (OLD.status IN ('accepted', 'kept')) EXECUTE FUNCTION refuse_changing_answered_contest();
"""


def load(apps, schema_editor):
    """Write how many meetings in a row are a long absence."""
    apps.get_model("regulations", "Norm").objects.create(
        code="meeting.absences_in_a_row",
        value=3,
        valid=DateRange(_EVER, None, "[)"),
        source="42-HD/BTCTW (28/10/2025), khung chấm điểm",
        note="vắng quá số kỳ liên tiếp này bị trừ điểm dự sinh hoạt",
    )


class Migration(migrations.Migration):
    """Contests, computed points, one norm."""

    dependencies = [
        ("meetings", "0010_paper_bridge"),
        ("regulations", "0002_norms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ScoreContest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("maximum", models.PositiveSmallIntegerField(verbose_name="điểm tối đa")),
                ("computed", models.PositiveSmallIntegerField(verbose_name="điểm tính từ diễn biến")),
                ("proposed", models.PositiveSmallIntegerField(verbose_name="điểm đề nghị")),
                ("reason", models.CharField(max_length=500, verbose_name="lý do đề nghị")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Chờ xem xét"),
                            ("accepted", "Đã chấp nhận"),
                            ("kept", "Giữ nguyên điểm"),
                            ("withdrawn", "Đã rút"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="tình trạng",
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gửi lúc")),
                ("answer", models.CharField(blank=True, max_length=500, verbose_name="ý kiến của cấp ủy cấp trên")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="trả lời lúc")),
            ],
            options={
                "verbose_name": "đề nghị xem lại điểm",
                "ordering": ["made_at", "id"],
            },
        ),
        migrations.RenameField("scoreline", "suggested", "computed"),
        migrations.AlterField(
            model_name="scoreline",
            name="computed",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="điểm tính từ diễn biến"),
        ),
        migrations.AlterField(
            model_name="scoreline",
            name="points",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="điểm"),
        ),
        # What cells typed over a suggestion before this rule stands in sealed papers.
        AddConstraintNotValid(
            model_name="scoreline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("computed", None),
                    models.Q(("points", models.F("computed")), ("points__isnull", False)),
                    _connector="OR",
                ),
                name="score_computed_is_not_typed",
            ),
        ),
        migrations.AddField(
            model_name="scorecontest",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="scorecontest",
            name="line",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contests",
                to="meetings.scoreline",
            ),
        ),
        migrations.AddField(
            model_name="scorecontest",
            name="made_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="scorecontest",
            index=models.Index(condition=models.Q(("status", "open")), fields=["made_at"], name="contest_waiting"),
        ),
        migrations.AddConstraint(
            model_name="scorecontest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "withdrawn"), _negated=True), fields=("line",), name="contest_once_a_line"
            ),
        ),
        migrations.AddConstraint(
            model_name="scorecontest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("proposed__lte", models.F("maximum")), models.Q(("proposed", models.F("computed")), _negated=True)
                ),
                name="contest_proposes_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="scorecontest",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="contest_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="scorecontest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["accepted", "kept"]), _negated=True),
                    models.Q(("answered_at__isnull", False), models.Q(("answer", ""), _negated=True)),
                    _connector="OR",
                ),
                name="contest_answered_with_a_reason",
            ),
        ),
        migrations.RunSQL(_ANSWERED, "DROP FUNCTION refuse_changing_answered_contest() CASCADE"),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
