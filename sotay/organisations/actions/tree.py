"""Founding, closing and coding one organisation."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.days import since, today
from sotay.core.errors import DomainError
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.organisations import errors
from sotay.organisations.actions.writing import Founding, write_organisations
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation, OrganisationCode
from sotay.organisations.permissions import OrganisationPermission
from sotay.organisations.queries.tree import pairs_on
from sotay.organisations.rules.ladder import may_stand_under


@action(OrganisationPermission.EDIT, lock=Lock.TREE)
def found_organisation(  # noqa: PLR0913 -- what a decision to found an organisation says
    actor: Actor,
    parent: Organisation,
    *,
    kind: str,
    name: str,
    code: str,
    first: dt.date,
    sector: str = "",
    decision: DecisionPaper | None = None,
) -> Organisation:
    """Found an organisation directly under `parent`, standing from the day `first` on."""
    _require_open(parent)
    _require_past(first, parent.founded_on, errors.DayInFuture, errors.DayTooEarly)
    if not may_stand_under(kind, parent.kind, pairs_on(first)):
        raise errors.KindNotAllowed(child=Kind(kind).label, parent=Kind(parent.kind).label)
    _require_free(code, first)
    founding = Founding(code, parent.code, name, kind, sector, first, record_decision(decision))
    return write_organisations([founding], {parent.code: parent})[0]


@action(OrganisationPermission.EDIT, lock=Lock.TREE)
def close_organisation(
    actor: Actor, organisation: Organisation, *, on: dt.date, decision: DecisionPaper | None = None
) -> Organisation:
    """Close an organisation: from the day `on` it no longer stands. Nothing is deleted."""
    _require_open(organisation)
    placement = organisation.placements.get(valid__endswith=None)
    founded = placement.valid.lower
    earliest = founded + dt.timedelta(days=1) if founded else None
    _require_past(on, earliest, errors.ClosingInFuture, errors.ClosingTooEarly)
    _require_empty(organisation, on)
    organisation.closed_on = on
    organisation.closing_decision = record_decision(decision)
    organisation.save(update_fields=["closed_on", "closing_decision"])
    placement.valid = since(founded, on)
    placement.save(update_fields=["valid"])
    _end_code(organisation, on)
    return organisation


@action(OrganisationPermission.EDIT, lock=Lock.TREE)
def set_code(
    actor: Actor, organisation: Organisation, *, code: str, first: dt.date, decision: DecisionPaper | None = None
) -> Organisation:
    """Give an organisation another official code from the day `first` on; the old one stays in its history."""
    _require_open(organisation)
    if code == organisation.code:
        raise errors.CodeUnchanged
    current = organisation.codes.get(valid__endswith=None)
    _require_past(first, current.valid.lower, errors.DayInFuture, errors.DayTooEarly)
    _require_free(code, first)
    _end_code(organisation, first)
    OrganisationCode.objects.create(
        organisation=organisation, code=code, valid=since(first), decision=record_decision(decision)
    )
    organisation.code = code
    organisation.save(update_fields=["code"])
    return organisation


def _end_code(organisation: Organisation, on: dt.date) -> None:
    """End the code in use on the day; one that began on that very day was never in use and goes."""
    current = organisation.codes.get(valid__endswith=None)
    if current.valid.lower == on:
        current.delete()
        return
    current.valid = since(current.valid.lower, on)
    current.save(update_fields=["valid"])


# --- What the changes above ask for ------------------------------------------------------------------------------


def _require_open(organisation: Organisation) -> None:
    """Refuse on a closed organisation."""
    if organisation.closed_on is not None:
        raise errors.OrganisationClosed


def _require_past(day: dt.date, earliest: dt.date | None, future: type[DomainError], early: type[DomainError]) -> None:
    """Refuse a day that has not come, or that lies before what is changed began."""
    if day > today():
        raise future
    if earliest is not None and day < earliest:
        raise early(day=f"{earliest:%d/%m/%Y}")


def _require_free(code: str, first: dt.date) -> None:
    """Refuse a code that somebody has at any time from the day on."""
    if OrganisationCode.objects.filter(code=code, valid__overlap=since(first)).exists():
        raise errors.CodeTaken(code=code)


def _require_empty(organisation: Organisation, on: dt.date) -> None:
    """Refuse while anything dated still holds here on the day or later."""
    if count := organisation.children.filter(Q(closed_on=None) | Q(closed_on__gt=on)).count():
        raise errors.HasChildren(count=count)
    if count := _still_holding(organisation.affiliations.all(), on):
        raise errors.HasMembers(count=count)
    if count := _still_holding(organisation.positions.all(), on):
        raise errors.HasPositions(count=count)


def _still_holding(facts: QuerySet[Any], on: dt.date) -> int:
    """Return how many dated facts hold on the day or later."""
    return facts.filter(valid__overlap=since(on)).count()
