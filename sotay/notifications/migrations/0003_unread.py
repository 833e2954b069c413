"""The number on the bell is read on every page."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """An index over the few notices that wait."""

    dependencies = [("notifications", "0002_partitions")]
    operations = [
        migrations.AddIndex(
            "notification",
            models.Index(fields=["user"], name="notification_unread", condition=models.Q(read_at=None)),
        ),
    ]
