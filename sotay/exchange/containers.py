"""What kind of file an upload really is, and whether it is safe to open: asked before any reader touches it."""

import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sotay.exchange.errors import Bomb, Damaged, Encrypted, HasMacros, NotExcel, TooLarge
from sotay.exchange.sheet_xml import Extent, measure

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
    # A sheet with more cells is read in pieces of so many, for the reader keeps the rectangle of all cells in memory.
    cells_at_once: int = 100_000
    # For the formats that cannot be looked at beforehand: what reading them may take.
    probe_memory: int = 640 * _MEGABYTE
    probe_seconds: int = 60


@dataclass(frozen=True)
class Container:
    """A file that may be opened: its kind, and for an .xlsx how far each sheet reaches, by the name of its part."""

    path: Path
    kind: str
    extents: dict[str, Extent] = field(default_factory=dict)


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
            return Container(path, kind)
    if not head.startswith(b"PK") or not zipfile.is_zipfile(path):
        raise NotExcel
    try:
        with zipfile.ZipFile(path) as archive:
            kind = _kind_of(archive)
            _check_directory(archive, size, limits)
            extents = _scan(archive, limits) if kind == XLSX else {}
            if kind != XLSX:
                _inflate_all(archive, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise Damaged from error
    except RuntimeError as error:  # zipfile's word for an encrypted entry
        raise Encrypted from error
    if kind != XLSX:
        _probe(path, limits)
    return Container(path, kind, extents)


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
    book = CalamineWorkbook.from_filelike(open(sys.argv[1], "rb"))
    for name in book.sheet_names:
        book.get_sheet_by_name(name)
except PasswordError:
    sys.exit(3)
except BaseException as error:
    sys.exit(5 if isinstance(error, MemoryError) or "capacity" in str(error) else 4)
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


def xml_chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield an XML part by chunks, its checksum verified at the end; it must be UTF-8 and declare no entities."""
    with archive.open(name) as part:
        head = part.read(_CHUNK)
        if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
            raise Damaged
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise Bomb
        yield head
        while chunk := part.read(_CHUNK):
            yield chunk


def _inflate_all(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Unpack every part once, so that no false size in the directory gets by."""
    for entry in archive.infolist():
        with archive.open(entry) as file:
            left = limits.unpacked
            while chunk := file.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise Bomb
                if entry.filename == "content.xml" and b"<!DOCTYPE" in chunk:
                    raise Bomb


def _scan(archive: zipfile.ZipFile, limits: Limits) -> dict[str, Extent]:
    """Return how far each sheet of an .xlsx reaches; unpacks every XML part on the way."""
    extents: dict[str, Extent] = {}
    for entry in archive.infolist():
        name = entry.filename
        if not name.endswith((".xml", ".rels")):
            continue
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            extents[name] = measure(xml_chunks(archive, name))
        else:
            left = limits.unpacked
            for chunk in xml_chunks(archive, name):
                left -= len(chunk)
                if left < 0:
                    raise Bomb
    return extents
