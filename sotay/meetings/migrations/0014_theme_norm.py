"""How many days ahead a thematic paper is missed: a convention of this software, dated like every other norm."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_EVER = dt.date(2011, 1, 1)


def load(apps, schema_editor):
    """Write the row."""
    apps.get_model("regulations", "Norm").objects.create(
        code="theme.paper_days_before",
        value=7,
        valid=DateRange(_EVER, None, "[)"),
        source="Quy ước của phần mềm",
        note="nhắc bài chuyên đề chưa có trước ngày sinh hoạt (ngày)",
    )


class Migration(migrations.Migration):
    """One norm."""

    dependencies = [("meetings", "0013_themes_unified_online"), ("regulations", "0002_norms")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
