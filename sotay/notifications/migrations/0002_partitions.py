"""Notices are partitioned by year."""

from django.db import migrations

from sotay.core.partitions import partition_by_year


class Migration(migrations.Migration):
    """Partition the still empty table."""

    dependencies = [("notifications", "0001_initial")]
    operations = [partition_by_year("notifications_notification", "created_at")]
