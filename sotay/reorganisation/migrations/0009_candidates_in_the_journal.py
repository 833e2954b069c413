"""Candidates go on at the cell that goes on; the journal keeps that, so that it can be taken back."""

from django.db import migrations


class Migration(migrations.Migration):
    """One trigger."""

    dependencies = [("reorganisation", "0008_duties_in_the_journal"), ("development", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER note_change_of_case AFTER INSERT OR UPDATE OR DELETE ON development_candidate"
            " FOR EACH ROW WHEN (current_setting('sotay.case', true) <> '') EXECUTE FUNCTION note_change_of_case()",
            "DROP TRIGGER note_change_of_case ON development_candidate",
        ),
    ]
