"""What the system knew at a moment: every query asked inside `known_at` sees the dated facts as they were recorded then.

Two times are kept apart. *On* a day is when a fact holds (the `valid` of the dated facts); *known at* a moment is what had been
recorded by then. Triggers keep what each change replaced (`statistics.PastVersion`), and a schema named `known` holds, under the
same names, the tables as they were at the moment asked for. A query finds them first while the moment is set, and need not know.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

CHANGE_LOCK_KEY = 0x50_7A_7E_E2
"""Held shared by whatever changes a dated fact, and alone by who closes the books: what is signed is whole."""

_ENTER = """
SELECT current_setting('search_path'), set_config('sotay.known', %s, true), set_config('search_path', 'known, public', true)
"""


@contextmanager
def known_at(moment: dt.datetime | None) -> Iterator[None]:
    """Let every query inside see the facts as they were recorded at the moment; without one, as they are recorded now."""
    if moment is None:
        yield
        return
    with transaction.atomic():  # an error puts both settings back with its savepoint
        with connection.cursor() as cursor:
            cursor.execute(_ENTER, [moment.isoformat()])
            before = cursor.fetchone()[0]
        yield
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('search_path', %s, true), set_config('sotay.known', '', true)", [before])


def close_the_books() -> dt.datetime:
    """Wait for whoever is changing a fact, keep others out until the transaction ends, and return the moment."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHANGE_LOCK_KEY])
        # What this transaction may change later is not part of what is closed.
        cursor.execute("SELECT clock_timestamp(), set_config('sotay.moment', '', true)")
        moment: dt.datetime = cursor.fetchone()[0]
    return moment


def known_since_ever() -> None:
    """Let what this transaction fills in count as known from the beginning: for filling an empty installation."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('sotay.moment', '-infinity', true)")
