"""Petitions are brought to mind by the one policy of the list "Việc"."""

from django.db import migrations


class Migration(migrations.Migration):
    """A column fewer."""

    dependencies = [("petitions", "0005_sought")]
    operations = [migrations.RemoveField("petition", "reminded_for")]
