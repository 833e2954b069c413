"""Kernel locks on files: they vanish with the last process that holds them, whatever killed it."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def open_lock(file: Path) -> int:
    """Return a descriptor of the lock file, not yet locked and not inherited by children."""
    return os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def take_shared(file: Path) -> int:
    """Wait for a shared lock and return the descriptor that holds it."""
    descriptor = open_lock(file)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


def try_exclusive(file: Path) -> int | None:
    """Return the descriptor of an exclusive lock, or None where somebody else holds the file."""
    descriptor = open_lock(file)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def wait_exclusive(file: Path, seconds: float) -> int | None:
    """Return the descriptor of an exclusive lock, or None where it was not to be had in time."""
    deadline = time.monotonic() + seconds
    while (descriptor := try_exclusive(file)) is None and time.monotonic() < deadline:
        time.sleep(0.02)
    return descriptor


def is_free(file: Path) -> bool:
    """Tell whether nobody holds the lock, shared or exclusive."""
    descriptor = try_exclusive(file)
    if descriptor is None:
        return False
    os.close(descriptor)
    return True


@contextmanager
def exclusive(file: Path) -> Iterator[None]:
    """Hold the lock alone for the length of the block, waiting for it as long as needed."""
    descriptor = open_lock(file)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
