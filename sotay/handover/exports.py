"""The handover as Word and PDF: A4, in the official layout, with room for both to sign; the list as Excel."""

import datetime as dt
from collections.abc import Iterable, Iterator

from sotay.core import display
from sotay.core.sheets import sheet_bytes
from sotay.documents.choices import PaperType
from sotay.documents.layout import (
    Block,
    Bullet,
    Column,
    Heading,
    OfficialPaper,
    Paragraph,
    SignatureBlock,
    Table,
    to_docx,
    to_pdf,
)
from sotay.documents.rules import symbol
from sotay.handover.models import Handover
from sotay.handover.queries.handovers import HandoverPage
from sotay.meetings.queries.papers import locality_of

_BODY, _COMMITTEE_BODY = "CB", "ĐU"
_OPENING = (
    "Từ ngày {day}, đồng chí {outgoing} thôi giữ chức vụ {post} {organisation}; đồng chí {incoming} nhận công việc. "
    "Hai bên thống nhất bàn giao, tiếp nhận những việc sau đây."
)
_COLUMNS = (
    Column("TT", 1, "center"), Column("Nội dung", 9), Column("Tình trạng", 4), Column("Người thực hiện", 4), Column("Thời hạn", 3),
)  # fmt: skip
_BOOK = (Column("Ngày", 3), Column("Kỳ sinh hoạt", 8), Column("Dự", 2, "center"), Column("Văn bản", 7))
_CLOSING = "Biên bản lập thành hai bản có giá trị như nhau, mỗi bên giữ một bản. Quyền trên Sổ tay của người giao đã hết từ 0 giờ ngày {day}."
HEADINGS = ("Tổ chức đảng", "Cấp trên", "Chức vụ", "Người giao", "Người nhận", "Từ ngày", "Tình trạng", "Bên giao xác nhận", "Bên nhận xác nhận")  # fmt: skip


def paper_docx(page: HandoverPage) -> bytes:
    """Return the handover as a Word file."""
    return to_docx(paper_of(page))


def paper_pdf(page: HandoverPage) -> bytes:
    """Return the handover as PDF."""
    return to_pdf(paper_of(page))


def paper_of(page: HandoverPage) -> OfficialPaper:
    """Return the handover in the official layout; until both have confirmed it is a draft."""
    handover = page.handover
    organisation = handover.organisation
    return OfficialPaper(
        superior_body=organisation.parent.name if organisation.parent else "",
        issuing_body=organisation.name,
        symbol=symbol(PaperType.MINUTES, _BODY if organisation.is_cell else _COMMITTEE_BODY),
        place=locality_of(organisation),
        dated_on=handover.effective_on,
        type_name="Biên bản",
        summary=f"Bàn giao công việc {handover.post_name.lower()} {organisation.name}",
        body=tuple(_body(page)),
        signatures=(
            SignatureBlock("Bên giao", handover.outgoing.full_name),
            SignatureBlock("Bên nhận", handover.incoming.full_name if handover.incoming else ""),
        ),
        is_draft=handover.sealed_at is None,
    )


def _body(page: HandoverPage) -> Iterator[Block]:
    """Yield the text."""
    handover = page.handover
    day = display.day(handover.effective_on)
    yield Paragraph(
        _OPENING.format(
            day=day,
            outgoing=handover.outgoing.full_name,
            incoming=handover.incoming.full_name if handover.incoming else "…",
            post=handover.post_name.lower(),
            organisation=handover.organisation.name,
        )
    )
    yield Heading("Tình hình chung")
    for label, value in page.figures:
        yield Bullet(f"{label}: {display.number(value)}")
    for section in page.sections:
        yield Heading(f"{section['heading']} ({section['count']})")
        yield Table(_COLUMNS, tuple(_rows(section["lines"])))
        if section["more"]:
            yield Paragraph(f"và {section['more']} việc khác trong Sổ tay.")
    if page.things:
        yield Heading("Sổ sách, con dấu, tiền, thiết bị")
        for thing in page.things:
            yield Bullet(thing)
    if page.book:
        yield Heading("Mười hai tháng trước khi bàn giao")
        yield Table(_BOOK, tuple(_book(page.book)))
    yield from _notes(handover)
    yield Paragraph(_CLOSING.format(day=day))


def _rows(lines: Iterable[dict[str, object]]) -> Iterator[tuple[str, ...]]:
    """Yield open work as rows."""
    for number, line in enumerate(lines, 1):
        due = line["due_on"]
        yield (
            str(number), str(line["title"]), str(line["state"]), str(line["who"]),
            display.day(due) if isinstance(due, dt.date) else "",
        )  # fmt: skip


def _book(rows: Iterable[dict[str, object]]) -> Iterator[tuple[str, ...]]:
    """Yield the meetings of the year as rows."""
    for row in rows:
        day, papers = row["day"], row["papers"]
        text = "; ".join(map(str, papers)) if isinstance(papers, list) and papers else str(row["state"])
        yield (display.day(day) if isinstance(day, dt.date) else "", str(row["title"]), str(row["present"]), text)


def _notes(handover: Handover) -> Iterator[Block]:
    """Yield what both had to say, and when they confirmed."""
    for words, note, at in (
        ("Bên giao", handover.outgoing_note, handover.outgoing_confirmed_at),
        ("Bên nhận", handover.incoming_note, handover.incoming_confirmed_at),
    ):
        if note or at:
            confirmed = f"xác nhận lúc {display.moment(at)}" if at else "chưa xác nhận"
            yield Paragraph(f"{words} {confirmed}." + (f" Ý kiến: {note}" if note else ""))
    if handover.seal:
        yield Paragraph(f"Dấu niêm: {handover.seal[:16]}…")


def list_sheet(rows: Iterable[Handover], day: dt.date) -> bytes:
    """Return the list of handovers."""
    values = (
        (
            row.organisation.name,
            row.organisation.parent.name if row.organisation.parent else "",
            row.post_name,
            row.outgoing.full_name,
            row.incoming.full_name if row.incoming else "",
            row.effective_on,
            row.status_on(day).label,
            display.moment(row.outgoing_confirmed_at) if row.outgoing_confirmed_at else "",
            display.moment(row.incoming_confirmed_at) if row.incoming_confirmed_at else "",
        )
        for row in rows
    )
    return sheet_bytes("Bàn giao", HEADINGS, values, (f"BÀN GIAO CHỨC VỤ, NGÀY {display.day(day)}",))
