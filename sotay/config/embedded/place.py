"""Where the files of an embedded PostgreSQL lie."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from sotay.config.embedded.errors import EmbeddedDatabaseError

# A socket's address holds 107 bytes; PostgreSQL adds `/.s.PGSQL.5432`.
LONGEST_SOCKET_DIRECTORY = 90


@dataclass(frozen=True)
class Place:
    """The files of the embedded PostgreSQL of one data directory."""

    data_dir: Path

    @property
    def cluster(self) -> Path:
        """The directory that PostgreSQL itself owns."""
        return self.data_dir / "postgres"

    @property
    def log(self) -> Path:
        """What the server and its keeper have to say."""
        return self.data_dir / "postgres.log"

    def lock(self, name: str) -> Path:
        """Return the lock file: `start`, `users`, `keeper` or `server` (see `share.py`)."""
        return self.data_dir / "locks" / name

    @property
    def socket_directory(self) -> Path:
        """The host that clients connect to: the cluster, or a short link to it where its path is too long."""
        if len(os.fsencode(self.cluster)) <= LONGEST_SOCKET_DIRECTORY:
            return self.cluster
        digest = hashlib.sha256(os.fsencode(self.cluster)).hexdigest()[:16]
        return Path(f"/tmp/sotay-{os.geteuid()}-{digest}")  # noqa: S108 -- ownership is checked in `prepare`

    def prepare(self) -> None:
        """Make the directories, and the short link where one is needed."""
        locks = self.lock("start").parent
        try:
            self.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
            locks.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise EmbeddedDatabaseError(f"Không tạo được thư mục dữ liệu {self.data_dir}: {error.strerror}.") from error
        if not os.access(locks, os.R_OK | os.W_OK | os.X_OK):
            raise EmbeddedDatabaseError(
                f"Thư mục dữ liệu {self.data_dir} thuộc tài khoản khác; hãy chạy bằng tài khoản đó."
            )
        link = self.socket_directory
        if link == self.cluster:
            return
        if not link.is_symlink():
            link.symlink_to(self.cluster)
        if link.lstat().st_uid != os.geteuid() or link.readlink() != self.cluster:
            raise EmbeddedDatabaseError(f"{link} không phải của Sotay; hãy xóa nó hoặc chọn thư mục dữ liệu khác.")
