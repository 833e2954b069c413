"""From which age on the handbook speaks in large letters by itself: a convention of this software, dated like every norm."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_EVER = dt.date(2011, 1, 1)


def load(apps, schema_editor):
    """Write the row."""
    apps.get_model("regulations", "Norm").objects.create(
        code="member.senior_age",
        value=60,
        valid=DateRange(_EVER, None, "[)"),
        source="Quy ước của phần mềm",
        note="trên tuổi này, Sổ tay tự bật chữ to, từng bước khi đảng viên chưa chọn (tuổi)",
    )


class Migration(migrations.Migration):
    """One norm."""

    dependencies = [("members", "0002_exports"), ("regulations", "0002_norms")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
