"""Visits to come follow their cell when it ends, and are put back with it."""

from django.db import migrations


class Migration(migrations.Migration):
    """One trigger."""

    dependencies = [("reorganisation", "0010_petitions_in_the_journal"), ("visits", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER note_change_of_case AFTER INSERT OR UPDATE OR DELETE ON visits_visit FOR EACH ROW"
            " WHEN (current_setting('sotay.case', true) <> '') EXECUTE FUNCTION note_change_of_case()",
            "DROP TRIGGER note_change_of_case ON visits_visit",
        )
    ]
