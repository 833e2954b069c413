"""Installations of their own for tests that start the product's processes."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import dict_row

from sotay.config.embedded.place import Place
from sotay.config.embedded.share import hold, release

TREE = """code,parent_code,name,kind,sector
24,,Đảng bộ tỉnh,province,
24.01,24,Đảng bộ huyện,direct,
24.01.001,24.01,Đảng bộ xã,party_committee,residential
24.01.001.01,24.01.001,Chi bộ thôn 1,cell,residential
24.01.001.02,24.01.001,Chi bộ thôn 2,cell,residential
"""
LONGEST = 120


@dataclass(frozen=True)
class Ended:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        """The JSON on the standard output; anything beside it there fails."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Installation:
    """An installation under a directory, its database running."""

    folder: Path

    def start(self, *words: object, program: tuple[str, ...] = ("-m", "sotay.config.cli")) -> "subprocess.Popen[str]":
        """Start a command, or another program of Python's."""
        environment = {
            **os.environ,
            "SOTAY_DATA_DIR": str(self.folder),
            "DJANGO_SETTINGS_MODULE": "sotay.config.settings",
        }
        environment.pop("SOTAY_DATABASE_URL", None)
        command = [sys.executable, *program, *map(str, words)]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, *words: object) -> Ended:
        """Run a command to its end."""
        process = self.start(*words)
        out, err = process.communicate(timeout=LONGEST)
        return Ended(process.returncode, out, err)

    def ask(self, statement: str, *values: object) -> list[dict[str, Any]]:
        """Return what a statement answers."""
        host = str(Place(self.folder).socket_directory)
        with psycopg.connect(host=host, dbname="sotay", user="sotay", row_factory=dict_row) as link:
            return link.execute(statement.encode(), values).fetchall()

    def members(self) -> int:
        """Return how many members there are."""
        return int(self.ask("SELECT count(*) FROM members_member")[0]["count"])

    def python(self, code: str) -> None:
        """Run a piece of Python in the installation; it must succeed."""
        start = "from bench.lib.start import start; start()\n"
        process = self.start(program=("-c", start + code))
        out, err = process.communicate(timeout=LONGEST)
        assert process.returncode == 0, out + err

    def wait_for(self, statement: str, seconds: float = 30) -> bool:
        """Look again and again until the statement answers anything but nothing, zero or false."""
        deadline = time.monotonic() + seconds
        host = str(Place(self.folder).socket_directory)
        with psycopg.connect(host=host, dbname="sotay", user="sotay", autocommit=True) as link:
            while time.monotonic() < deadline:
                row = link.execute(statement.encode()).fetchone()
                if row and row[0]:
                    return True
        return False


WRITING = """
SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND state <> 'idle'
   AND (query LIKE 'COPY incoming%' OR query LIKE '%INSERT INTO members_%')
"""


@contextmanager
def installation(folder: Path) -> Iterator[Installation]:
    """Make an installation with a commune and two cells, and let it go at the end."""
    place = Place(folder)
    hold(place, durable=False)
    made = Installation(folder)
    tree = folder / "tree.csv"
    tree.write_text(TREE, encoding="utf-8")
    ended = made.run("organisations_import", tree, "--json")
    assert ended.code == 0, ended.err
    yield made
    release(place)
