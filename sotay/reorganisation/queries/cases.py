"""Cases that an actor may see."""

import datetime as dt
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.find import find, uid_of
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import organisations_for
from sotay.reorganisation.choices import CaseStatus
from sotay.reorganisation.models import UNDO_WITHIN, Case
from sotay.reorganisation.permissions import ReorganisationPermission


def cases_for(actor: Actor) -> QuerySet[Case]:
    """Return the cases of the bodies that the actor may see, the newest first."""
    rows = Case.objects.filter(actor.scope(ReorganisationPermission.VIEW))
    return rows.select_related("organisation", "decision", "planned_by").order_by("-pk")


def get_case(actor: Actor, uid: UUID | str) -> Case:
    """Return one case that the actor may see."""
    return find(cases_for(actor), uid=uid)


def get_case_to_plan(actor: Actor, uid: UUID | str) -> Case:
    """Return one case that the actor may change; who may only see it is told so."""
    case = get_case(actor, uid)
    actor.require(ReorganisationPermission.PLAN, case.organisation)
    return case


def due_cases(day: dt.date) -> list[Case]:
    """Return the cases whose day has come, the earlier first."""
    rows = Case.objects.filter(status=CaseStatus.SCHEDULED, effective_on__lte=day).select_related("carried_out_by")
    return list(rows.order_by("effective_on", "pk"))


def get_body(actor: Actor, reference: str) -> Organisation:
    """Return the body that a case file names by code or uid, if the actor may see it."""
    return find(named(organisations_for(actor).filter(closed_on=None), reference))


def named(rows: QuerySet[Organisation], reference: str) -> QuerySet[Organisation]:
    """Return of some organisations the one that a case file or a command names by uid or code."""
    uid = uid_of(reference)
    return rows.filter(uid=uid) if uid else rows.filter(code=reference)


def bodies_for(actor: Actor) -> list[Organisation]:
    """Return the bodies at which the actor may plan cases: own nodes and what stands directly below them."""
    nodes = Organisation.objects.filter(path__in=actor.nodes(ReorganisationPermission.PLAN), closed_on=None)
    below = Organisation.objects.filter(parent__in=nodes, closed_on=None).exclude(kind__in=MEETING_KINDS)
    return [*nodes.order_by("code"), *below.order_by("code")]


def is_being_carried_out(case: Case) -> bool:
    """Tell whether a job is about to work, or is working, on the case."""
    return case.status == CaseStatus.SCHEDULED and case.effective_on <= today()


def can_undo(case: Case) -> bool:
    """Tell whether the case may still be taken back."""
    return (
        case.status == CaseStatus.DONE
        and case.carried_out_at is not None
        and timezone.now() - case.carried_out_at <= UNDO_WITHIN
    )


def rights_on(actor: Actor, case: Case) -> dict[str, bool]:
    """Return what the actor may do with the case as it stands."""
    is_open = case.status in (CaseStatus.DRAFT, CaseStatus.SCHEDULED)
    return {
        "plan": is_open and actor.can(ReorganisationPermission.PLAN, case.organisation),
        "carry_out": is_open and actor.can(ReorganisationPermission.CARRY_OUT, case.organisation),
        "undo": can_undo(case) and actor.can(ReorganisationPermission.CARRY_OUT, case.organisation),
    }


def head_of(case: Case) -> dict[str, object]:
    """Return the head of a case as its form begins."""
    decision = case.decision
    values: dict[str, object] = {"title": case.title, "effective_on": case.effective_on}
    if decision is None:
        return values
    return values | {
        "decision_number": decision.number,
        "decision_day": decision.issued_on,
        "decision_body": decision.issued_by,
        "decision_signatory": decision.signatory,
    }
