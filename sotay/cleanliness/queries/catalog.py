"""What names a member, asked of the database itself, so that no app has to be remembered."""

from dataclasses import dataclass

from django.apps import apps

from sotay.core.bulk import read_sql

_KEYS = """
SELECT k.conrelid::regclass::text, a.attname::text,
       (SELECT array_agg(p.attname::text ORDER BY p.attnum) FROM pg_constraint u JOIN pg_attribute p ON p.attrelid = u.conrelid AND p.attnum = ANY(u.conkey)
         WHERE u.contype = 'p' AND u.conrelid = k.conrelid)
  FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
 WHERE k.contype = 'f' AND k.conparentid = 0 AND array_length(k.conkey, 1) = 1 AND k.confrelid = %(table)s::regclass
 ORDER BY 1, 2
"""


@dataclass(frozen=True)
class Key:
    """A column that names a row of another table, and the primary key of its own."""

    table: str
    column: str
    primary: tuple[str, ...]


def keys_to(table: str) -> list[Key]:
    """Return every column with a foreign key to the table; partitions answer through their whole."""
    return [Key(name, column, tuple(primary)) for name, column, primary in read_sql(_KEYS, {"table": table})]


def keys_to_members() -> list[Key]:
    """Return every column that names a member."""
    return keys_to("members_member")


def primary_of(table: str) -> tuple[str, ...]:
    """Return the primary key of a table."""
    rows = read_sql(
        "SELECT a.attname::text FROM pg_constraint u JOIN pg_attribute a ON a.attrelid = u.conrelid AND a.attnum = ANY(u.conkey)"
        " WHERE u.contype = 'p' AND u.conrelid = %(table)s::regclass ORDER BY a.attnum",
        {"table": table},
    )
    return tuple(name for (name,) in rows)


def words_of(table: str) -> str:
    """Return what a row of the table is called."""
    for model in apps.get_models():
        if model._meta.db_table == table:
            return str(model._meta.verbose_name)
    return table
