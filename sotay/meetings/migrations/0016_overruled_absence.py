"""The absence that a record of presence from another phone went before: it stands again when that one is taken back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column, empty at first."""

    dependencies = [("meetings", "0015_operations_that_come_late")]
    operations = [
        migrations.AddField(
            "attendance", "overruled", models.JSONField(blank=True, null=True, verbose_name="vắng ghi trên máy khác")
        ),
    ]
