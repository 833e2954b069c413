"""From when on members may check in: a convention of this software, dated like every other norm."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_EVER = dt.date(2011, 1, 1)


def load(apps, schema_editor):
    """Write the row."""
    apps.get_model("regulations", "Norm").objects.create(
        code="meeting.check_in_minutes_before",
        value=30,
        valid=DateRange(_EVER, None, "[)"),
        source="Quy ước của phần mềm",
        note="được điểm danh trước giờ họp (phút)",
    )


class Migration(migrations.Migration):
    """One norm."""

    dependencies = [("meetings", "0006_guards"), ("regulations", "0002_norms")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
