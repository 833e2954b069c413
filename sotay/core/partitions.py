"""Tables kept in one partition a year, for migrations."""

from django.db import migrations

# Django makes the plain table; this remakes it, while still empty, as a partitioned twin with the same columns, checks,
# foreign keys and indexes. PostgreSQL asks that the partition column be part of the primary key.
_REMAKE = """
DO $remake$
DECLARE
    later text[];
    statement text;
BEGIN
    SELECT array_agg(format('ALTER TABLE {table} ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)))
      INTO later FROM pg_constraint WHERE conrelid = '{table}'::regclass AND contype IN ('f', 'u');
    SELECT coalesce(later, '{{}}') || coalesce(array_agg(pg_get_indexdef(indexrelid)), '{{}}')
      INTO later FROM pg_index
     WHERE indrelid = '{table}'::regclass
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'));
    ALTER TABLE {table} RENAME TO {table}_plain;
    CREATE TABLE {table} (LIKE {table}_plain INCLUDING DEFAULTS INCLUDING IDENTITY INCLUDING CONSTRAINTS)
        PARTITION BY RANGE ({column});
    DROP TABLE {table}_plain;
    ALTER TABLE {table} ADD PRIMARY KEY (id, {column});
    FOREACH statement IN ARRAY later LOOP
        EXECUTE statement;
    END LOOP;
END
$remake$;
"""


def partition_by_year(table: str, column: str, *, first: int = 2020, last: int = 2032) -> migrations.RunSQL:
    """Return the migration step that partitions the still empty `table` by the year of `column`.

    Rows outside the named years go to a default partition, so that nothing is ever refused for its date.
    """
    years = "".join(
        f"CREATE TABLE {table}_{year} PARTITION OF {table} FOR VALUES FROM ('{year}-01-01') TO ('{year + 1}-01-01');\n"
        for year in range(first, last + 1)
    )
    rest = f"CREATE TABLE {table}_rest PARTITION OF {table} DEFAULT;"
    return migrations.RunSQL(_REMAKE.format(table=table, column=column) + years + rest, migrations.RunSQL.noop)
