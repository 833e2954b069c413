"""Turn a paper into finished lines, so that Word, PDF and screen show the very same words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import segno

from sotay.documents.layout import wording
from sotay.documents.layout.paper import (
    Appendix,
    Block,
    Bullet,
    Column,
    Heading,
    OfficialPaper,
    Paragraph,
    Recipients,
    SignatureBlock,
    Table,
)
from sotay.documents.layout.text import clean, lines, one_line

LEVELS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One finished piece of a body: its words, what stands before them, and how they look."""

    kind: Literal["heading", "paragraph", "bullet", "table"]
    text: str = ""
    marker: str = ""
    lead: str = ""
    level: int = 0
    italic: bool = False
    centered: bool = False
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def words(self) -> str:
        """Return marker, lead-in and text as they are read."""
        return " ".join(part for part in (self.marker, self.lead, self.text) if part)


@dataclass(frozen=True, slots=True)
class ComposedAppendix:
    """An appendix in finished lines."""

    label: str
    title: str
    body: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """A paper in finished lines; every text is clean and final."""

    superior_body: str
    issuing_body: str
    number: str
    draft: str
    party_title: str
    place_and_date: str
    type_name: str
    summary: str
    body: tuple[Line, ...]
    recipients_title: str
    recipients: tuple[str, ...]
    signatures: tuple[SignatureBlock, ...]
    appendices: tuple[ComposedAppendix, ...]
    check_address: str
    check_text: str
    check_code: str


def compose(paper: OfficialPaper) -> Composed:
    """Return the paper in finished lines."""
    return Composed(
        superior_body=_capitals(paper.superior_body),
        issuing_body=_capitals(paper.issuing_body),
        number=wording.number_and_symbol(paper.number, one_line(paper.symbol)),
        draft=wording.DRAFT if paper.is_draft else "",
        party_title=wording.PARTY_TITLE,
        place_and_date=wording.place_and_date(one_line(paper.place), paper.dated_on),
        type_name=_capitals(paper.type_name),
        summary=one_line(paper.summary),
        body=body_lines(paper.body),
        recipients_title=wording.RECIPIENTS if paper.recipients else "",
        recipients=_recipient_lines(paper.recipients),
        signatures=tuple(_signature(block) for block in paper.signatures),
        appendices=tuple(_appendices(paper.appendices)),
        check_address=paper.check.address if paper.check else "",
        check_text=one_line(paper.check.text) if paper.check else "",
        check_code=_code(paper.check.address) if paper.check else "",
    )


def body_lines(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """Return blocks as finished lines, with the headings counted."""
    counts = [0] * LEVELS
    found: list[Line] = []
    for block in blocks:
        match block:
            case Heading():
                found.append(_heading(block, counts))
            case Paragraph():
                found.extend(_paragraphs(block))
            case Bullet():
                found.extend(_bullet(block))
            case Table():
                found.append(_table(block))
    return tuple(found)


def _heading(block: Heading, counts: list[int]) -> Line:
    """Count a heading; those of the levels below start again."""
    level = min(max(block.level, 1), LEVELS)
    marker = ""
    if block.numbered:
        counts[level - 1] += 1
        counts[level:] = [0] * (LEVELS - level)
        marker = wording.heading_marker(level, counts[level - 1])
    return Line("heading", one_line(block.text), marker=marker, level=level)


def _paragraphs(block: Paragraph) -> Iterator[Line]:
    """Yield a line for each line of the text; the lead-in belongs to the first."""
    lead = one_line(block.lead)
    for number, text in enumerate(lines(block.text) or (("",) if lead else ())):
        yield Line("paragraph", text, lead=lead if number == 0 else "", italic=block.italic, centered=block.centered)


def _bullet(block: Bullet) -> Iterator[Line]:
    """Yield the item; further lines of its text are paragraphs below it."""
    marker = "-" if block.level == 1 else "+"
    for number, text in enumerate(lines(block.text)):
        yield Line("bullet", text, marker=marker, level=block.level) if number == 0 else Line("paragraph", text)


def _table(block: Table) -> Line:
    """Return the table with rows of equal length."""
    columns = tuple(Column(one_line(column.title), max(column.share, 1), column.align) for column in block.columns)
    width = len(columns)
    rows = tuple(tuple(_cell(row[place]) if place < len(row) else "" for place in range(width)) for row in block.rows)
    return Line("table", columns=columns, rows=rows)


def _cell(text: str) -> str:
    """Return the text of a cell; it keeps its line breaks."""
    return "\n".join(lines(text))


def _code(address: str) -> str:
    """Return an address as a code to be scanned, drawn as SVG."""
    drawing: str = segno.make(address, error="m", micro=False).svg_inline(border=0)
    return drawing


def _capitals(text: str) -> str:
    """Return text in capitals, on one line."""
    return one_line(text).upper()


def _recipient_lines(recipients: Recipients | None) -> tuple[str, ...]:
    """Return one line for each recipient; the last one is the archive and ends the list."""
    if recipients is None:
        return ()
    names = [name for name in (one_line(name).rstrip(" ,;.") for name in recipients.names) if name]
    archive = one_line(recipients.archive).rstrip(" ,;.")
    found = [f"- {name}," for name in names]
    return (*found, f"- {archive}.") if archive else tuple(found)


def _signature(block: SignatureBlock) -> SignatureBlock:
    """Return the signature block as it is printed."""
    return SignatureBlock(
        title=_capitals(block.title),
        name=one_line(block.name),
        on_behalf=_capitals(block.on_behalf),
        note="\n".join(lines(clean(block.note))),
    )


def _appendices(appendices: tuple[Appendix, ...]) -> Iterator[ComposedAppendix]:
    """Yield the appendices; they are counted when there are several."""
    for number, appendix in enumerate(appendices, start=1):
        label = f"{wording.APPENDIX} {wording.roman(number)}" if len(appendices) > 1 else wording.APPENDIX
        yield ComposedAppendix(label, one_line(appendix.title), body_lines(appendix.body))
