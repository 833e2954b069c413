"""Tables kept in one partition a year, for migrations and for the yearly job."""

from django.db import migrations


def partition_by_year(table: str, column: str, *, first: int = 2015, last: int = 2032) -> migrations.RunSQL:
    """Return the migration step that remakes the still empty `table` as one partitioned by the year of `column`.

    Django's table is made first, then replaced by a partitioned twin with the same columns and defaults; its primary key
    gets the partition column, as PostgreSQL asks. Rows outside the named years go to a default partition.
    """
    years = "\n".join(
        f"CREATE TABLE {table}_y{year} PARTITION OF {table} "
        f"FOR VALUES FROM ('{year}-01-01') TO ('{year + 1}-01-01');"
        for year in range(first, last + 1)
    )
    return migrations.RunSQL(
        sql=f"""
        ALTER TABLE {table} RENAME TO {table}_plain;
        CREATE TABLE {table} (LIKE {table}_plain INCLUDING DEFAULTS INCLUDING IDENTITY INCLUDING CONSTRAINTS,
                              PRIMARY KEY (id, {column})) PARTITION BY RANGE ({column});
        DROP TABLE {table}_plain;
        {years}
        CREATE TABLE {table}_rest PARTITION OF {table} DEFAULT;
        """,
        reverse_sql=migrations.RunSQL.noop,
    )
