"""What a sheet of candidates changes is written down too."""

from django.db import migrations


class Migration(migrations.Migration):
    """One trigger."""

    dependencies = [
        ("exchange", "0006_journal"),
        ("exchange", "0007_shipped_profiles"),
        ("development", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(
            "SELECT follow_in_batches('development_candidate')",
            "DROP TRIGGER note_change_of_batch ON development_candidate",
        ),
    ]
