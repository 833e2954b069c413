"""Limitations and breakthrough tasks go on where their organisation goes on; the journal keeps that, to be put back."""

from django.db import migrations

TABLES = ("targets_limitation", "targets_breakthroughtask")


class Migration(migrations.Migration):
    """Two triggers."""

    dependencies = [("reorganisation", "0011_visits_in_the_journal"), ("targets", "0001_initial")]
    operations = [
        migrations.RunSQL(
            f"CREATE TRIGGER note_change_of_case AFTER INSERT OR UPDATE OR DELETE ON {table}"
            " FOR EACH ROW WHEN (current_setting('sotay.case', true) <> '') EXECUTE FUNCTION note_change_of_case()",
            f"DROP TRIGGER note_change_of_case ON {table}",
        )
        for table in TABLES
    ]
