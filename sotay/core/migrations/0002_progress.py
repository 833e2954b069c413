"""How far jobs are."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the table."""

    initial = True

    dependencies = [
        ("core", "0001_extensions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Progress",
            fields=[
                ("job", models.UUIDField(primary_key=True, serialize=False)),
                ("step", models.CharField(max_length=100)),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("beat_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "tiến độ",
            },
        ),
    ]
