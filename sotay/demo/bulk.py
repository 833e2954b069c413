"""Loading millions of rows at the speed of COPY: keys and indexes are put back, and checked, when the rows are in."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection

_LATER = """
SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
  FROM pg_constraint WHERE conrelid = ANY(%s::regclass[]) AND contype = 'f' AND conparentid = 0
UNION ALL
SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
  FROM pg_index WHERE indrelid = ANY(%s::regclass[]) AND NOT indisunique AND NOT indisexclusion
"""


@contextmanager
def without_keys(tables: Sequence[str]) -> Iterator[None]:
    """Drop foreign keys and plain indexes of the empty `tables`, and make them again at the end, in one transaction.

    A violated key fails the whole load. Constraints on single rows, uniqueness and exclusion stay on throughout.
    """
    with connection.cursor() as cursor:
        # `%` in the definitions above is format()'s own, so the parameters are bound by psycopg's raw cursor
        cursor.execute(
            _LATER.replace("%s:", "\0").replace("%s", "%%s").replace("%I", "%%I").replace("\0", "%s:"),
            [list(tables)] * 2,
        )
        statements = cursor.fetchall()
        for drop, _ in statements:
            cursor.execute(drop)
    yield
    with connection.cursor() as cursor:
        for _, make in statements:
            cursor.execute(make)
        for table in tables:
            cursor.execute(f"ANALYZE {table}")


def copy_rows(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """COPY the rows into the table."""
    names = ", ".join(columns)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def reserve(table: str, count: int) -> int:
    """Return the first of `count` primary keys taken from the table's sequence at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
        sequence = cursor.fetchone()[0]
        cursor.execute("SELECT nextval(%s)", [sequence])
        first = int(cursor.fetchone()[0])
        cursor.execute("SELECT setval(%s, %s)", [sequence, first + count])
    return first


def run_sql(statement: str, values: dict[str, Any] | None = None) -> int:
    """Run one set-based statement and return how many rows it made."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return int(cursor.rowcount)
