"""Devices that several people use, and the names that they let each other read there."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Mark shared devices."""

    dependencies = [
        ("accounts", "0003_usage_rule"),
    ]

    operations = [
        migrations.AddField(
            model_name="device",
            name="is_shared",
            field=models.BooleanField(default=False, verbose_name="máy dùng chung"),
        ),
        migrations.AddField(
            model_name="device",
            name="shown_name",
            field=models.CharField(blank=True, max_length=40, verbose_name="tên hiện trên máy dùng chung"),
        ),
        migrations.AddIndex(
            model_name="device",
            index=models.Index(condition=models.Q(("is_shared", True)), fields=["key"], name="device_shared"),
        ),
        migrations.AddConstraint(
            model_name="device",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_shared", True), ("shown_name", ""), _connector="OR"),
                name="device_names_only_where_shared",
            ),
        ),
    ]
