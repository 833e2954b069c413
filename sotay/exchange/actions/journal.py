"""The journal of a noun's batch: what its rows changed in which table, taken back exactly or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from sotay.core.bulk import read_sql, run_sql
from sotay.exchange.models import Batch

_TABLES = 'SELECT DISTINCT "table" FROM exchange_batchchange WHERE batch_id = %(batch)s ORDER BY 1'
# What each row came to by the journal, against what it is now: only the columns that the batch changed count.
_CHANGED = """
WITH one AS (
    SELECT "row", key, value, c.number, row_number() OVER (PARTITION BY "row", key ORDER BY c.id DESC) AS n,
           bool_or(after IS NULL) OVER (PARTITION BY "row") AS is_gone
      FROM exchange_batchchange c LEFT JOIN jsonb_each(c.after) ON true
     WHERE batch_id = %(batch)s AND "table" = %(table)s),
left_as AS (SELECT "row", max(number) AS number, jsonb_object_agg(key, value) AS columns
              FROM one WHERE n = 1 AND NOT is_gone AND key IS NOT NULL GROUP BY "row")
SELECT DISTINCT l.number FROM left_as l LEFT JOIN {table} t ON t.id = l."row" WHERE t.id IS NULL OR NOT to_jsonb(t) @> l.columns
"""
_KEYS = """
SELECT conrelid::regclass::text, a.attname, confrelid::regclass::text
  FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
 WHERE contype = 'f' AND conparentid = 0 AND array_length(conkey, 1) = 1 AND confrelid::regclass::text = ANY(%(tables)s)
 ORDER BY 1, 2
"""
# Rows that name a row which the batch made and which would go, unless the batch itself made or turned them.
_NAMED = """
SELECT DISTINCT m.number FROM {table} t
  JOIN exchange_batchchange m ON m."row" = t.{column} AND m.batch_id = %(batch)s AND m."table" = %(target)s AND m.before IS NULL
 WHERE NOT EXISTS (SELECT FROM exchange_batchchange c
                    WHERE c.batch_id = %(batch)s AND c."table" = %(name)s AND c."row" = t.id AND (c.before IS NULL OR c.after ? %(column)s))
"""
_TITLES = "SELECT number, title FROM exchange_batchrow WHERE batch_id = %(batch)s AND number = ANY(%(numbers)s) ORDER BY number"


@contextmanager
def journal(batch: Batch) -> Iterator[None]:
    """Write down every change of the followed tables within the block, for the batch."""
    _set("sotay.batch", str(batch.pk))
    try:
        yield
    finally:
        if not connection.needs_rollback:
            _set("sotay.batch", "")
            _set("sotay.batch_row", "")


def at_row(number: int) -> None:
    """Name the sheet row on whose behalf things change from here on."""
    _set("sotay.batch_row", str(number))


def _set(name: str, value: str) -> None:
    """Set a word of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [name, value])


def blocked_rows(batch: Batch) -> list[str]:
    """Return, as "line 12: title", the rows of the batch on which later work stands."""
    values: dict[str, object] = {"batch": batch.pk}
    tables = [table for (table,) in read_sql(_TABLES, values)]
    numbers: set[int] = set()
    for table in tables:
        numbers |= {n for (n,) in read_sql(_CHANGED.format(table=table), {**values, "table": table})}
    for table, column, target in read_sql(_KEYS, {"tables": tables}):
        statement = _NAMED.format(table=table, column=column)
        numbers |= {n for (n,) in read_sql(statement, {**values, "target": target, "name": table, "column": column})}
    titles = dict(read_sql(_TITLES, {**values, "numbers": sorted(numbers)})) if numbers else {}
    return [f"dòng {number}: {titles.get(number, '')}".rstrip(": ") for number in sorted(numbers)]


def take_back(batch: Batch) -> None:
    """Put every row back as it was before the batch."""
    run_sql("SELECT take_back_batch(%(batch)s)", {"batch": batch.pk})
