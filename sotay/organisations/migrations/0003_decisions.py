"""Each place, code and closing names the decision that made it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Columns only."""

    dependencies = [
        ("documents", "0001_initial"),
        ("organisations", "0002_kind_rules"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="closing_decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.decision",
            ),
        ),
        migrations.AddField(
            model_name="organisationcode",
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
            model_name="placement",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.decision",
            ),
        ),
    ]
