"""Cancelling an admission is a way out."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One choice."""

    dependencies = [
        ("members", "0003_senior_age"),
    ]

    operations = [
        migrations.AlterField(
            model_name="standing",
            name="status",
            field=models.CharField(
                choices=[
                    ("probationary", "Đảng viên dự bị"),
                    ("full", "Đảng viên chính thức"),
                    ("exempt", "Được miễn công tác và sinh hoạt đảng"),
                    ("suspended", "Đình chỉ sinh hoạt đảng"),
                    ("transferred", "Đã chuyển đi"),
                    ("deceased", "Từ trần"),
                    ("expelled", "Khai trừ"),
                    ("struck_off", "Xóa tên"),
                    ("resigned", "Xin ra khỏi Đảng"),
                    ("cancelled", "Hủy quyết định kết nạp"),
                ],
                max_length=12,
                verbose_name="tình trạng",
            ),
        ),
    ]
