"""How far a long job is: told on a connection of its own, for the job's transaction shows nothing until its end."""

import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

from sotay.core.models import Progress

# Tells (words for the step, per cent); told at most twice a second, so that it costs nothing.
Tell = Callable[[str, int], None]
SECONDS_BETWEEN = 0.5
SILENT_AFTER = timedelta(seconds=90)
_BEGIN = """
INSERT INTO core_progress (job, step, percent, started_at, beat_at) VALUES (%(job)s, '', 0, %(now)s, %(now)s)
    ON CONFLICT (job) DO UPDATE SET step = '', percent = 0, started_at = excluded.started_at, beat_at = excluded.beat_at
"""
_TELL = "UPDATE core_progress SET step = %(step)s, percent = %(percent)s, beat_at = %(now)s WHERE job = %(job)s"


@dataclass(frozen=True)
class JobState:
    """How far a job is; `is_silent` when it waits for a worker, or its worker has died."""

    step: str
    percent: int
    seconds_left: int | None
    is_silent: bool

    @property
    def left(self) -> str:
        """Return the time left in words, empty while it cannot be known."""
        if self.seconds_left is None:
            return ""
        if self.seconds_left < 60:  # noqa: PLR2004 -- a minute
            return f"{max(5, -(-self.seconds_left // 5) * 5)} giây"
        return f"{-(-self.seconds_left // 60)} phút"


@contextmanager
def telling(job: uuid.UUID) -> Iterator[Tell]:
    """Yield the function by which a job tells how far it is."""
    own = connections.create_connection(DEFAULT_DB_ALIAS)
    last = 0.0

    def run(statement: str, **values: Any) -> None:
        with own.cursor() as cursor:
            cursor.execute(statement, {"job": job, "now": timezone.now(), **values})

    def tell(step: str, percent: int) -> None:
        nonlocal last
        if time.monotonic() - last >= SECONDS_BETWEEN:
            last = time.monotonic()
            run(_TELL, step=step, percent=min(percent, 100))

    try:
        run(_BEGIN)
        yield tell
    finally:
        own.close()


def state_of(job: uuid.UUID) -> JobState:
    """Return how far a job is; one that nobody has begun stands at the beginning."""
    row = Progress.objects.filter(job=job).first()
    if row is None:
        return JobState("", 0, None, is_silent=False)
    left = None
    if row.percent >= 5:  # noqa: PLR2004 -- before that it is a guess
        left = int((row.beat_at - row.started_at).total_seconds() * (100 - row.percent) / row.percent)
    return JobState(row.step, row.percent, left, timezone.now() - row.beat_at > SILENT_AFTER)


def forget(job: uuid.UUID) -> None:
    """Begin anew: the next worker tells its own."""
    Progress.objects.filter(job=job).delete()


def silent(step: str, percent: int) -> None:
    """Tell nobody: for those who do not wait."""
