"""What lists and votes kept on several phones without network merge by: when each record was made and taken back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Four columns, all empty at first."""

    dependencies = [("meetings", "0014_theme_norm")]
    operations = [
        migrations.AddField(
            "attendance", "recorded_at", models.DateTimeField(blank=True, null=True, verbose_name="ghi lúc")
        ),
        migrations.AddField(
            "attendance", "recorded_entry", models.UUIDField(blank=True, null=True, verbose_name="ghi bằng thao tác")
        ),
        migrations.AddField(
            "attendance", "undone_at", models.DateTimeField(blank=True, null=True, verbose_name="hoàn tác lúc")
        ),
        migrations.AddField(
            "motion", "closed_at", models.DateTimeField(blank=True, null=True, verbose_name="chốt lúc")
        ),
    ]
