"""Terms and the numbers that a congress fixed for a body."""

import datetime as dt

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.committees import errors
from sotay.committees.choices import CommitteeKind
from sotay.committees.models import Term
from sotay.committees.permissions import CommitteePermission
from sotay.committees.queries.positions import require_appointing
from sotay.committees.rules.posts import bodies_of
from sotay.core.days import since
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation


@action(CommitteePermission.APPOINT)
def fix_size(  # noqa: PLR0913 -- what is known of a term
    actor: Actor,
    organisation: Organisation,
    *,
    kind: str,
    name: str,
    first: dt.date,
    until: dt.date,
    planned_size: int,
    decision: DecisionPaper | None = None,
) -> Term:
    """Record a body's term and the number that the congress fixed; a term that runs on the day gets the number."""
    require_appointing(actor, organisation)
    if kind not in bodies_of(organisation.kind):
        raise errors.BodyNotHere(kind=Kind(organisation.kind).label, body=CommitteeKind(kind).label)
    if until <= first:
        raise errors.DaysReversed
    kept = record_decision(decision)
    running = organisation.terms.filter(kind=kind, valid__overlap=since(first, until)).first()
    if running is None:
        return Term.objects.create(
            organisation=organisation,
            kind=kind,
            name=name,
            valid=since(first, until),
            planned_size=planned_size,
            decision=kept,
        )
    running.planned_size, running.decision = planned_size, kept or running.decision
    running.save(update_fields=["planned_size", "decision"])
    return running


def start_term(organisation: Organisation, term: Term) -> Term:
    """Let a new term begin: the one before ends on its first day; called within an action."""
    first = term.valid.lower
    same = organisation.terms.filter(kind=term.kind, valid__startswith=first).first()
    if same is not None:
        same.name, same.planned_size, same.congress = term.name, term.planned_size, term.congress
        same.save(update_fields=["name", "planned_size", "congress"])
        return same
    for before in organisation.terms.filter(kind=term.kind, valid__contains=first):
        before.valid = since(before.valid.lower, first)
        before.save(update_fields=["valid"])
    term.save(force_insert=True)
    return term
