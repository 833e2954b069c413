"""A root beside the province, for cells in which people practise."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Let the practice root stand."""

    dependencies = [
        ("documents", "0002_search"),
        ("organisations", "0003_decisions"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="organisation",
            name="organisation_only_the_province_is_a_root",
        ),
        migrations.AlterField(
            model_name="kindrule",
            name="child_kind",
            field=models.CharField(
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
                verbose_name="trực thuộc",
            ),
        ),
        migrations.AlterField(
            model_name="kindrule",
            name="parent_kind",
            field=models.CharField(
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
                verbose_name="cấp trên",
            ),
        ),
        migrations.AlterField(
            model_name="organisation",
            name="kind",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ("province", "practice")), ("parent", None)),
                    models.Q(
                        models.Q(("kind__in", ("province", "practice")), _negated=True), ("parent__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="organisation_only_the_province_is_a_root",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "practice")), fields=("kind",), name="organisation_one_practice_root"
            ),
        ),
    ]
