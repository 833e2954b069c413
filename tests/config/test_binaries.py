"""PostgreSQL's programs where another account can run them."""

import subprocess
from pathlib import Path

import pytest

from sotay.config.embedded import binaries


def test_own_account_runs_the_wheel_where_it_lies() -> None:
    assert binaries.programs_for(None) == binaries.wheel_programs()


def test_copy_is_whole_runs_and_can_be_read_by_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "SHARED_COPIES", tmp_path / "copies")
    packages = binaries.wheel_programs().parent.parent.parent

    programs = binaries._copy_for_all(packages)
    again = binaries._copy_for_all(packages)

    assert programs == again
    assert [path.name[:10] for path in (tmp_path / "copies").iterdir()] == ["postgresql"]
    for name in ("postgres", "pg_dump"):
        assert b"PostgreSQL" in subprocess.run([programs / name, "--version"], capture_output=True, check=True).stdout
    files = [path for path in programs.parent.rglob("*") if path.is_file()]
    assert len(files) > 500
    assert all(path.stat().st_mode & 0o444 == 0o444 for path in files)
