"""The minutes of a briefing as Word and PDF, and the list of committees without one as Excel."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from sotay.briefings import wording
from sotay.briefings.choices import ATTENDING, Presence
from sotay.briefings.queries import BriefingPage, Concluded
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
from sotay.meetings.queries.papers import locality_of
from sotay.organisations.models import Organisation

HEADINGS = ("Mã", "Đảng bộ cơ sở", "Trực thuộc", "Tình trạng")


def minutes_docx(page: BriefingPage) -> bytes:
    """Return the minutes as a Word file."""
    return to_docx(minutes_of(page))


def minutes_pdf(page: BriefingPage) -> bytes:
    """Return the minutes as PDF."""
    return to_pdf(minutes_of(page))


def minutes_of(page: BriefingPage) -> OfficialPaper:
    """Return the minutes in the official layout; before the end they are a draft."""
    briefing, committee = page.briefing, page.briefing.organisation
    return OfficialPaper(
        superior_body=committee.parent.name if committee.parent else "",
        issuing_body=committee.name,
        symbol=symbol(PaperType.MINUTES, wording.MINUTES_SYMBOL),
        place=locality_of(committee),
        dated_on=briefing.held_on,
        type_name=wording.MINUTES,
        summary=briefing.title,
        body=tuple(_body(page)),
        signatures=(
            SignatureBlock(wording.MINUTE_TAKER, briefing.minute_taker.full_name if briefing.minute_taker else ""),
            SignatureBlock(wording.CHAIR, briefing.chair.full_name if briefing.chair else ""),
        ),
        is_draft=not page.is_held,
    )


def _body(page: BriefingPage) -> Iterator[Block]:
    """Yield the text of the minutes."""
    briefing, words = page.briefing, wording.SECTIONS
    yield Paragraph(
        wording.tell(wording.OPENING, briefing, quarter=display.in_sentence(display.quarter(briefing.quarter)))
    )
    yield Heading(words["part"])
    yield from _part(page)
    yield Heading(words["content"])
    yield Paragraph(briefing.content)
    if page.earlier:
        yield Heading(words["before"])
        yield Table(_columns(wording.RESULT_COLUMNS), tuple(_results(page.earlier)))
    if page.questions:
        yield Heading(words["questions"])
        yield from _questions(page)
    if briefing.summary:
        yield Heading(words["summary"])
        yield Paragraph(briefing.summary)
    if page.conclusions:
        yield Heading(words["conclusions"])
        yield Table(_columns(wording.CONCLUSION_COLUMNS), tuple(_conclusions(page.conclusions)))
    if briefing.closed_at:
        yield Paragraph(wording.CLOSING.format(moment=display.moment(briefing.closed_at)))


def _part(page: BriefingPage) -> Iterator[Block]:
    """Yield who was invited, who came, who led."""
    briefing = page.briefing
    counts = {state: [one for one in page.invitations if one.presence == state] for state in Presence}
    yield Paragraph(
        wording.LED_BY.format(
            chair=briefing.chair.full_name if briefing.chair else "…",
            minute_taker=briefing.minute_taker.full_name if briefing.minute_taker else "…",
        )
    )
    yield Paragraph(
        wording.PRESENT.format(
            invited=len(page.invitations),
            present=sum(one.presence in ATTENDING for one in page.invitations),
            excused=len(counts[Presence.EXCUSED]),
            absent=len(counts[Presence.ABSENT]),
        )
    )
    if counts[Presence.STAND_IN]:
        names = (f"{one.stand_in} ({one.organisation.name})" for one in counts[Presence.STAND_IN])
        yield Paragraph(wording.STAND_IN.format(names="; ".join(names)))
    if counts[Presence.EXCUSED]:
        names = (f"{one.organisation.name} ({one.reason})" for one in counts[Presence.EXCUSED])
        yield Paragraph(wording.EXCUSED.format(names="; ".join(names)))
    if counts[Presence.ABSENT]:
        names = (one.organisation.name for one in counts[Presence.ABSENT])
        yield Paragraph(wording.ABSENT.format(names="; ".join(names)))


def _questions(page: BriefingPage) -> Iterator[Block]:
    """Yield the questions with their answers."""
    for one in page.questions:
        yield Bullet(f"{one.organisation.name}: {one.text}")
        if one.answer:
            name = one.answered_by.name if one.answered_by else ""
            line = wording.ANSWER_LINE.format(name=name, moment=display.moment(one.answered_at), text=one.answer)
            yield Bullet(line, level=2)
        else:
            yield Bullet(wording.UNANSWERED, level=2)


def _columns(titles: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of a table of conclusions."""
    shares = {"TT": 1, "Nội dung": 7, "Người thực hiện": 5, "Thời hạn": 3, "Tình trạng": 3, "Kết quả": 5}
    return tuple(Column(title, shares[title], "center" if title == "TT" else "left") for title in titles)


def _conclusions(rows: Iterable[Concluded]) -> Iterator[tuple[str, ...]]:
    """Yield the conclusions as rows."""
    for number, row in enumerate(rows, 1):
        yield (str(number), row.line.task.title, row.owner, display.day(row.line.task.due_on))


def _results(rows: Iterable[Concluded]) -> Iterator[tuple[str, ...]]:
    """Yield what came of the earlier conclusions."""
    for number, row in enumerate(rows, 1):
        task = row.line.task
        yield (str(number), task.title, row.owner, task.get_status_display(), task.result)


def lacking_sheet(quarter: dt.date, rows: Iterable[Organisation]) -> bytes:
    """Return the committees that have held no briefing in the quarter."""
    values = ((row.code, row.name, row.parent.name if row.parent else "", wording.lacking(row)) for row in rows)
    return sheet_bytes(
        "Chưa giao ban", HEADINGS, values, (f"CẤP ỦY CƠ SỞ CHƯA GIAO BAN {display.quarter(quarter).upper()}",)
    )
