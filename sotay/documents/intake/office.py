"""Word and Excel files: archives of XML, looked through before anything opens them."""

import io
import re
import zipfile
import zlib

from lxml import etree

from sotay.documents.errors import (
    FileBroken,
    FileHasActiveContent,
    FileHasMacros,
    FilePasswordProtected,
    FileTypeNotAccepted,
    FileUnpacksTooLarge,
)
from sotay.documents.intake.formats import DOCX, XLSX, Family, Format, family_of
from sotay.documents.intake.limits import Limits

_CONTENT_TYPES = "[Content_Types].xml"
_MAIN_PARTS = {
    f"{DOCX.content_type}.main+xml": DOCX,
    f"{XLSX.content_type}.main+xml": XLSX,
}
_MACRO_TYPE = re.compile(r"macroenabled|vbaproject|macrosheet|intlmacrosheet", re.IGNORECASE)
_MACRO_PART = re.compile(r"(^|/)(vba\w*\.bin|macrosheets/)", re.IGNORECASE)
_ACTIVE_PART = re.compile(r"(^|/)activeX/", re.IGNORECASE)
_EMBEDDED_PART = re.compile(r"(^|/)embeddings/[^/]+\.(xlsx|docx|pptx)$", re.IGNORECASE)
# A template or a frame fetched from elsewhere on opening; a template on the writer's own disk is ordinary.
_FETCHED = re.compile(r"(attachedTemplate|frame|oleObject|subDocument)$", re.IGNORECASE)
_ELSEWHERE = re.compile(r"^\s*(https?:|ftp:|mhtml:|\\\\|//|file:/{2}[^/])", re.IGNORECASE)
_PROGRAM_HEADS = (b"MZ", b"\x7fELF", b"#!")
_ARCHIVE_HEADS = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xfd7zXZ", b"BZh")
_RATIO = 150
_RATIO_MATTERS_ABOVE = 20 * 1024 * 1024
_ENCRYPTED = 0x1
_DEFINES_ENTITIES = b"<!DOCTYPE"
_PROLOGUE = 4096


def examine_office(content: bytes, limits: Limits) -> Format:
    """Return the format of an Office archive, or refuse it."""
    found = _main_format(content, limits)
    _check_parts(content, limits)
    return found


def _main_format(content: bytes, limits: Limits) -> Format:
    """Return which of the accepted formats the archive declares to be."""
    with _opened(content) as archive:
        check_sizes(archive, len(content), limits)
        if _CONTENT_TYPES not in archive.namelist():
            raise FileTypeNotAccepted
        declared = set(_declared_types(archive))
    if any(_MACRO_TYPE.search(value) for value in declared):
        raise FileHasMacros
    found = [_MAIN_PARTS[value] for value in declared if value in _MAIN_PARTS]
    if len(found) != 1:
        raise FileTypeNotAccepted
    return found[0]


def _opened(content: bytes) -> zipfile.ZipFile:
    """Return the archive, or refuse a broken one."""
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise FileBroken from error


def check_sizes(archive: zipfile.ZipFile, size: int, limits: Limits) -> None:
    """Refuse by what the directory of the archive says: too many parts, too large, overlapping, locked."""
    parts = archive.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise FilePasswordProtected
    if any(part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for part in parts):
        raise FileBroken  # the packaging rules of Office files know no other packing
    unpacked = sum(part.file_size for part in parts)
    overlapping = sum(part.compress_size for part in parts) > size
    if len(parts) > limits.entries or unpacked > limits.unpacked_bytes or overlapping:
        raise FileUnpacksTooLarge
    if any(part.file_size > max(_RATIO_MATTERS_ABOVE, part.compress_size * _RATIO) for part in parts):
        raise FileUnpacksTooLarge


def _declared_types(archive: zipfile.ZipFile) -> list[str]:
    """Return the content types that the archive declares."""
    listed = _unpacked(archive, archive.getinfo(_CONTENT_TYPES))
    return [str(part.get("ContentType") or "") for part in _xml(listed).iter("{*}*")]


def _xml(part: bytes) -> etree._Element:
    """Parse one small part without entities, or refuse the file."""
    try:
        return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileBroken from error


def _check_parts(content: bytes, limits: Limits, depth: int = 0) -> None:
    """Unpack every part once, counted, and refuse what should not be inside."""
    with _opened(content) as archive:
        check_sizes(archive, len(content), limits)
        for part in archive.infolist():
            if _MACRO_PART.search(part.filename):
                raise FileHasMacros
            if _ACTIVE_PART.search(part.filename):
                raise FileHasActiveContent
            unpacked = _unpacked(archive, part)
            if _DEFINES_ENTITIES in unpacked[:_PROLOGUE]:
                raise FileBroken  # the packaging rules forbid it, and only bombs use it
            if part.filename.endswith(".rels"):
                _check_links(_xml(unpacked))
            _check_nested(part.filename, unpacked, limits, depth)


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Return a part in full; the archive gives no more than the declared size, which was checked before."""
    try:
        return archive.read(part)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise FileBroken from error


def _check_nested(name: str, unpacked: bytes, limits: Limits, depth: int) -> None:
    """Refuse programs and archives inside; a chart's own workbook is looked through, one level deep."""
    if unpacked.startswith(_PROGRAM_HEADS):
        raise FileHasActiveContent
    if not unpacked.startswith(_ARCHIVE_HEADS):
        return
    if depth or not _EMBEDDED_PART.search(name) or family_of(unpacked) is not Family.ZIP:
        raise FileUnpacksTooLarge
    _check_parts(unpacked, limits, depth + 1)


def _check_links(links: etree._Element) -> None:
    """Refuse links that are followed on opening."""
    for link in links.iter("{*}Relationship"):
        followed = _FETCHED.search(str(link.get("Type") or "")) and link.get("TargetMode") == "External"
        if followed and _ELSEWHERE.match(str(link.get("Target") or "")):
            raise FileHasActiveContent
