"""granian, set up for Django: a few processes, a few threads each."""

import multiprocessing
import os
from functools import partial
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.server import Server

from sotay.config.logging import logging_settings
from sotay.config.processes import die_with_parent

SECONDS_TO_FINISH = 10


def run_web_server(host: str, port: int, workers: int, threads: int) -> None:
    """Serve until SIGINT or SIGTERM; requests that have begun are finished."""
    # A forked worker would share our database connections and locks; a fresh one has its own.
    multiprocessing.set_start_method("spawn", force=True)
    server = Server(
        "sotay.config.wsgi:application", address=host, port=port, interface=Interfaces.WSGI, http=HTTPModes.http1,
        workers=workers, blocking_threads=threads, backlog=2048, websockets=False, respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH, log_dictconfig=logging_settings(),
    )  # fmt: skip
    server.serve(target_loader=partial(load, os.getpid()), wrap_loader=False)


def load(parent: int) -> Any:
    """Return the application, in a worker process."""
    die_with_parent(parent)
    from sotay.config.wsgi import application  # Importing it starts Django, which only workers need.

    return application
