import contextlib
import struct
import zipfile
from pathlib import Path

import pytest

from sotay.exchange.containers import ODS, XLS, XLSX, Limits, inspect
from sotay.exchange.errors import Bomb, Damaged, Encrypted, HasMacros, NotExcel, TooLarge, WorkbookRefused
from tests.exchange.files import member, row_xml, standard_rows, write_ods, write_parts, write_xls, write_xlsx

ROWS = standard_rows([member()])


def test_the_kind_is_told_by_content_not_by_name(tmp_path: Path) -> None:
    xlsx = write_xlsx(tmp_path / "a.txt", ROWS)
    ods = write_ods(tmp_path / "a.xlsx", ROWS)
    xls = write_xls(tmp_path / "b.xlsx", ROWS)

    assert [inspect(path).kind for path in (xlsx, ods, xls)] == [XLSX, ODS, XLS]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"STT,H\xe1\xbb\x8d t\xc3\xaan\n1,An\n",
        b"<html><table><tr><td>H\xe1\xbb\x8d t\xc3\xaan</td></tr></table></html>",
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"%PDF-1.7\n" + bytes(100),
        b"PK\x03\x04 no zip at all",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "register.xlsx"
    file.write_bytes(content)

    with pytest.raises(NotExcel):
        inspect(file)


@pytest.mark.parametrize("part", ["word/document.xml", "readme.txt", "ppt/presentation.xml"])
def test_other_zips_are_refused(tmp_path: Path, part: str) -> None:
    file = tmp_path / "register.xlsx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, "<x/>")

    with pytest.raises(NotExcel):
        inspect(file)


def test_an_open_document_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "letter.ods"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")

    with pytest.raises(NotExcel):
        inspect(file)


def test_macros_are_refused(tmp_path: Path) -> None:
    file = write_parts(tmp_path / "a.xlsm", [b""], {"xl/vbaProject.bin": b"macro"})

    with pytest.raises(HasMacros):
        inspect(file)


def test_a_password_is_named(tmp_path: Path) -> None:
    file = write_xls(tmp_path / "a.xlsx", ROWS, stream="EncryptedPackage")

    with pytest.raises(Encrypted):
        inspect(file)


def test_an_old_word_file_is_refused(tmp_path: Path) -> None:
    file = write_xls(tmp_path / "a.xls", ROWS, stream="WordDocument")

    with pytest.raises(NotExcel):
        inspect(file)


def test_a_cut_file_is_refused(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path / "a.xlsx", ROWS).read_bytes()
    cut = tmp_path / "cut.xlsx"
    for size in (10, 100, len(whole) // 2, len(whole) - 30):
        cut.write_bytes(whole[:size])

        with pytest.raises(WorkbookRefused):
            inspect(cut)


def test_a_file_with_flipped_bytes_is_refused_or_whole(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path / "a.xlsx", ROWS).read_bytes()
    hurt = tmp_path / "hurt.xlsx"
    for place in range(0, len(whole), 97):
        hurt.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        with contextlib.suppress(WorkbookRefused):
            inspect(hurt)


def test_a_large_file_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    file = tmp_path / "large.xlsx"
    with file.open("wb") as hole:
        hole.truncate(1 << 30)

    with pytest.raises(TooLarge) as refusal:
        inspect(file)

    assert "1024 MB" in str(refusal.value)
    assert "25 MB" in str(refusal.value)


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    file = write_parts(tmp_path / "bomb.xlsx", (b" " * (1 << 20) for _ in range(200)))
    assert file.stat().st_size < 1 << 20

    with pytest.raises(Bomb):
        inspect(file)


def test_a_zip_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    file = write_parts(tmp_path / "bomb.xlsx", (b" " * (1 << 20) for _ in range(200)))
    content = bytearray(file.read_bytes())
    entry = content.find(b"PK\x01\x02", content.find(b"PK\x01\x02") + 1)
    while b"sheet1.xml" not in content[entry : entry + 80]:
        entry = content.find(b"PK\x01\x02", entry + 1)
    content[entry + 24 : entry + 28] = struct.pack("<I", 5000)
    file.write_bytes(content)

    with pytest.raises(WorkbookRefused):
        inspect(file)


def test_entities_are_refused(tmp_path: Path) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
    file = write_parts(tmp_path / "a.xlsx", [b""], {"xl/sharedStrings.xml": laughs})

    with pytest.raises(Bomb):
        inspect(file)


def test_an_xml_part_that_is_none_is_refused(tmp_path: Path) -> None:
    file = write_parts(tmp_path / "a.xlsx", '<?xml version="1.0" encoding="UTF-16"?><worksheet/>'.encode("utf-16"))

    with pytest.raises(Damaged):
        inspect(file)


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    file = write_parts(tmp_path / "a.xlsx", [b""], {f"xl/media/{index}.png": b"" for index in range(3000)})

    with pytest.raises(Bomb):
        inspect(file)


def test_a_part_given_twice_is_refused(tmp_path: Path) -> None:
    file = write_parts(tmp_path / "a.xlsx", [b""])
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/workbook.xml", "<workbook/>")

    with pytest.raises(Bomb):
        inspect(file)


@pytest.mark.parametrize(("rows", "columns"), [(1_048_000, 16_384), (100_000, 300)])
def test_an_open_document_that_repeats_a_value_without_end_is_refused(tmp_path: Path, rows: int, columns: int) -> None:
    tail = (
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}" '
        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    file = write_ods(tmp_path / "a.ods", ROWS, tail)

    with pytest.raises(WorkbookRefused):
        inspect(file, Limits(probe_seconds=5))


def test_far_cells_are_seen_without_reading(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sheets = {
        "near": [row_xml(1, ["a", "b"]), row_xml(2, ["c"])],
        "far": [row_xml(1, ["a"]), far],
        "wide": [row_xml(1, ["a"]), b'<row r="900000"><c r="Z900000"><v>1</v></c></row>'],
        "disorderly": [b'<row r="1"><c r="XFD1"><v>1</v></c><c r="A1"><v>1</v></c></row>'],
        "unnumbered": [b"<row><c><v>1</v></c><c><v>1</v></c></row><row/><row><c><v>1</v></c></row>"],
        "prefixed": b'<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
        b'<x:row r="900000"><x:c r="Z900000"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        "empty": b"<worksheet><sheetData/></worksheet>",
    }
    reach = {}
    for name, sheet in sheets.items():
        (extent,) = inspect(write_parts(tmp_path / name, sheet)).extents.values()
        reach[name] = (extent.last, extent.width)

    assert reach == {
        "near": (2, 2), "far": (1048576, 16384), "wide": (900000, 26), "disorderly": (1, 16384), "unnumbered": (3, 2),
        "prefixed": (900000, 26), "empty": (0, 0),
    }  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="1"><c r="XFD1048576"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        b'<row r="1"><c r="A1"><v>1</v></c></row><x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
        b'<row r="99999999"><c r="A99999999"><v>1</v></c></row>',
    ],
)
def test_rows_that_lie_about_their_place_are_refused(tmp_path: Path, row: bytes) -> None:
    with pytest.raises(Damaged):
        inspect(write_parts(tmp_path / "a.xlsx", [row]))
