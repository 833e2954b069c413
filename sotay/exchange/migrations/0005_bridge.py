"""The journal of imports, profiles of foreign layouts, comparisons."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the tables."""

    dependencies = [
        ("exchange", "0004_unread"),
        ("organisations", "0005_namings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="batch",
            name="kind",
            field=models.CharField(help_text="noun", max_length=20, verbose_name="nội dung"),
        ),
        migrations.CreateModel(
            name="BatchChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(default=0)),
                ("table", models.CharField(max_length=63)),
                ("row", models.BigIntegerField()),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="exchange.batch"
                    ),
                ),
            ],
            options={
                "verbose_name": "thay đổi của lần nhập",
            },
        ),
        migrations.CreateModel(
            name="Profile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("noun", models.CharField(max_length=20, verbose_name="nội dung")),
                ("name", models.CharField(max_length=80, verbose_name="tên mẫu")),
                ("sheet", models.CharField(blank=True, max_length=31, verbose_name="tên trang tính")),
                ("heading_row", models.PositiveSmallIntegerField(default=0, verbose_name="dòng tiêu đề")),
                ("keys", models.JSONField(default=list, verbose_name="nhận ra bằng")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="sửa lúc")),
                (
                    "sample",
                    models.FileField(blank=True, max_length=200, upload_to="imports/%Y/%m", verbose_name="tệp mẫu"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "mẫu đọc tệp",
            },
        ),
        migrations.CreateModel(
            name="Comparison",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("noun", models.CharField(max_length=20, verbose_name="nội dung")),
                ("profile_name", models.CharField(blank=True, max_length=80, verbose_name="mẫu đọc tệp")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("uploaded", "Đã tải lên"),
                            ("checking", "Đang kiểm tra"),
                            ("checked", "Chờ xác nhận"),
                            ("importing", "Đang nhập"),
                            ("imported", "Đã nhập"),
                            ("failed", "Không đọc được"),
                            ("stopped", "Bị gián đoạn"),
                            ("undone", "Đã hoàn tác"),
                        ],
                        default="checking",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="tên tệp")),
                ("file", models.FileField(blank=True, max_length=200, upload_to="imports/%Y/%m", verbose_name="tệp")),
                ("uploaded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("failure", models.CharField(blank=True, max_length=300, verbose_name="lý do không đọc được")),
                ("rows", models.PositiveIntegerField(default=0)),
                ("same", models.PositiveIntegerField(default=0)),
                ("differing", models.PositiveIntegerField(default=0)),
                ("missing_here", models.PositiveIntegerField(default=0)),
                ("missing_there", models.PositiveIntegerField(default=0)),
                ("unread", models.PositiveIntegerField(default=0)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="exchange.profile",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần đối chiếu",
            },
        ),
        migrations.AddField(
            model_name="batch",
            name="profile",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="exchange.profile",
            ),
        ),
        migrations.CreateModel(
            name="ProfileField",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40, verbose_name="trường")),
                ("heading", models.CharField(blank=True, max_length=120, verbose_name="tên cột trong tệp")),
                ("constant", models.CharField(blank=True, max_length=200, verbose_name="giá trị chung")),
                ("words", models.JSONField(default=dict, verbose_name="đổi giá trị")),
                (
                    "date_form",
                    models.CharField(
                        choices=[("dmy", "ngày/tháng/năm"), ("mdy", "tháng/ngày/năm"), ("ymd", "năm-tháng-ngày")],
                        default="dmy",
                        max_length=3,
                        verbose_name="dạng ngày",
                    ),
                ),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("never", "Không bao giờ"),
                            ("if_empty", "Chỉ khi đang trống"),
                            ("always", "Luôn ghi đè"),
                        ],
                        default="never",
                        max_length=8,
                        verbose_name="ghi đè",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="fields", to="exchange.profile"
                    ),
                ),
            ],
            options={
                "verbose_name": "cột của mẫu",
            },
        ),
        migrations.CreateModel(
            name="Difference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(null=True, verbose_name="dòng")),
                ("target_id", models.BigIntegerField(null=True)),
                ("title", models.CharField(max_length=200, verbose_name="họ và tên")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="tổ chức đảng")),
                ("field", models.CharField(blank=True, max_length=40, verbose_name="trường")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("differs", "Hai bên ghi khác nhau"),
                            ("blank_there", "Tệp để trống"),
                            ("blank_here", "Sổ đang trống"),
                            ("missing_here", "Chỉ có trong tệp"),
                            ("missing_there", "Chỉ có trong sổ"),
                            ("unread", "Không đọc được"),
                        ],
                        max_length=13,
                        verbose_name="loại",
                    ),
                ),
                ("theirs", models.CharField(blank=True, max_length=400, verbose_name="trong tệp")),
                ("ours", models.CharField(blank=True, max_length=400, verbose_name="trong sổ")),
                ("source", models.CharField(blank=True, max_length=120, verbose_name="nguồn")),
                ("editor", models.CharField(blank=True, max_length=120, verbose_name="người sửa gần nhất")),
                ("edited_at", models.DateTimeField(null=True, verbose_name="sửa lúc")),
                (
                    "comparison",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="differences",
                        to="exchange.comparison",
                    ),
                ),
            ],
            options={
                "verbose_name": "điểm khác",
                "indexes": [models.Index(fields=["comparison", "kind", "id"], name="difference_of_kind")],
            },
        ),
        migrations.AddConstraint(
            model_name="profile",
            constraint=models.UniqueConstraint(fields=("name",), name="profile_name_once"),
        ),
        migrations.AddConstraint(
            model_name="profile",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="profile_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="profilefield",
            constraint=models.UniqueConstraint(fields=("profile", "key"), name="profile_field_once"),
        ),
        migrations.AddConstraint(
            model_name="profilefield",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("heading", ""), _negated=True), models.Q(("constant", ""), _negated=True), _connector="OR"
                ),
                name="profile_field_comes_from_somewhere",
            ),
        ),
    ]
