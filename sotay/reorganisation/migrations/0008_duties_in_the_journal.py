"""Absences, duties of acting, charges and hamlets follow their organisation when it ends, and are put back with it."""

from django.db import migrations

TABLES = ("committees_absence", "committees_actingduty", "committees_charge", "hamlets_hamlet")


class Migration(migrations.Migration):
    """One trigger a table."""

    dependencies = [
        ("reorganisation", "0007_rounds_in_the_journal"),
        ("committees", "0003_congresses_charges_acting"),
        ("hamlets", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(
            f"CREATE TRIGGER note_change_of_case AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW"
            " WHEN (current_setting('sotay.case', true) <> '') EXECUTE FUNCTION note_change_of_case()",
            f"DROP TRIGGER note_change_of_case ON {table}",
        )
        for table in TABLES
    ]
