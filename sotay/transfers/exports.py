"""The introduction paper in Word and PDF with all its boxes, the register of introductions, the list as Excel."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sotay.core.display import day
from sotay.core.sheets import sheet_bytes
from sotay.documents.layout import (
    Block,
    Column,
    ListPrint,
    OfficialPaper,
    Paragraph,
    SignatureBlock,
    Table,
    list_pdf,
    to_docx,
    to_pdf,
)
from sotay.meetings.queries.papers import locality_of
from sotay.organisations.models import Organisation
from sotay.transfers.choices import Direction, Side
from sotay.transfers.models import Box, Transfer
from sotay.transfers.queries import Line

TITLE = "GIẤY GIỚI THIỆU SINH HOẠT ĐẢNG"
HEADINGS = (
    "Số", "Họ và tên", "Loại giấy", "Nơi đi", "Nơi đến", "Ngày chi bộ giới thiệu", "Đang ở", "Từ lúc", "Tình trạng",
    "Ngày chuyển", "Việc đến hạn", "Hạn",
)  # fmt: skip
_REGISTER = (
    Column("Số", 2), Column("Ngày", 2, "center"), Column("Họ và tên", 4), Column("Loại", 4), Column("Nơi đi", 5),
    Column("Nơi đến", 5), Column("Ngày tiếp nhận", 3, "center"), Column("Ghi chú", 4),
)  # fmt: skip
_BOXES = (
    Column("Ô", 1, "center"),
    Column("Cấp giới thiệu, tiếp nhận", 6),
    Column("Ngày ký", 3, "center"),
    Column("Người ký", 4),
    Column("Ghi chú", 4),
)


def paper_docx(transfer: Transfer) -> bytes:
    """Return the paper as a Word file."""
    return to_docx(paper_of(transfer))


def paper_pdf(transfer: Transfer) -> bytes:
    """Return the paper as PDF."""
    return to_pdf(paper_of(transfer))


def paper_of(transfer: Transfer) -> OfficialPaper:
    """Return the introduction in the official layout; before box 1 is signed it is a draft."""
    cell = transfer.organisation
    first = next(iter(transfer.boxes.all()), None)
    return OfficialPaper(
        superior_body=cell.parent.name if cell.parent else "",
        issuing_body=cell.name,
        symbol="GTSHĐ",
        number=transfer.number,
        place=locality_of(cell),
        dated_on=transfer.started_on,
        type_name=TITLE,
        summary=f"{transfer.get_kind_display()} (loại {transfer.boxes_on_paper} ô)",
        body=tuple(_body(transfer)),
        signatures=(SignatureBlock("BÍ THƯ", first.signer_name if first else "", on_behalf="T/M CHI BỘ"),),
        is_draft=transfer.started_on is None,
    )


def _body(transfer: Transfer) -> Iterator[Block]:
    """Yield who goes whither, why, until when, and the boxes."""
    yield Paragraph(f"Giới thiệu đồng chí {transfer.person_name}{_facts(transfer)}.")
    yield Paragraph(transfer.source_name + ".", lead="Đang sinh hoạt tại:")
    yield Paragraph(transfer.target_name + ".", lead="Được giới thiệu đến sinh hoạt tại:")
    yield Paragraph(transfer.get_cause_display() + ".", lead="Lý do:")
    if transfer.until:
        yield Paragraph(f"Sinh hoạt tạm thời đến trước ngày {day(transfer.until)}.")
    if transfer.decision:
        issued = day(transfer.decision.issued_on)
        yield Paragraph(
            f"Quyết định số {transfer.decision.number} ngày {issued} của {transfer.decision.issued_by}.", lead="Căn cứ:"
        )
    yield Table(_BOXES, tuple(_rows(transfer)))
    yield Paragraph("Ô không ghi cấp là cấp mà giấy này không đi qua.", italic=True)


def _facts(transfer: Transfer) -> str:
    """Return birthday and days in the Party of a member who is known here."""
    member = transfer.member
    if member is None:
        return ""
    official = f", chính thức ngày {day(member.official_on)}" if member.official_on else ""
    return f", sinh ngày {day(member.born_on)}, vào Đảng ngày {day(member.joined_on)}{official}"


def _rows(transfer: Transfer) -> Iterator[tuple[str, ...]]:
    """Yield all boxes of the printed paper, those that this way does not use left empty."""
    boxes = {box.slot: box for box in transfer.boxes.all()}
    for slot in range(1, transfer.boxes_on_paper + 1):
        box = boxes.get(slot)
        yield (str(slot), *_box(box)) if box else (str(slot), "", "", "", "")


def _box(box: Box) -> tuple[str, ...]:
    """Return one box in words."""
    verb = "Giới thiệu: " if box.side == Side.SENDING else "Tiếp nhận: "
    return (verb + box.label, day(box.signed_on) if box.signed_on else "", box.signer_name, box.note)


def register_pdf(issuer: Organisation, year: int, rows: Iterable[Transfer]) -> bytes:
    """Return the register of introductions of a year, to be printed and bound."""
    return list_pdf(
        ListPrint(
            body_name=issuer.name,
            title="SỔ GIỚI THIỆU SINH HOẠT ĐẢNG",
            subtitle=f"Năm {year}",
            columns=_REGISTER,
            rows=tuple(_entry(row) for row in rows),
        )
    )


def register_sheet(issuer: Organisation, year: int, rows: Iterable[Transfer]) -> bytes:
    """Return the register as Excel."""
    lines = ("SỔ GIỚI THIỆU SINH HOẠT ĐẢNG", issuer.name, f"Năm {year}")
    return sheet_bytes("Sổ giới thiệu", [column.title for column in _REGISTER], map(_entry, rows), lines)


def _entry(transfer: Transfer) -> tuple[str, ...]:
    """Return one line of the register."""
    note = transfer.closed_reason or (f"Đến trước ngày {day(transfer.until)}" if transfer.until else "")
    return (
        transfer.symbol,
        day(transfer.started_on) if transfer.started_on else "",
        transfer.person_name,
        transfer.get_kind_display(),
        transfer.source_name,
        transfer.target_name,
        day(transfer.effective_on) if transfer.effective_on else transfer.get_status_display(),
        note,
    )


def list_sheet(lines: Sequence[Line], conditions: Sequence[str]) -> bytes:
    """Return a list of papers as Excel."""
    return sheet_bytes("Chuyển sinh hoạt", HEADINGS, map(_cells, lines), ("CHUYỂN SINH HOẠT ĐẢNG", *conditions))


def _cells(line: Line) -> tuple[Any, ...]:
    """Return one line of the sheet."""
    one, box, clock = line.transfer, line.box, line.clock
    incoming = one.person.get("paper_number", "") if one.direction == Direction.IN else ""
    return (
        one.symbol or incoming,
        one.person_name,
        one.get_kind_display(),
        one.source_name,
        one.target_name,
        one.started_on,
        f"Ô {box.slot}: {box.label}" if box else "",
        box.waiting_since.date() if box and box.waiting_since else "",
        one.get_status_display(),
        one.effective_on,
        clock.due.label if clock and clock.is_alert else "",
        clock.deadline if clock and clock.is_alert else "",
    )
