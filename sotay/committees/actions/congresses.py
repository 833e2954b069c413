"""Rounds of congresses, and the steps of one congress: planned, submitted, approved, held, recognised."""

import datetime as dt
from collections.abc import Sequence

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.committees import errors
from sotay.committees.choices import CongressPaperKind, CongressStatus
from sotay.committees.models import Congress, CongressPaper, CongressRound, Position, RoundStage, Term
from sotay.committees.permissions import CommitteePermission
from sotay.committees.queries.congresses import not_in_round
from sotay.committees.queries.positions import require_appointing
from sotay.committees.rules.congresses import papers_missing, quorum_of
from sotay.core.days import today
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.documents.models import StoredFile
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation

Stage = tuple[str, dt.date, dt.date]
"""A kind of organisation, by when its congresses are held, until when their terms run."""


@action(CommitteePermission.APPOINT)
def open_round(  # noqa: PLR0913 -- what the directive says
    actor: Actor,
    organisation: Organisation,
    *,
    name: str,
    term: str,
    opened_on: dt.date,
    stages: Sequence[Stage],
) -> CongressRound:
    """Open a round of congresses for everything that stands below, kind by kind; every organisation gets its congress."""
    if organisation.congress_rounds.filter(term=term).exists():
        raise errors.RoundOpened(term=term)
    if not stages:
        raise errors.RoundEmpty
    for kind, due_on, term_until in stages:
        if term_until <= due_on:
            raise errors.StageReversed(kind=Kind(kind).label)
    made = CongressRound.objects.create(organisation=organisation, name=name.strip(), term=term, opened_on=opened_on)
    RoundStage.objects.bulk_create(
        RoundStage(round=made, kind=kind, due_on=due_on, term_until=term_until) for kind, due_on, term_until in stages
    )
    _join(made)
    return made


@action(CommitteePermission.APPOINT)
def refresh_round(actor: Actor, congress_round: CongressRound) -> int:
    """Let organisations join that were founded since; return how many."""
    return _join(congress_round)


def _join(congress_round: CongressRound) -> int:
    """Write the missing congresses of a round."""
    due = dict(congress_round.stages.values_list("kind", "due_on"))
    rows = [
        Congress(round=congress_round, organisation_id=key, due_on=due[kind])
        for key, kind in not_in_round(congress_round, today())
    ]
    Congress.objects.bulk_create(rows, batch_size=2000)
    return len(rows)


@action(CommitteePermission.HOLD_CONGRESS)
def plan_congress(
    actor: Actor,
    congress: Congress,
    *,
    planned_on: dt.date,
    ordinal: int | None = None,
) -> Congress:
    """Note the day that is planned, and which congress of the organisation it is."""
    _require_status(congress, CongressStatus.PREPARING, CongressStatus.SUBMITTED, CongressStatus.APPROVED)
    congress.planned_on, congress.ordinal = planned_on, ordinal
    congress.save(update_fields=["planned_on", "ordinal"])
    return congress


@action(CommitteePermission.HOLD_CONGRESS)
def record_congress_paper(
    actor: Actor,
    congress: Congress,
    *,
    kind: str,
    ready_on: dt.date,
    file: StoredFile | None = None,
) -> CongressPaper:
    """Note that a paper of the congress is ready."""
    if congress.status == CongressStatus.RECOGNISED:
        raise errors.NotAtThisStage(status=congress.get_status_display())
    paper, _made = CongressPaper.objects.update_or_create(
        congress=congress, kind=kind, defaults={"ready_on": ready_on, **({"file": file} if file else {})}
    )
    return paper


@action(CommitteePermission.HOLD_CONGRESS)
def submit_congress(actor: Actor, congress: Congress, *, submitted_on: dt.date) -> Congress:
    """Submit plan, personnel and drafts to the committee above."""
    _require_status(congress, CongressStatus.PREPARING)
    if congress.planned_on is None:
        raise errors.NoPlannedDay
    if missing := papers_missing(set(congress.papers.values_list("kind", flat=True))):
        raise errors.PapersMissing(papers=", ".join(CongressPaperKind(kind).label.lower() for kind in missing))
    congress.status, congress.submitted_on = CongressStatus.SUBMITTED, submitted_on
    congress.save(update_fields=["status", "submitted_on"])
    return congress


@action(CommitteePermission.APPOINT)
def approve_congress(
    actor: Actor, congress: Congress, *, approved_on: dt.date, decision: DecisionPaper | None = None
) -> Congress:
    """Approve a congress as the committee above."""
    require_appointing(actor, congress.organisation)
    _require_status(congress, CongressStatus.SUBMITTED)
    congress.status, congress.approved_on = CongressStatus.APPROVED, approved_on
    congress.approval = record_decision(decision)
    congress.save(update_fields=["status", "approved_on", "approval"])
    return congress


@action(CommitteePermission.HOLD_CONGRESS)
def hold_congress(
    actor: Actor,
    congress: Congress,
    *,
    held_on: dt.date,
    convened: int,
    present: int,
) -> Congress:
    """Record that the congress was held, with its numbers."""
    _require_status(congress, CongressStatus.APPROVED)
    if held_on > actor.today():
        raise errors.HeldAhead
    needed = quorum_of(convened)
    if present < needed or present > convened:
        raise errors.TooFewPresent(needed=needed, present=present)
    congress.status, congress.held_on = CongressStatus.HELD, held_on
    congress.convened, congress.present = convened, present
    congress.save(update_fields=["status", "held_on", "convened", "present"])
    return congress


@action(CommitteePermission.APPOINT)
def recognise_congress(
    actor: Actor, congress: Congress, *, recognised_on: dt.date, decision: DecisionPaper | None = None
) -> Congress:
    """Recognise the results by the decision of the committee above, which terms and posts then name."""
    require_appointing(actor, congress.organisation)
    _require_status(congress, CongressStatus.HELD)
    if decision is None:
        raise errors.DecisionNeeded
    results = congress.elections.all()
    if not results or any(one.applied_on is None for one in results):
        raise errors.ResultsNotApplied
    kept = record_decision(decision)
    congress.status, congress.recognised_on, congress.recognition = CongressStatus.RECOGNISED, recognised_on, kept
    congress.save(update_fields=["status", "recognised_on", "recognition"])
    Term.objects.filter(congress=congress, decision=None).update(decision=kept)
    Position.objects.filter(nominee__election__congress=congress, decision=None).update(decision=kept)
    congress.elections.update(recognition=kept)
    return congress


def _require_status(congress: Congress, *statuses: CongressStatus) -> None:
    """Refuse what does not belong to the step at which the congress stands."""
    if congress.status not in statuses:
        raise errors.NotAtThisStage(status=congress.get_status_display())
