"""Sharing the server: who starts it, who may stop it, and why no death leaves it wrong.

Four kernel locks under `locks/` say everything; none needs cleaning up after a kill:
`start`   held for a moment by whoever starts or stops the server;
`users`   held, shared, by each process that uses the server;
`keeper`  held by the keeper, from before it is born;
`server`  inherited by PostgreSQL and all its children: free means that none of them is alive.
"""

import atexit
import os
import time
from functools import partial

import psycopg

from sotay.config.embedded import keeper, locks
from sotay.config.embedded.errors import EmbeddedDatabaseError
from sotay.config.embedded.place import Place
from sotay.config.embedded.server import ROLE, Server

DATABASE = "sotay"
SECONDS_TO_START = 300.0
_held: dict[Place, int] = {}


def hold(place: Place, *, durable: bool = True) -> None:
    """Make sure that the server answers, and keep it running until this process ends or calls `release`."""
    if place in _held:
        return
    place.prepare()
    with locks.exclusive(place.lock("start")):
        _held[place] = locks.take_shared(place.lock("users"))
        try:
            _start(place, durable=durable)
        except BaseException:
            os.close(_held.pop(place))
            raise
    atexit.register(partial(release, place))


def release(place: Place) -> None:
    """Let go of the server, and wait for its end where nobody else uses it."""
    descriptor = _held.pop(place, None)
    if descriptor is None:
        return
    os.close(descriptor)
    users = locks.wait_exclusive(place.lock("users"), 0.03)
    if users is not None:
        os.close(users)
        _wait_for_end(place)


def recreate_database(place: Place) -> None:
    """Throw away everything in our database; whoever is connected to it loses the connection."""
    with _connect(place) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {DATABASE}")


def _start(place: Place, *, durable: bool) -> None:
    """Wait until the server answers, launching a keeper where there is none."""
    launched = keeper.launch(place, durable=durable)
    deadline = time.monotonic() + SECONDS_TO_START
    while not _answers(place):
        if time.monotonic() > deadline or (locks.is_free(place.lock("keeper")) and launched):
            raise EmbeddedDatabaseError(f"PostgreSQL không khởi động được; xem {place.log}.\n{_last_words(place)}")
        launched = keeper.launch(place, durable=durable) or launched
        time.sleep(0.02)


def _wait_for_end(place: Place) -> None:
    """Wait until the keeper has stopped the server; do it in its place where the keeper was killed."""
    server = Server(place)
    deadline = time.monotonic() + SECONDS_TO_START
    while not server.is_gone() and time.monotonic() < deadline:
        if locks.is_free(place.lock("keeper")):
            with locks.exclusive(place.lock("start")):
                if locks.is_free(place.lock("users")):
                    server.stop()
                return
        time.sleep(0.02)


def _answers(place: Place) -> bool:
    """Tell whether the server accepts a connection; make our database when it is missing."""
    try:
        with _connect(place) as connection:
            exists = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
            if not exists:
                connection.execute(f"CREATE DATABASE {DATABASE}")
    except psycopg.OperationalError:
        return False
    return True


def _connect(place: Place) -> psycopg.Connection:
    host = str(place.socket_directory)
    return psycopg.connect(host=host, user=ROLE, dbname="postgres", connect_timeout=5, autocommit=True)


def _last_words(place: Place) -> str:
    lines = place.log.read_text(encoding="utf-8", errors="replace").splitlines() if place.log.exists() else []
    return "\n".join(lines[-5:])
