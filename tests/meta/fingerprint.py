"""A picture of the whole database, to see that nothing moved."""

from django.db import connection

_TABLES = """
SELECT c.oid::regclass::text FROM pg_class c
 WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
   AND c.relname NOT IN ('django_session', 'django_migrations') ORDER BY 1
"""


def fingerprint() -> dict[str, tuple[int, int]]:
    """Return for each table how many rows it has and a sum over their content."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        tables = [row[0] for row in cursor.fetchall()]
        parts = [
            f"SELECT '{table}', count(*), coalesce(sum(hashtext(t::text)::bigint), 0) FROM {table} t"  # noqa: S608
            for table in tables
        ]
        cursor.execute(" UNION ALL ".join(parts))
        return {name: (count, int(total)) for name, count, total in cursor.fetchall()}


_WRITES = """
SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables
 WHERE schemaname = 'public' AND relname <> 'django_session' AND n_tup_ins + n_tup_upd + n_tup_del > 0
"""


def writes() -> dict[str, int]:
    """Return for each table how many rows this transaction has written, taken back or not: a look that costs next to nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_WRITES)
        return dict(cursor.fetchall())
