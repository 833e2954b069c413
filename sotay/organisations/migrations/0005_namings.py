"""What organisations were called, by day."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """One table."""

    dependencies = [
        ("documents", "0002_search"),
        ("organisations", "0004_practice_root"),
    ]

    operations = [
        migrations.CreateModel(
            name="Naming",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="tên tổ chức đảng")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("province", "Đảng bộ tỉnh"),
                            ("direct", "Đảng bộ trực thuộc tỉnh ủy"),
                            ("party_committee", "Đảng bộ cơ sở"),
                            ("grassroots_cell", "Chi bộ cơ sở"),
                            ("partial_committee", "Đảng bộ bộ phận"),
                            ("cell", "Chi bộ"),
                            ("group", "Tổ đảng"),
                            ("practice", "Nơi sinh hoạt tập"),
                        ],
                        max_length=20,
                        verbose_name="loại tổ chức",
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("commune", "Xã, phường, thị trấn"),
                            ("residential", "Thôn, bản, tổ dân phố"),
                            ("agency", "Cơ quan đảng, nhà nước, đoàn thể"),
                            ("school", "Trường học"),
                            ("health", "Y tế"),
                            ("enterprise", "Doanh nghiệp, hợp tác xã"),
                            ("military", "Quân đội"),
                            ("police", "Công an"),
                            ("other", "Loại hình khác"),
                        ],
                        max_length=20,
                        verbose_name="loại hình",
                    ),
                ),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="hiệu lực")),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.decision",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="namings",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "tên gọi theo thời gian",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("organisation", "="), ("valid", "&&")], name="naming_one_at_a_time"
                    )
                ],
            },
        ),
    ]
