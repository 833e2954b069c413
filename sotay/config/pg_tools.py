"""PostgreSQL's own tools, pointed at our database."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from psycopg.conninfo import make_conninfo

from sotay.config.database import uses_embedded
from sotay.config.embedded.binaries import wheel_programs

# Connection parameters of Django that are not PostgreSQL's.
DJANGO_ONLY = {"cursor_factory", "context", "prepare_threshold", "password"}


class ToolError(Exception):
    """One of PostgreSQL's tools refused; the text is its own."""


@dataclass(frozen=True)
class Address:
    """A database, as PostgreSQL's tools and psycopg want to be told."""

    conninfo: str
    password: str

    @classmethod
    def of_django(cls) -> "Address":
        """Return the address of Django's database."""
        parameters: dict[str, Any] = connection.get_connection_params()
        known = {key: value for key, value in parameters.items() if key not in DJANGO_ONLY and value is not None}
        return cls(make_conninfo(**known), str(parameters.get("password") or ""))

    @contextmanager
    def connect(self) -> Iterator[psycopg.Connection]:
        """Give a connection of its own, outside Django's pool."""
        with psycopg.connect(make_conninfo(self.conninfo, password=self.password or None)) as link:
            yield link

    def command(self, name: str, *options: str) -> list[str]:
        """Return the command line of a tool."""
        return [_find(name), "--dbname", self.conninfo, *options]

    @property
    def environment(self) -> dict[str, str]:
        """The tools' environment; a password never shows in the list of processes."""
        secret = {"PGPASSWORD": self.password} if self.password else {}
        return {**os.environ, **secret, "PGTZ": "UTC", "LC_ALL": "C.UTF-8"}

    def run(self, name: str, *options: str) -> None:
        """Run a tool to its end."""
        done = subprocess.run(
            self.command(name, *options), env=self.environment, stdin=subprocess.DEVNULL, capture_output=True,
            check=False,
        )  # fmt: skip
        if done.returncode:
            raise ToolError(done.stderr.decode(errors="replace").strip())


def _find(name: str) -> str:
    """Return the tool of the wheel; for an external server first the one on PATH, which can also speak TLS."""
    installed = None if uses_embedded() else shutil.which(name)
    return installed or os.fspath(Path(wheel_programs(), name))
