"""How long before its day a task is brought to mind."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

NORMS = [
    (
        "work.remind_days_before",
        1,
        "Quy ước của phần mềm",
        "nhắc việc trước hạn số ngày này; mỗi ngày một lời nhắc chung",
    ),
    ("work.remind_days_after", 7, "Quy ước của phần mềm", "nhắc lại việc quá hạn cứ sau số ngày này"),
]


def load(apps, schema_editor):
    """Write the rows."""
    norm = apps.get_model("regulations", "Norm")
    norm.objects.bulk_create(
        norm(code=code, value=value, valid=DateRange(dt.date(2011, 1, 1), None, "[)"), source=source, note=note)
        for code, value, source, note in NORMS
    )


class Migration(migrations.Migration):
    """Two norms."""

    dependencies = [("work", "0002_on_behalf"), ("regulations", "0002_norms")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
