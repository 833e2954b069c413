"""The way out: opened, heard, voted on in cell and committee, decided; and the way back."""

import datetime as dt

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.documents.decisions import DecisionPaper
from sotay.documents.intake.marking import check_typed_text
from sotay.documents.models import Decision
from sotay.meetings.rules.cell_vote import CellVote
from sotay.members.choices import Status
from sotay.members.models import Member
from sotay.organisations.choices import Kind
from sotay.oversight import errors
from sotay.oversight.actions.common import lock_member, require_decision, require_other, require_past, standing_on
from sotay.oversight.actions.ending import end_membership, give_back
from sotay.oversight.choices import DepartureKind, DepartureStatus, Ground
from sotay.oversight.models import Departure
from sotay.oversight.models.departures import MOST_REQUESTS
from sotay.oversight.permissions import OversightPermission
from sotay.oversight.rules.norms import DepartureNorms
from sotay.regulations.queries import norms_on, working_day_after


@action(OversightPermission.PROPOSE, lock=Lock.NOTHING)
def open_departure(  # noqa: PLR0913 -- the fields of one form
    actor: Actor, member: Member, *, kind: str, ground: str = "", on: dt.date, vote: CellVote | None = None
) -> Departure:
    """Begin to consider that a member leaves; of somebody who has died `on` is the day of death."""
    member = lock_member(member)
    if kind == DepartureKind.EXPELLED:
        raise errors.ByDiscipline
    _require_ground(member, kind, ground, on)
    require_past(on)
    _require_none_open(member)
    departure = Departure(member=member, kind=kind, ground=ground, opened_on=on)
    departure.needs_committee = _has_committee(member)
    if kind == DepartureKind.DECEASED:
        departure.opened_on, departure.effective_on = today(), on
    if vote is not None:
        _take_vote(departure, vote)
    departure.save(force_insert=True)
    return departure


@action(OversightPermission.PROPOSE)
def ask_self_review(actor: Actor, departure: Departure, *, on: dt.date) -> Departure:
    """Record that the member was asked for a self-review, up to three times."""
    _require_open(departure)
    require_past(on)
    if len(departure.requests) >= MOST_REQUESTS:
        raise errors.AskedThreeTimes
    if departure.requests and on <= departure.requests[-1]:
        raise errors.AskedTooEarly(day=f"{departure.requests[-1]:%d/%m/%Y}")
    departure.requests = [*departure.requests, on]
    departure.save(update_fields=["requests"])
    return departure


@action(OversightPermission.PROPOSE)
def take_self_review(actor: Actor, departure: Departure, *, on: dt.date) -> Departure:
    """Record that the self-review was handed in; what it says stays on paper."""
    _require_open(departure)
    require_past(on)
    departure.self_review_on = on
    departure.save(update_fields=["self_review_on"])
    return departure


@action(OversightPermission.PROPOSE)
def record_cell_vote(actor: Actor, departure: Departure, *, vote: CellVote) -> Departure:
    """Record the cell's vote, whatever its result; only two thirds lead on."""
    _require_open(departure)
    _take_vote(departure, vote)
    departure.save(update_fields=["cell_met_on", "cell_base", "cell_yes", "motion"])
    return departure


@action(OversightPermission.DECIDE)
def record_committee_vote(actor: Actor, departure: Departure, *, met_on: dt.date, base: int, yes: int) -> Departure:
    """Record the vote of the grassroots committee, whatever its result."""
    _require_open(departure)
    require_past(met_on)
    if yes > base:
        raise errors.MoreVotesThanVoters
    departure.committee_met_on, departure.committee_base, departure.committee_yes = met_on, base, yes
    departure.save(update_fields=["committee_met_on", "committee_base", "committee_yes"])
    return departure


@action(OversightPermission.DECIDE)
def decide_departure(  # noqa: PLR0913 -- what a decision says
    actor: Actor,
    departure: Departure,
    *,
    effective_on: dt.date,
    announced_on: dt.date | None = None,
    standing_base: int | None = None,
    standing_yes: int | None = None,
    decision: DecisionPaper | None = None,
) -> Departure:
    """Decide: on the day the member leaves, posts, rights and affiliations end."""
    require_other(actor, departure.member)
    _require_open(departure)
    require_past(announced_on)
    _require_heard_and_voted(departure)
    _take_standing_vote(departure, standing_base, standing_yes)
    paper = None if departure.kind == DepartureKind.DECEASED and decision is None else require_decision(decision)
    if departure.kind == DepartureKind.DECEASED:
        require_past(effective_on)
    carry_out(departure, effective_on, announced_on, paper)
    return departure


