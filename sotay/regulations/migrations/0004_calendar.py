"""Days that the week alone does not tell: holidays and exchanged days."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """One table."""

    dependencies = [
        ("organisations", "0005_namings"),
        ("regulations", "0003_provincial_rubrics"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(unique=True, verbose_name="ngày")),
                ("is_working", models.BooleanField(default=False, verbose_name="đi làm")),
                ("name", models.CharField(max_length=100, verbose_name="dịp")),
                ("source", models.CharField(max_length=200, verbose_name="văn bản")),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "ngày nghỉ, ngày làm bù",
                "ordering": ["day"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_working", False), ("day__iso_week_day__in", (6, 7)), _connector="OR"),
                        name="calendar_day_worked_is_a_weekend",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("source", ""), _negated=True)
                        ),
                        name="calendar_day_says_why",
                    ),
                ],
            },
        ),
    ]
