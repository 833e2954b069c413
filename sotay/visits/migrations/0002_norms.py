"""How soon a visit is reported, how often a late report is asked for, how far ahead a change of day looks."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_EVER = dt.date(2011, 1, 1)
_SOURCE = "Quy ước của phần mềm"
NORMS = [
    ("visit.report_working_days", 3, _SOURCE, "báo cáo sau buổi dự sinh hoạt trong số ngày làm việc này"),
    ("visit.chase_days", 3, _SOURCE, "nhắc báo cáo chậm mỗi số ngày này"),
    (
        "visit.amber_percent",
        80,
        _SOURCE,
        "từ tỷ lệ đã dự so với kế hoạch đến nay này trở lên là cần chú ý, dưới là chậm",
    ),
    ("visit.remind_days", 3, _SOURCE, "nhắc người dự trước số ngày này"),
]


def load(apps, schema_editor):
    """Write the rows."""
    norm = apps.get_model("regulations", "Norm")
    norm.objects.bulk_create(
        norm(code=code, value=value, valid=DateRange(_EVER, None, "[)"), source=source, note=note)
        for code, value, source, note in NORMS
    )


class Migration(migrations.Migration):
    """Four norms."""

    dependencies = [("visits", "0001_initial"), ("regulations", "0002_norms")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
