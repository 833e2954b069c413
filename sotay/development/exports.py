"""Official forms as Word, lists as Excel, and the picture of the funnel as numbers for its template."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from sotay.core import display
from sotay.core.sheets import sheet_bytes
from sotay.development import wording
from sotay.development.choices import SHORT_STEP, Level, StepKind
from sotay.development.models import Candidate, Step
from sotay.development.queries.candidates import CandidatePage, Line
from sotay.development.queries.road import body_of, norms_of, secretaries_of
from sotay.development.queries.targets import Board, Stage
from sotay.development.rules import level_of
from sotay.documents.layout import (
    Block,
    Heading,
    OfficialPaper,
    Paragraph,
    Recipients,
    SignatureBlock,
    to_docx,
)
from sotay.documents.rules import symbol
from sotay.meetings.queries.papers import locality_of
from sotay.organisations.models import Organisation

PAPERS = wording.FORMS


@dataclass(frozen=True)
class PaperLink:
    """A form that can be had for a candidate; before its step is done it is a draft to be filled in."""

    kind: str
    code: str
    title: str
    is_draft: bool


def papers_of(page: CandidatePage) -> list[PaperLink]:
    """Return the forms of the steps done and of the next one."""
    return [
        PaperLink(line.kind, form.code, form.summary, line.step is None)
        for line in page.road
        if (form := PAPERS.get(line.kind)) and (line.step is not None or line.is_next)
    ]


def paper_docx(page: CandidatePage, kind: str) -> bytes:
    """Return the form of a step as a Word file."""
    return to_docx(paper_of(page, kind))


def paper_of(page: CandidatePage, kind: str) -> OfficialPaper:
    """Return the form of a step in the official layout."""
    form, cell = PAPERS[kind], page.candidate.organisation
    step = next((line.step for line in page.road if line.kind == kind), None)
    day = step.held_on if step else None
    level = level_of(StepKind(kind), norms_of(day or page.candidate.noted_on), has_base=cell.kind != "grassroots_cell")
    body = body_of(level, cell) or cell
    secretary = secretaries_of({body.pk}, day).get(body.pk)
    return OfficialPaper(
        superior_body=body.parent.name if body.parent else "",
        issuing_body=body.name,
        symbol=symbol(form.paper_type, wording.SYMBOLS[level]),
        place=locality_of(cell if level == Level.CELL else body),
        dated_on=step.decision.issued_on if step and step.decision else day,
        type_name=form.type_name,
        summary=form.summary,
        body=tuple(_body(page, kind, step, body)),
        signatures=(
            SignatureBlock(
                wording.SECRETARY, secretary.full_name if secretary else "", on_behalf=wording.ON_BEHALF[level]
            ),
        ),
        recipients=Recipients(form.recipients, archive="Lưu hồ sơ"),
        is_draft=step is None,
    )


def _body(page: CandidatePage, kind: str, step: Step | None, body: Organisation) -> Iterator[Block]:
    """Yield the text of a form."""
    form, candidate = PAPERS[kind], page.candidate
    day = display.day(step.held_on) if step else wording.BLANK
    yield Paragraph(wording.GROUNDS, italic=True)
    yield Paragraph(wording.MET.format(day=day, body=body.name, summary=form.summary))
    yield Paragraph(_person(page))
    yield from _behind(page, kind)
    if form.votes:
        yield Paragraph(_votes(form.votes, step))
    yield Heading(wording.DECIDES if "decision" in kind else wording.RESOLVES, numbered=False)
    official = display.day(page.official_on) if page.official_on else wording.BLANK
    yield Paragraph(form.resolve.format(name=candidate.full_name, official=official, cell=candidate.organisation.name))


def _person(page: CandidatePage) -> str:
    """Return who it is about; numbers, telephone and address stay out of the form."""
    one = page.candidate
    return wording.PERSON.format(
        title=wording.COMRADE if page.is_admitted else wording.MASSES,
        name=one.full_name,
        born=display.day(one.born_on),
        home=one.home_town or wording.BLANK,
        ethnicity=one.ethnicity or wording.BLANK,
        occupation=one.occupation or wording.BLANK,
        cell=one.organisation.name,
    )


def _behind(page: CandidatePage, kind: str) -> Iterator[Block]:
    """Yield what lies behind the candidate: class, introducers and helper, or the day of joining."""
    one = page.candidate
    if kind in wording.RECOGNITION:
        official = display.day(page.official_on)
        yield Paragraph(wording.JOINED.format(day=display.day(one.joined_on), official=official))
    elif one.certificate_on:
        yield Paragraph(wording.CLASS.format(number=one.certificate_number, day=display.day(one.certificate_on)))
    names = [line.paper.introducer.full_name for line in page.dossier if line.paper and line.paper.introducer]
    if names:
        yield Paragraph(wording.INTRODUCED.format(names=", ".join(names)))
    if page.helpers:
        yield Paragraph(wording.HELPED.format(name=page.helpers[0].member.full_name))


def _votes(sentence: str, step: Step | None) -> str:
    """Return the sentence of a vote, with room for the numbers where it is to come."""
    if step is None or step.base is None:
        return sentence.format(**dict.fromkeys(("base", "present", "agree", "disagree", "share"), wording.BLANK))
    share = display.percent(step.agree, step.base)
    return sentence.format(base=step.base, present=step.present, agree=step.agree, disagree=step.disagree, share=share)


def candidates_sheet(rows: Iterable[Candidate]) -> bytes:
    """Return the list as a workbook."""
    values = (
        (
            row.full_name,
            row.born_on,
            row.get_sex_display(),
            row.ethnicity,
            row.occupation,
            row.get_source_display(),
            row.organisation.name,
            row.organisation.parent.name if row.organisation.parent else "",
            row.get_status_display(),
            SHORT_STEP.get(row.next_step, ""),
            row.get_level_display(),
            row.due_on,
            row.noted_on,
            row.joined_on,
        )
        for row in rows
    )
    return sheet_bytes(wording.LIST_TITLE, wording.LIST_HEADINGS, values)


def due_sheet(lines: Sequence[Line]) -> bytes:
    """Return what is due as a workbook."""
    values = (
        (
            line.candidate.full_name,
            line.candidate.organisation.name,
            SHORT_STEP.get(line.candidate.next_step, ""),
            line.body.name if line.body else "",
            line.owner.full_name if line.owner else "",
            line.candidate.due_on,
            line.days_left,
        )
        for line in lines
    )
    return sheet_bytes(wording.DUE_TITLE, wording.DUE_HEADINGS, values)


# --- The funnel as a picture -------------------------------------------------------------------------------------

PICTURE_WIDTH, ROW, BAR, NARROWEST = 360, 56, 30, 24


@dataclass(frozen=True)
class Piece:
    """One level of the picture: a trapezoid from its own width to the next one's, its words, the list behind it."""

    label: str
    count: int
    points: str
    text_y: int
    url: str
    share: str


