"""From which forecast a target is red, and what is to be reached by the middle of the term."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_EVER = dt.date(2015, 1, 1)
NORMS = [
    ("targets.red_percent", 80, "Quy ước của phần mềm", "dự báo dưới số phần trăm này của chỉ tiêu thì báo đỏ"),
    ("targets.midterm_percent", 50, "Đánh giá giữa nhiệm kỳ 2020-2025", "giữa nhiệm kỳ mỗi chỉ tiêu đạt ít nhất số phần trăm này"),
]  # fmt: skip


def load(apps, schema_editor):
    """Write the rows."""
    norm = apps.get_model("regulations", "Norm")
    norm.objects.bulk_create(
        norm(code=code, value=value, valid=DateRange(_EVER, None, "[)"), source=source, note=note)
        for code, value, source, note in NORMS
    )


class Migration(migrations.Migration):
    """Two norms."""

    dependencies = [("targets", "0002_bound_is_never_typed"), ("regulations", "0002_norms")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
