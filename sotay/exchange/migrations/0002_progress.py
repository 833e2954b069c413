"""The progress of a batch stands in a row of its own."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Moves it."""

    dependencies = [
        ("exchange", "0001_initial"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="batch",
            name="progress",
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("beat_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "batch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="progress_row", to="exchange.batch"
                    ),
                ),
            ],
            options={
                "verbose_name": "tiến độ",
            },
        ),
    ]
