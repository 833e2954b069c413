"""Which columns of a file were not read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the list."""

    dependencies = [("exchange", "0003_steps")]
    operations = [
        migrations.AddField(
            model_name="batch",
            name="unread",
            field=models.JSONField("cột không đọc", default=list),
        ),
    ]
