"""Petitions through the API: the same queries and actions as the pages."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Query, Router, Schema, Status

from sotay.access.http import Request
from sotay.core.paging import page_of
from sotay.petitions.actions import handling, raising, speaking
from sotay.petitions.choices import HopKind, Late, PetitionStatus, Subject
from sotay.petitions.queries import bodies, figures
from sotay.petitions.queries import petitions as queries
from sotay.petitions.queries.register import Filters, register_for

router = Router(tags=["Kiến nghị"])
MOST = 500


class PetitionOut(Schema):
    """A petition: while it is open it has an owner and a due date."""

    uid: UUID
    cell: UUID
    text: str
    subject: Subject
    raised_on: dt.date
    status: PetitionStatus
    owner: UUID | None
    due_on: dt.date | None
    answer: str
    answered_on: dt.date | None


class PetitionListOut(Schema):
    """One page of petitions; `next` goes on from it."""

    items: list[PetitionOut]
    next: str | None
    previous: str | None


class PetitionHopOut(Schema):
    """One step of the way."""

    kind: HopKind
    source: UUID | None
    target: UUID | None
    reason: str
    on: dt.date
    next_due_on: dt.date | None


class PetitionPageOut(PetitionOut):
    """A petition with its way, its parts and those that ask for the same."""

    hops: list[PetitionHopOut]
    parts: list[PetitionOut]
    alike: list[UUID]


class PetitionIn(Schema):
    """One sentence; the same key twice is the same petition."""

    key: UUID
    text: str = Field(min_length=1, max_length=500)
    subject: Subject = Subject.OTHER
    is_anonymous: bool = False


class PetitionForwardIn(Schema):
    """Where to (the code of an organisation), and why."""

    to: UUID
    reason: str = Field(min_length=1, max_length=500)


class PetitionPartIn(Schema):
    """What one body answers, and by when where that differs from the norm."""

    body: UUID
    text: str = Field("", max_length=500)
    due_on: dt.date | None = None


class PetitionSplitIn(Schema):
    """Who concludes, who answers what, and why."""

    lead: UUID
    parts: list[PetitionPartIn] = Field(min_length=1, max_length=10)
    reason: str = Field(min_length=1, max_length=500)


class PetitionAnswerIn(Schema):
    """An answer, to one or to all that ask for the same."""

    answer: str = Field(min_length=1, max_length=2000)
    for_group: bool = False


class PetitionVerdictIn(Schema):
    """What the cell says of an answer; a reason where it is not satisfied."""

    is_satisfied: bool
    reason: str = Field("", max_length=500)


class PetitionBodyOut(Schema):
    """What one body did with what came to it."""

    organisation: str
    name: str
    in_time: int
    late: int
    climbed: int
    owed: int
    overdue: int
    median_days: int | None


class PetitionOverdueOut(Schema):
    """An overdue petition; organisations by official code."""

    uid: UUID
    text: str
    cell: str
    owner: str
    due_on: dt.date


class PetitionFiguresOut(Schema):
    """How the petitions of a part of the tree stand."""

    organisation: str
    name: str
    on: dt.date
    total: int
    open: int
    overdue: int
    waiting_for_cell: int
    answered: int
    confirmed: int
    median_days: int | None
    bodies: list[PetitionBodyOut]
    overdue_list: list[PetitionOverdueOut]


class PetitionListIn(Schema):
    """What the register is narrowed to; organisations by code of the system."""

    under: UUID | None = None
    owner: UUID | None = None
    status: PetitionStatus | None = None
    late: Late | None = None
    subject: Subject | None = None
    q: str = Field("", max_length=100)
    since: dt.date | None = None
    until: dt.date | None = None
    cursor: str = ""
    limit: int = 50


@router.get("/petitions", response=PetitionListOut, summary="Sổ kiến nghị")
def petition_list(request: Request, asked: Query[PetitionListIn]) -> Any:
    """Return one page of the petitions in sight, the newest first."""
    words: dict[str, Any] = {name: getattr(asked, name) or "" for name in ("status", "late", "subject")}
    for name in ("under", "owner"):
        if uid := getattr(asked, name):
            words[name] = queries.get_place(request.actor, uid)
    filters = Filters(text=asked.q, since=asked.since, until=asked.until, **words)
    page = page_of(
        register_for(request.actor, filters), ("-pk",), cursor=asked.cursor, size=min(max(asked.limit, 1), MOST)
    )
    items = [_out(one) for one in page.items]
    return {"items": items, "next": page.next or None, "previous": page.previous or None}


@router.get("/petitions/{uid}", response=PetitionPageOut, summary="Một kiến nghị và đường đi của nó")
def petition_detail(request: Request, uid: UUID) -> Any:
    """Return one petition with its way."""
    return _page(queries.page_of(request.actor, queries.get_petition(request.actor, uid)))


@router.post("/organisations/{uid}/petitions", response={201: PetitionOut}, summary="Nêu kiến nghị")
def petition_raise(request: Request, uid: UUID, body: PetitionIn) -> Any:
    """Raise one sentence in a cell."""
    cell = queries.get_cell_for_raising(request.actor, uid)
    return Status(201, _out(raising.raise_petition(request.actor, cell, **body.dict())))


@router.post("/petitions/{uid}/forward", response=PetitionOut, summary="Chuyển kiến nghị")
def petition_forward(request: Request, uid: UUID, body: PetitionForwardIn) -> Any:
    """Send a petition to another body."""
    petition = queries.get_petition_to_handle(request.actor, uid)
    target = bodies.get_body(petition, body.to)
    return _out(handling.forward_petition(request.actor, petition, to=target, reason=body.reason))


@router.post("/petitions/{uid}/split", response=PetitionOut, summary="Tách kiến nghị cho nhiều cơ quan")
def petition_split(request: Request, uid: UUID, body: PetitionSplitIn) -> Any:
    """Give parts of a petition to several bodies."""
    petition = queries.get_petition_to_handle(request.actor, uid)
    parts = [handling.Part(bodies.get_body(petition, one.body), one.text, one.due_on) for one in body.parts]
    lead = bodies.get_body(petition, body.lead)
    return _out(handling.split_petition(request.actor, petition, lead=lead, parts=parts, reason=body.reason))


@router.post("/petitions/{uid}/answer", response=PetitionOut, summary="Trả lời kiến nghị")
def petition_answer(request: Request, uid: UUID, body: PetitionAnswerIn) -> Any:
    """Answer a petition."""
    petition = queries.get_petition_to_handle(request.actor, uid)
    return _out(handling.answer_petition(request.actor, petition, **body.dict()))


@router.post("/petitions/{uid}/verdict", response=PetitionOut, summary="Chi bộ cho biết đã được giải quyết hay chưa")
def petition_verdict(request: Request, uid: UUID, body: PetitionVerdictIn) -> Any:
    """Say for the cell whether a petition is answered."""
    petition = queries.get_petition_to_speak(request.actor, uid)
    if body.is_satisfied:
        return _out(speaking.confirm_answer(request.actor, petition))
    return _out(speaking.refuse_answer(request.actor, petition, reason=body.reason))


@router.get("/organisations/{uid}/petition-figures", response=PetitionFiguresOut, summary="Tình hình kiến nghị")
def petition_figures(request: Request, uid: UUID) -> Any:
    """Return how the petitions of a part of the tree stand, as `sotay petitions --json` does."""
    return figures.answer_for(queries.get_place(request.actor, uid))


def _out(petition: Any) -> dict[str, Any]:
    """Return a petition as the answer shows it."""
    names = ("uid", "text", "subject", "raised_on", "status", "due_on", "answer", "answered_on")
    own = {name: getattr(petition, name) for name in names}
    return {**own, "cell": petition.cell.uid, "owner": petition.owner.uid if petition.owner else None}


def _page(page: queries.PetitionPage) -> dict[str, Any]:
    """Return a petition with everything around it."""
    hops = [
        {
            "kind": hop.kind,
            "source": hop.source.uid if hop.source else None,
            "target": hop.target.uid if hop.target else None,
            "reason": hop.reason,
            "on": hop.on,
            "next_due_on": hop.next_due_on,
        }
        for hop in (stay.hop for stay in page.hops)
    ]
    return {
        **_out(page.petition),
        "hops": hops,
        "parts": [_out(part) for part in page.parts],
        "alike": [one.uid for one in page.alike],
    }
