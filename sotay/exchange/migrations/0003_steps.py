"""A batch may be stopped and begun again; how far a job is stands in `core`; old files are let go."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Takes the table of progress away."""

    dependencies = [("core", "0002_progress"), ("exchange", "0002_progress")]
    operations = [
        migrations.DeleteModel(name="Progress"),
        migrations.AlterField(
            model_name="batch",
            name="file",
            field=models.FileField("tệp", upload_to="imports/%Y/%m", max_length=200, blank=True),
        ),
        migrations.AlterField(
            model_name="batch",
            name="status",
            field=models.CharField(
                "tình trạng",
                max_length=10,
                default="uploaded",
                choices=[
                    ("uploaded", "Đã tải lên"),
                    ("checking", "Đang kiểm tra"),
                    ("checked", "Chờ xác nhận"),
                    ("importing", "Đang nhập"),
                    ("imported", "Đã nhập"),
                    ("failed", "Không đọc được"),
                    ("stopped", "Bị gián đoạn"),
                    ("undone", "Đã hoàn tác"),
                ],
            ),
        ),
    ]
