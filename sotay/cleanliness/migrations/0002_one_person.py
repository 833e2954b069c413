"""What is sealed keeps every word; only that two records are one person may be written into it, and taken back."""

from django.db import migrations

# True while a transaction makes two records one (`sotay.merge`) and a row changes in nothing but whom it names.
_ONLY_THE_PERSON = """
CREATE FUNCTION changes_only_the_person(of_table oid, before jsonb, after jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('sotay.merge', true), '') <> ''
       AND before - people = after - people
      FROM (SELECT coalesce(array_agg(a.attname::text), '{}') AS people
              FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
             WHERE k.contype = 'f' AND k.conrelid = of_table AND k.confrelid = 'members_member'::regclass) p
$$;
"""
_FUNCTION = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {exemption}
    {body}
END $$;
"""
_EXEMPTION = """IF TG_OP = 'UPDATE' AND coalesce(current_setting('sotay.merge', true), '') <> ''
       AND changes_only_the_person(TG_RELID, to_jsonb(OLD), to_jsonb(NEW)) THEN RETURN NEW; END IF;"""
_BODIES = {
    "refuse_sealed_meeting": """IF EXISTS (SELECT FROM meetings_meeting WHERE id = OLD.meeting_id AND status = 'sealed') THEN
        RAISE EXCEPTION 'the meeting is sealed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;""",
    "refuse_changing_sealed_meeting": """RAISE EXCEPTION 'the meeting is sealed' USING ERRCODE = 'integrity_constraint_violation';""",
    "refuse_changing_closed_vote": """IF EXISTS (SELECT FROM meetings_motion WHERE id = OLD.motion_id AND status = 'closed') THEN
        RAISE EXCEPTION 'the vote is closed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;""",
}


def _functions(exemption: str) -> str:
    return "".join(_FUNCTION.format(name=name, exemption=exemption, body=body) for name, body in _BODIES.items())


# Row by row and backwards, so that every state on the way is one that the constraints have already seen.
_TAKE_BACK = """
CREATE FUNCTION take_back_merge(which bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    c record; columns text; same text;
BEGIN
    FOR c IN SELECT * FROM cleanliness_mergechange WHERE merge_id = which ORDER BY id DESC LOOP
        SELECT string_agg(format('t.%I = (jsonb_populate_record(NULL::%I, $1)).%I', k, c."table", k), ' AND ') INTO same
          FROM jsonb_object_keys(c.key) k;
        IF c.before IS NULL THEN
            EXECUTE format('DELETE FROM %I t WHERE %s', c."table", same) USING c.key;
        ELSIF c.after IS NULL THEN
            EXECUTE format('INSERT INTO %I SELECT (jsonb_populate_record(NULL::%I, $1)).*', c."table", c."table") USING c.before;
        ELSE
            SELECT string_agg(format('%I = o.%I', k, k), ', ') INTO columns FROM jsonb_object_keys(c.before) k;
            EXECUTE format('UPDATE %I t SET %s FROM jsonb_populate_record(NULL::%I, $2) o WHERE %s', c."table", columns, c."table", same)
              USING c.key, c.before;
        END IF;
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    """One predicate, three guards that ask it, and the way back."""

    dependencies = [("cleanliness", "0001_initial"), ("meetings", "0016_overruled_absence")]
    operations = [
        migrations.RunSQL(
            _ONLY_THE_PERSON + _functions(_EXEMPTION) + _TAKE_BACK,
            _functions("")
            + "DROP FUNCTION take_back_merge(bigint); DROP FUNCTION changes_only_the_person(oid, jsonb, jsonb);",
        ),
    ]
