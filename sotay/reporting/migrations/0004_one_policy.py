"""Reminding of reports follows the one policy of the list "Việc"."""

from django.db import migrations


def end_norms(apps, schema_editor):
    """Remove the reports' own days of reminding."""
    norm = apps.get_model("regulations", "Norm")
    norm.objects.filter(code__in=["reporting.remind_days_before", "reporting.remind_days_after"]).delete()


class Migration(migrations.Migration):
    """Two norms fewer."""

    dependencies = [("reporting", "0003_versions_returned"), ("regulations", "0002_norms")]
    operations = [migrations.RunPython(end_norms, migrations.RunPython.noop)]
