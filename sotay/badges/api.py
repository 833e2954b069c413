"""Badges through the API: the same queries and actions as the pages."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Query, Router, Schema, Status

from sotay.access.http import Request
from sotay.badges import actions
from sotay.badges.choices import AwardKind, AwardStatus
from sotay.badges.queries import awards, rounds
from sotay.badges.queries.lists import Filters
from sotay.documents.decisions import DecisionPaper
from sotay.meetings.rules.cell_vote import CellVote

router = Router(tags=["Huy hiệu Đảng"])
LONGEST = 1000


class BadgeRoundIn(Schema):
    """Which round (none named: the next one), and below which organisation."""

    on: dt.date | None = None
    organisation: UUID | None = None
    level: int | None = Field(None, ge=1, le=120)


class BadgeListIn(Schema):
    """What the list of proposals is narrowed to."""

    organisation: UUID | None = None
    state: str = Field("", max_length=15)
    year: int | None = Field(None, ge=1930, le=2200)


class BadgeVoteIn(Schema):
    """The cell's vote by its counts."""

    met_on: dt.date
    base: int = Field(ge=1, le=5000)
    yes: int = Field(ge=0, le=5000)


class BadgeProposalIn(Schema):
    """A cell's proposal."""

    level: int = Field(ge=1, le=120)
    kind: AwardKind = AwardKind.REGULAR
    vote: BadgeVoteIn
    paper: str = Field("", max_length=120)
    late_reason: str = Field("", max_length=400)


class BadgeForwardIn(Schema):
    """When the file went on."""

    on: dt.date


class BadgeDecisionIn(Schema):
    """The province's decision."""

    number: str = Field(min_length=1, max_length=20)
    awarded_on: dt.date | None = None
    late_reason: str = Field("", max_length=400)
    decision_number: str = Field(min_length=1, max_length=60)
    decision_day: dt.date
    decision_body: str = Field(min_length=1, max_length=200)
    decision_signatory: str = Field(min_length=1, max_length=120)


class BadgeDueOut(Schema):
    """A badge that falls due."""

    member: UUID
    name: str
    organisation: UUID | None
    level: int
    reached_on: dt.date
    award: UUID | None


class BadgeRoundOut(Schema):
    """A round with whose badges fall due."""

    name: str
    on: dt.date
    first: dt.date
    last: dt.date
    file_until: dt.date
    due: list[BadgeDueOut]


class BadgeAwardOut(Schema):
    """A proposal, or a badge given."""

    uid: UUID
    member: UUID
    name: str
    level: int
    kind: AwardKind
    status: AwardStatus
    reached_on: dt.date
    round_on: dt.date
    number: str
    decision: str


@router.get("/badge-rounds", response=BadgeRoundOut, summary="Danh sách đủ tuổi Đảng của một đợt")
def get_round(request: Request, filters: Query[BadgeRoundIn]) -> Any:
    """Return whose badges fall due at a round."""
    one = rounds.round_asked(filters.on, rounds.rounds_to_come())
    page = rounds.round_page(request.actor, one, Filters(organisation=filters.organisation, level=filters.level))
    due = [
        {
            "member": line.member.uid,
            "name": line.member.full_name,
            "organisation": line.cell.uid if line.cell else None,
            "level": line.level,
            "reached_on": line.reached_on,
            "award": line.award.uid if line.award else None,
        }
        for line in page.lines
    ]
    own = {"name": one.name, "on": one.on, "first": one.first, "last": one.last, "file_until": page.file_until}
    return {**own, "due": due}


@router.get("/badge-awards", response=list[BadgeAwardOut], summary="Đề nghị, quyết định tặng Huy hiệu")
def list_awards(request: Request, filters: Query[BadgeListIn]) -> Any:
    """List the proposals in sight; states: empty (under way), awarded, returned, all."""
    return [_out(row) for row in awards.awards_for(request.actor, Filters(**filters.dict()))[:LONGEST]]


@router.get("/badge-awards/{uid}", response=BadgeAwardOut, summary="Một đề nghị tặng Huy hiệu")
def get_award(request: Request, uid: UUID) -> Any:
    """Return one proposal."""
    return _out(awards.get_award(request.actor, uid))


@router.post("/members/{uid}/badge-awards", response={201: BadgeAwardOut}, summary="Đề nghị tặng Huy hiệu")
def propose(request: Request, uid: UUID, body: BadgeProposalIn) -> Any:
    """Record the cell's proposal."""
    member = rounds.member_to_propose(request.actor, uid)
    vote = CellVote(body.vote.met_on, body.vote.base, min(body.vote.yes, body.vote.base))
    return Status(201, _out(actions.propose_award(request.actor, member, **{**body.dict(), "vote": vote})))


@router.post("/badge-awards/{uid}/forward", response=BadgeAwardOut, summary="Trình đề nghị tặng Huy hiệu")
def forward(request: Request, uid: UUID, body: BadgeForwardIn) -> Any:
    """Record that the committees have agreed."""
    return _out(actions.forward_award(request.actor, awards.award_to_forward(request.actor, uid), on=body.on))


@router.post("/badge-awards/{uid}/give", response=BadgeAwardOut, summary="Ghi quyết định tặng Huy hiệu")
def give(request: Request, uid: UUID, body: BadgeDecisionIn) -> Any:
    """Record the province's decision."""
    paper = DecisionPaper(body.decision_number, body.decision_day, body.decision_body, body.decision_signatory)
    award = awards.award_to_give(request.actor, uid)
    done = actions.give_award(
        request.actor,
        award,
        number=body.number,
        awarded_on=body.awarded_on,
        late_reason=body.late_reason,
        decision=paper,
    )
    return _out(done)


def _out(award: Any) -> dict[str, Any]:
    """Return a proposal as the answer shows it."""
    names = ("uid", "level", "kind", "status", "reached_on", "round_on", "number")
    whose = {"member": award.member.uid, "name": award.member.full_name}
    number = award.decision.number if award.decision else ""
    return {**whose, **{name: getattr(award, name) for name in names}, "decision": number}
