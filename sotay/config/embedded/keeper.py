"""The keeper: a small process that runs PostgreSQL while anybody uses it, restarts it after a crash, then stops it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from sotay.config.embedded import locks
from sotay.config.embedded.errors import EmbeddedDatabaseError
from sotay.config.embedded.place import Place
from sotay.config.embedded.server import Server

PAUSE = 0.1
EARLY = 2.0
MOST_EARLY_ENDS = 4
_launched: list["subprocess.Popen[bytes]"] = []
LARGEST_LOG = 20 * 1024 * 1024


class Keeper:
    """Keeps one server running as long as the `users` lock is held by anyone."""

    def __init__(self, server: Server) -> None:
        """Take charge of the server."""
        self.server = server
        self.process: subprocess.Popen[bytes] | None = None
        self.last_start = -EARLY
        self.early_ends = 0
        self.told_to_end = False

    def run(self) -> None:
        """Start or adopt the server and stay until nobody needs it."""
        signal.signal(signal.SIGTERM, self._end)
        while True:
            self._revive()
            if self.told_to_end or locks.is_free(self.server.place.lock("users")):
                # Whoever comes now waits at this lock, so that it never finds a server that is going away.
                lock = locks.try_exclusive(self.server.place.lock("start"))
                if lock is not None and (self.told_to_end or locks.is_free(self.server.place.lock("users"))):
                    self.server.stop()
                    return
                if lock is not None:
                    os.close(lock)
            time.sleep(PAUSE)

    def _revive(self) -> None:
        """Start the server where it does not run; one that keeps dying at once is given up."""
        if self.process is not None and self.process.poll() is None:
            return
        if self.process is None and self.server.find() is not None:
            return
        self.early_ends = self.early_ends + 1 if time.monotonic() - self.last_start < EARLY else 0
        if self.early_ends > MOST_EARLY_ENDS:
            raise EmbeddedDatabaseError("PostgreSQL nhiều lần dừng ngay sau khi khởi động.")
        self.last_start = time.monotonic()
        self.process = self.server.start()

    def _end(self, _signal: int, _frame: FrameType | None) -> None:
        self.told_to_end = True


def launch(place: Place, *, durable: bool) -> bool:
    """Start a keeper that outlives us, where there is none; tell whether one was started."""
    lock = locks.try_exclusive(place.lock("keeper"))
    if lock is None:
        return False
    try:
        if place.log.exists() and place.log.stat().st_size > LARGEST_LOG:
            place.log.rename(place.log.with_suffix(".log.1"))
        with place.log.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", __name__, place.data_dir, "durable" if durable else "careless"],
                cwd="/", stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=[lock], start_new_session=True,
            )  # fmt: skip
            _launched.append(process)  # It is meant to outlive us; Python would complain about a forgotten child.
    finally:
        os.close(lock)
    return True


def main() -> None:
    """Keep the server of the data directory given on the command line."""
    data_dir, durability = sys.argv[1:]
    try:
        Keeper(Server(Place(Path(data_dir)), durable=durability == "durable")).run()
    except EmbeddedDatabaseError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
