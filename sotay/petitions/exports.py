"""The register as a workbook and in the official layout; one petition with its way, to print."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from sotay.core import display
from sotay.core.days import today
from sotay.core.sheets import sheet_bytes
from sotay.documents.layout import (
    Block,
    Column,
    Heading,
    OfficialPaper,
    Paragraph,
    SignatureBlock,
    Table,
    to_docx,
    to_pdf,
)
from sotay.meetings.queries.papers import locality_of
from sotay.organisations.models import Organisation
from sotay.petitions.models import Petition
from sotay.petitions.queries.petitions import PetitionPage
from sotay.petitions.queries.register import count_alike

HEADINGS = (
    "Kiến nghị", "Lĩnh vực", "Chi bộ", "Trực thuộc", "Ngày nêu", "Tình trạng", "Đang ở", "Thời hạn", "Ngày trả lời",
    "Nơi trả lời", "Trả lời", "Số kiến nghị cùng nội dung",
)  # fmt: skip
_COLUMNS = (
    Column("TT", 1, "center"), Column("Kiến nghị", 7), Column("Chi bộ", 4), Column("Nêu ngày", 3, "center"), Column("Tình trạng, nơi giữ", 5),
    Column("Thời hạn", 3, "center"),
)  # fmt: skip
_WAY = (
    Column("Ngày", 3, "center"),
    Column("Bước", 4),
    Column("Nơi", 5),
    Column("Lý do, nội dung", 7),
    Column("Giữ", 2, "center"),
)
_SHARE = 500
MOST_PRINTED = 1000


def register_book(petitions: "QuerySet[Petition]", heading: str) -> bytes:
    """Return the register as Excel, with the filters in force above it."""
    return sheet_bytes("Sổ kiến nghị", HEADINGS, _rows(petitions), [heading] if heading else [])


def register_paper(petitions: "QuerySet[Petition]", place: Organisation, filters: str, kind: str) -> bytes:
    """Return the register as Word or PDF in the official layout; a long one begins with what is due first."""
    count = petitions.count()
    rows = tuple(_line(number, one) for number, one in enumerate(petitions[:MOST_PRINTED], 1))
    body: list[Block] = [Paragraph(filters)] if filters else []
    body.append(Paragraph(f"Tổng số: {display.number(count)} kiến nghị."))
    if count > len(rows):
        body.append(
            Paragraph(f"In {display.number(len(rows))} kiến nghị đến hạn trước; bản đầy đủ ở tệp Excel.", italic=True)
        )
    if rows:
        body.append(Table(_COLUMNS, rows))
    paper = OfficialPaper(
        superior_body=place.parent.name if place.parent else "",
        issuing_body=place.name,
        place=locality_of(place),
        dated_on=today(),
        type_name="Sổ kiến nghị",
        summary="Kiến nghị của các chi bộ và kết quả giải quyết",
        body=tuple(body),
        signatures=(SignatureBlock("Người lập"), SignatureBlock("T/M cấp ủy")),
    )
    return to_pdf(paper) if kind == "pdf" else to_docx(paper)


def petition_paper(page: PetitionPage) -> bytes:
    """Return one petition with its answer and its way as Word."""
    one = page.petition
    body: list[Block] = [
        Paragraph(one.text, lead="Nội dung:"),
        Paragraph(f"{one.cell.name}, ngày {display.day(one.raised_on)}", lead="Chi bộ nêu:"),
        Paragraph(one.get_status_display(), lead="Tình trạng:"),
    ]
    if one.owner and one.due_on:
        body.append(Paragraph(f"{one.owner.name}, hạn {display.day(one.due_on)}", lead="Nơi giải quyết:"))
    if one.answer and one.answered_by and one.answered_on:
        lead = f"Trả lời của {one.answered_by.name}, ngày {display.day(one.answered_on)}:"
        body.append(Paragraph(one.answer, lead=lead))
    body += [Heading("Quá trình giải quyết", numbered=False), Table(_WAY, tuple(_steps(page)))]
    home = one.cell
    return to_docx(
        OfficialPaper(
            superior_body=home.parent.name if home.parent else "",
            issuing_body=home.name,
            place=locality_of(home),
            dated_on=today(),
            type_name="Phiếu theo dõi",
            summary="Giải quyết kiến nghị của chi bộ",
            body=tuple(body),
            signatures=(SignatureBlock("T/M chi bộ"),),
        )
    )


def _steps(page: PetitionPage) -> Iterator[tuple[str, ...]]:
    """Yield the way."""
    for stay in page.hops:
        hop = stay.hop
        place = hop.target.name if hop.target else ""
        days = "" if stay.days is None else f"{stay.days} ngày"
        yield (display.day(hop.on), hop.get_kind_display(), place, hop.reason, days)


def _line(number: int, one: Petition) -> tuple[str, ...]:
    """Return one petition as a line of the printed register."""
    place = f"{one.get_status_display()}\n{one.owner.name}" if one.owner else one.get_status_display()
    due = display.day(one.due_on) if one.due_on else ""
    return (str(number), one.text, one.cell.name, display.day(one.raised_on), place, due)


def _rows(petitions: "QuerySet[Petition]") -> Iterator[list[Any]]:
    """Yield the petitions as rows, counted share by share."""
    rows = petitions.iterator(chunk_size=_SHARE)
    while some := list(islice(rows, _SHARE)):
        yield from _share(some)


def _share(petitions: Iterable[Petition]) -> Iterator[list[Any]]:
    """Yield some petitions as rows."""
    count_alike(petitions)
    for one in petitions:
        yield [
            one.text,
            one.get_subject_display(),
            one.cell.name,
            one.cell.parent.name if one.cell.parent else "",
            one.raised_on,
            one.get_status_display(),
            one.owner.name if one.owner else "",
            one.due_on,
            one.answered_on,
            one.answered_by.name if one.answered_by else "",
            one.answer,
            one.alike or 1,  # type: ignore[attr-defined]  # counted above
        ]
