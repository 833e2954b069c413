"""Files that come from outside, good and bad, made in memory."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

import docx
import pikepdf
import xlsxwriter
from PIL import Image

from sotay.documents.layout import Paragraph, to_pdf
from tests.documents.papers import small_paper

OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def pdf_file(*lines: str) -> bytes:
    return to_pdf(small_paper(*[Paragraph(line) for line in lines or ("Nội dung sinh hoạt.",)]))


def word_file(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines or ("Nội dung sinh hoạt.",):
        document.add_paragraph(line)
    return _saved(document.save)


def sheet_file(*rows: tuple[object, ...]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Danh sách")
        for number, row in enumerate(rows or (("TT", "Họ và tên"), (1, "Lò Thị Ế"))):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def picture_file(form: str = "JPEG", size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (180, 30, 30)).save(out, form, **options)
    return out.getvalue()


def changed_archive(content: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """Return an archive with parts added, replaced, or (None) left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, part in parts.items():
            if part is not None:
                target.writestr(name, part)
    return out.getvalue()


def changed_part(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """Return an archive with one part rewritten."""
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        before = source.read(name).decode()
    assert change(before) != before
    return changed_archive(content, {name: change(before).encode()})


def changed_pdf(change: Callable[[pikepdf.Pdf], None], **options: object) -> bytes:
    """Return a PDF to which something was done."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_file())) as document:
        change(document)
        document.save(out, **options)
    return out.getvalue()


def nothing(document: pikepdf.Pdf) -> None:
    """Change nothing."""


def locked_archive(content: bytes) -> bytes:
    """Return an archive whose directory says that its parts are encrypted."""
    flagged = bytearray(content)
    place = flagged.find(b"PK\x01\x02")
    while place >= 0:
        flagged[place + 8] |= 1
        place = flagged.find(b"PK\x01\x02", place + 4)
    return bytes(flagged)


def ole_file(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file (version 3, sectors of 512 bytes) with the given streams, each padded to 4,096 bytes."""
    names = list(streams)
    bodies = [body.ljust(4096, b"\0") for body in streams.values()]
    table: list[int] = [0xFFFFFFFD]
    starts = []
    directory_sectors = (len(names) + 1 + 3) // 4
    for count in [directory_sectors, *[len(body) // 512 for body in bodies]]:
        starts.append(len(table))
        table.extend([*range(len(table) + 1, len(table) + count), 0xFFFFFFFE])
    table.extend([0xFFFFFFFF] * (128 - len(table)))
    header = OLE_HEAD + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, starts[0], 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * (108 * 4)
    entries = [_entry("Root Entry", 5, (None, 1 if names else None), 0xFFFFFFFE, 0)]
    for number, (name, body) in enumerate(zip(names, bodies, strict=True)):
        after = number + 2 if number + 1 < len(names) else None
        entries.append(_entry(name, 2, (after, None), starts[number + 1], len(body)))
    listing = b"".join(entries).ljust(directory_sectors * 512, b"\0")
    return header + struct.pack("<128I", *table) + listing + b"".join(bodies)


def _entry(name: str, kind: int, links: tuple[int | None, int | None], start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    numbers = [0xFFFFFFFF, *[link if link is not None else 0xFFFFFFFF for link in links]]
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBB", len(encoded) + 2, kind, 1)
        + struct.pack("<III", *numbers)
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()
