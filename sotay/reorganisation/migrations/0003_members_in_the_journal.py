"""Members who come by a package are written down in the journal too, so that a reception can be taken back."""

from django.db import migrations


class Migration(migrations.Migration):
    """One trigger."""

    dependencies = [("reorganisation", "0002_journal"), ("members", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER note_change_of_case AFTER INSERT OR UPDATE OR DELETE ON members_member FOR EACH ROW"
            " WHEN (current_setting('sotay.case', true) <> '') EXECUTE FUNCTION note_change_of_case()",
            "DROP TRIGGER note_change_of_case ON members_member",
        ),
    ]
