"""A plan may lack visits because the time for finding it ran out."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more reason."""

    dependencies = [
        ("visits", "0005_requests_and_petitions"),
    ]

    operations = [
        migrations.AlterField(
            model_name="visitassignment",
            name="why",
            field=models.CharField(
                blank=True,
                choices=[
                    ("no_cell", "không có chi bộ nào thuộc loại này trong địa bàn"),
                    ("too_few", "địa bàn có ít chi bộ hơn số lần phải dự"),
                    ("no_day", "các ngày sinh hoạt còn lại trong năm đã có lượt dự khác"),
                    ("shared", "chi bộ trong địa bàn đã bố trí cho đồng chí khác"),
                    ("time", "hết thời gian tính, còn bố trí được bằng tay hoặc lập lại"),
                ],
                db_default="",
                default="",
                max_length=8,
                verbose_name="lý do",
            ),
        ),
    ]
