"""The demonstration: its data, its processes, its sign-ins."""

import json
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from django.core.management import CommandError, call_command
from django.db import connection

from sotay.config.database import uses_embedded
from sotay.config.embedded.place import Place
from sotay.config.embedded.share import recreate_database
from sotay.config.processes import end_child, start_child
from sotay.config.schema import close_connections

SECONDS_TO_BE_READY = 120
SECONDS_TO_LIVE = 10.0


@dataclass(frozen=True)
class Demonstration:
    """The demonstration province of one data directory."""

    data_dir: Path

    @property
    def logins(self) -> Path:
        """The sign-ins, written by `demo_load` when all the rest is in the database."""
        return self.data_dir / "demo.json"

    @property
    def unfinished(self) -> Path:
        """The mark of a loading that has begun and not ended."""
        return self.data_dir / "demo.unfinished"

    def load(self, members: int) -> None:
        """Load the province where there is none; one that was interrupted is thrown away and loaded again."""
        if self.logins.exists() and not self.unfinished.exists():
            return
        if self.unfinished.exists():
            self._start_over()
        elif _has_accounts():
            raise CommandError(
                "Thư mục dữ liệu này đang dùng thật; hãy chọn thư mục khác cho bản trình diễn bằng --data."
            )
        self.unfinished.touch()
        loader = start_child(["demo_load", "--members", str(members)])
        try:
            if loader.wait():
                raise CommandError("Không nạp được dữ liệu trình diễn.")
        finally:
            end_child(loader)
        self.unfinished.unlink()

    def read_logins(self) -> list[dict[str, str]]:
        """Return the sign-ins: `role`, `login`, `secret`, `where`."""
        rows: list[dict[str, str]] = json.loads(self.logins.read_text(encoding="utf-8"))
        return rows

    def _start_over(self) -> None:
        if not uses_embedded():
            raise CommandError(
                "Lần nạp trước chưa xong; hãy tạo lại cơ sở dữ liệu của SOTAY_DATABASE_URL rồi chạy lại."
            )
        close_connections()
        recreate_database(Place(self.data_dir))
        shutil.rmtree(self.data_dir / "files", ignore_errors=True)
        self.logins.unlink(missing_ok=True)
        call_command("migrate", verbosity=0, interactive=False)


class Processes:
    """The web server and the job worker of a demonstration; they end with the block, or with us."""

    def __init__(self, data_dir: Path, port: int) -> None:
        """Say what is to run."""
        self.logs = data_dir / "logs"
        self.address = f"http://127.0.0.1:{port}"
        self.commands = {"serve": ["serve", "--port", str(port)], "worker": ["worker"]}
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.started: dict[str, float] = {}

    def __enter__(self) -> Self:
        """Start both."""
        self.logs.mkdir(exist_ok=True)
        for name in self.commands:
            self._start(name)
        return self

    def __exit__(self, *_: object) -> None:
        """End both."""
        for process in self.running.values():
            end_child(process)

    def wait_until_ready(self) -> None:
        """Wait until pages are served and jobs are done."""
        deadline = time.monotonic() + SECONDS_TO_BE_READY
        while not self._is_ready():
            self.revive()
            if time.monotonic() > deadline:
                raise CommandError(f"Máy chủ chưa trả lời sau {SECONDS_TO_BE_READY} giây; xem {self.logs}.")
            time.sleep(0.1)

    def revive(self) -> None:
        """Start a process again that was killed; complain about one that cannot live."""
        for name, process in list(self.running.items()):
            if process.poll() is not None:
                if time.monotonic() - self.started[name] < SECONDS_TO_LIVE:
                    raise CommandError(f"Tiến trình {name} đã dừng; xem {self.logs / name}.log.")
                self._start(name)

    def _start(self, name: str) -> None:
        self.started[name] = time.monotonic()
        with (self.logs / f"{name}.log").open("wb") as log:
            self.running[name] = start_child(self.commands[name], output=log)

    def _is_ready(self) -> bool:
        try:
            with urlopen(f"{self.address}/readyz", timeout=5) as answer:  # noqa: S310 -- our own address
                return bool(json.load(answer)["jobs"] != "no_worker")
        except (URLError, OSError):
            return False


def _has_accounts() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM accounts_user)")
        return bool(cursor.fetchone()[0])
