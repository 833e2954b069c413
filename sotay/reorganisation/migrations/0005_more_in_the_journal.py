"""What is planned at an organisation that ends goes on at its successor: those tables are written down in the journal too."""

from django.db import migrations

TABLES = (
    "meetings_theme",
    "meetings_plannedtheme",
    "meetings_dayexception",
    "meetings_onlinepermission",
    "briefings_briefing",
    "briefings_invitation",
    "briefings_question",
)


class Migration(migrations.Migration):
    """One trigger a table."""

    dependencies = [
        ("reorganisation", "0004_statuses"),
        ("meetings", "0013_themes_unified_online"),
        ("briefings", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(
            f"CREATE TRIGGER note_change_of_case AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW"
            " WHEN (current_setting('sotay.case', true) <> '') EXECUTE FUNCTION note_change_of_case()",
            f"DROP TRIGGER note_change_of_case ON {table}",
        )
        for table in TABLES
    ]
