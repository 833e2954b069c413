"""Starting and ending the server under test and the floor beside it, both under granian with the same hands."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings

WORKERS, THREADS = 2, 4
PORT, FLOOR_PORT = 8471, 8472


@contextmanager
def product(*, kill_after: float = 0, kill_database_after: float = 0) -> Iterator[str]:
    """Run `sotay serve` and yield its address; after `kill_after` seconds it is killed once and started again.

    After `kill_database_after` seconds the embedded database is killed; starting it again is the product's own affair.
    """
    command = [
        sys.executable,
        "-m",
        "sotay.config.cli",
        "serve",
        "--port",
        str(PORT),
        "--workers",
        str(WORKERS),
        "--threads",
        str(THREADS),
    ]
    killing = threading.Timer(kill_database_after, _kill_database)
    with _running(command, f"http://127.0.0.1:{PORT}/healthz", kill_after):
        if kill_database_after:
            killing.start()
        yield f"http://127.0.0.1:{PORT}"
    killing.cancel()


@contextmanager
def floor(uid: str) -> Iterator[str]:
    """Run the bare view and yield the address of its page."""
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--port",
        str(FLOOR_PORT),
        "--workers",
        str(WORKERS),
        "--blocking-threads",
        str(THREADS),
        "--http",
        "1",
        "--no-ws",
        "--log-level",
        "error",
        "bench.floor.wsgi:application",
    ]
    address = f"http://127.0.0.1:{FLOOR_PORT}/floor/{uid}"
    with _running(command, address):
        yield address


@contextmanager
def _running(command: list[str], address: str, kill_after: float = 0) -> Iterator[None]:
    """Run a server until the block ends; wait for its first answer, at most a minute."""
    environment = {**os.environ, "SOTAY_DATABASE_POOL": str(THREADS + 1)}
    running = [subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)]
    timer = threading.Timer(kill_after, _kill_and_start, (running, command, environment))
    try:
        _wait(address)
        if kill_after:
            timer.start()
        yield
    finally:
        timer.cancel()
        running[-1].terminate()
        running[-1].wait(timeout=30)


def _kill_and_start(running: list["subprocess.Popen[bytes]"], command: list[str], environment: dict[str, str]) -> None:
    """Kill the server without a word, as a power cut would, and start it again."""
    running[-1].kill()
    running[-1].wait()
    time.sleep(2)
    running.append(subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL))


def _kill_database() -> None:
    """Kill the embedded database without a word."""
    pid = int(Path(settings.DATA_DIR, "postgres", "postmaster.pid").read_text(encoding="ascii").split()[0])
    os.kill(pid, signal.SIGKILL)


def _wait(address: str) -> None:
    """Wait for the first answer, at most a minute."""
    for _ in range(600):
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    sys.exit(f"no answer from {address}")
