"""What kind of file an upload really is, and whether it is safe to open: asked before any reader touches it."""

import re
import subprocess
import sys
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO

from sotay.exchange.errors import Bomb, Damaged, Encrypted, HasMacros, NotExcel, TooLarge

XLSX, XLSB, ODS, XLS = "xlsx", "xlsb", "ods", "xls"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 1 << 20
_MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """How much a file may hold. A province's register is 10 MB packed, 93 MB unpacked, 2.1 million cells."""

    packed: int = 25 * _MEGABYTE
    unpacked: int = 1024 * _MEGABYTE
    # Office files come to 10-40; deflate can reach 1,000.
    ratio: int = 120
    small: int = 20 * _MEGABYTE
    entries: int = 2000
    # Above this a sheet is read row by row, for the quick reader keeps every cell of the rectangle in memory.
    cells_at_once: int = 4_000_000
    # For the formats that cannot be looked at beforehand: what reading them may take.
    probe_memory: int = 1024 * _MEGABYTE
    probe_seconds: int = 60


@dataclass(frozen=True)
class Container:
    """A file that may be opened: its kind, and whether its sheets fit in memory at once."""

    path: Path
    kind: str
    dense: bool


def inspect(path: Path, limits: Limits | None = None) -> Container:
    """Return what the file is, or raise the refusal that says what is wrong with it."""
    limits = limits or Limits()
    size = path.stat().st_size
    if size > limits.packed:
        raise TooLarge(found=_megabytes(size), limit=_megabytes(limits.packed))
    with path.open("rb") as file:
        head = file.read(len(_OLE))
        if head == _OLE:
            file.seek(0)
            kind = _inspect_ole(file.read())
            _probe(path, limits)
            return Container(path, kind, dense=True)
    if not head.startswith(b"PK") or not zipfile.is_zipfile(path):
        raise NotExcel
    try:
        with zipfile.ZipFile(path) as archive:
            kind = _kind_of(archive)
            _check_directory(archive, size, limits)
            cells = _scan(archive, limits) if kind == XLSX else _inflate_all(archive, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise Damaged from error
    except RuntimeError as error:  # zipfile's word for an encrypted entry
        raise Encrypted from error
    if kind != XLSX:
        _probe(path, limits)
    return Container(path, kind, dense=cells <= limits.cells_at_once)


def _megabytes(size: int) -> str:
    """Return the size as people say it."""
    return f"{-(-size // _MEGABYTE)} MB"


# --- Old binary files ----------------------------------------------------------------------------------------------


def _inspect_ole(content: bytes) -> str:
    """Tell an old .xls from a password-protected .xlsx and from other Office files."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Encrypted
    if not any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        raise NotExcel
    return XLS


_PROBE = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[3]),) * 2)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from python_calamine import CalamineWorkbook, PasswordError
try:
    book = CalamineWorkbook.from_path(sys.argv[1])
    for name in book.sheet_names:
        book.get_sheet_by_name(name)
except PasswordError:
    sys.exit(3)
except BaseException as error:
    sys.exit(5 if type(error).__name__ == "MemoryError" else 4)
"""
_PASSWORD, _UNREADABLE = 3, 4


def _probe(path: Path, limits: Limits) -> None:
    """Read the file once in a process of little memory, because a stray far cell can take all there is.

    Only the formats that come seldom are read twice; .xlsx is looked through without being read.
    """
    command = [sys.executable, "-I", "-c", _PROBE, str(path), str(limits.probe_memory), str(limits.probe_seconds)]
    try:
        ended = subprocess.run(command, check=False, capture_output=True, timeout=2 * limits.probe_seconds)  # noqa: S603 -- our own words
    except subprocess.TimeoutExpired as error:
        raise Bomb from error
    if ended.returncode == _PASSWORD:
        raise Encrypted
    if ended.returncode == _UNREADABLE:
        raise Damaged
    if ended.returncode != 0:
        raise Bomb


# --- Zip files -----------------------------------------------------------------------------------------------------


def _kind_of(archive: zipfile.ZipFile) -> str:
    """Return which spreadsheet the archive is, by what lies in it."""
    names = set(archive.namelist())
    if "mimetype" in names and "content.xml" in names:
        with archive.open("mimetype") as file:
            if b"opendocument.spreadsheet" in file.read(200):
                return ODS
        raise NotExcel
    if "[Content_Types].xml" not in names:
        raise NotExcel
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise HasMacros
    if "xl/workbook.bin" in names:
        return XLSB
    if any(name.startswith("xl/") and name.endswith("workbook.xml") for name in names):
        return XLSX
    raise NotExcel


def _check_directory(archive: zipfile.ZipFile, size: int, limits: Limits) -> None:
    """Refuse what the archive's own directory gives away."""
    entries = archive.infolist()
    if len(entries) > limits.entries or len({entry.filename for entry in entries}) != len(entries):
        raise Bomb
    if any(entry.flag_bits & 1 for entry in entries):
        raise Encrypted
    if sum(entry.compress_size for entry in entries) > size:
        raise Bomb  # entries lie upon each other
    _check_size(sum(entry.file_size for entry in entries), size, limits)


def _check_size(unpacked: int, packed: int, limits: Limits) -> None:
    """Refuse what grows beyond measure."""
    if unpacked > limits.unpacked or (unpacked > limits.small and unpacked > limits.ratio * packed):
        raise Bomb


def _chunks(archive: zipfile.ZipFile, name: str) -> "_Checked":
    """Return the entry's content by chunks, its checksum verified at the end and no document type allowed."""
    return _Checked(archive.open(name))


class _Checked:
    """An XML entry read by chunks; it must begin as XML in UTF-8 does and declare no entities."""

    def __init__(self, file: IO[bytes]) -> None:
        """Keep the open entry."""
        self.file = file

    def __iter__(self) -> "_Checked":
        """Return itself: it is read once."""
        head = self.file.read(_CHUNK)
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        if not start.startswith(b"<"):
            raise Damaged
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise Bomb
        self.head = head
        return self

    def __next__(self) -> bytes:
        """Return the next chunk."""
        chunk, self.head = self.head or self.file.read(_CHUNK), b""
        if not chunk:
            raise StopIteration
        return chunk


def _inflate_all(archive: zipfile.ZipFile, limits: Limits) -> int:
    """Unpack every part once, so that no false size in the directory gets by; return 0 for "cells not counted"."""
    for entry in archive.infolist():
        with archive.open(entry) as file:
            left = limits.unpacked
            while chunk := file.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise Bomb
                if entry.filename == "content.xml" and b"<!DOCTYPE" in chunk:
                    raise Bomb
    return 0


# --- How far the sheets of an .xlsx reach ----------------------------------------------------------------------------

_SHEET_DATA = re.compile(rb"<(\w+:)?sheetData\b")
_ROW_NUMBER = re.compile(rb"""[^<>]*?\sr=["'](\d+)["']""")
_REFERENCE = re.compile(rb"""[^<>]*?\sr=["']([A-Z]{1,3})(\d+)["']""")
# A column beyond ZZ or a row beyond 999,999: no register reaches so far.
_FAR = re.compile(rb"""r=["'](?:[A-Z]{3}|[A-Z]{1,2}\d{7})""")
FAR_AWAY = 1 << 40


def _scan(archive: zipfile.ZipFile, limits: Limits) -> int:
    """Return the cells of the largest rectangle that holds a sheet's values; unpacks every XML part on the way."""
    largest = 0
    for entry in archive.infolist():
        name = entry.filename
        if not name.endswith((".xml", ".rels")):
            continue
        chunks = _chunks(archive, name)
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            largest = max(largest, _Extent().measure(chunks))
        else:
            left = limits.unpacked
            for chunk in chunks:
                left -= len(chunk)
                if left < 0:
                    raise Bomb
    return largest


class _Extent:
    """The rectangle of cells with a value, found from the XML without parsing it: a quarter of a second for 90 MB."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.row = self.first = self.last = self.width = 0
        self.prefix = b""

    def measure(self, chunks: _Checked) -> int:
        """Return the number of cells of the rectangle."""
        tail, started = b"", False
        for chunk in chunks:
            piece = tail + chunk
            if not started:
                found = _SHEET_DATA.search(piece)
                if not found:
                    tail = piece
                    continue
                started, self.prefix, piece = True, found[1] or b"", b"  " + piece[found.end() :]
                self.row = -1
            if (not self.prefix and b":row" in chunk) or _FAR.search(piece):
                return FAR_AWAY
            *rows, tail = piece.split(b"<" + self.prefix + b"row")
            self._take(rows)
            if len(tail) > 64 * _CHUNK:
                raise Bomb  # one row of 64 MB
        self._take([tail])
        return (self.last - self.first + 1) * self.width if self.last else 0

    def _take(self, rows: list[bytes]) -> None:
        """Reckon with whole rows: their numbers, and the last cell of each that has a value."""
        value_tag, inline_tag, cell_tag = (b"<" + self.prefix + name for name in (b"v", b"is", b"c "))
        row, width = self.row, self.width
        for text in rows:
            row += 1
            value = text.rfind(value_tag)
            if value < 0:
                value = text.rfind(inline_tag)
            if value < 0:
                if found := _ROW_NUMBER.match(text):
                    row = int(found[1])
                continue
            cell = text.rfind(cell_tag, 0, value)
            found = _REFERENCE.match(text, cell + len(cell_tag) - 1) if cell >= 0 else None
            if found:
                row = int(found[2])
                column = _column_number(found[1])
            else:
                number = _ROW_NUMBER.match(text)
                row = int(number[1]) if number else row
                column = text.count(cell_tag.rstrip())
            width = max(width, column)
            self.first = self.first or row
            self.last = max(self.last, row)
        self.row, self.width = row, width


@lru_cache(maxsize=1024)
def _column_number(letters: bytes) -> int:
    """Return 1 for A and 28 for AB."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
