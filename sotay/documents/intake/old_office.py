"""Files of Word and Excel 97-2003: kept as they are, if they carry neither macros nor a password."""

import io
import re
import struct
from collections.abc import Iterator

import olefile

from sotay.documents.errors import FileBroken, FileHasMacros, FilePasswordProtected, FileTypeNotAccepted
from sotay.documents.intake.formats import DOC, XLS, Format

_MACRO_STORAGE = re.compile(r"^(macros|vba|_vba_project(_cur)?)$", re.IGNORECASE)
_WORD = "WordDocument"
_BOOKS = ("Workbook", "Book")
# Byte 11 of a Word document's file information block, bit 0: encrypted.
_WORD_FLAGS, _WORD_ENCRYPTED = 11, 0x01
_FILE_PASS = 0x002F
_RECORDS = 40
_HEAD_BYTES = 64 * 1024
_RUN = re.compile(r"[^\x00-\x08\x0e-\x1f\ufffd]{3,}")


def examine_old_office(content: bytes) -> Format:
    """Return the format of an old Office file, or refuse it."""
    with _opened(content) as file:
        names = ["/".join(path) for path in file.listdir(streams=True, storages=True)]
        if "EncryptedPackage" in names:  # a .docx or .xlsx behind a password
            raise FilePasswordProtected
        if any(_MACRO_STORAGE.match(part) for name in names for part in name.split("/")):
            raise FileHasMacros
        if _WORD in names:
            head = file.openstream(_WORD).read(_WORD_FLAGS + 1)
            return _checked(DOC, locked=len(head) > _WORD_FLAGS and bool(head[_WORD_FLAGS] & _WORD_ENCRYPTED))
        for name in _BOOKS:
            if name in names:
                return _checked(XLS, locked=_FILE_PASS in _record_types(file.openstream(name).read(_HEAD_BYTES)))
    raise FileTypeNotAccepted


def old_head_lines(content: bytes) -> list[str]:
    """Return what can be read of an old Word file's beginning, for the search for stamps."""
    with _opened(content) as file:
        if not file.exists(_WORD):
            return []
        text = file.openstream(_WORD).read()[512:_HEAD_BYTES]
    found: list[str] = []
    for decoded in (text.decode("utf-16-le", "replace"), text.decode("cp1258", "replace")):
        found.extend(line for run in _RUN.findall(decoded) for line in re.split(r"[\r\n\x07\x0b\x0c]", run) if line)
    return found


def _opened(content: bytes) -> "olefile.OleFileIO[str]":
    """Return the compound file, or refuse a broken one."""
    try:
        return olefile.OleFileIO(io.BytesIO(content))
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise FileBroken from error


def _checked(found: Format, *, locked: bool) -> Format:
    """Return the format, or refuse what opens only with a password."""
    if locked:
        raise FilePasswordProtected
    return found


def _record_types(stream: bytes) -> Iterator[int]:
    """Yield the types of a workbook's first records."""
    place = 0
    for _ in range(_RECORDS):
        if place + 4 > len(stream):
            return
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind
        place += 4 + length
