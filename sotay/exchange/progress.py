"""Telling the waiting page how far a job is, on a connection of its own: the job's transaction shows nothing until its end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone


@contextmanager
def reporting(batch: int) -> Iterator[Callable[[int], None]]:
    """Yield the function that writes the percentage of a batch at once."""
    own = connections.create_connection(DEFAULT_DB_ALIAS)
    last = -1

    def tell(percent: int) -> None:
        nonlocal last
        if percent == last:
            return
        last = percent
        with own.cursor() as cursor:
            cursor.execute(
                "INSERT INTO exchange_progress (batch_id, percent, beat_at) VALUES (%s, %s, %s)"
                " ON CONFLICT (batch_id) DO UPDATE SET percent = excluded.percent, beat_at = excluded.beat_at",
                [batch, percent, timezone.now()],
            )

    try:
        yield tell
    finally:
        own.close()
