"""A case is waiting while a job works on it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column."""

    dependencies = [
        ("reorganisation", "0003_members_in_the_journal"),
    ]

    operations = [
        migrations.AlterField(
            model_name="case",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "Đang lập"),
                    ("scheduled", "Chờ đến ngày hiệu lực"),
                    ("done", "Đã thực hiện"),
                    ("undone", "Đã hoàn lại"),
                ],
                default="draft",
                max_length=10,
                verbose_name="tình trạng",
            ),
        ),
    ]
