"""What a sheet of heads of hamlets changes is written down too."""

from django.db import migrations

TABLES = ("hamlets_headship", "hamlets_nominee")


class Migration(migrations.Migration):
    """One trigger a table."""

    dependencies = [("exchange", "0008_follow_candidates"), ("hamlets", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "\n".join(f"SELECT follow_in_batches('{table}');" for table in TABLES),
            "\n".join(f"DROP TRIGGER note_change_of_batch ON {table};" for table in TABLES),
        ),
    ]
