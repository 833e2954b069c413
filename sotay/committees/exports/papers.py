"""Decisions in the official layout: giving a post (chỉ định), recognising what a congress elected (chuẩn y)."""

from collections.abc import Iterable, Iterator

from sotay.committees.choices import Manner, Post
from sotay.committees.exports import wording
from sotay.committees.models import Congress, Position
from sotay.committees.rules.posts import rank_of
from sotay.core import display
from sotay.documents.choices import PaperType
from sotay.documents.layout import Block, Column, OfficialPaper, Paragraph, Recipients, SignatureBlock, Table, to_docx
from sotay.documents.models import Decision
from sotay.documents.rules import symbol
from sotay.organisations.models import Organisation


def position_docx(position: Position) -> bytes:
    """Return the decision on a post as a Word file."""
    return to_docx(position_paper(position))


def position_paper(position: Position) -> OfficialPaper:
    """Return the decision on a post: a designation, or the recognition of a by-election."""
    member, place = position.member, position.organisation
    is_elected = position.manner == Manner.BY_ELECTION
    facts = {
        "name": member.full_name,
        "born": display.day(member.born_on),
        "post": _in_sentence(position.get_post_display()),
        "place": place.name,
        "day": display.day(position.valid.lower),
        "term": wording.TERM.format(name=position.term.name) if position.term else "",
    }
    summary = wording.RECOGNISE_ONE if is_elected else wording.DESIGNATE
    articles = wording.RECOGNISE_ONE_ARTICLES if is_elected else wording.DESIGNATE_ARTICLES
    body: Iterable[Block] = (*_grounds(place), *(Paragraph(one.format(**facts)) for one in articles))
    names = (*(one.format(**facts) for one in wording.RECIPIENTS), member.full_name)
    return _decision(place, summary.format(**facts), body, names, position.decision)


def recognition_docx(congress: Congress) -> bytes:
    """Return the decision that recognises the results of a congress as a Word file."""
    return to_docx(recognition_paper(congress))


def recognition_paper(congress: Congress) -> OfficialPaper:
    """Return the decision that recognises the results of a congress."""
    place = congress.organisation
    facts = {"place": place.name, "term": congress.round.term, "day": display.day(congress.held_on)}
    won = [
        nominee
        for election in congress.elections.prefetch_related("nominees__member")
        for nominee in election.nominees.all()
        if nominee.is_elected
    ]
    won.sort(key=lambda one: (rank_of(one.election.post), -one.votes))
    rows = tuple(
        (str(number), one.member.full_name, Post(one.election.post).label, f"{one.votes}/{one.base}")
        for number, one in enumerate(won, 1)
    )
    columns = tuple(Column(title, share, "center" if title == "TT" else "left") for title, share in wording.COLUMNS)
    body = (
        *_grounds(place),
        Paragraph(wording.RECOGNISE_FIRST.format(**facts)),
        Table(columns, rows),
        *(Paragraph(one.format(**facts)) for one in wording.RECOGNISE_ARTICLES),
    )
    names = tuple(one.format(**facts) for one in wording.RECIPIENTS)
    return _decision(place, wording.RECOGNISE.format(**facts), body, names, congress.recognition)


def _grounds(place: Organisation) -> Iterator[Block]:
    """Yield on what the decision rests."""
    superior = place.parent or place
    for one in wording.GROUNDS:
        yield Paragraph(one.format(superior=superior.name), italic=True)
    yield Paragraph(wording.DECIDES, centered=True)


def _decision(
    place: Organisation, summary: str, body: Iterable[Block], names: tuple[str, ...], decision: Decision | None
) -> OfficialPaper:
    """Return a decision of the committee above; without a number and a day, room is left to write them."""
    superior = place.parent or place
    return OfficialPaper(
        superior_body=superior.parent.name if superior.parent else "",
        issuing_body=wording.committee_of(superior.name),
        symbol=symbol(PaperType.DECISION, wording.SYMBOL),
        place=wording.locality_of(superior.name),
        dated_on=decision.issued_on if decision else None,
        type_name=PaperType.DECISION.label,
        summary=summary,
        body=tuple(body),
        signatures=(
            SignatureBlock(
                wording.SIGNS, decision.signatory if decision else "", on_behalf=wording.on_behalf(superior.name)
            ),
        ),
        recipients=Recipients(names, wording.ARCHIVE),
        is_draft=decision is None,
    )


def _in_sentence(words: str) -> str:
    """Return a post as it stands within a sentence."""
    return words[:1].lower() + words[1:]
