"""The journal of imports: while a transaction names a batch (`sotay.batch`), every row that changes is written down.

A table that a noun writes is followed by one statement, `SELECT follow_in_batches('table')`, in a migration of its own.
"""

from django.db import migrations

TABLES = (
    "organisations_organisation",
    "organisations_placement",
    "organisations_organisationcode",
    "organisations_naming",
    "committees_term",
    "committees_position",
    "access_grant",
    "documents_decision",
)
_NOTE = """
CREATE FUNCTION note_change_of_batch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old_row jsonb; new_row jsonb; key bigint;
BEGIN
    IF TG_OP = 'INSERT' THEN
        new_row := to_jsonb(NEW); key := NEW.id;
    ELSIF TG_OP = 'DELETE' THEN
        old_row := to_jsonb(OLD); key := OLD.id;
    ELSE
        SELECT jsonb_object_agg(b.key, b.value), jsonb_object_agg(b.key, a.value) INTO old_row, new_row
          FROM jsonb_each(to_jsonb(OLD)) b JOIN jsonb_each(to_jsonb(NEW)) a USING (key) WHERE a.value <> b.value;
        IF old_row IS NULL THEN RETURN NULL; END IF;
        key := NEW.id;
    END IF;
    INSERT INTO exchange_batchchange (batch_id, number, "table", "row", before, after)
    VALUES (current_setting('sotay.batch')::bigint, coalesce(nullif(current_setting('sotay.batch_row', true), ''), '0')::int,
            TG_TABLE_NAME, key, old_row, new_row);
    RETURN NULL;
END $$;
CREATE FUNCTION follow_in_batches(which regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER note_change_of_batch AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW'
                   ' WHEN (current_setting(''sotay.batch'', true) <> '''') EXECUTE FUNCTION note_change_of_batch()', which);
END $$;
"""
# Row by row and backwards, so that every state on the way is one that the constraints have already seen.
_UNDO = """
CREATE FUNCTION take_back_batch(which bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    c record; columns text;
BEGIN
    FOR c IN SELECT * FROM exchange_batchchange WHERE batch_id = which ORDER BY id DESC LOOP
        IF c.before IS NULL THEN
            EXECUTE format('DELETE FROM %I WHERE id = $1', c."table") USING c."row";
        ELSIF c.after IS NULL THEN
            EXECUTE format('INSERT INTO %I SELECT (jsonb_populate_record(NULL::%I, $1)).*', c."table", c."table") USING c.before;
        ELSE
            SELECT string_agg(format('%I = o.%I', k, k), ', ') INTO columns FROM jsonb_object_keys(c.before) k;
            EXECUTE format('UPDATE %I t SET %s FROM jsonb_populate_record(NULL::%I, $1) o WHERE t.id = $2', c."table", columns, c."table")
              USING c.before, c."row";
        END IF;
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    """Three functions, and one trigger a table."""

    dependencies = [
        ("exchange", "0005_bridge"),
        ("organisations", "0005_namings"),
        ("committees", "0002_grants_within_posts"),
        ("access", "0001_initial"),
        ("documents", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(
            _NOTE + _UNDO + "\n".join(f"SELECT follow_in_batches('{table}');" for table in TABLES),
            "\n".join(f"DROP TRIGGER note_change_of_batch ON {table};" for table in TABLES)
            + "DROP FUNCTION take_back_batch(bigint); DROP FUNCTION follow_in_batches(regclass); DROP FUNCTION note_change_of_batch();",
        ),
    ]
