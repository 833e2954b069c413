"""Statements that run at every request, planned once a connection instead of once a request.

Planning a statement over partitioned tables takes several times as long as answering it. A prepared statement lives as long
as its connection, which our pool keeps; a pooler between us and PostgreSQL must keep sessions apart (session mode).
"""

import re
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connection

_NAMED = re.compile(r"%\((\w+)\)s")


class Prepared:
    """One statement with named parameters and their types, in the order in which the database receives them."""

    def __init__(self, name: str, sql: str, **types: str) -> None:
        """Keep the statement; `sql` names its parameters as `%(name)s`."""
        self._parameters = tuple(types)
        places = {parameter: f"${place}" for place, parameter in enumerate(types, 1)}
        body = _NAMED.sub(lambda found: places[found[1]], sql).replace("%%", "%")
        self._prepare = f"PREPARE {name} ({', '.join(types.values())}) AS {body}"
        self._execute = f"EXECUTE {name} ({', '.join(['%s'] * len(types))})"
        self._known: WeakKeyDictionary[Any, bool] = WeakKeyDictionary()

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """Return what the statement answers."""
        with connection.cursor() as cursor:
            self._run(cursor, values)
            return list(cursor.fetchall())

    def run(self, **values: Any) -> None:
        """Run a statement that answers nothing."""
        with connection.cursor() as cursor:
            self._run(cursor, values)

    def _run(self, cursor: Any, values: dict[str, Any]) -> None:
        """Run the statement with its parameters in order."""
        self._make_known(connection.connection)
        cursor.execute(self._execute, [values[parameter] for parameter in self._parameters])

    def _make_known(self, session: Any) -> None:
        """Prepare the statement in a session that has not seen it; what a transaction rolls back, this is not."""
        if session not in self._known:
            with session.cursor() as cursor:
                cursor.execute(self._prepare)
            self._known[session] = True

    def first(self, **values: Any) -> tuple[Any, ...] | None:
        """Return the first row, or nothing."""
        return next(iter(self.rows(**values)), None)
