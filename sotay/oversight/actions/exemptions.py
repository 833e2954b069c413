"""Asking for exemption, deciding on it, ending it early; its end comes by itself."""

import datetime as dt

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.days import since, today
from sotay.documents.decisions import DecisionPaper
from sotay.documents.intake.marking import check_typed_text
from sotay.documents.models import Decision
from sotay.meetings.rules.cell_vote import CellVote
from sotay.members.choices import Status
from sotay.members.models import Member, Standing
from sotay.oversight import errors
from sotay.oversight.actions.common import (
    change_standing,
    lock_member,
    require_decision,
    require_other,
    require_past,
    standing_on,
)
from sotay.oversight.choices import ExemptionStatus
from sotay.oversight.models import Exemption
from sotay.oversight.permissions import OversightPermission
from sotay.oversight.rules.days import cell_decides, is_old_enough, is_short_enough, needs_paper
from sotay.oversight.rules.norms import ExemptionNorms
from sotay.regulations.queries import norms_on


@action(OversightPermission.PROPOSE, lock=Lock.NOTHING)
def propose_exemption(  # noqa: PLR0913 -- the fields of form 1-MSHĐ
    actor: Actor,
    member: Member,
    *,
    reason: str,
    first: dt.date,
    until: dt.date | None = None,
    asked_on: dt.date,
    by_relative: bool = False,
    paper: str = "",
    vote: CellVote,
    decision: DecisionPaper | None = None,
    follows: Exemption | None = None,
) -> Exemption:
    """Record the cell's resolution: where the cell decides it is the decision, else the committee above decides next."""
    member = lock_member(member)
    _require_lawful(member, reason, first, until, paper)
    require_past(asked_on, vote.met_on)
    check_typed_text(paper)
    if not vote.is_majority:
        raise errors.NotCarried(yes=vote.yes, base=vote.base)
    days = since(first, until)
    rows = member.exemptions.all()
    if (
        rows.filter(status=ExemptionStatus.GRANTED, valid__overlap=days).exists()
        or rows.filter(status=ExemptionStatus.PROPOSED).exists()
    ):
        raise errors.AlreadyExempt
    _require_full(member, first, follows)
    exemption = Exemption(
        member=member, reason=reason, valid=days, asked_on=asked_on, by_relative=by_relative, paper=paper.strip()
    )
    exemption.cell_met_on, exemption.cell_base, exemption.cell_yes = vote.met_on, vote.base, vote.yes
    exemption.motion, exemption.follows = vote.motion, follows
    if cell_decides(reason):
        require_other(actor, member)
        _grant(exemption, require_decision(decision))
    exemption.save(force_insert=True)
    return exemption


@action(OversightPermission.DECIDE)
def grant_exemption(actor: Actor, exemption: Exemption, *, decision: DecisionPaper | None) -> Exemption:
    """Grant what a cell has proposed."""
    require_other(actor, exemption.member)
    _require_proposed(exemption)
    lock_member(exemption.member)
    _require_full(exemption.member, _first(exemption), exemption.follows)
    _grant(exemption, require_decision(decision))
    exemption.save(update_fields=["status", "decision"])
    return exemption


@action(OversightPermission.DECIDE)
def decline_exemption(actor: Actor, exemption: Exemption, *, reason: str) -> Exemption:
    """Decline what a cell has proposed, and say why."""
    _require_proposed(exemption)
    check_typed_text(reason)
    exemption.status, exemption.decline_reason = ExemptionStatus.DECLINED, reason.strip()
    exemption.save(update_fields=["status", "decline_reason"])
    return exemption


@action(OversightPermission.PROPOSE)
def end_exemption(actor: Actor, exemption: Exemption, *, on: dt.date) -> Exemption:
    """Let a member take part again before the end: `on` is the first day back."""
    if exemption.status != ExemptionStatus.GRANTED or not _is_running(exemption, on):
        raise errors.NotGranted
    if on <= _first(exemption):
        raise errors.DaysReversed
    member = lock_member(exemption.member)
    running = standing_on(member, on)
    if running.status != Status.EXEMPT or running.valid.lower is None or running.valid.lower >= on:
        raise errors.NotGranted
    until = running.valid.upper
    running.valid = since(running.valid.lower, on)
    running.save(update_fields=["valid"])
    after = member.standings.filter(valid__startswith=until).first() if until else None
    if after is not None and after.status == Status.FULL:
        after.valid = since(on, after.valid.upper)
        after.save(update_fields=["valid"])
    else:
        Standing.objects.create(member=member, status=Status.FULL, valid=since(on, until))
    exemption.valid = since(_first(exemption), on)
    exemption.save(update_fields=["valid"])
    return exemption


@action(OversightPermission.PROPOSE)
def record_return(actor: Actor, exemption: Exemption, *, on: dt.date) -> Exemption:
    """Record the self-review that a member hands in when an exemption is over."""
    end = exemption.valid.upper
    if exemption.status != ExemptionStatus.GRANTED or end is None or end > today():
        raise errors.NotGranted
    require_past(on)
    exemption.reviewed_on = on
    exemption.save(update_fields=["reviewed_on"])
    return exemption


def _grant(exemption: Exemption, decision: Decision) -> None:
    """Give the status with its days."""
    exemption.status, exemption.decision = ExemptionStatus.GRANTED, decision
    change_standing(exemption.member, Status.EXEMPT, _first(exemption), exemption.valid.upper, decision)


def _require_lawful(member: Member, reason: str, first: dt.date, until: dt.date | None, paper: str) -> None:
    """Refuse what the norms of the day do not allow."""
    if until is not None and until <= first:
        raise errors.DaysReversed
    norms = norms_on(first, ExemptionNorms)
    if reason == "age" and not is_old_enough(member.born_on, first, norms.age_from):
        raise errors.TooYoung(age=norms.age_from)
    if needs_paper(reason) and not paper.strip():
        raise errors.PaperMissing
    if not cell_decides(reason) and not is_short_enough(first, until, norms.below_months):
        raise errors.TooLong(months=norms.below_months)


def _require_full(member: Member, first: dt.date, follows: Exemption | None) -> None:
    """Refuse who is not a full member on the first day; an extension begins when the exemption before it ends."""
    standing = standing_on(member, first)
    if follows is not None and (follows.member_id != member.pk or follows.valid.upper != first):
        raise errors.NotGranted
    if standing.status != Status.FULL:
        raise errors.OnlyFullMembers(name=member.full_name, status=standing.get_status_display().lower())


def _require_proposed(exemption: Exemption) -> None:
    """Refuse what was answered."""
    if exemption.status != ExemptionStatus.PROPOSED:
        raise errors.AlreadyDecided


def _first(exemption: Exemption) -> dt.date:
    """Return the first day."""
    first: dt.date = exemption.valid.lower
    return first


def _is_running(exemption: Exemption, day: dt.date) -> bool:
    """Tell whether the exemption holds on the day."""
    end = exemption.valid.upper
    return _first(exemption) <= day and (end is None or day < end)
