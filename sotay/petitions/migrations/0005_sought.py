"""With which petitions a new one is compared."""

import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    """One column and its index."""

    dependencies = [
        ("meetings", "0017_answers_on_the_agenda"),
        ("members", "0005_merged_records"),
        ("organisations", "0005_namings"),
        ("petitions", "0004_compared_reminded_held"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="petition",
            name="petition_alike",
        ),
        migrations.AddField(
            model_name="petition",
            name="is_sought",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddIndex(
            model_name="petition",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("is_sought", True)),
                fastupdate=False,
                fields=["search_key"],
                name="petition_sought",
                opclasses=["gin_trgm_ops"],
            ),
        ),
    ]
