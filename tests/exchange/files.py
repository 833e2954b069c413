"""Workbooks as boards send them, made for tests: .xlsx, .ods and .xls written by hand where no writer exists."""

import datetime as dt
import struct
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

from sotay.exchange.layouts import MEMBER_LAYOUT, RawMember

STANDARD = [column.heading for column in MEMBER_LAYOUT.columns[:30]]
CELLS = {"24.01.001.01": 11, "24.01.001.02": 12, "24.01.002": 13}
TODAY = dt.date(2026, 11, 21)


def member(**changes: Any) -> RawMember:
    """Return a row with nothing wrong in it."""
    row = RawMember(
        number=1.0,
        full_name="Nguyễn Văn An",
        born_on=dt.date(1960, 2, 1),
        sex="Nam",
        ethnicity="Kinh",
        national_id="024060000001",
        joined_on=dt.date(1985, 5, 19),
        official_on=dt.date(1986, 5, 19),
        cell_code="24.01.001.01",
        phone="0912345678",
        status="Đang sinh hoạt",
    )
    return row._replace(**changes)


def standard_rows(members: Iterable[RawMember]) -> list[list[Any]]:
    """Return the rows of the boards' own layout: titles, headings in row 6, column numbers, a total line."""
    rows = [list(row[:30]) for row in members]
    head: list[list[Any]] = [["ĐẢNG BỘ TỈNH"], ["BAN TỔ CHỨC"], [], ["", "", "", "", "DANH SÁCH ĐẢNG VIÊN"], []]
    return [*head, STANDARD, [f"({index + 1})" for index in range(30)], *rows, ["", f"Cộng: {len(rows)} đảng viên"]]


def write_xlsx(
    path: Path, rows: Sequence[Sequence[Any]], sheet: str = "Danh sách", **more: Sequence[Sequence[Any]]
) -> Path:
    """Write the rows to the first sheet, and further sheets by name."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, content in {sheet: rows, **more}.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(content):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        page.write_string(number, column, value)
                    elif value is not None:
                        page.write(number, column, value)
    return path


# --- .xlsx written part by part ------------------------------------------------------------------------------------

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORKBOOK = (
    f'<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
    '<sheets><sheet name="Danh sách" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def _relation(target: str, kind: str) -> str:
    """Return a relationships part with one target."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/{kind}" Target="{target}"/></Relationships>'
    )


def write_parts(path: Path, sheet: bytes | Iterable[bytes], extra: dict[str, bytes] | None = None) -> Path:
    """Write an .xlsx whose sheet is the given XML (or the `<row>` elements of it, by chunks)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", _relation("xl/workbook.xml", "officeDocument"))
        archive.writestr("xl/workbook.xml", WORKBOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", _relation("worksheets/sheet1.xml", "worksheet"))
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            if isinstance(sheet, bytes):
                part.write(sheet)
            else:
                part.write(f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}"><sheetData>'.encode())
                for chunk in sheet:
                    part.write(chunk)
                part.write(b"</sheetData></worksheet>")
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return path


def row_xml(number: int, values: Sequence[Any]) -> bytes:
    """Return one row of inline texts and numbers; None leaves a cell out."""
    cells = []
    for index, value in enumerate(values):
        reference = f"{_letter(index)}{number}"
        if isinstance(value, str) and value:
            cells.append(f'<c r="{reference}" t="inlineStr"><is><t>{escape(value)}</t></is></c>')
        elif isinstance(value, dt.date):
            cells.append(f'<c r="{reference}"><v>{(value - dt.date(1899, 12, 30)).days}</v></c>')
        elif isinstance(value, int | float):
            cells.append(f'<c r="{reference}"><v>{value}</v></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'.encode()


def _letter(index: int) -> str:
    """Return the letters of a column counted from 0."""
    return (chr(64 + index // 26) if index >= 26 else "") + chr(65 + index % 26)


# --- .ods ----------------------------------------------------------------------------------------------------------

_ODS_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def _ods_cell(value: Any) -> str:
    """Return one cell as LibreOffice writes it."""
    if value in ("", None):
        return "<table:table-cell/>"
    if isinstance(value, dt.date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'


def write_ods(path: Path, rows: Sequence[Sequence[Any]], tail: str | None = None) -> Path:
    """Write the rows as LibreOffice does, with its tail of a million empty rows unless told otherwise."""
    if tail is None:
        tail = (
            '<table:table-row table:number-rows-repeated="1048000">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        )
    body = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS_NAMES} office:version="1.3"><office:body>'
        f'<office:spreadsheet><table:table table:name="Danh sách">{body}{tail}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _ODS_TYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


# --- .xls: the Excel 97 records, in the smallest compound file ---------------------------------------------------------

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def _record(kind: int, content: bytes) -> bytes:
    """Return one BIFF record."""
    return struct.pack("<HH", kind, len(content)) + content


def _unicode(text: str) -> bytes:
    """Return a text with its length and the flag for two bytes a letter."""
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def write_xls(path: Path, rows: Sequence[Sequence[Any]], *, stream: str = "Workbook") -> Path:
    """Write texts and numbers (dates as day numbers) as Excel 97 would."""
    cells = b""
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            place = struct.pack("<HHH", number, column, 0)
            if isinstance(value, dt.date):
                value = (value - dt.date(1899, 12, 30)).days  # noqa: PLW2901
            if isinstance(value, int | float):
                cells += _record(0x0203, place + struct.pack("<d", value))
            elif value:
                cells += _record(0x0204, place + _unicode(value))
    begin, end = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 1997, 0, 6)), _record(0x000A, b"")
    name = "Danh sach"
    opening = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 1997, 0, 6)) + _record(0x0042, b"\xb0\x04")
    bound = 4 + 6 + 2 + len(name)
    offset = len(opening) + bound + len(end)
    sheet = _record(0x0085, struct.pack("<IBBBB", offset, 0, 0, len(name), 0) + name.encode())
    book = opening + sheet + end + begin + cells + end
    # Below 4,096 bytes a stream would have to lie in the mini stream.
    book = book.ljust(max(4096, -(-len(book) // _SECTOR) * _SECTOR), b"\0")
    path.write_bytes(_compound(stream, book))
    return path


def _compound(name: str, content: bytes) -> bytes:
    """Return a compound file with one stream."""
    sectors = len(content) // _SECTOR
    tables = -(-(sectors + 2) * 4 // (_SECTOR - 4)) or 1
    directory, first = tables, tables + 1
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, tables, directory, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    chain = [_FAT] * tables + [_END] + [first + index + 1 for index in range(sectors - 1)] + [_END]
    chain += [_FREE] * (tables * _SECTOR // 4 - len(chain))
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, first, len(content)) + bytes(256)
    return header + struct.pack(f"<{len(chain)}I", *chain) + entries + content


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    """Return one directory entry."""
    text = (name + "\0").encode("utf-16-le")
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text), kind, 1)
        + struct.pack("<III", _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<II", start, size)
        + bytes(4)
    )