@action(OversightPermission.DECIDE, lock=Lock.NOTHING)
def record_death(actor: Actor, member: Member, *, died_on: dt.date, decision: DecisionPaper | None = None) -> Departure:
    """Record that a member has died, in one step."""
    member = lock_member(member)
    require_past(died_on)
    _require_none_open(member)
    standing_on(member, died_on)
    departure = Departure(member=member, kind=DepartureKind.DECEASED, opened_on=today())
    departure.needs_committee = _has_committee(member)
    departure.save(force_insert=True)
    carry_out(departure, died_on, None, require_decision(decision) if decision else None)
    return departure


@action(OversightPermission.PROPOSE)
def drop_departure(actor: Actor, departure: Departure, *, reason: str) -> Departure:
    """Consider it no more: votes missing, the member has come back, recorded by mistake."""
    _require_open(departure)
    check_typed_text(reason)
    departure.status, departure.drop_reason = DepartureStatus.DROPPED, reason.strip()
    departure.save(update_fields=["status", "drop_reason"])
    return departure


@action(OversightPermission.DECIDE)
def restore_member(actor: Actor, departure: Departure, *, decision: DecisionPaper | None) -> Departure:
    """Give membership back as if it had not ended: a complaint was right, or the wrong person was recorded."""
    require_other(actor, departure.member)
    if departure.status != DepartureStatus.DECIDED or departure.effective_on is None:
        raise errors.NotDecided
    paper = require_decision(decision)
    member = lock_member(departure.member)
    give_back(member, departure.undo, departure.effective_on, paper)
    departure.status, departure.restored_by = DepartureStatus.UNDONE, paper
    departure.save(update_fields=["status", "restored_by"])
    return departure


def carry_out(
    departure: Departure, effective_on: dt.date, announced_on: dt.date | None, paper: Decision | None
) -> None:
    """Write what a decided departure does; within the caller's action."""
    member = lock_member(departure.member)
    departure.undo = end_membership(member, Status(departure.kind), effective_on, paper)
    departure.status, departure.decision, departure.effective_on = DepartureStatus.DECIDED, paper, effective_on
    departure.announced_on = announced_on
    if departure.kind in {DepartureKind.STRUCK_OFF, DepartureKind.CANCELLED}:
        day = announced_on or effective_on
        departure.complaint_until = working_day_after(day, norms_on(day, DepartureNorms).complaint_working_days)
    departure.save(
        update_fields=[
            "undo", "status", "decision", "effective_on", "announced_on", "complaint_until", "standing_base", "standing_yes",
        ]
    )  # fmt: skip


def _take_vote(departure: Departure, vote: CellVote) -> None:
    """Keep the counts of the cell."""
    require_past(vote.met_on)
    departure.cell_met_on, departure.cell_base, departure.cell_yes = vote.met_on, vote.base, vote.yes
    departure.motion = vote.motion


def _take_standing_vote(departure: Departure, base: int | None, yes: int | None) -> None:
    """Keep the counts of the standing committee, where they are given."""
    if base is None and yes is None:
        return
    if base is None or yes is None or 2 * yes <= base:
        raise errors.StandingNotHalf
    if yes > base:
        raise errors.MoreVotesThanVoters
    departure.standing_base, departure.standing_yes = base, yes


def _require_heard_and_voted(departure: Departure) -> None:
    """Say in words what the constraints on a strike-off would refuse."""
    if departure.kind != DepartureKind.STRUCK_OFF:
        return
    if departure.ground != Ground.NO_PAPERS:
        if departure.self_review_on is None and len(departure.requests) < MOST_REQUESTS:
            raise errors.NotHeard(count=len(departure.requests))
        if not _is_two_thirds(departure.cell_base, departure.cell_yes):
            raise errors.CellNotTwoThirds
    if departure.needs_committee and not _is_two_thirds(departure.committee_base, departure.committee_yes):
        raise errors.CommitteeNotTwoThirds


def _is_two_thirds(base: int | None, yes: int | None) -> bool:
    """Tell whether two thirds agreed."""
    return base is not None and yes is not None and 3 * yes >= 2 * base


def _require_ground(member: Member, kind: str, ground: str, on: dt.date) -> None:
    """Refuse a strike-off without its case of the rule, and the case of probation for a full member."""
    standing = standing_on(member, on)
    if (kind == DepartureKind.STRUCK_OFF) != bool(ground):
        raise errors.GroundMissing
    if ground == Ground.PROBATION and standing.status != Status.PROBATIONARY:
        raise errors.ProbationOnly


def _require_none_open(member: Member) -> None:
    """Refuse a second one."""
    if member.departures.filter(status=DepartureStatus.OPEN).exists():
        raise errors.DepartureOpen


def _require_open(departure: Departure) -> None:
    """Refuse what is over."""
    if departure.status != DepartureStatus.OPEN:
        raise errors.AlreadyDecided


def _has_committee(member: Member) -> bool:
    """Tell whether a grassroots committee stands between the cell and its superior."""
    cell = member.organisation
    return cell is None or cell.kind != Kind.GRASSROOTS_CELL
