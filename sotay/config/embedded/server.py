"""One PostgreSQL server: create its cluster, start it, find it, stop it.

PostgreSQL runs in its cluster directory and calls it `/proc/self/cwd`. So it needs no right on the directories above,
and the data stay in the data directory even where only root may enter.
"""

import os
import pwd
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

from sotay.config.embedded import locks
from sotay.config.embedded.binaries import programs_for
from sotay.config.embedded.errors import EmbeddedDatabaseError
from sotay.config.embedded.place import Place
from sotay.config.embedded.tuning import memory_mebibytes, server_settings

HERE = "/proc/self/cwd"
ROLE = "sotay"
# PostgreSQL refuses root. This number lies in the range that Debian and systemd leave unused.
UNPRIVILEGED = 65525
NOBODY = 65534
SECONDS_TO_NOTICE = 1.0
SECONDS_TO_END = 60.0


@dataclass(frozen=True)
class Server:
    """The PostgreSQL server of a place; `durable` is off in tests only."""

    place: Place
    durable: bool = True

    def start(self) -> "subprocess.Popen[bytes]":
        """Start the server, creating its cluster first where there is none; it may not answer yet."""
        lock = self._wait_for_remains()
        try:
            if not self.place.cluster.exists():
                self._create()
            # No process of this cluster is alive, so whatever these say is out of date.
            for name in ("postmaster.pid", ".s.PGSQL.5432.lock"):
                (self.place.cluster / name).unlink(missing_ok=True)
            return self._launch(lock)
        finally:
            os.close(lock)

    def find(self) -> int | None:
        """Return the process id of the running server."""
        try:
            first_line = (self.place.cluster / "postmaster.pid").read_text(encoding="ascii").split("\n", 1)[0]
        except FileNotFoundError:
            return None
        return int(first_line) if first_line.isdigit() and self._is_ours(first_line) else None

    def is_gone(self) -> bool:
        """Tell whether no process of this server is alive."""
        return locks.is_free(self.place.lock("server"))

    def stop(self) -> None:
        """Stop the server: politely, then firmly, then by force."""
        for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            pid = self.find()
            if pid is None:
                break
            os.kill(pid, how)
            lock = locks.wait_exclusive(self.place.lock("server"), SECONDS_TO_END)
            if lock is not None:
                os.close(lock)
                break

    def _wait_for_remains(self) -> int:
        """Return the server's lock once every process of an earlier, killed server is gone."""
        file = self.place.lock("server")
        lock = locks.wait_exclusive(file, SECONDS_TO_NOTICE)
        if lock is None:  # Its postmaster is dead, so what these still do can be seen by nobody.
            for pid in (entry.name for entry in Path("/proc").iterdir()):
                if self._is_ours(pid):
                    os.kill(int(pid), signal.SIGKILL)
            lock = locks.wait_exclusive(file, SECONDS_TO_END)
        if lock is None:
            raise EmbeddedDatabaseError(f"Một tiến trình PostgreSQL khác còn giữ {self.place.cluster}.")
        return lock

    def _is_ours(self, pid: str) -> bool:
        """Tell whether the process is a PostgreSQL of this cluster: process ids are reused, directories are not."""
        try:
            return (
                pid.isdigit()
                and Path(f"/proc/{pid}/exe").readlink().name.startswith("postgres")
                and Path(f"/proc/{pid}/cwd").samefile(self.place.cluster)
            )
        except OSError:
            return False

    def _account(self) -> int | None:
        """Return the account that the server runs under, None for our own."""
        if os.geteuid() != 0:
            return None
        owner = self.place.cluster.stat().st_uid if self.place.cluster.exists() else UNPRIVILEGED
        return owner or UNPRIVILEGED

    def _create(self) -> None:
        """Create the cluster beside its final name, so that an interrupted creation leaves nothing half done."""
        unfinished = self.place.cluster.with_name("postgres.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        account = self._account()
        # initdb wants an account with a name; it is a stranger to ours, so the files change hands afterwards.
        creator = None if account is None else NOBODY
        _give(unfinished, creator)
        command: list[str | Path] = [
            programs_for(creator) / "initdb", "--pgdata", HERE, "--username", ROLE, "--auth=trust", "--encoding=UTF8",
            "--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions",
            "--text-search-config=simple", *([] if self.durable else ["--no-sync"]),
        ]  # fmt: skip
        if creator is None and not _has_name(os.geteuid()):
            command = ["unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--", *command]
        with self.place.log.open("ab") as log:
            done = subprocess.run(
                command, cwd=unfinished, user=creator, group=creator, extra_groups=None if creator is None else [],
                env=_environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False,
            )  # fmt: skip
        if done.returncode:
            raise EmbeddedDatabaseError(f"Không tạo được cơ sở dữ liệu; xem {self.place.log}.")
        _give(unfinished, account)
        unfinished.rename(self.place.cluster)

    def _launch(self, lock: int) -> "subprocess.Popen[bytes]":
        """Start the server; every process of it inherits the lock, which tells that it is alive."""
        account = self._account()
        if account is not None and self.place.cluster.stat().st_uid != account:
            _give(self.place.cluster, account)  # Somebody copied the data directory as root.
        self.place.cluster.chmod(0o700)  # The same may have opened it to others, and PostgreSQL insists.
        settings = server_settings(durable=self.durable, memory=memory_mebibytes())
        settings |= {"unix_socket_directories": HERE, "cluster_name": "sotay"}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with self.place.log.open("ab") as log:
            return subprocess.Popen(
                [programs_for(account) / "postgres", "-D", HERE, *options],
                cwd=self.place.cluster, user=account, group=account, extra_groups=None if account is None else [],
                env=_environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=[lock],
                start_new_session=True, umask=0o077,
            )  # fmt: skip


def _give(directory: Path, account: int | None) -> None:
    """Hand a directory and everything in it to the account."""
    if account is not None:
        for path in (directory, *directory.rglob("*")):
            os.chown(path, account, account, follow_symlinks=False)


def _has_name(account: int) -> bool:
    try:
        pwd.getpwuid(account)
    except KeyError:
        return False
    return True


def _environment() -> dict[str, str]:
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
