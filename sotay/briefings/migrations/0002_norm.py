"""How often a committee holds a briefing with the secretaries of its cells."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_EVER = dt.date(2011, 1, 1)


def load(apps, schema_editor):
    """Write the row."""
    apps.get_model("regulations", "Norm").objects.create(
        code="briefing.per_quarter",
        value=1,
        valid=DateRange(_EVER, None, "[)"),
        source="Nền nếp giao ban của cấp ủy cơ sở (kế hoạch của cấp ủy)",
        note="giao ban bí thư chi bộ mỗi quý",
    )


class Migration(migrations.Migration):
    """One norm."""

    dependencies = [("briefings", "0001_initial"), ("regulations", "0002_norms")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
