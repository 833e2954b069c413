"""What each change of a dated fact replaced is kept; a schema shows the tables as they were known; what is signed stays."""

from django.db import migrations

# The facts that figures and the register are made of, each with the columns that are kept out of the past: personal numbers and
# addresses, and what a reorganisation repeats of today's tree. There the past shows what stands in the row today.
TABLES = {
    "organisations_organisation": ("path", "parent_id"),
    "organisations_placement": (),
    "organisations_organisationcode": (),
    "organisations_naming": (),
    "members_member": ("account_id", "national_id", "residence", "home_town", "phone", "email", "note"),
    "members_affiliation": (),
    "members_standing": (),
    "committees_position": (),
}
# All changes of a transaction bear one moment, that of the first; it is taken under a lock that whoever closes the books holds
# alone. So what was known at the closing is what had been committed, neither more nor less.
_MOMENT = """
CREATE FUNCTION moment_of_change() RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE
    moment text := current_setting('sotay.moment', true);
BEGIN
    IF coalesce(moment, '') = '' THEN
        PERFORM pg_advisory_xact_lock_shared(1350205154);
        moment := set_config('sotay.moment', clock_timestamp()::text, true);
    END IF;
    RETURN moment::timestamptz;
END $$;
"""
_KEEP = """
CREATE FUNCTION keep_past_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moment timestamptz := moment_of_change();
    hidden text[] := coalesce(TG_ARGV, '{}');
BEGIN
    IF moment = '-infinity' THEN
        RETURN NULL;  -- an empty installation is being filled: known since ever
    END IF;
    IF TG_OP = 'INSERT' THEN
        INSERT INTO public.statistics_pastversion ("table", "row", until)
        SELECT TG_TABLE_NAME, id, moment FROM new_rows;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO public.statistics_pastversion ("table", "row", until, content)
        SELECT TG_TABLE_NAME, o.id, moment, to_jsonb(o) - hidden FROM old_rows o;
    ELSE
        INSERT INTO public.statistics_pastversion ("table", "row", until, content)
        SELECT TG_TABLE_NAME, o.id, moment, to_jsonb(o) - hidden
          FROM old_rows o JOIN new_rows n USING (id)
         WHERE to_jsonb(o) - hidden <> to_jsonb(n) - hidden;
    END IF;
    RETURN NULL;
END $$;
"""
# A row as it was known: the present one where nothing has replaced it since, else the first that was replaced after the moment.
_BUILD = """
CREATE FUNCTION build_known() RETURNS void LANGUAGE plpgsql AS $build$
DECLARE
    which text;
BEGIN
    DROP SCHEMA IF EXISTS known CASCADE;
    CREATE SCHEMA known;
    FOR which IN SELECT DISTINCT event_object_table FROM information_schema.triggers
                  WHERE trigger_schema = 'public' AND trigger_name = 'past_version_of_change' ORDER BY 1 LOOP
        EXECUTE format($view$
            CREATE VIEW known.%1$I AS
            SELECT t.* FROM public.%1$I t
             WHERE NOT EXISTS (SELECT FROM public.statistics_pastversion v
                                WHERE v."table" = %1$L AND v."row" = t.id
                                  AND v.until > current_setting('sotay.known')::timestamptz)
             UNION ALL
            SELECT r.* FROM (
                SELECT DISTINCT ON (v."row") v."row", v.content FROM public.statistics_pastversion v
                 WHERE v."table" = %1$L AND v.until > current_setting('sotay.known')::timestamptz
                 ORDER BY v."row", v.until, v.id
            ) p
              LEFT JOIN public.%1$I t ON t.id = p."row"
             CROSS JOIN LATERAL jsonb_populate_record(t, p.content) r
             WHERE p.content IS NOT NULL
        $view$, which);
    END LOOP;
END $build$;
"""
_SEALS = """
CREATE FUNCTION refuse_changing_what_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% stands as it was written', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER past_version_stands BEFORE UPDATE OR DELETE ON statistics_pastversion
    FOR EACH ROW EXECUTE FUNCTION refuse_changing_what_stands();
CREATE TRIGGER snapshot_stands BEFORE UPDATE OR DELETE ON statistics_snapshot
    FOR EACH ROW EXECUTE FUNCTION refuse_changing_what_stands();
CREATE TRIGGER snapshot_person_stands BEFORE UPDATE OR DELETE ON statistics_snapshotperson
    FOR EACH ROW EXECUTE FUNCTION refuse_changing_what_stands();
"""


def _triggers(table: str, hidden: tuple[str, ...]) -> str:
    function = f"keep_past_version({', '.join(repr(name) for name in hidden)})"
    return (
        f"CREATE TRIGGER past_version_of_beginning AFTER INSERT ON {table} REFERENCING NEW TABLE AS new_rows"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {function};"
        f"CREATE TRIGGER past_version_of_change AFTER UPDATE ON {table} REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {function};"
        f"CREATE TRIGGER past_version_of_end AFTER DELETE ON {table} REFERENCING OLD TABLE AS old_rows"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {function};"
    )


def _without_triggers(table: str) -> str:
    names = ("past_version_of_beginning", "past_version_of_change", "past_version_of_end")
    return "".join(f"DROP TRIGGER {name} ON {table};" for name in names)


class Migration(migrations.Migration):
    """Keep, show, seal."""

    dependencies = [
        ("statistics", "0001_initial"),
        ("organisations", "0005_namings"),
        ("members", "0001_initial"),
        ("committees", "0002_grants_within_posts"),
    ]
    operations = [
        migrations.RunSQL(
            _MOMENT
            + _KEEP
            + _BUILD
            + _SEALS
            + "".join(_triggers(*pair) for pair in TABLES.items())
            + "SELECT build_known();",
            "DROP SCHEMA IF EXISTS known CASCADE;"
            + "".join(_without_triggers(table) for table in TABLES)
            + "DROP TRIGGER snapshot_person_stands ON statistics_snapshotperson; DROP TRIGGER snapshot_stands ON statistics_snapshot;"
            "DROP TRIGGER past_version_stands ON statistics_pastversion; DROP FUNCTION refuse_changing_what_stands();"
            "DROP FUNCTION build_known(); DROP FUNCTION keep_past_version(); DROP FUNCTION moment_of_change();",
        ),
    ]
