"""Committees, congresses and the reports on them through the API: the same queries and actions as the pages."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.committees import actions
from sotay.committees.choices import AbsenceReason, CommitteeKind, CongressStatus, Manner, Post
from sotay.committees.forms.reports import LEVELS
from sotay.committees.queries.bodies import Body, bodies_at
from sotay.committees.queries.changes import additions, balance, by_post
from sotay.committees.queries.charges import get_sharing_place, portfolios_at
from sotay.committees.queries.congresses import (
    CongressFilters,
    board_of,
    get_congress,
    get_round,
    listed,
    rounds_for,
)
from sotay.committees.queries.leading import head_on
from sotay.committees.queries.positions import (
    get_appointing_place,
    get_place,
    get_reviewed_node,
)
from sotay.committees.queries.structure import Asked, structure_of
from sotay.core.dates import ONE_DAY
from sotay.core.days import today
from sotay.members.queries.records import get_member

router = Router(tags=["Cấp ủy, đại hội"])


class SeatOut(Schema):
    """Somebody in a body, with the post that counts."""

    uid: UUID
    member: UUID
    full_name: str
    post: Post
    manner: str
    first: dt.date
    until: dt.date | None


class BodyOut(Schema):
    """A body of an organisation."""

    kind: CommitteeKind
    term: str
    planned_size: int | None
    present: int
    vacant: int
    seats: list[SeatOut]


class CommitteeHeadOut(Schema):
    """Who leads, and in which capacity: secretary, acting by decision, deputy."""

    kind: str
    member: UUID
    full_name: str
    until: dt.date | None


class CommitteeOut(Schema):
    """The bodies of an organisation on a day, and who leads it."""

    organisation: UUID
    on: dt.date
    head: CommitteeHeadOut | None
    bodies: list[BodyOut]


class PortfolioOut(Schema):
    """What a committee member is in charge of."""

    member: UUID
    full_name: str
    fields: list[str]
    units: list[UUID]


class PortfoliosOut(Schema):
    """The division of work of a committee; `uncharged` are the organisations of which nobody is in charge."""

    people: list[PortfolioOut]
    uncharged: list[UUID]


class AbsenceIn(Schema):
    """That the secretary is away; `until` is the first day on which they are back."""

    reason: AbsenceReason
    first: dt.date
    until: dt.date | None = None
    note: str = Field("", max_length=200)


class ActingIn(Schema):
    """Who acts for the secretary, up to but not including `until`."""

    member: UUID
    first: dt.date
    until: dt.date


class DutyOut(Schema):
    """A duty of acting."""

    uid: UUID
    first: dt.date
    until: dt.date | None


class CommitteeFigureOut(Schema):
    """A line of the report on the make-up of committees."""

    key: str
    label: str
    count: int
    whole: int
    norm: str
    is_met: bool | None


class StructureOut(Schema):
    """The make-up of committees on a day; `people` are those behind the line asked for."""

    on: dt.date
    level: str
    count: int
    figures: list[CommitteeFigureOut]
    people: list[UUID]


class CommitteeChangesOut(Schema):
    """The additions between two days by post, and the balance by person."""

    first: dt.date
    last: dt.date
    additions: int
    by_post: dict[str, int]
    before: int
    came: int
    left: int
    after: int


class RoundOut(Schema):
    """A round of congresses."""

    uid: UUID
    name: str
    term: str
    organisation: UUID
    opened_on: dt.date


class RoundLineOut(Schema):
    """How far the congresses of a branch are."""

    organisation: UUID
    name: str
    count: int
    done: int
    due: int
    late: int
    statuses: dict[str, int]


class RoundDetailOut(RoundOut):
    """A round with its board."""

    total: RoundLineOut
    lines: list[RoundLineOut]


class CongressOut(Schema):
    """A congress."""

    uid: UUID
    organisation: UUID
    status: CongressStatus
    due_on: dt.date
    planned_on: dt.date | None
    held_on: dt.date | None
    convened: int | None
    present: int | None


class CongressPlanIn(Schema):
    """The planned day."""

    planned_on: dt.date
    ordinal: int | None = Field(None, ge=1, le=200)


class CongressHeldIn(Schema):
    """That it was held."""

    held_on: dt.date
    convened: int = Field(ge=1)
    present: int = Field(ge=1)


@router.get("/organisations/{uid}/committee", response=CommitteeOut, summary="Cấp ủy và người điều hành")
def committee(request: Request, uid: UUID, on: dt.date | None = None) -> Any:
    """Return the bodies of an organisation on a day, and who leads it."""
    place, day = get_place(request.actor, uid), on or today()
    head = head_on(place, day)
    return {
        "organisation": place.uid,
        "on": day,
        "head": head
        and {
            "kind": head.kind.value,
            "member": head.position.member.uid,
            "full_name": head.position.member.full_name,
            "until": head.until,
        },
        "bodies": [_body(one) for one in bodies_at(place, day)],
    }


@router.get("/organisations/{uid}/committee/charges", response=PortfoliosOut, summary="Phân công phụ trách")
def committee_charges(request: Request, uid: UUID, on: dt.date | None = None) -> Any:
    """Return the division of work of a committee on a day."""
    page = portfolios_at(get_place(request.actor, uid), on)
    people = [
        {
            "member": one.position.member.uid,
            "full_name": one.position.member.full_name,
            "fields": [row.field for row in one.fields],
            "units": [row.unit.uid for row in one.units if row.unit],
        }
        for one in page.people
    ]
    return {"people": people, "uncharged": [unit.uid for unit in page.uncharged]}


@router.post("/organisations/{uid}/committee/absence", response={204: None}, summary="Ghi bí thư vắng mặt")
def absence_record(request: Request, uid: UUID, body: AbsenceIn) -> Any:
    """Mark the secretary absent."""
    actions.record_absence(request.actor, get_sharing_place(request.actor, uid), **body.dict())
    return Status(204, None)


@router.post("/organisations/{uid}/committee/acting", response={201: DutyOut}, summary="Giao phụ trách, điều hành thay")
def acting_assign(request: Request, uid: UUID, body: ActingIn) -> Any:
    """Give somebody the duty of acting for the secretary."""
    place = get_appointing_place(request.actor, uid)
    member = get_member(request.actor, body.member)
    made = actions.assign_acting(request.actor, place, member=member, first=body.first, until=body.until)
    return Status(201, {"uid": made.uid, "first": made.valid.lower, "until": made.valid.upper})


@router.get("/organisations/{uid}/committee/structure", response=StructureOut, summary="Cơ cấu, chất lượng cấp ủy")
def committee_structure(
    request: Request, uid: UUID, level: str = "grassroots", on: dt.date | None = None, key: str = ""
) -> Any:
    """Return the make-up of the committees at and below an organisation; `key` names a line whose people are wanted."""
    node, day = get_reviewed_node(request.actor, uid), on or today()
    chosen = level if level in LEVELS else "grassroots"
    found = structure_of(Asked(node, day, LEVELS[chosen][1]), key)
    figures = [vars(one) for group in found.groups for one in group.figures]
    people = [one.uid for one in found.people] if key else []
    return {"on": day, "level": chosen, "count": found.count, "figures": figures, "people": people}


@router.get("/organisations/{uid}/committee/changes", response=CommitteeChangesOut, summary="Bổ sung, biến động cấp ủy")
def committee_changes(request: Request, uid: UUID, first: dt.date, last: dt.date, level: str = "grassroots") -> Any:
    """Return additions and balance of the committees at and below an organisation between two days."""
    node = get_reviewed_node(request.actor, uid)
    kinds = LEVELS.get(level, LEVELS["grassroots"])[1]
    rows = additions(node, first, last + ONE_DAY, kinds)
    found = balance(node, first - ONE_DAY, last, kinds)
    return {"first": first, "last": last, "additions": len(rows), "by_post": by_post(rows), **vars(found)}


@router.get("/congress-rounds", response=list[RoundOut], summary="Các đợt đại hội")
def rounds(request: Request) -> Any:
    """Return the rounds in sight."""
    return [_round(one) for one in rounds_for(request.actor)[:100]]


@router.get("/congress-rounds/{uid}", response=RoundDetailOut, summary="Tiến độ một đợt đại hội")
def round_detail(request: Request, uid: UUID) -> Any:
    """Return how far a round is, branch by branch, as far as the actor sees it."""
    found = get_round(request.actor, uid)
    board = board_of(request.actor, found, found.organisation)
    return {**_round(found), "total": _line(board.whole), "lines": [_line(one) for one in board.lines]}


@router.get("/congress-rounds/{uid}/congresses", response=list[CongressOut], summary="Các đại hội của một đợt")
def round_congresses(request: Request, uid: UUID, status: str = "", timing: str = "", offset: int = 0) -> Any:
    """Return congresses of a round in the order of codes, a part at a time."""
    rows = listed(request.actor, get_round(request.actor, uid), CongressFilters(status=status, timing=timing))
    first = max(0, offset)
    return [_congress(one) for one in rows[first : first + 500]]


@router.get("/congresses/{uid}", response=CongressOut, summary="Một đại hội")
def congress_detail(request: Request, uid: UUID) -> Any:
    """Return one congress."""
    return _congress(get_congress(request.actor, uid))


@router.put("/congresses/{uid}/plan", response=CongressOut, summary="Ghi kế hoạch đại hội")
def congress_plan(request: Request, uid: UUID, body: CongressPlanIn) -> Any:
    """Note the planned day."""
    return _congress(actions.plan_congress(request.actor, get_congress(request.actor, uid), **body.dict()))


@router.post("/congresses/{uid}/hold", response=CongressOut, summary="Ghi đã tổ chức đại hội")
def congress_hold(request: Request, uid: UUID, body: CongressHeldIn) -> Any:
    """Record that it was held."""
    return _congress(actions.hold_congress(request.actor, get_congress(request.actor, uid), **body.dict()))


def _body(one: Body) -> dict[str, Any]:
    """Return a body."""
    seats = [
        {
            "uid": row.uid,
            "member": row.member.uid,
            "full_name": row.member.full_name,
            "post": row.post,
            "manner": row.manner and Manner(row.manner).value,
            "first": row.valid.lower,
            "until": row.valid.upper,
        }
        for row in one.seats
    ]
    term = one.term.name if one.term else ""
    return {
        "kind": one.kind,
        "term": term,
        "planned_size": one.planned,
        "present": len(seats),
        "vacant": one.vacant,
        "seats": seats,
    }


def _round(one: Any) -> dict[str, Any]:
    """Return a round."""
    return {
        "uid": one.uid,
        "name": one.name,
        "term": one.term,
        "organisation": one.organisation.uid,
        "opened_on": one.opened_on,
    }


def _line(one: Any) -> dict[str, Any]:
    """Return a line of the board."""
    return {
        "organisation": one.organisation.uid,
        "name": one.organisation.name,
        "count": one.count,
        "done": one.done,
        "due": one.due,
        "late": one.late,
        "statuses": dict(one.statuses),
    }


def _congress(one: Any) -> dict[str, Any]:
    """Return a congress."""
    names = ("uid", "status", "due_on", "planned_on", "held_on", "convened", "present")
    return {"organisation": one.organisation.uid, **{name: getattr(one, name) for name in names}}
