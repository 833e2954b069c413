"""Open petitions go on at whoever goes on; the journal keeps that, so that it can be taken back."""

from django.db import migrations


class Migration(migrations.Migration):
    """One trigger."""

    dependencies = [("reorganisation", "0009_candidates_in_the_journal"), ("petitions", "0002_norms_and_map")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER note_change_of_case AFTER INSERT OR UPDATE OR DELETE ON petitions_petition"
            " FOR EACH ROW WHEN (current_setting('sotay.case', true) <> '') EXECUTE FUNCTION note_change_of_case()",
            "DROP TRIGGER note_change_of_case ON petitions_petition",
        ),
    ]
