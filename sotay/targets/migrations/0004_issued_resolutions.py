"""Resolutions are drafted and issued; amendments keep what was before; evidence may be a file; shortcomings are linked."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """New columns, and the table of amendments."""

    dependencies = [
        ("committees", "0004_rules_of_congresses"),
        ("documents", "0002_search"),
        ("meetings", "0017_answers_on_the_agenda"),
        ("members", "0005_merged_records"),
        ("organisations", "0005_namings"),
        ("targets", "0003_norms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TargetChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("changed_on", models.DateField(verbose_name="từ ngày")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="lý do")),
                (
                    "goal_before",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="chỉ tiêu trước"
                    ),
                ),
                ("goal", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="chỉ tiêu sau")),
                (
                    "yearly_before",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="mỗi năm trước"
                    ),
                ),
                (
                    "yearly",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="mỗi năm sau"
                    ),
                ),
                ("ends_before", models.DateField(blank=True, null=True, verbose_name="đến ngày, trước")),
                ("ends_on", models.DateField(verbose_name="đến ngày, sau")),
            ],
            options={
                "verbose_name": "điều chỉnh chỉ tiêu",
                "ordering": ["-changed_on", "-pk"],
            },
        ),
        migrations.AlterModelOptions(
            name="target",
            options={"ordering": ["ends_on", "place", "pk"], "verbose_name": "chỉ tiêu"},
        ),
        migrations.RemoveConstraint(
            model_name="resolution",
            name="target_resolution_once",
        ),
        migrations.RemoveConstraint(
            model_name="resolution",
            name="target_resolution_is_named",
        ),
        migrations.AddField(
            model_name="breakthroughtask",
            name="file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="breakthroughtask",
            name="limitation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tasks",
                to="targets.limitation",
            ),
        ),
        migrations.AddField(
            model_name="limitation",
            name="file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="limitation",
            name="lead",
            field=models.CharField(blank=True, db_default="", max_length=200, verbose_name="đơn vị chủ trì"),
        ),
        migrations.AddField(
            model_name="manualreport",
            name="file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="lead",
            field=models.CharField(blank=True, db_default="", max_length=200, verbose_name="đơn vị chủ trì"),
        ),
        migrations.AddField(
            model_name="milestone",
            name="file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="resolution",
            name="congress",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="committees.congress",
            ),
        ),
        migrations.AddField(
            model_name="resolution",
            name="file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="resolution",
            name="is_issued",
            field=models.BooleanField(default=False, verbose_name="đã ban hành"),
        ),
        migrations.AddField(
            model_name="resolution",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="target",
            name="place",
            field=models.PositiveSmallIntegerField(db_default=0, default=0, verbose_name="thứ tự"),
        ),
        migrations.AlterField(
            model_name="resolution",
            name="issued_on",
            field=models.DateField(blank=True, null=True, verbose_name="ngày ban hành"),
        ),
        migrations.AlterField(
            model_name="resolution",
            name="number",
            field=models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu"),
        ),
        migrations.AlterField(
            model_name="target",
            name="measured",
            field=models.CharField(
                choices=[("total", "Cộng dồn cả kỳ"), ("level", "Mức đạt (tỷ lệ)"), ("yesno", "Có hoặc không")],
                default="total",
                max_length=5,
                verbose_name="cách tính",
            ),
        ),
        migrations.AddIndex(
            model_name="measure",
            index=models.Index(condition=models.Q(("done_on", None)), fields=["due_on"], name="measure_open"),
        ),
        migrations.AddConstraint(
            model_name="resolution",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", ""), _negated=True),
                fields=("organisation", "number", "issued_on"),
                name="target_resolution_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="resolution",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="target_resolution_is_named"
            ),
        ),
        migrations.AddConstraint(
            model_name="resolution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_issued", False),
                    models.Q(models.Q(("number", ""), _negated=True), ("issued_on__isnull", False)),
                    _connector="OR",
                ),
                name="target_resolution_issued_has_number_and_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("measured", "yesno"), _negated=True),
                    models.Q(("direction", "at_least"), ("goal", 1), ("indicator", "")),
                    _connector="OR",
                ),
                name="target_yes_or_no_is_one",
            ),
        ),
        migrations.AddField(
            model_name="targetchange",
            name="changed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="targetchange",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.decision",
            ),
        ),
        migrations.AddField(
            model_name="targetchange",
            name="target",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="targets.target"
            ),
        ),
    ]
