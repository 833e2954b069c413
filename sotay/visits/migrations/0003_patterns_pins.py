"""Regulations to take over, visits set by hand, why something could not be placed, under which number a plan was issued."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Two tables and some columns."""

    dependencies = [
        ("organisations", "0005_namings"),
        ("visits", "0002_norms"),
    ]

    operations = [
        migrations.CreateModel(
            name="VisitPattern",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=120, unique=True, verbose_name="tên")),
                ("source", models.CharField(max_length=200, verbose_name="văn bản")),
                ("note", models.CharField(max_length=300, verbose_name="nội dung")),
            ],
            options={
                "verbose_name": "quy định mẫu",
            },
        ),
        migrations.AddField(
            model_name="visit",
            name="is_pinned",
            field=models.BooleanField(db_default=False, default=False, verbose_name="giữ khi lập lại"),
        ),
        migrations.AddField(
            model_name="visitassignment",
            name="area",
            field=models.CharField(blank=True, db_default="", default="", max_length=300, verbose_name="địa bàn"),
        ),
        migrations.AddField(
            model_name="visitassignment",
            name="lacking",
            field=models.PositiveSmallIntegerField(db_default=0, default=0, verbose_name="chưa bố trí được"),
        ),
        migrations.AddField(
            model_name="visitassignment",
            name="why",
            field=models.CharField(
                blank=True,
                choices=[
                    ("no_cell", "không có chi bộ nào thuộc loại này trong địa bàn"),
                    ("too_few", "địa bàn có ít chi bộ hơn số lần phải dự"),
                    ("no_day", "các ngày sinh hoạt còn lại trong năm đã có lượt dự khác"),
                    ("shared", "chi bộ trong địa bàn đã bố trí cho đồng chí khác"),
                ],
                db_default="",
                default="",
                max_length=8,
                verbose_name="lý do",
            ),
        ),
        migrations.AddField(
            model_name="visitchange",
            name="from_cell",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="visitchange",
            name="to_cell",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="visitplan",
            name="issued_on",
            field=models.DateField(blank=True, null=True, verbose_name="ngày ban hành"),
        ),
        migrations.AddField(
            model_name="visitplan",
            name="number",
            field=models.CharField(blank=True, db_default="", default="", max_length=60, verbose_name="số, ký hiệu"),
        ),
        migrations.AlterField(
            model_name="visitassignment",
            name="rank",
            field=models.CharField(
                choices=[
                    ("permanent", "Thường trực cấp ủy"),
                    ("standing", "Ủy viên ban thường vụ"),
                    ("area_secretary", "Cấp ủy viên là bí thư cấp dưới"),
                    ("member", "Cấp ủy viên"),
                    ("managed", "Cán bộ diện ban thường vụ quản lý"),
                    ("cell_secretary", "Bí thư chi bộ dự chéo"),
                    ("cell_member", "Chi ủy viên dự chéo"),
                ],
                max_length=16,
                verbose_name="đối tượng",
            ),
        ),
        migrations.AlterField(
            model_name="visitchange",
            name="kind",
            field=models.CharField(
                choices=[
                    ("swap", "Đổi chéo"),
                    ("substitute", "Cử người khác dự thay"),
                    ("postpone", "Hoãn"),
                    ("move", "Đổi ngày"),
                    ("cell", "Đổi chi bộ"),
                    ("miss", "Không dự"),
                ],
                max_length=10,
                verbose_name="thay đổi",
            ),
        ),
        migrations.AlterField(
            model_name="visitrule",
            name="area",
            field=models.CharField(
                choices=[("whole", "Trong toàn đảng bộ"), ("own", "Địa bàn phụ trách"), ("same", "Cùng đảng bộ cơ sở")],
                default="whole",
                max_length=6,
                verbose_name="phạm vi",
            ),
        ),
        migrations.AlterField(
            model_name="visitrule",
            name="rank",
            field=models.CharField(
                choices=[
                    ("permanent", "Thường trực cấp ủy"),
                    ("standing", "Ủy viên ban thường vụ"),
                    ("area_secretary", "Cấp ủy viên là bí thư cấp dưới"),
                    ("member", "Cấp ủy viên"),
                    ("managed", "Cán bộ diện ban thường vụ quản lý"),
                    ("cell_secretary", "Bí thư chi bộ dự chéo"),
                    ("cell_member", "Chi ủy viên dự chéo"),
                ],
                max_length=16,
                verbose_name="đối tượng",
            ),
        ),
        migrations.CreateModel(
            name="VisitPatternRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rank",
                    models.CharField(
                        choices=[
                            ("permanent", "Thường trực cấp ủy"),
                            ("standing", "Ủy viên ban thường vụ"),
                            ("area_secretary", "Cấp ủy viên là bí thư cấp dưới"),
                            ("member", "Cấp ủy viên"),
                            ("managed", "Cán bộ diện ban thường vụ quản lý"),
                            ("cell_secretary", "Bí thư chi bộ dự chéo"),
                            ("cell_member", "Chi ủy viên dự chéo"),
                        ],
                        max_length=16,
                        verbose_name="đối tượng",
                    ),
                ),
                ("minimum", models.PositiveSmallIntegerField(default=0, verbose_name="số lần tối thiểu một năm")),
                ("planned", models.PositiveSmallIntegerField(verbose_name="số lần bố trí một năm")),
                (
                    "cells",
                    models.CharField(
                        choices=[("any", "Mọi chi bộ"), ("residential", "Chi bộ thôn, bản, tổ dân phố")],
                        default="any",
                        max_length=12,
                        verbose_name="loại chi bộ",
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        choices=[
                            ("whole", "Trong toàn đảng bộ"),
                            ("own", "Địa bàn phụ trách"),
                            ("same", "Cùng đảng bộ cơ sở"),
                        ],
                        default="whole",
                        max_length=6,
                        verbose_name="phạm vi",
                    ),
                ),
                ("day", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="ngày dự thống nhất")),
                (
                    "months",
                    models.CharField(
                        choices=[("every", "Mọi tháng"), ("even", "Các tháng chẵn"), ("odd", "Các tháng lẻ")],
                        default="every",
                        max_length=5,
                        verbose_name="áp dụng",
                    ),
                ),
                ("hard_first", models.BooleanField(default=True, verbose_name="ưu tiên chi bộ vùng sâu, khó khăn")),
                (
                    "pattern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rules", to="visits.visitpattern"
                    ),
                ),
            ],
            options={
                "verbose_name": "dòng quy định mẫu",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("pattern", "rank"), name="visit_pattern_one_line_a_rank"),
                    models.CheckConstraint(
                        condition=models.Q(("planned__gte", models.F("minimum")), ("planned__range", (1, 24))),
                        name="visit_pattern_plans_the_minimum",
                    ),
                ],
            },
        ),
    ]
