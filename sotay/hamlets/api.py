"""Hamlets through the API: the same queries and actions as the pages."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.core.days import today
from sotay.documents.decisions import DecisionPaper
from sotay.hamlets import parts
from sotay.hamlets.actions import hamlets as actions
from sotay.hamlets.actions import reviews
from sotay.hamlets.actions.terms import align_terms
from sotay.hamlets.choices import Alignment, Conclusion, HamletKind, HeadPost, Party
from sotay.hamlets.permissions import HamletPermission as P
from sotay.hamlets.queries import hamlets as queries
from sotay.hamlets.queries.alignment import terms_for

router = Router(tags=["Thôn, tổ dân phố"])
MOST = 500


class HeadOut(Schema):
    """Who holds a post; `is_member` is what the register says on the day."""

    uid: UUID
    post: HeadPost
    full_name: str
    is_member: bool
    since: dt.date
    term_until: dt.date


class HamletOut(Schema):
    """A hamlet with its head and deputies of the day."""

    uid: UUID
    organisation: UUID
    kind: HamletKind
    name: str
    households: int | None
    heads: list[HeadOut]


class HamletFiguresOut(Schema):
    """The figures of one part of the tree."""

    organisation: UUID
    name: str
    hamlets: int
    heads: int
    member_heads: int
    deputies: int
    member_deputies: int
    unreviewed: int


class HeadIn(Schema):
    """Who was elected: a member by code, or a name."""

    post: HeadPost
    member: UUID | None = None
    full_name: str = Field("", max_length=120)
    sex: str = Field("", max_length=6)
    born_on: dt.date | None = None
    first: dt.date
    term_until: dt.date


class HeadReviewIn(Schema):
    """What the cell concluded."""

    reviewed_on: dt.date
    conclusion: Conclusion
    note: str = Field("", max_length=300)


class TermOut(Schema):
    """A head's term beside the congress of the cell."""

    head: UUID
    full_name: str
    hamlet: UUID
    congress_on: dt.date | None
    term_until: dt.date
    kind: Alignment
    new_until: dt.date | None


class TermDecisionIn(Schema):
    """Which terms are fitted, under which decision."""

    heads: list[UUID] = Field(min_length=1, max_length=MOST)
    number: str = Field(min_length=1, max_length=60)
    issued_on: dt.date
    issued_by: str = Field(min_length=1, max_length=200)
    signatory: str = Field(min_length=1, max_length=120)


class TermCountOut(Schema):
    """How many terms were changed."""

    count: int


@router.get("/hamlets", response=list[HamletOut], summary="Thôn, tổ dân phố và người đứng đầu")
def hamlet_list(
    request: Request, under: UUID | None = None, party: Party | None = None, on: dt.date | None = None
) -> Any:
    """Return hamlets in sight of a day, at most 500."""
    place = queries.get_place(request.actor, under) if under else None
    filters = queries.Filters(party=party or "", under=place, on=on or today())
    return [
        _out(line) for line in queries.lines_of(list(queries.hamlets_listed(request.actor, filters)[:MOST]), filters.on)
    ]


@router.get("/hamlets/{uid}", response=HamletOut, summary="Một thôn, tổ dân phố")
def hamlet_detail(request: Request, uid: UUID) -> Any:
    """Return one hamlet."""
    return _out(queries.lines_of([queries.get_hamlet(request.actor, uid)], today())[0])


@router.get("/organisations/{uid}/hamlet-heads", response=list[HamletFiguresOut], summary="Trưởng thôn là đảng viên")
def figures(request: Request, uid: UUID, on: dt.date | None = None) -> Any:
    """Return the figures of each part of an organisation on a day."""
    board = parts.board_of(request.actor, queries.get_place(request.actor, uid), on or today())
    names = ("hamlets", "heads", "member_heads", "deputies", "member_deputies", "unreviewed")
    return [
        {"organisation": one.organisation.uid, "name": one.organisation.name}
        | {name: getattr(one.figures, name) for name in names}
        for one in board.parts
    ]


@router.post("/hamlets/{uid}/heads", response={201: HamletOut}, summary="Ghi người giữ chức vụ")
def head_record(request: Request, uid: UUID, body: HeadIn) -> Any:
    """Record who was elected."""
    hamlet = queries.get_hamlet_to_edit(request.actor, uid)
    member = next((one for one in queries.members_of(hamlet.organisation) if one.uid == body.member), None)
    person = actions.Person(member, body.full_name, body.sex, body.born_on)
    actions.record_head(
        request.actor, hamlet, post=body.post, person=person, first=body.first, term_until=body.term_until
    )
    return Status(201, _out(queries.lines_of([hamlet], today())[0]))


@router.post("/hamlet-heads/{uid}/reviews", response={204: None}, summary="Rà soát trưởng thôn chưa là đảng viên")
def head_review(request: Request, uid: UUID, body: HeadReviewIn) -> Any:
    """Record what the cell concluded."""
    headship = queries.get_headship(request.actor, uid, P.REVIEW)
    reviews.review_head(request.actor, headship, **body.dict(), helper=None)
    return Status(204, None)


@router.get("/organisations/{uid}/hamlet-terms", response=list[TermOut], summary="Nhiệm kỳ trưởng thôn và đại hội")
def terms(request: Request, uid: UUID) -> Any:
    """Return terms beside congresses, at most 500."""
    place = queries.get_place(request.actor, uid)
    return [
        {
            "head": line.headship.uid,
            "full_name": line.headship.full_name,
            "hamlet": line.headship.hamlet.uid,
            "congress_on": line.congress_on,
            "term_until": line.headship.term_until,
            "kind": line.aligned.kind,
            "new_until": line.aligned.until,
        }
        for line in terms_for(request.actor, place)[:MOST]
    ]


@router.post("/organisations/{uid}/hamlet-terms", response=TermCountOut, summary="Điều chỉnh nhiệm kỳ theo đại hội")
def terms_align(request: Request, uid: UUID, body: TermDecisionIn) -> Any:
    """Fit the terms named to the congresses."""
    place = queries.get_place_to(request.actor, uid, P.EDIT)
    decision = DecisionPaper(body.number, body.issued_on, body.issued_by, body.signatory)
    return {"count": len(align_terms(request.actor, place, heads=body.heads, decision=decision))}


def _out(line: queries.HamletLine) -> dict[str, Any]:
    """Return a hamlet as the answer shows it."""
    hamlet = line.hamlet
    holders = [one for one in (line.head, *line.deputies) if one]
    own = {name: getattr(hamlet, name) for name in ("uid", "kind", "name", "households")}
    return {**own, "organisation": hamlet.organisation.uid, "heads": [_head(one) for one in holders]}


def _head(line: queries.HeadLine) -> dict[str, Any]:
    """Return a post as the answer shows it."""
    row = line.headship
    own = {name: getattr(row, name) for name in ("uid", "post", "full_name", "term_until")}
    return {**own, "is_member": line.is_member, "since": row.valid.lower}
