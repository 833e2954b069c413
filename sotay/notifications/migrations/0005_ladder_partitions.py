"""Deliveries and messages are partitioned by year."""

from django.db import migrations

from sotay.core.partitions import partition_by_year


class Migration(migrations.Migration):
    """Partition the still empty tables."""

    dependencies = [("notifications", "0004_ladder")]
    operations = [
        partition_by_year("notifications_delivery", "noticed_at"),
        partition_by_year("notifications_message", "day"),
    ]
