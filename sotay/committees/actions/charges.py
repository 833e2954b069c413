"""Who of a committee is in charge of which field and which organisations."""

import datetime as dt
from collections.abc import Sequence

from django.db.backends.postgresql.psycopg_any import DateRange

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.committees import errors
from sotay.committees.models import Charge
from sotay.committees.permissions import CommitteePermission
from sotay.committees.rules.posts import COMMITTEE_POSTS
from sotay.core.days import since
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.documents.models import Decision
from sotay.members.models import Member
from sotay.organisations.models import Organisation


@action(CommitteePermission.APPOINT)
def assign_charge(  # noqa: PLR0913 -- what a notice of the division of work says
    actor: Actor,
    organisation: Organisation,
    *,
    member: Member,
    first: dt.date,
    until: dt.date | None = None,
    field: str = "",
    units: Sequence[Organisation] = (),
    decision: DecisionPaper | None = None,
) -> list[Charge]:
    """Put a committee member in charge of a field and of organisations; whoever was in charge of these is so no more."""
    if until is not None and until <= first:
        raise errors.DaysReversed
    field = field.strip()
    if not field and not units:
        raise errors.ChargeEmpty
    held = organisation.positions.filter(member=member, post__in=COMMITTEE_POSTS, valid__contains=first)
    if not held.exists():
        raise errors.NotOfTheCommittee
    _require_below(organisation, units, first)
    kept = record_decision(decision)
    valid = since(first, until)
    made = [_charge_of_unit(organisation, member, unit, valid, kept) for unit in units]
    same = organisation.charges.filter(member=member, field=field, valid__overlap=valid)
    if field and not same.exists():
        made.append(
            Charge.objects.create(organisation=organisation, member=member, field=field, valid=valid, decision=kept)
        )
    return made


@action(CommitteePermission.APPOINT)
def end_charge(actor: Actor, charge: Charge, *, on: dt.date) -> Charge:
    """End a charge: `on` is the first day without it."""
    if on <= charge.valid.lower:
        raise errors.EndTooEarly(day=f"{charge.valid.lower:%d/%m/%Y}")
    if charge.valid.upper is not None and on >= charge.valid.upper:
        raise errors.AlreadyEnded(day=f"{charge.valid.upper:%d/%m/%Y}")
    charge.valid = since(charge.valid.lower, on)
    charge.save(update_fields=["valid"])
    return charge


def _charge_of_unit(
    organisation: Organisation, member: Member, unit: Organisation, valid: DateRange, decision: Decision | None
) -> Charge:
    """Put the member in charge of one organisation, ending or dropping what stands in the way."""
    first = valid.lower
    before = organisation.charges.filter(unit=unit, valid__overlap=valid)
    before.filter(valid__startswith__gte=first).delete()
    for row in before.filter(valid__startswith__lt=first):
        row.valid = since(row.valid.lower, first)
        row.save(update_fields=["valid"])
    return Charge.objects.create(organisation=organisation, member=member, unit=unit, valid=valid, decision=decision)


def _require_below(organisation: Organisation, units: Sequence[Organisation], day: dt.date) -> None:
    """Refuse organisations that do not stand below the committee on the day."""
    for unit in units:
        places = unit.placements.filter(valid__contains=day, path__descendant_of=organisation.path)
        if unit.pk == organisation.pk or not places.exists():
            raise errors.UnitNotBelow(name=unit.name)
