"""Who is in charge of what on a day. Whoever is no longer of the committee is in charge of nothing."""

import datetime as dt
import uuid
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, QuerySet

from sotay.access.actor import Actor
from sotay.committees.models import Charge, Position
from sotay.committees.permissions import CommitteePermission
from sotay.committees.queries.bodies import bodies_at
from sotay.committees.rules.posts import COMMITTEE_POSTS
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.core.find import find
from sotay.organisations.models import Organisation, Placement


def charges_on(day: dt.date) -> QuerySet[Charge]:
    """Return the charges that hold on the day: of people who are then of the committee."""
    held = Position.objects.filter(
        organisation=OuterRef("organisation"),
        member=OuterRef("member"),
        post__in=COMMITTEE_POSTS,
        valid__contains=day,
    )
    rows = Charge.objects.filter(Exists(held), valid__contains=day)
    return rows.select_related("member", "unit", "organisation", "decision")


def charges_of_unit(unit: Organisation, day: dt.date | None = None) -> list[Charge]:
    """Return who is in charge of an organisation on the day, the nearest committee first."""
    rows = charges_on(day or today()).filter(unit=unit)
    return sorted(rows, key=lambda row: -len(str(row.organisation.path)))


@dataclass
class Portfolio:
    """What one member of a committee is in charge of."""

    position: Position
    fields: list[Charge] = field(default_factory=list)
    units: list[Charge] = field(default_factory=list)


@dataclass(frozen=True)
class Portfolios:
    """The division of work of a committee on a day."""

    people: list[Portfolio]
    uncharged: list[Organisation]


def units_of(organisation: Organisation, day: dt.date | None = None) -> list[Organisation]:
    """Return what a committee shares out: the organisations directly below it on the day."""
    places = Placement.objects.filter(parent=organisation, valid__contains=day or today())
    return list(Organisation.objects.filter(pk__in=places.values("organisation")).order_by("code", "pk"))


def portfolios_at(organisation: Organisation, on: dt.date | None = None) -> Portfolios:
    """Return who of the committee is in charge of what on the day, and of what nobody is."""
    day = on or today()
    main = bodies_at(organisation, day)[0]
    people = {row.member_id: Portfolio(row) for row in main.seats}
    charged: set[int | None] = set()
    for charge in charges_on(day).filter(organisation=organisation).order_by("unit__code", "field"):
        charged.add(charge.unit_id)
        mine = people[charge.member_id]
        (mine.fields if charge.unit_id is None else mine.units).append(charge)
    uncharged = [unit for unit in units_of(organisation, day) if unit.pk not in charged]
    return Portfolios(list(people.values()), uncharged)


def uncharged_below(node: Organisation, on: dt.date | None = None) -> QuerySet[Organisation]:
    """Return the cells below a node of which, on the day, nobody of a committee above them is in charge."""
    day = on or today()
    charged = charges_on(day).filter(unit=OuterRef("pk"))
    places = Placement.objects.filter(valid__contains=day, path__descendant_of=node.path)
    rows = Organisation.objects.filter(pk__in=places.values("organisation"), kind__in=("cell", "grassroots_cell"))
    return rows.filter(~Exists(charged)).exclude(pk=node.pk).select_related("parent").order_by("code", "pk")


def get_sharing_place(actor: Actor, uid: uuid.UUID) -> Organisation:
    """Return an organisation whose committee's work the actor divides."""
    rows = Organisation.objects.filter(actor.scope(CommitteePermission.VIEW, through="")).select_related("parent")
    found = find(rows, uid=uid)
    if not actor.can(CommitteePermission.APPOINT, found):
        raise NotPermitted
    return found


def get_charge(actor: Actor, uid: uuid.UUID) -> Charge:
    """Return one charge in sight."""
    rows = Charge.objects.filter(actor.scope(CommitteePermission.VIEW))
    return find(rows.select_related("member", "unit", "organisation__parent"), uid=uid)
