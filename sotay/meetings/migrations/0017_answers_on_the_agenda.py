"""Agenda items may come from answers to the petitions of the cell."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """What comes back as the first item is told apart."""

    dependencies = [
        ("meetings", "0016_overruled_absence"),
    ]

    operations = [
        migrations.AlterField(
            model_name="agendaitem",
            name="source",
            field=models.CharField(
                choices=[
                    ("standing", "Nội dung thường kỳ"),
                    ("cell", "Chi bộ nêu"),
                    ("carried", "Việc kỳ trước chuyển sang"),
                    ("answer", "Trả lời kiến nghị của chi bộ"),
                ],
                default="cell",
                max_length=10,
            ),
        ),
    ]