def funnel_picture(board: Board) -> list[Piece]:
    """Return the levels of the funnel with their corners; lengths are whole numbers."""
    widths = [_width(stage) for stage in board.funnel]
    pieces = []
    for place, stage in enumerate(board.funnel):
        top = place * ROW + ROW - BAR
        below = widths[place + 1] if place + 1 < len(widths) else widths[place]
        left, right = (PICTURE_WIDTH - widths[place]) // 2, (PICTURE_WIDTH + widths[place]) // 2
        left_below, right_below = (PICTURE_WIDTH - below) // 2, (PICTURE_WIDTH + below) // 2
        points = f"{left},{top} {right},{top} {right_below},{top + BAR} {left_below},{top + BAR}"
        pieces.append(
            Piece(
                stage.label, stage.count, points, top - 8, _url(board, stage), display.percent(stage.count, stage.whole)
            )
        )
    return pieces


def _width(stage: Stage) -> int:
    """Return how wide a level is drawn."""
    return max(NARROWEST, stage.count * PICTURE_WIDTH // stage.whole) if stage.whole else NARROWEST


def _url(board: Board, stage: Stage) -> str:
    """Return the list behind a level."""
    wanted = {"organisation": str(board.node.uid)}
    if stage.kind is not None:
        wanted["reached"] = stage.kind.value
    return f"{reverse('development:list')}?{urlencode(wanted)}"
