"""The journal: while a transaction names a case (`sotay.case`), every row that changes is written down, to be put back."""

from django.db import migrations

# What a case may change. Papers, attendance and ledgers stay with the organisation in which they were made.
TABLES = (
    "organisations_organisation",
    "organisations_placement",
    "organisations_organisationcode",
    "organisations_naming",
    "members_affiliation",
    "members_standing",
    "committees_term",
    "committees_position",
    "access_grant",
    "meetings_meeting",
    "work_task",
)
_NOTE = """
CREATE FUNCTION note_change_of_case() RETURNS trigger LANGUAGE plpgsql AS $$
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
    INSERT INTO reorganisation_change (case_id, "table", "row", before, after)
    VALUES (current_setting('sotay.case')::bigint, TG_TABLE_NAME, key, old_row, new_row);
    RETURN NULL;
END $$;
"""
# Row by row and backwards, so that every state on the way is one that the constraints have already seen.
_UNDO = """
CREATE FUNCTION take_back_case(which bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    c record; columns text;
BEGIN
    FOR c IN SELECT * FROM reorganisation_change WHERE case_id = which ORDER BY id DESC LOOP
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


def _trigger(table: str) -> str:
    return (
        f"CREATE TRIGGER note_change_of_case AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW"
        " WHEN (current_setting('sotay.case', true) <> '') EXECUTE FUNCTION note_change_of_case();"
    )


class Migration(migrations.Migration):
    """Two functions, and one trigger a table."""

    dependencies = [
        ("reorganisation", "0001_initial"),
        ("organisations", "0005_namings"),
        ("members", "0001_initial"),
        ("committees", "0002_grants_within_posts"),
        ("access", "0001_initial"),
        ("meetings", "0001_initial"),
        ("work", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(
            _NOTE + _UNDO + "\n".join(map(_trigger, TABLES)),
            "\n".join(f"DROP TRIGGER note_change_of_case ON {table};" for table in TABLES)
            + "DROP FUNCTION take_back_case(bigint); DROP FUNCTION note_change_of_case();",
        ),
    ]
