"""The database backend that `config/database.py` names."""

import select
import time
from typing import Any, ClassVar

from django.db.backends.postgresql import base

RESTED = 2.0
"""Seconds without any request after which the pool is tried before it is used."""


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes pooled connections without a statement to try each first.

    A server that ends, however it ends, closes its side of the line, and that can be seen without asking: something waits to
    be read on a line on which nothing was asked. Only then, or after a rest in which a line may have gone dead unseen, the
    pool tries its connections and replaces the broken ones.
    """

    _used_at: ClassVar[dict[str, float]] = {}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Return a connection; one in doubt goes back, and the pool is tried first."""
        connection = super().get_new_connection(conn_params)
        if self.pool is None:
            return connection
        now = time.monotonic()
        has_rested = now - self._used_at.get(self.alias, now) > RESTED
        self._used_at[self.alias] = now
        if not has_rested and not _has_word(connection):
            return connection
        self.pool.putconn(connection)
        self.pool.check()
        return super().get_new_connection(conn_params)


def _has_word(connection: Any) -> bool:
    """Tell whether the server has said something unasked: as a rule, farewell."""
    waiting = select.poll()
    waiting.register(connection.fileno(), select.POLLIN)
    return bool(waiting.poll(0))
