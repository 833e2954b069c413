"""Tasks count their changes for calendars; one policy of reminding for all that stands in the list "Việc"."""

import datetime as dt

from django.db import migrations, models
from django.db.backends.postgresql.psycopg_any import DateRange

_SOURCE = "Quy ước của phần mềm"
NORMS = [
    ("work.remind_on_day", 1, _SOURCE, "1: nhắc việc trong ngày đến hạn; 0: không nhắc"),
    ("work.superior_days_after", 7, _SOURCE, "việc quá hạn đủ số ngày này thì báo người phụ trách phía trên"),
]


def load(apps, schema_editor):
    """Write two norms, and let what is overdue be brought to mind every three days."""
    norm = apps.get_model("regulations", "Norm")
    norm.objects.bulk_create(
        norm(code=code, value=value, valid=DateRange(dt.date(2011, 1, 1), None, "[)"), source=source, note=note)
        for code, value, source, note in NORMS
    )
    norm.objects.filter(code="work.remind_days_after", source=_SOURCE, value=7).update(value=3)


class Migration(migrations.Migration):
    """A column, two norms."""

    dependencies = [("work", "0003_norms"), ("regulations", "0002_norms")]
    operations = [
        migrations.AddField("task", "revision", models.PositiveSmallIntegerField("lần thay đổi", default=0)),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
