"""Backup and restore: the database and the stored files in one archive, and never a secret.

The archive is a zip of `manifest.json`, `database.dump` (pg_dump's custom format) and `files/…`. The manifest counts and
sums up every table in the very snapshot that was dumped, so a restored database can be compared with it.
"""

import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from sotay.config.pg_tools import Address, ToolError

FORMAT = 1
MANIFEST, DUMP, FILES = "manifest.json", "database.dump", "files/"
# A session's key opens its account; whoever restores signs in again.
SECRET_TABLES = ("django_session", "usersessions_usersession")
TABLES = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND NOT c.relname = ANY(%s) ORDER BY 1
"""
# `known` holds views of `public` (statistics); the dump brings it along.
RECREATE = (
    b"BEGIN; SET client_min_messages = warning; DROP SCHEMA IF EXISTS known CASCADE;"
    b" DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n"
)

Sums = dict[str, list[int | str]]


class BackupError(Exception):
    """A backup that cannot be made or restored; one Vietnamese sentence."""


@dataclass(frozen=True)
class Installation:
    """What a backup holds of an installation: its database and its stored files."""

    database: Address
    files: Path

    def write_backup(self, target: Path) -> dict[str, Any]:
        """Write the archive, whole or not at all, and return its manifest."""
        unfinished = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
                dump = Path(scratch, DUMP)
                manifest = self._dump(dump)
                unfinished.touch(mode=0o600)
                with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_STORED) as archive:
                    archive.write(dump, DUMP)
                    manifest["files"] = self._add_files(archive)
                    archive.writestr(MANIFEST, json.dumps(manifest, indent=1), zipfile.ZIP_DEFLATED)
            _flush_to_disk(unfinished)
            unfinished.rename(target)
        finally:
            unfinished.unlink(missing_ok=True)
        return manifest

    def restore_backup(self, source: Path, known_migrations: set[tuple[str, str]]) -> dict[str, Any]:
        """Put the archive in the place of everything that is here, compare, and return its manifest."""
        with _open_archive(source) as archive, tempfile.TemporaryDirectory(dir=self.files.parent) as scratch:
            manifest = _read_manifest(archive)
            if {tuple(row) for row in manifest["migrations"]} - known_migrations:
                raise BackupError("Bản sao lưu này do một phiên bản Sotay mới hơn tạo ra; hãy cập nhật Sotay trước.")
            archive.extractall(scratch)  # Reads everything through its checksums before anything is replaced.
            found = sum(1 for file in Path(scratch, FILES).rglob("*") if file.is_file())
            if found != manifest["files"]:
                raise BackupError(f"Bản sao lưu phải có {manifest['files']} tệp nhưng chỉ có {found}.")
            self._load(Path(scratch, DUMP))
            self._compare(manifest["tables"])
            self._replace_files(Path(scratch, FILES))
        return manifest

    def is_in_use(self) -> bool:
        """Tell whether there are accounts or organisations that a restore would destroy."""
        with self.database.connect() as link:
            for table in ("accounts_user", "organisations_organisation"):
                exists = link.execute("SELECT to_regclass(%s) IS NOT NULL", [table]).fetchone()
                query = sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(table))
                if exists == (True,) and link.execute(query).fetchone() == (True,):
                    return True
        return False

    def count_others(self) -> int:
        """Return how many other connections the database has."""
        with self.database.connect() as link:
            row = link.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
            ).fetchone()
        return 0 if row is None else int(row[0])

    def sum_up(self) -> Sums:
        """Return for each table its number of rows and a sum over their contents."""
        with self.database.connect() as link:
            return _sum_up(link)

    def _dump(self, target: Path) -> dict[str, Any]:
        """Dump one snapshot of the database, and describe the same snapshot."""
        with self.database.connect() as link:
            link.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            link.read_only = True
            (snapshot,) = _one(link.execute("SELECT pg_export_snapshot()"))
            without = [f"--exclude-table-data=public.{table}" for table in SECRET_TABLES]
            self.database.run(
                "pg_dump", "--format=custom", "--no-owner", "--no-privileges",
                f"--snapshot={snapshot}", f"--file={target}", *without,
            )  # fmt: skip
            return {
                "format": FORMAT,
                "sotay": version("sotay"),
                "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
                "migrations": link.execute("SELECT app, name FROM django_migrations ORDER BY 1, 2").fetchall(),
                "tables": _sum_up(link),
            }

    def _add_files(self, archive: zipfile.ZipFile) -> int:
        """Add the stored files: they are written once and never changed, so all that the dump names are there."""
        files = [file for file in sorted(self.files.rglob("*")) if file.is_file()]
        for file in files:
            archive.write(file, FILES + file.relative_to(self.files).as_posix())
        return len(files)

    def _load(self, dump: Path) -> None:
        """Replace the database's contents in one transaction, which only the last word commits."""
        reading = [self.database.command("pg_restore")[0], "--no-owner", "--no-privileges", "--file=-", str(dump)]
        writing = self.database.command("psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1")
        environment = self.database.environment
        with (
            tempfile.TemporaryFile() as complaints,
            subprocess.Popen(reading, env=environment, stdout=subprocess.PIPE, stderr=complaints) as reader,
            subprocess.Popen(
                writing, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=complaints
            ) as writer,
        ):
            _pass_on(reader, writer)
            if writer.wait() or reader.wait():
                complaints.seek(0)
                raise ToolError(complaints.read().decode(errors="replace").strip())

    def _compare(self, expected: Sums) -> None:
        found = self.sum_up()
        wrong = sorted(name for name in {*expected, *found} if expected.get(name) != found.get(name))
        if wrong:
            raise BackupError(f"Dữ liệu sau khi phục hồi khác với bản sao lưu ở các bảng: {', '.join(wrong)}.")

    def _replace_files(self, restored: Path) -> None:
        restored.mkdir(exist_ok=True)
        old = self.files.with_name(f"{self.files.name}.{os.getpid()}")
        if self.files.exists():
            self.files.rename(old)
        restored.rename(self.files)
        shutil.rmtree(old, ignore_errors=True)


