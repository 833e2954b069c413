"""The journal of a merge: whatever it changes goes through here, row by row with what stood there before."""

from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, connection, transaction

from sotay.cleanliness.queries.catalog import primary_of
from sotay.core.bulk import read_sql, run_sql

_UPDATE = """
WITH old AS MATERIALIZED (SELECT t.* FROM {table} t WHERE {where} FOR UPDATE),
     new AS (UPDATE {table} t SET {sets} FROM old WHERE {same_old} RETURNING t.*)
INSERT INTO cleanliness_mergechange (merge_id, "table", key, before, after)
SELECT %(merge)s, %(name)s, jsonb_build_object({key}), jsonb_build_object({before}), jsonb_build_object({after})
  FROM old JOIN new ON {same} ORDER BY {order}
"""
_DELETE = """
WITH gone AS (DELETE FROM {table} t WHERE {where} RETURNING t.*)
INSERT INTO cleanliness_mergechange (merge_id, "table", key, before, after)
SELECT %(merge)s, %(name)s, jsonb_build_object({key}), to_jsonb(gone), NULL FROM gone
"""
_MADE = """
INSERT INTO cleanliness_mergechange (merge_id, "table", key, before, after)
SELECT %(merge)s, %(name)s, jsonb_build_object({key}), NULL, to_jsonb(new) FROM {table} new WHERE {where}
"""


@dataclass
class Journal:
    """Writes for one merge. Tables and columns come from the catalog, values are bound."""

    merge: int
    report: dict[str, dict[str, int]] = field(default_factory=lambda: {"carried": {}, "dropped": {}, "stayed": {}})
    _primary: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def open(self) -> None:
        """Let this transaction write the person anew into what is sealed; look at every key at once, not at the end."""
        run_sql("SET CONSTRAINTS ALL IMMEDIATE")
        run_sql("SELECT set_config('sotay.merge', %(merge)s, true)", {"merge": str(self.merge)})

    def close(self) -> None:
        """Be done."""
        run_sql("SELECT set_config('sotay.merge', '', true)")

    def update(self, table: str, where: str, values: dict[str, Any], **by: Any) -> int:
        """Change columns of the rows that a condition over `t` finds; return how many."""
        primary = self._key(table)
        fixed = [name for name in primary if name not in values]
        statement = _UPDATE.format(
            table=table,
            where=where,
            sets=", ".join(f"{name} = %(set_{name})s" for name in values),
            same_old=" AND ".join(f"t.{name} = old.{name}" for name in primary),
            same=" AND ".join(f"old.{name} = new.{name}" for name in fixed) or "true",
            key=", ".join(f"'{name}', new.{name}" for name in primary),
            before=", ".join(f"'{name}', old.{name}" for name in values),
            after=", ".join(f"'{name}', new.{name}" for name in values),
            order=", ".join(f"new.{name}" for name in primary),
        )
        return self._run(table, statement, {**by, **{f"set_{name}": value for name, value in values.items()}})

    def delete(self, table: str, where: str, **by: Any) -> int:
        """Delete the rows that a condition over `t` finds; return how many."""
        key = ", ".join(f"'{name}', gone.{name}" for name in self._key(table))
        return self._run(table, _DELETE.format(table=table, where=where, key=key), by)

    def note_made(self, table: str, where: str, **by: Any) -> int:
        """Note rows that were made; the condition is over `new`."""
        key = ", ".join(f"'{name}', new.{name}" for name in self._key(table))
        return self._run(table, _MADE.format(table=table, where=where, key=key), by)

    def attempt_update(self, table: str, where: str, values: dict[str, Any], **by: Any) -> int | None:
        """Do as `update`, or nothing at all where a constraint stands against it."""
        try:
            with transaction.atomic():
                return self.update(table, where, values, **by)
        except IntegrityError:
            return None

    def attempt_delete(self, table: str, where: str, **by: Any) -> int | None:
        """Do as `delete`, or nothing at all where something still names the row."""
        try:
            with transaction.atomic():
                return self.delete(table, where, **by)
        except IntegrityError:
            return None

    def rows(self, table: str, column: str, value: int) -> list[dict[str, Any]]:
        """Return the primary keys of the rows whose column has the value."""
        primary = self._key(table)
        found = read_sql(
            f"SELECT {', '.join(primary)} FROM {table} WHERE {column} = %(value)s ORDER BY 1",  # noqa: S608 -- from the catalog
            {"value": value},
        )
        return [dict(zip(primary, row, strict=True)) for row in found]

    def _key(self, table: str) -> tuple[str, ...]:
        if table not in self._primary:
            self._primary[table] = primary_of(table)
        return self._primary[table]

    def _run(self, table: str, statement: str, values: dict[str, Any]) -> int:
        with connection.cursor() as cursor:
            cursor.execute(statement, {**values, "merge": self.merge, "name": table})
            return int(cursor.rowcount)


def by_key(key: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the condition over `t` for one row, and its values."""
    return " AND ".join(f"t.{name} = %(key_{name})s" for name in key), {f"key_{n}": v for n, v in key.items()}
