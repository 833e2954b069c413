"""Papers of meetings are found by their titles."""

from django.db import migrations


class Migration(migrations.Migration):
    """Papers of meetings are found by their titles."""

    dependencies = [("meetings", "0007_check_in_norm"), ("documents", "0002_search")]
    operations = [
        migrations.RunSQL(
            "CREATE INDEX meeting_document_words ON meetings_meetingdocument USING gin (plain_words(title))",
            "DROP INDEX meeting_document_words",
        ),
    ]
