"""Entries on behalf of members, sheets that came back signed, papers handed over by hand."""

import uuid

import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

# What is written on behalf is part of the sealed record; a vote's confirmation may come after its motion is closed.
_GUARDS = """
CREATE TRIGGER attendance_on_behalf_of_another BEFORE INSERT OR UPDATE ON meetings_attendance
    FOR EACH ROW WHEN (NEW.on_behalf) EXECUTE FUNCTION refuse_entry_for_oneself('member_id', 'recorded_by_id');
CREATE TRIGGER comment_on_behalf_of_another BEFORE INSERT OR UPDATE ON meetings_comment
    FOR EACH ROW WHEN (NEW.on_behalf) EXECUTE FUNCTION refuse_entry_for_oneself('author_id', 'entered_by_id');
CREATE TRIGGER vote_on_behalf_of_another BEFORE INSERT OR UPDATE ON meetings_vote
    FOR EACH ROW WHEN (NEW.on_behalf) EXECUTE FUNCTION refuse_entry_for_oneself('member_id', 'entered_by_id');

DROP TRIGGER attendance_of_sealed_meeting ON meetings_attendance;
CREATE TRIGGER attendance_of_sealed_meeting
    BEFORE UPDATE OF state, entitled, arrived_at, left_at, method, recorded_by_id, reason, member_id, meeting_id,
                     on_behalf, source, confirmed_by_id, confirmed_at OR DELETE
    ON meetings_attendance FOR EACH ROW EXECUTE FUNCTION refuse_sealed_meeting();
DROP TRIGGER vote_of_closed_motion ON meetings_vote;
CREATE TRIGGER vote_of_closed_motion
    BEFORE UPDATE OF motion_id, member_id, choice, cast_at, on_behalf, source, entered_by_id OR DELETE
    ON meetings_vote FOR EACH ROW EXECUTE FUNCTION refuse_changing_closed_vote();
CREATE TRIGGER sheet_of_sealed_meeting BEFORE UPDATE OR DELETE ON meetings_signedsheet
    FOR EACH ROW EXECUTE FUNCTION refuse_sealed_meeting();
"""


class Migration(migrations.Migration):
    """Fields, constraints, guards."""

    dependencies = [
        ("documents", "0002_search"),
        ("meetings", "0009_votes_take_turns"),
        ("work", "0002_on_behalf"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SignedSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "sheet",
                    models.CharField(
                        choices=[
                            ("invitation", "Giấy mời"),
                            ("attendance", "Danh sách điểm danh"),
                            ("votes", "Phiếu đếm biểu quyết"),
                            ("minutes", "Biên bản viết tay"),
                        ],
                        max_length=10,
                        verbose_name="tờ",
                    ),
                ),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "ảnh tờ giấy đã ký",
                "ordering": ["id"],
            },
        ),
        migrations.AddField(
            model_name="attendance",
            name="confirmed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="xác nhận lúc"),
        ),
        migrations.AddField(
            model_name="attendance",
            name="confirmed_by",
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
            model_name="attendance",
            name="handed_on",
            field=models.DateField(blank=True, null=True, verbose_name="phát giấy ngày"),
        ),
        migrations.AddField(
            model_name="attendance",
            name="on_behalf",
            field=models.BooleanField(db_default=False, default=False, verbose_name="ghi thay"),
        ),
        migrations.AddField(
            model_name="attendance",
            name="source",
            field=models.CharField(
                blank=True,
                choices=[("paper", "Giấy"), ("word", "Lời nói")],
                db_default="",
                max_length=5,
                verbose_name="ghi từ nguồn",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="confirmed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="xác nhận lúc"),
        ),
        migrations.AddField(
            model_name="comment",
            name="confirmed_by",
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
            model_name="comment",
            name="entered_by",
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
            model_name="comment",
            name="on_behalf",
            field=models.BooleanField(db_default=False, default=False, verbose_name="ghi thay"),
        ),
        migrations.AddField(
            model_name="comment",
            name="source",
            field=models.CharField(
                blank=True,
                choices=[("paper", "Giấy"), ("word", "Lời nói")],
                db_default="",
                max_length=5,
                verbose_name="ghi từ nguồn",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="on_paper",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="ghi thay trong kỳ họp"),
        ),
        migrations.AddField(
            model_name="vote",
            name="confirmed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="xác nhận lúc"),
        ),
        migrations.AddField(
            model_name="vote",
            name="confirmed_by",
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
            model_name="vote",
            name="entered_by",
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
            model_name="vote",
            name="on_behalf",
            field=models.BooleanField(db_default=False, default=False, verbose_name="ghi thay"),
        ),
        migrations.AddField(
            model_name="vote",
            name="source",
            field=models.CharField(
                blank=True,
                choices=[("paper", "Giấy"), ("word", "Lời nói")],
                db_default="",
                max_length=5,
                verbose_name="ghi từ nguồn",
            ),
        ),
        migrations.AddIndex(
            model_name="attendance",
            index=models.Index(
                condition=models.Q(("on_behalf", True)), fields=["period", "member"], name="attendance_on_behalf"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_by", None), ("on_behalf", False), ("source", "")),
                    models.Q(("on_behalf", True), ("recorded_by__isnull", False), ("source__in", ["paper", "word"])),
                    _connector="OR",
                ),
                name="attendance_on_behalf_has_source_and_enterer",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at", None), ("confirmed_by", None)),
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    _connector="OR",
                ),
                name="attendance_confirmed_by_somebody_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("on_behalf", False), ("author__isnull", False), _connector="OR"),
                name="comment_on_behalf_of_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_by", None), ("on_behalf", False), ("source", "")),
                    models.Q(("entered_by__isnull", False), ("on_behalf", True), ("source__in", ["paper", "word"])),
                    _connector="OR",
                ),
                name="comment_on_behalf_has_source_and_enterer",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at", None), ("confirmed_by", None)),
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    _connector="OR",
                ),
                name="comment_confirmed_by_somebody_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("on_paper", None),
                    (
                        "due__gte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("handbook_users"), "+", models.F("on_paper")
                        ),
                    ),
                    _connector="OR",
                ),
                name="meeting_users_within_due",
            ),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_by", None), ("on_behalf", False), ("source", "")),
                    models.Q(("entered_by__isnull", False), ("on_behalf", True), ("source__in", ["paper", "word"])),
                    _connector="OR",
                ),
                name="vote_on_behalf_has_source_and_enterer",
            ),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at", None), ("confirmed_by", None)),
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    _connector="OR",
                ),
                name="vote_confirmed_by_somebody_at_a_time",
            ),
        ),
        migrations.AddField(
            model_name="signedsheet",
            name="added_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="signedsheet",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.storedfile"
            ),
        ),
        migrations.AddField(
            model_name="signedsheet",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="signed_sheets", to="meetings.meeting"
            ),
        ),
        migrations.RunSQL(_GUARDS, migrations.RunSQL.noop),
    ]
