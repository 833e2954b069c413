"""Writing very many rows: COPY, statements over whole sets, and keys that are put back, and checked, when the rows are in."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import OperationalError, connection, transaction

# What keeps rows apart or points elsewhere. Primary keys, and checks of single rows, stay on throughout.
_KEYS = """
SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
       format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid)),
       CASE contype WHEN 'f' THEN 2 ELSE 1 END AS turn
  FROM pg_constraint c
 WHERE conrelid = ANY(%(tables)s::regclass[]) AND contype IN ('f', 'x', 'u') AND conparentid = 0
   AND (contype = 'f' OR NOT EXISTS (SELECT FROM pg_constraint p WHERE p.contype = 'f' AND p.confrelid = c.conrelid AND p.conindid = c.conindid))
UNION ALL
SELECT format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid), 0
  FROM pg_index WHERE indrelid = ANY(%(tables)s::regclass[]) AND NOT indisunique AND NOT indisexclusion
 ORDER BY turn
"""


class Key(NamedTuple):
    """An index or a constraint: how it is taken away, and how it is made again."""

    drop: str
    make: str
    turn: int


@contextmanager
def without_keys(tables: Sequence[str]) -> Iterator[None]:
    """Drop foreign keys, constraints that keep rows apart and plain indexes of the `tables`, and make them again at the end.

    All of it in the caller's transaction: a violated key fails the whole load, and nobody else ever sees a table without
    them. The tables, and those that they point to, are locked until then: for filling what is empty.
    """
    keys = _take_keys(tables)
    yield
    _put_back(keys)
    analyze(*tables)


@contextmanager
def perhaps_without_keys(tables: Sequence[str], *, patience: int) -> Iterator[bool]:
    """Do as `without_keys` where the locks can be had within so many milliseconds, else leave the keys; tell which.

    Patience shorter than the server's deadlock check (1 s) means that we are the one who steps back.
    """
    try:
        with transaction.atomic():
            run_sql(f"SET LOCAL lock_timeout = {patience}")
            keys = _take_keys(tables)
            run_sql("SET LOCAL lock_timeout = DEFAULT")
    except OperationalError:  # others are using the tables
        yield False
        return
    yield True
    _put_back(keys)


def _take_keys(tables: Sequence[str]) -> list[Key]:
    """Drop the keys of the tables; return how to make them again."""
    with connection.cursor() as cursor:
        cursor.execute(_KEYS, {"tables": list(tables)})
        keys = [Key(*row) for row in cursor.fetchall()]
        for key in keys:
            cursor.execute(key.drop)
    return keys


def _put_back(keys: Sequence[Key]) -> None:
    """Make the keys again, each checked by the database over all rows at once."""
    run_sql("SET LOCAL maintenance_work_mem = '128MB'")
    for key in keys:
        run_sql(key.make)


def copy_rows(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], types: Sequence[str] = ()) -> None:
    """COPY the rows into the table; with the columns' PostgreSQL types given, in the binary form, which is twice as quick."""
    names, form = ", ".join(columns), " (FORMAT BINARY)" if types else ""
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN{form}") as copy:
        if types:
            copy.set_types(types)
        for row in rows:
            copy.write_row(row)


def reserve(table: str, count: int) -> int:
    """Return the first of `count` primary keys taken from the sequence of a table at which nobody else works."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
        sequence = cursor.fetchone()[0]
        cursor.execute("SELECT nextval(%s)", [sequence])
        first = int(cursor.fetchone()[0])
        cursor.execute("SELECT setval(%s, %s)", [sequence, first + count])
    return first


def analyze(*tables: str, sample: int = 100) -> None:
    """Let the planner look at what has been written; `sample` × 300 rows of each table."""
    run_sql(f"SET LOCAL default_statistics_target = {sample}")
    run_sql(f"ANALYZE {', '.join(tables)}")
    run_sql("SET LOCAL default_statistics_target = DEFAULT")


def run_sql(statement: str, values: dict[str, Any] | None = None) -> int:
    """Run one statement and return how many rows it made."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return int(cursor.rowcount)


def read_sql(statement: str, values: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
    """Run one statement and return its rows."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return list(cursor.fetchall())


def read_whole_sql(statement: str, values: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
    """Run one statement over most rows of its tables and return its rows: joined by hashing, whatever the planner thinks of it.

    Ranges of days are joined on, of which the planner guesses that next to nothing is left, and then walks from row to row.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off; SET LOCAL jit = off")
        cursor.execute(statement, values or None)
        rows = list(cursor.fetchall())
        cursor.execute("SET LOCAL enable_nestloop = DEFAULT; SET LOCAL jit = DEFAULT")
        return rows
