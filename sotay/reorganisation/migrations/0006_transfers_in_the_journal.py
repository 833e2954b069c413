"""Papers that are under way follow the successor of a cell; the journal keeps that, so that it can be taken back."""

from django.db import migrations

_TABLES = ("transfers_transfer", "transfers_box")
_MAKE = (
    "CREATE TRIGGER note_change_of_case AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW"
    " WHEN (current_setting('sotay.case', true) <> '') EXECUTE FUNCTION note_change_of_case();"
)


class Migration(migrations.Migration):
    """Two triggers."""

    dependencies = [("reorganisation", "0005_more_in_the_journal"), ("transfers", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "\n".join(_MAKE.format(table=table) for table in _TABLES),
            "\n".join(f"DROP TRIGGER note_change_of_case ON {table};" for table in _TABLES),
        ),
    ]
