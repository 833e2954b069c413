"""How long a head's term may be extended for the congress of the cell, and how soon after it heads are elected."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_EVER = dt.date(2011, 1, 1)
NORMS = [
    (
        "hamlet.extend_max_months",
        12,
        "Kế hoạch 11-KH/BTCTU (2011)",
        "kéo dài nhiệm kỳ trưởng thôn khi còn dưới số tháng này đến đại hội chi bộ",
    ),
    (
        "hamlet.election_days",
        60,
        "Quy ước của phần mềm",
        "bầu trưởng thôn trong số ngày này sau đại hội chi bộ",
    ),
]


def load(apps, schema_editor):
    """Write the rows."""
    norm = apps.get_model("regulations", "Norm")
    norm.objects.bulk_create(
        norm(code=code, value=value, valid=DateRange(_EVER, None, "[)"), source=source, note=note)
        for code, value, source, note in NORMS
    )


class Migration(migrations.Migration):
    """Two norms."""

    dependencies = [("hamlets", "0001_initial"), ("regulations", "0002_norms")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
