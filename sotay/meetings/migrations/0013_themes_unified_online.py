"""Themes with their plans and catalogue, unified days, meetings online; what was held before stays as it is."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Six tables and what meetings say of them."""

    dependencies = [
        ("documents", "0002_search"),
        ("meetings", "0012_item_acts"),
        ("members", "0003_senior_age"),
        ("organisations", "0005_namings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PlannedTheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("period", models.DateField(verbose_name="tháng sinh hoạt")),
                ("title", models.CharField(max_length=300, verbose_name="tên chuyên đề")),
                ("paper_due", models.DateField(blank=True, null=True, verbose_name="hạn nộp bài")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Chưa đăng ký"),
                            ("submitted", "Chờ duyệt"),
                            ("approved", "Đã duyệt"),
                            ("returned", "Cần sửa lại"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="tình trạng",
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="đăng ký lúc")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="trả lời lúc")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ý kiến của cấp ủy cấp trên")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "chuyên đề trong kế hoạch",
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=300, verbose_name="tên chuyên đề")),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("thought", "Chính trị, tư tưởng"),
                            ("example", "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"),
                            ("building", "Xây dựng Đảng, phát triển đảng viên"),
                            ("conduct", "Nêu gương, những điều đảng viên không được làm"),
                            ("masses", "Dân vận, xây dựng đoàn thể"),
                            ("economy", "Kinh tế – xã hội, nông thôn mới"),
                            ("security", "Quốc phòng, an ninh"),
                            ("profession", "Nhiệm vụ chuyên môn của đơn vị"),
                            ("other", "Lĩnh vực khác"),
                        ],
                        max_length=10,
                        verbose_name="lĩnh vực",
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="gợi ý nội dung")),
                ("retired_at", models.DateTimeField(blank=True, null=True, verbose_name="thôi dùng từ")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "chuyên đề trong kho",
            },
        ),
        migrations.CreateModel(
            name="ThemeDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=200, verbose_name="tên tài liệu")),
            ],
            options={
                "verbose_name": "tài liệu của chuyên đề",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="UnifiedDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("day", models.PositiveSmallIntegerField(verbose_name="ngày trong tháng")),
                (
                    "months",
                    models.CharField(
                        choices=[("every", "Mọi tháng"), ("even", "Các tháng chẵn"), ("odd", "Các tháng lẻ")],
                        default="every",
                        max_length=5,
                        verbose_name="áp dụng",
                    ),
                ),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="hiệu lực")),
                ("source", models.CharField(max_length=200, verbose_name="văn bản quy định")),
                ("set_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "ngày sinh hoạt thống nhất",
            },
        ),
        migrations.AddField(
            model_name="meeting",
            name="off_day_reason",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=300,
                verbose_name="lý do khác ngày sinh hoạt thống nhất",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="unified_on",
            field=models.DateField(blank=True, null=True, verbose_name="ngày sinh hoạt thống nhất"),
        ),
        migrations.AlterField(
            model_name="attendance",
            name="method",
            field=models.CharField(
                blank=True,
                choices=[
                    ("button", "Tự điểm danh"),
                    ("qr", "Quét mã"),
                    ("list", "Thư ký điểm danh"),
                    ("online", "Dự trực tuyến"),
                ],
                max_length=6,
                verbose_name="cách điểm danh",
            ),
        ),
        migrations.CreateModel(
            name="DayException",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="thời gian")),
                ("reason", models.CharField(max_length=500, verbose_name="lý do")),
                (
                    "status",
                    models.CharField(
                        choices=[("asked", "Chờ trả lời"), ("granted", "Đồng ý"), ("declined", "Không đồng ý")],
                        default="asked",
                        max_length=8,
                        verbose_name="tình trạng",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="trả lời lúc")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ý kiến của cấp ủy cấp trên")),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="day_exceptions",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "ngày sinh hoạt riêng",
            },
        ),
        migrations.AddField(
            model_name="meeting",
            name="day_exception",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="meetings",
                to="meetings.dayexception",
            ),
        ),
        migrations.CreateModel(
            name="OnlinePermission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="thời gian")),
                ("reason", models.CharField(max_length=500, verbose_name="lý do")),
                (
                    "status",
                    models.CharField(
                        choices=[("asked", "Chờ trả lời"), ("granted", "Đồng ý"), ("declined", "Không đồng ý")],
                        default="asked",
                        max_length=8,
                        verbose_name="tình trạng",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="trả lời lúc")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ý kiến của cấp ủy cấp trên")),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="online_permissions",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "cho phép sinh hoạt trực tuyến",
            },
        ),
        migrations.AddField(
            model_name="meeting",
            name="online_permission",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="meetings",
                to="meetings.onlinepermission",
            ),
        ),
        AddConstraintNotValid(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("online_link", ""),
                    ("status__in", ["draft", "cancelled"]),
                    ("online_permission__isnull", False),
                    _connector="OR",
                ),
                name="meeting_online_has_permission",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("online_link", ""), ("online_link__startswith", "https://"), _connector="OR"),
                name="meeting_online_link_is_safe",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["draft", "cancelled"]),
                    ("unified_on", None),
                    ("held_on", models.F("unified_on")),
                    ("day_exception__isnull", False),
                    models.Q(("off_day_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="meeting_off_the_unified_day_for_a_reason",
            ),
        ),
        migrations.AddField(
            model_name="plannedtheme",
            name="author",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="members.member",
            ),
        ),
        migrations.AddField(
            model_name="plannedtheme",
            name="decided_by",
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
            model_name="plannedtheme",
            name="meeting",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="planned_theme",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="plannedtheme",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="planned_themes",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="plannedtheme",
            name="paper",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="meetings.meetingdocument",
            ),
        ),
        migrations.AddField(
            model_name="theme",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="themes", to="organisations.organisation"
            ),
        ),
        migrations.AddField(
            model_name="plannedtheme",
            name="theme",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="planned",
                to="meetings.theme",
            ),
        ),
        migrations.AddField(
            model_name="themedocument",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.storedfile"
            ),
        ),
        migrations.AddField(
            model_name="themedocument",
            name="theme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="documents", to="meetings.theme"
            ),
        ),
        migrations.AddField(
            model_name="unifiedday",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="unified_days",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="unifiedday",
            name="set_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="dayexception",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("status", "granted")),
                expressions=[("organisation", "="), ("valid", "&&")],
                name="day_exception_granted_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="dayexception",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="day_exception_for_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="dayexception",
            constraint=models.CheckConstraint(
                condition=models.Q(("status", "asked"), ("decided_at__isnull", False), _connector="OR"),
                name="day_exception_decision_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="dayexception",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "declined"), _negated=True),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="day_exception_declined_with_a_sentence",
            ),
        ),
        migrations.AddConstraint(
            model_name="onlinepermission",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("status", "granted")),
                expressions=[("organisation", "="), ("valid", "&&")],
                name="online_permission_granted_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="onlinepermission",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="online_permission_for_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="onlinepermission",
            constraint=models.CheckConstraint(
                condition=models.Q(("status", "asked"), ("decided_at__isnull", False), _connector="OR"),
                name="online_permission_decision_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="onlinepermission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "declined"), _negated=True),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="online_permission_declined_with_a_sentence",
            ),
        ),
        migrations.AddConstraint(
            model_name="theme",
            constraint=models.UniqueConstraint(
                condition=models.Q(("retired_at", None)),
                fields=("organisation", "title"),
                name="theme_once_a_catalogue",
            ),
        ),
        migrations.AddConstraint(
            model_name="theme",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="theme_has_a_title"
            ),
        ),
        migrations.AddIndex(
            model_name="plannedtheme",
            index=models.Index(fields=["organisation", "period"], name="planned_theme_of_cell"),
        ),
        migrations.AddIndex(
            model_name="plannedtheme",
            index=models.Index(
                condition=models.Q(("status", "submitted")), fields=["organisation"], name="planned_theme_waiting"
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedtheme",
            constraint=models.UniqueConstraint(
                fields=("organisation", "period", "title"), name="planned_theme_once_a_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedtheme",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__day", 1)), name="planned_theme_period_is_a_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedtheme",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="planned_theme_has_a_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedtheme",
            constraint=models.CheckConstraint(
                condition=models.Q(("status", "draft"), ("submitted_at__isnull", False), _connector="OR"),
                name="planned_theme_decided_after_submitting",
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedtheme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["draft", "submitted"]), ("decided_at__isnull", False), _connector="OR"
                ),
                name="planned_theme_decision_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedtheme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "returned"), _negated=True),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="planned_theme_returned_with_a_sentence",
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedtheme",
            constraint=models.CheckConstraint(
                condition=models.Q(("meeting", None), ("status", "approved"), _connector="OR"),
                name="planned_theme_meets_when_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="unifiedday",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("organisation", "="), ("valid", "&&")], name="unified_day_one_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="unifiedday",
            constraint=models.CheckConstraint(
                condition=models.Q(("day__gte", 1), ("day__lte", 28)), name="unified_day_in_every_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="unifiedday",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True), name="unified_day_has_a_source"
            ),
        ),
    ]
