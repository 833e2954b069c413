"""Backup and restore: what comes back is what went in."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command
from psycopg import sql
from psycopg.conninfo import make_conninfo

from sotay.config.backup import DUMP, MANIFEST, SECRET_TABLES, BackupError, Installation
from sotay.config.pg_tools import Address, ToolError
from sotay.core.schema import known_migrations

USER = """
    INSERT INTO accounts_user (uid, login, name, password, is_active, created_at)
    VALUES (gen_random_uuid(), 'an', 'Trần Thị An', '!', true, now())
"""
SESSION = "INSERT INTO django_session VALUES ('key-that-opens-an-account', '', now() + '1 day')"


@pytest.fixture
def installation(db: None, tmp_path: Path) -> Installation:
    """The test database: our schema, and what migrations put into it."""
    return Installation(Address.of_django(), tmp_path / "files")


@pytest.fixture
def empty(installation: Installation, tmp_path: Path) -> Iterator[Installation]:
    """An installation with nothing in it."""
    name = f"sotay_restored_{os.getpid()}"
    maintenance = make_conninfo(installation.database.conninfo, dbname="postgres")
    with psycopg.connect(maintenance, autocommit=True) as link:
        link.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        address = replace(installation.database, conninfo=make_conninfo(installation.database.conninfo, dbname=name))
        yield Installation(address, tmp_path / "restored")
        link.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def execute(installation: Installation, *statements: str) -> None:
    with installation.database.connect() as link:
        for statement in statements:
            link.execute(statement.encode())


def test_restored_installation_equals_the_saved_one(
    installation: Installation, empty: Installation, tmp_path: Path
) -> None:
    (installation.files / "documents").mkdir(parents=True)
    (installation.files / "documents" / "nghị quyết.pdf").write_bytes(b"%PDF")
    installation.write_backup(tmp_path / "one.zip")

    empty.restore_backup(tmp_path / "one.zip", known_migrations())

    assert empty.sum_up() == installation.sum_up()
    assert len(empty.sum_up()) > 50
    assert (empty.files / "documents" / "nghị quyết.pdf").read_bytes() == b"%PDF"

    execute(empty, USER, SESSION)
    manifest = empty.write_backup(tmp_path / "two.zip")
    before = empty.sum_up()
    execute(empty, "DELETE FROM accounts_user", "CREATE TABLE stray ()")

    empty.restore_backup(tmp_path / "two.zip", known_migrations())

    assert before["accounts_user"][0] == 1
    assert empty.sum_up() == before == manifest["tables"]


def test_sums_see_a_single_changed_letter(installation: Installation, empty: Installation, tmp_path: Path) -> None:
    installation.write_backup(tmp_path / "one.zip")
    empty.restore_backup(tmp_path / "one.zip", known_migrations())
    execute(empty, USER)
    before = empty.sum_up()

    execute(empty, "UPDATE accounts_user SET name = 'Trần Thị Ân'")

    changed = {name for name, sums in empty.sum_up().items() if sums != before[name]}
    assert changed == {"accounts_user"}


def test_no_session_and_no_secret_is_saved(installation: Installation, empty: Installation, tmp_path: Path) -> None:
    installation.write_backup(tmp_path / "one.zip")
    empty.restore_backup(tmp_path / "one.zip", known_migrations())
    execute(empty, SESSION)

    manifest = empty.write_backup(tmp_path / "two.zip")
    empty.restore_backup(tmp_path / "two.zip", known_migrations())

    assert not set(SECRET_TABLES) & set(manifest["tables"])
    with empty.database.connect() as link:
        assert link.execute("SELECT count(*) FROM django_session").fetchone() == (0,)
    with zipfile.ZipFile(tmp_path / "two.zip") as archive:
        assert sorted(archive.namelist()) == [DUMP, MANIFEST]
    assert (tmp_path / "two.zip").stat().st_mode & 0o077 == 0


def test_installation_in_use_is_recognised(installation: Installation, empty: Installation, tmp_path: Path) -> None:
    assert not empty.is_in_use()
    installation.write_backup(tmp_path / "one.zip")
    empty.restore_backup(tmp_path / "one.zip", known_migrations())
    assert not empty.is_in_use()

    execute(empty, USER)

    assert empty.is_in_use()
    assert empty.count_others() == 0


def test_failed_restore_changes_nothing(installation: Installation, empty: Installation, tmp_path: Path) -> None:
    installation.write_backup(tmp_path / "good.zip")
    empty.restore_backup(tmp_path / "good.zip", known_migrations())
    before = empty.sum_up()
    with zipfile.ZipFile(tmp_path / "good.zip") as archive:
        manifest, dump = archive.read(MANIFEST), archive.read(DUMP)
    with zipfile.ZipFile(tmp_path / "short.zip", "w") as archive:
        archive.writestr(DUMP, dump[: len(dump) // 2])
        archive.writestr(MANIFEST, manifest)

    with pytest.raises(ToolError):
        empty.restore_backup(tmp_path / "short.zip", known_migrations())

    assert empty.sum_up() == before


def test_database_that_refuses_says_why(installation: Installation, empty: Installation, tmp_path: Path) -> None:
    installation.write_backup(tmp_path / "one.zip")
    with psycopg.connect(empty.database.conninfo, autocommit=True) as link:
        name = sql.Identifier(link.info.dbname)
        link.execute(sql.SQL("ALTER DATABASE {} SET default_transaction_read_only = on").format(name))

    with pytest.raises(ToolError, match="read-only transaction"):
        empty.restore_backup(tmp_path / "one.zip", known_migrations())

    assert empty.sum_up() == {}


def test_damaged_archive_is_refused(installation: Installation, empty: Installation, tmp_path: Path) -> None:
    file = tmp_path / "one.zip"
    installation.write_backup(file)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)

    with pytest.raises(zipfile.BadZipFile):
        empty.restore_backup(file, known_migrations())

    assert empty.sum_up() == {}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"format": 99}, "định dạng"),
        ({"migrations": [["members", "9999_from_the_future"]]}, "mới hơn"),
        ({"files": 3}, "3 tệp"),
        ({"tables": {"accounts_user": [5, "0"]}}, "khác với bản sao lưu"),
    ],
)
def test_backup_that_does_not_fit_is_refused(
    installation: Installation, empty: Installation, tmp_path: Path, changes: dict[str, object], reason: str
) -> None:
    installation.write_backup(tmp_path / "one.zip")
    with zipfile.ZipFile(tmp_path / "one.zip") as good, zipfile.ZipFile(tmp_path / "two.zip", "w") as bad:
        bad.writestr(DUMP, good.read(DUMP))
        bad.writestr(MANIFEST, json.dumps(json.loads(good.read(MANIFEST)) | changes))

    with pytest.raises(BackupError, match=reason):
        empty.restore_backup(tmp_path / "two.zip", known_migrations())


def test_strange_files_are_refused(installation: Installation, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("không phải bản sao lưu")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a", "b")

    for name in ("text", "other.zip", "absent"):
        with pytest.raises(BackupError, match="không phải là bản sao lưu"):
            installation.restore_backup(tmp_path / name, known_migrations())


def test_backup_never_overwrites_and_leaves_no_half(installation: Installation, tmp_path: Path) -> None:
    (tmp_path / "taken.zip").touch()
    nowhere = replace(installation, database=replace(installation.database, conninfo="host=/nowhere dbname=x"))

    with pytest.raises(CommandError, match="đã có"):
        call_command("backup", tmp_path / "taken.zip")
    with pytest.raises(psycopg.OperationalError):
        nowhere.write_backup(tmp_path / "half.zip")

    assert [file.name for file in tmp_path.iterdir()] == ["taken.zip"]


def test_commands_carry_an_installation_over(installation: Installation, tmp_path: Path) -> None:
    saved = installation.write_backup(tmp_path / "one.zip")

    def sotay(*words: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "sotay.config.cli", *words, "--data", str(tmp_path / "data")]
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("SOTAY_", "DJANGO_"))}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    first = sotay("restore", str(tmp_path / "one.zip"))
    filled = sotay("dbshell", "--", "-c", USER)
    again = sotay("restore", str(tmp_path / "one.zip"))
    forced = sotay("restore", str(tmp_path / "one.zip"), "--force")
    sotay("backup", str(tmp_path / "two.zip"))

    assert (first.returncode, first.stderr) == (0, "")
    assert "số liệu khớp" in first.stdout
    assert filled.returncode == 0
    assert again.returncode == 1
    assert "đã có dữ liệu" in again.stderr
    assert forced.returncode == 0
    with zipfile.ZipFile(tmp_path / "two.zip") as archive:
        assert json.loads(archive.read(MANIFEST))["tables"] == saved["tables"]
