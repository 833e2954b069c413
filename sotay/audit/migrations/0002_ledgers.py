"""The ledgers are partitioned by year and only ever grow."""

from django.db import migrations

from sotay.core.partitions import partition_by_year

_APPEND_ONLY = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER entry_is_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reading_is_append_only BEFORE UPDATE OR DELETE ON audit_reading FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""


class Migration(migrations.Migration):
    """Partition, then lock."""

    dependencies = [("audit", "0001_initial")]
    operations = [
        partition_by_year("audit_entry", "at"),
        partition_by_year("audit_reading", "at"),
        migrations.RunSQL(_APPEND_ONLY, migrations.RunSQL.noop),
    ]
