"""Fetching a little ahead: where a reader works outside Python's lock, a second processor can do its part meanwhile."""

from collections.abc import Iterable, Iterator
from itertools import islice
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")
_SECONDS = 0.1


def read_ahead(rows: Iterable[T], *, piece: int = 500, pieces: int = 4) -> Iterator[T]:
    """Yield the rows, which a thread fetches at most so many pieces ahead; it ends when the reader stops asking."""
    fetched: Queue[list[T] | BaseException | None] = Queue(maxsize=pieces)
    stopped = Event()
    thread = Thread(target=_fetch, args=(iter(rows), piece, fetched, stopped), daemon=True)
    thread.start()
    try:
        while (got := fetched.get()) is not None:
            if isinstance(got, BaseException):
                raise got
            yield from got
    finally:
        stopped.set()
        _empty(fetched)
        thread.join()


def _fetch(rows: Iterator[T], piece: int, fetched: "Queue[list[T] | BaseException | None]", stopped: Event) -> None:
    """Put piece after piece, at last None or what went wrong."""
    last: BaseException | None = None
    try:
        while not stopped.is_set() and (some := list(islice(rows, piece))):
            _put(some, fetched, stopped)
    except BaseException as error:  # noqa: BLE001 -- raised again where the rows are asked for
        last = error
    _put(last, fetched, stopped)


def _put(
    what: list[T] | BaseException | None, fetched: "Queue[list[T] | BaseException | None]", stopped: Event
) -> None:
    """Wait for room, unless nobody asks any more."""
    while not stopped.is_set():
        try:
            fetched.put(what, timeout=_SECONDS)
        except Full:
            continue
        return


def _empty(fetched: "Queue[list[T] | BaseException | None]") -> None:
    """Throw away what was fetched and is not wanted."""
    try:
        while True:
            fetched.get_nowait()
    except Empty:
        return