def _pass_on(reader: "subprocess.Popen[bytes]", writer: "subprocess.Popen[bytes]") -> None:
    """Send the script to psql; without the last word it forgets everything."""
    if reader.stdout is None or writer.stdin is None:
        raise ValueError("both ends must be pipes")
    try:
        writer.stdin.write(RECREATE)
        shutil.copyfileobj(reader.stdout, writer.stdin)
        if reader.wait() == 0:
            writer.stdin.write(b"COMMIT;\n")
    except BrokenPipeError:  # psql met an error, and has said so.
        reader.kill()
    with suppress(BrokenPipeError):
        writer.stdin.close()


def _sum_up(link: psycopg.Connection) -> Sums:
    """Return the sums; how values are written must not depend on who asks."""
    link.execute("SET LOCAL TimeZone = 'UTC'")
    link.execute("SET LOCAL DateStyle = 'ISO, YMD'")
    sums: Sums = {}
    for (table,) in link.execute(TABLES, [list(SECRET_TABLES)]).fetchall():
        query = sql.SQL("SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)::text FROM public.{} t")
        sums[table] = list(_one(link.execute(query.format(sql.Identifier(table)))))
    return sums


def _one(cursor: psycopg.Cursor[Any]) -> tuple[Any, ...]:
    row: tuple[Any, ...] | None = cursor.fetchone()
    if row is None:
        raise BackupError("Cơ sở dữ liệu không trả lời như mong đợi.")
    return row


def _open_archive(source: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except (OSError, zipfile.BadZipFile):
        raise BackupError(f"{source} không phải là bản sao lưu của Sotay.") from None


def _read_manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    except (KeyError, ValueError):
        raise BackupError(f"{archive.filename} không phải là bản sao lưu của Sotay.") from None
    if manifest.get("format") != FORMAT:
        raise BackupError("Bản sao lưu này có định dạng mà phiên bản Sotay này không đọc được.")
    return manifest


def _flush_to_disk(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())
