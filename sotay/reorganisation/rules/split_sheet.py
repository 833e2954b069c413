"""Splitting cells with Excel: a workbook of their members with a drop-down of the new cells, and what comes back of it.

`split_steps` turns the choices into steps of a case file; nobody is left out and nobody is taken twice, or the row says why.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from sotay.reorganisation import errors

STAYS = "Ở lại chi bộ cũ"
PEOPLE, CELLS, SOURCES = "Phân công", "Chi bộ mới", "Chi bộ chia tách"
HEADINGS = (
    "TT",
    "Mã (không sửa)",
    "Họ và tên",
    "Năm sinh",
    "Thôn, tổ",
    "Chi bộ hiện tại",
    "Chi bộ mới",
    "Lý do chưa nhận",
)
UID, CHOICE, REASON = 1, 6, 7
MOST_PEOPLE, MOST_CELLS = 3000, 30
_MOST_BYTES, _MOST_UNPACKED, _LAST_ROW = 5 << 20, 60 << 20, 20_000
_FAR = re.compile(rb"""<(?:\w+:)?c\s[^<>]*?\br=["']([A-Z]{1,3})(\d{1,9})["'][^<>]*(?<!/)>""")
_FAR_ROW = re.compile(
    rb"""<(?:\w+:)?row\s[^<>]*?\br=["'](\d{1,9})["'][^<>]*>\s*<(?:\w+:)?c(?![^<>]*\br=)[^<>]*(?<!/)>"""
)
_CODE = re.compile(r"[0-9A-Za-z.\-]{1,30}")
_WIDTHS = (5, 14, 28, 9, 18, 30, 30, 40)
_NAME_LENGTH = (3, 200)


@dataclass(frozen=True)
class Person:
    """A member of a cell that is split."""

    uid: str
    name: str
    born: int
    hamlet: str
    source: str


@dataclass(frozen=True)
class NewCell:
    """A cell to be founded."""

    name: str
    code: str


@dataclass(frozen=True)
class Filled:
    """A workbook as it came back: the new cells, and which was chosen for whom, row by row."""

    cells: list[NewCell]
    rows: list[tuple[str, str]]


@dataclass
class Sharing:
    """What came of a workbook: where everybody goes, and what is refused: (member's code, name, reason)."""

    cells: list[NewCell]
    goes: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    refused: list[tuple[str, str, str]] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    rows: list[tuple[str, str]] = field(default_factory=list)


def write_sheet(
    people: Sequence[Person],
    cells: Sequence[NewCell],
    sources: Mapping[str, str],
    sharing: Sharing | None = None,
) -> bytes:
    """Return the workbook; with a `sharing` what was chosen is filled in and the reasons stand beside the rows."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    looks = {
        "head": book.add_format({"bold": True, "text_wrap": True, "bg_color": "#F3EADB", "border": 1}),
        "text": book.add_format({"num_format": "@"}),
        "wrong": book.add_format({"bg_color": "#F8D7D3", "num_format": "@"}),
    }
    chosen = sharing.chosen if sharing else {}
    reasons = {uid: reason for uid, _, reason in sharing.refused} if sharing else {}
    strangers = [row for row in (sharing.refused if sharing else ()) if row[0] not in {one.uid for one in people}]
    page = book.add_worksheet(PEOPLE)
    for column, heading in enumerate(HEADINGS):
        page.write_string(0, column, heading, looks["head"])
        page.set_column(column, column, _WIDTHS[column], looks["text"])
    rows = [
        (one.uid, one.name, str(one.born), one.hamlet, sources.get(one.source, one.source), chosen.get(one.uid, ""), reasons.get(one.uid, ""))
        for one in people
    ]  # fmt: skip
    rows += [(uid, name, "", "", "", chosen.get(uid, ""), reason) for uid, name, reason in strangers]
    for number, row in enumerate(rows, 1):
        look = looks["wrong" if row[-1] else "text"]
        page.write_number(number, 0, number)
        for column, value in enumerate(row, 1):
            page.write_string(number, column, value, look)
    page.data_validation(
        1, CHOICE, max(len(rows), 1), CHOICE,
        {"validate": "list", "source": f"='{CELLS}'!$A$2:$A${MOST_CELLS + 2}", "error_message": "Chọn một chi bộ trong danh sách."},
    )  # fmt: skip
    page.freeze_panes(1, 3)
    page.autofilter(0, 0, max(len(rows), 1), len(HEADINGS) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    _write_pairs(
        book, looks, CELLS, ("Tên chi bộ mới", "Mã tổ chức"), [(STAYS, ""), *((one.name, one.code) for one in cells)]
    )
    _write_pairs(book, looks, SOURCES, ("Mã tổ chức", "Tên chi bộ"), list(sources.items()))
    book.close()
    return buffer.getvalue()


def _write_pairs(
    book: Any, looks: Mapping[str, Any], title: str, headings: tuple[str, str], pairs: Sequence[tuple[str, str]]
) -> None:
    """Write a sheet of two columns."""
    page = book.add_worksheet(title)
    page.set_column(0, 1, 40, looks["text"])
    for number, pair in enumerate([headings, *pairs]):
        for column, value in enumerate(pair):
            page.write_string(number, column, value, looks["head" if number == 0 else "text"])


def read_sheet(content: bytes) -> tuple[Filled, list[str]]:
    """Return a workbook as it came back, and the codes of the cells that it splits; a file that is none is refused."""
    _require_small(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = {name: book.get_sheet_by_name(name).to_python() for name in (PEOPLE, CELLS, SOURCES)}
    except Exception as trouble:  # the reader raises what it likes over a stranger's file
        raise errors.SheetBroken from trouble
    if [_text(cell) for cell in (sheets[PEOPLE] or [[]])[0]][: len(HEADINGS)] != list(HEADINGS):
        raise errors.SheetBroken
    people = [[_text(cell) for cell in row] + [""] * len(HEADINGS) for row in sheets[PEOPLE][1 : MOST_PEOPLE + 1]]
    pairs = [[_text(cell) for cell in row] + ["", ""] for row in sheets[CELLS][1 : MOST_CELLS + 2]]
    cells = [NewCell(name, code) for name, code, *_ in pairs if name and name != STAYS]
    rows = [(row[UID], row[CHOICE]) for row in people if row[UID] or row[CHOICE]]
    return Filled(cells, rows), [_text(row[0]) for row in sheets[SOURCES][1:] if row and _text(row[0])]


def share(people: Sequence[Person], filled: Filled) -> Sharing:
    """Return where everybody goes, row by row what is refused, and what is wrong with the new cells."""
    found = Sharing(filled.cells, rows=filled.rows)
    known = {one.uid: one for one in people}
    names = {one.name for one in filled.cells}
    seen: set[str] = set()
    for uid, choice in filled.rows:
        person = known.get(uid)
        name = person.name if person else "Không rõ"
        if choice:
            found.chosen[uid] = choice
        if reason := _reason(person is not None, uid in seen, choice, names):
            found.refused.append((uid, name, reason))
        elif choice != STAYS:
            found.goes[uid] = choice
        seen.add(uid)
    found.refused += [(one.uid, one.name, "Thiếu trong tệp") for one in people if one.uid not in seen]
    found.refused += [("", cell.name, reason) for cell in filled.cells if (reason := _wrong(cell, found))]
    if not filled.cells:
        found.refused.append(("", CELLS, "Chưa ghi chi bộ mới nào ở trang này"))
    return found


def _reason(is_known: bool, is_seen: bool, choice: str, names: set[str]) -> str:  # noqa: FBT001 -- one row, read in order
    """Return why a row is refused, or nothing."""
    if not is_known:
        return "Không phải đảng viên của chi bộ được chia tách"
    if is_seen:
        return "Có hai dòng trong tệp"
    if not choice:
        return "Chưa chọn chi bộ mới"
    return "" if choice == STAYS or choice in names else f"Không có chi bộ «{choice[:60]}» ở trang {CELLS}"


def _wrong(cell: NewCell, found: Sharing) -> str:
    """Return what is wrong with a new cell, or nothing."""
    if not _NAME_LENGTH[0] <= len(cell.name) <= _NAME_LENGTH[1]:
        return "Tên chi bộ mới từ 3 đến 200 chữ"
    if not _CODE.fullmatch(cell.code):
        return "Mã chi bộ mới chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch nối"
    if sum(other.name == cell.name or other.code == cell.code for other in found.cells) > 1:
        return "Trùng tên hoặc mã với một chi bộ mới khác"
    return "" if cell.name in found.goes.values() or found.refused else "Chưa có đảng viên nào về chi bộ này"


def split_steps(people: Sequence[Person], sources: Sequence[str], sharing: Sharing, mark: str) -> list[dict[str, Any]]:
    """Return the steps: the first cell is split into the new ones, members of the others follow; who is left empty ends."""
    marks = {cell.name: f"@{mark}{number}" for number, cell in enumerate(sharing.cells, 1)}
    groups = {
        source: {
            name: [one.uid for one in people if one.source == source and sharing.goes.get(one.uid) == name]
            for name in marks
        }
        for source in sources
    }
    stays = {source: any(one.source == source and one.uid not in sharing.goes for one in people) for source in sources}
    first, *others = sources
    parts = [
        {"as": marks[cell.name], "name": cell.name, "code": cell.code, "members": groups[first][cell.name]}
        for cell in sharing.cells
    ]
    steps: list[dict[str, Any]] = [{"do": "split", "organisation": first, "parts": parts, "keep": stays[first]}]
    for source in others:
        taken = {name: members for name, members in groups[source].items() if members}
        steps += [
            {"do": "move_members", "source": source, "target": marks[name], "members": members}
            for name, members in taken.items()
        ]
        if taken and not stays[source]:
            most = max(taken, key=lambda name: len(taken[name]))
            steps.append({"do": "dissolve", "organisation": source, "target": marks[most]})
    return steps


def _require_small(content: bytes) -> None:
    """Refuse a file that would unfold beyond measure, or one stray cell of which lies in the far corner."""
    if len(content) > _MOST_BYTES:
        raise errors.SheetBroken
    left = _MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                with archive.open(entry) as part:
                    body = part.read(left + 1)
                left -= len(body)
                if left < 0 or (entry.filename.startswith("xl/worksheets/") and _is_far(body)):
                    raise errors.SheetBroken
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, RuntimeError, NotImplementedError) as trouble:
        raise errors.SheetBroken from trouble


def _is_far(body: bytes) -> bool:
    """Tell whether a value stands where nobody writes one."""
    cells = ((len(letters), int(row)) for letters, row in _FAR.findall(body))
    return any(letters > 2 or row > _LAST_ROW for letters, row in cells) or any(  # noqa: PLR2004 -- beyond column ZZ
        int(row) > _LAST_ROW for row in _FAR_ROW.findall(body)
    )


def _text(value: Any) -> str:
    """Return a cell as text: composed, without space around it; whole numbers without their zero."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return unicodedata.normalize("NFC", str(value if value is not None else "")).strip()
