"""Minutes and resolution in the official layout, as Word and PDF."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse

from sotay.committees.choices import Post
from sotay.core import display
from sotay.documents.choices import PaperType
from sotay.documents.layout import (
    Appendix,
    Block,
    CheckMark,
    Column,
    Heading,
    OfficialPaper,
    Paragraph,
    Recipients,
    SignatureBlock,
    Table,
    blocks_from_text,
    to_docx,
    to_pdf,
)
from sotay.documents.layout.compose import Composed, compose
from sotay.documents.rules import symbol
from sotay.meetings.choices import PaperKind
from sotay.meetings.models import Paper
from sotay.meetings.queries.papers import locality_of, post_of_chair
from sotay.meetings.wording import (
    ADDENDUM_TITLE,
    CHAIR,
    CHECK_TEXT,
    CONFIRMED,
    MINUTE_TAKER,
    ON_BEHALF,
    REPORTED_TO,
    TO_MEMBERS,
)

TYPES = {PaperKind.MINUTES: PaperType.MINUTES, PaperKind.RESOLUTION: PaperType.RESOLUTION}
# How wide the columns of our tables are, and on which side their values stand.
_SHARES = {"TT": 1, "Nhiệm vụ": 7, "Người thực hiện": 4, "Thời hạn": 3, "Tình trạng": 3, "Kết quả": 5}
_CENTRED = {"TT", "Thời hạn", "Tình trạng"}


def paper_docx(paper: Paper) -> bytes:
    """Return a paper as a Word file."""
    return to_docx(official_paper(paper))


def paper_pdf(paper: Paper) -> bytes:
    """Return a paper as PDF."""
    return to_pdf(official_paper(paper))


def paper_sheet(paper: Paper) -> Composed:
    """Return a paper in finished lines: the screen shows the very words of the files."""
    return compose(official_paper(paper))


def official_paper(paper: Paper) -> OfficialPaper:
    """Return a paper in the official layout; before the sealing it is a draft with room for the number."""
    meeting, kind = paper.meeting, PaperKind(paper.kind)
    cell = meeting.organisation
    return OfficialPaper(
        superior_body=cell.parent.name if cell.parent else "",
        issuing_body=cell.name,
        symbol=paper.symbol or symbol(TYPES[kind], "CB"),
        number=paper.number,
        place=locality_of(cell),
        dated_on=meeting.held_on,
        type_name=kind.label,
        summary=paper.title,
        body=tuple(_blocks(paper.sections)),
        signatures=_minutes_signatures(paper) if kind == PaperKind.MINUTES else _resolution_signatures(paper),
        recipients=_recipients(paper) if kind == PaperKind.RESOLUTION else None,
        appendices=_appendices(paper),
        check=_check(paper),
        is_draft=paper.sealed_at is None,
    )


def check_address(paper: Paper) -> str:
    """Return the public address at which a sealed paper is checked."""
    return settings.PUBLIC_URL.rstrip("/") + reverse("check:paper", args=[paper.seal])


def _blocks(sections: list[dict[str, Any]]) -> Iterator[Block]:
    """Yield the blocks of stored sections."""
    for section in sections:
        level = section.get("level", 1)
        if section["heading"]:
            text = section["heading"].upper() if level == 1 else section["heading"]
            yield Heading(text, level=level)
        yield from blocks_from_text("\n".join(section["paragraphs"]))
        if section["table"]:
            yield _table(section["table"])


def _table(rows: list[list[str]]) -> Table:
    """Return a stored table; its first row holds the headings."""
    columns = tuple(
        Column(title, _SHARES.get(title, 3), "center" if title in _CENTRED else "left") for title in rows[0]
    )
    return Table(columns, tuple(tuple(row) for row in rows[1:]))


def _minutes_signatures(paper: Paper) -> tuple[SignatureBlock, ...]:
    """Return the two hands of the minutes: who wrote, who led."""
    taker, chair = paper.meeting.secretary_of_meeting, paper.meeting.chair
    return (
        SignatureBlock(
            MINUTE_TAKER, taker.full_name if taker else "", note=_confirmed(paper.confirmed_by_secretary_at)
        ),
        SignatureBlock(CHAIR, chair.full_name if chair else "", note=_confirmed(paper.confirmed_by_chair_at)),
    )


def _resolution_signatures(paper: Paper) -> tuple[SignatureBlock, ...]:
    """Return the hand under a resolution: on behalf of the cell, in the post of who chaired."""
    chair = paper.meeting.chair
    title = (post_of_chair(paper.meeting) or Post.SECRETARY).label
    name = chair.full_name if chair else ""
    return (SignatureBlock(title, name, on_behalf=ON_BEHALF, note=_confirmed(paper.confirmed_by_chair_at)),)


def _confirmed(moment: Any) -> str:
    """Say when somebody confirmed."""
    return CONFIRMED.format(moment=display.moment(moment)) if moment else ""


def _recipients(paper: Paper) -> Recipients:
    """Return who receives a resolution."""
    above = paper.meeting.organisation.parent
    return Recipients(((REPORTED_TO.format(body=above.name),) if above else ()) + (TO_MEMBERS,))


def _appendices(paper: Paper) -> tuple[Appendix, ...]:
    """Return the corrections, each on a page of its own."""
    return tuple(
        Appendix(
            ADDENDUM_TITLE.format(moment=display.moment(addendum.made_at), name=addendum.made_by.name),
            blocks_from_text(addendum.text) or (Paragraph(addendum.text),),
        )
        for addendum in paper.addenda.all()
    )


def _check(paper: Paper) -> CheckMark | None:
    """Return how a sealed paper is checked."""
    if paper.sealed_at is None:
        return None
    return CheckMark(check_address(paper), CHECK_TEXT.format(moment=display.moment(paper.sealed_at)))
