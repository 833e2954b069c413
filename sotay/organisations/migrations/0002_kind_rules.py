"""Which kinds stand under which: the ladder of the Charter, and what 294-QĐ/TW and 208-QĐ/TW added to it."""

import datetime as dt

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.migrations.state import StateApps

_2025, _2026 = dt.date(2025, 7, 1), dt.date(2026, 7, 26)
_KINDS = [
    ("province", "Đảng bộ tỉnh"),
    ("direct", "Đảng bộ trực thuộc tỉnh ủy"),
    ("party_committee", "Đảng bộ cơ sở"),
    ("grassroots_cell", "Chi bộ cơ sở"),
    ("partial_committee", "Đảng bộ bộ phận"),
    ("cell", "Chi bộ"),
    ("group", "Tổ đảng"),
]
# parent, child, from, source
PAIRS = [
    ("province", "direct", None, "Điều lệ Đảng, Điều 10"),
    ("direct", "party_committee", None, "Điều lệ Đảng, Điều 21"),
    ("direct", "grassroots_cell", None, "Điều lệ Đảng, Điều 21"),
    ("party_committee", "cell", None, "Điều lệ Đảng, Điều 21"),
    ("party_committee", "partial_committee", None, "Điều lệ Đảng, Điều 21"),
    ("partial_committee", "cell", None, "Điều lệ Đảng, Điều 21"),
    ("cell", "group", None, "Điều lệ Đảng, Điều 24"),
    ("grassroots_cell", "group", None, "Điều lệ Đảng, Điều 24"),
    # the commune's committee takes the district's place; hamlet cells stand directly under it
    ("direct", "cell", _2025, "294-QĐ/TW, điểm 20.2.2"),
    # the commune's committee is a grassroots committee, founded by the province
    ("province", "party_committee", _2026, "208-QĐ/TW (26/7/2026)"),
]


def load(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write the rows."""
    rule = apps.get_model("organisations", "KindRule")
    rule.objects.bulk_create(
        rule(parent_kind=parent, child_kind=child, valid=DateRange(first, None, "[)"), source=source)
        for parent, child, first, source in PAIRS
    )


class Migration(migrations.Migration):
    """The table and the rows known at release."""

    dependencies = [("organisations", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="KindRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("parent_kind", models.CharField(choices=_KINDS, max_length=20, verbose_name="cấp trên")),
                ("child_kind", models.CharField(choices=_KINDS, max_length=20, verbose_name="trực thuộc")),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="hiệu lực")),
                ("source", models.CharField(max_length=200, verbose_name="văn bản, điều khoản")),
            ],
            options={
                "verbose_name": "quy định về hệ thống tổ chức",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("parent_kind", "="), ("child_kind", "="), ("valid", "&&")],
                        name="kind_rule_said_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="kind_rule_names_its_source"
                    ),
                ],
            },
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
