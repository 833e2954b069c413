"""Large letters, one step at a time: what each account has chosen."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A column with a default in the database, and the values it may take."""

    dependencies = [("accounts", "0004_shared_device")]
    operations = [
        migrations.AddField(
            "user",
            "senior_mode",
            models.CharField(
                choices=[("auto", "theo tuổi"), ("on", "bật"), ("off", "tắt")],
                db_default="auto",
                default="auto",
                max_length=4,
                verbose_name="chữ to, từng bước",
            ),
        ),
        migrations.AddConstraint(
            "user",
            models.CheckConstraint(
                condition=models.Q(("senior_mode__in", ["auto", "on", "off"])), name="user_senior_mode_is_known"
            ),
        ),
    ]
