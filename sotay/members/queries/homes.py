"""Whose records a right reaches: those whose cell, the present or the last official one, lies in its scope."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sotay.access.actor import Actor
from sotay.access.permission import Permission
from sotay.core.errors import NotPermitted
from sotay.core.find import find
from sotay.members.choices import AffiliationKind
from sotay.members.models import Affiliation, Member
from sotay.organisations.models import Organisation

R = TypeVar("R")


def last_affiliations() -> "QuerySet[Affiliation]":
    """Return of each member the official affiliation after which none came."""
    later = Affiliation.objects.filter(
        member=OuterRef("member"), kind=AffiliationKind.OFFICIAL, valid__startswith__gt=OuterRef("valid__startswith")
    )
    return Affiliation.objects.filter(~Exists(later), kind=AffiliationKind.OFFICIAL)


def home_in(actor: Actor, permission: Permission, under: Organisation | None = None, through: str = "member") -> Q:
    """Return the condition for rows whose member belongs, or belonged last, where the right reaches.

    The same place at which `@action` asks it (`Member.organisation`); a cell that somebody left for another sees nothing.
    """
    if actor.is_system and under is None:
        return Q()
    rows = last_affiliations().filter(actor.scope(permission))
    if under is not None:
        rows = rows.filter(organisation__path__descendant_of=under.path)
    return Q(**{f"{through}__in" if through else "pk__in": rows.values("member")})


def member_at_home(actor: Actor, permission: Permission, uid: UUID) -> Member:
    """Return a member whom the right reaches, or raise `NotVisible`."""
    return find(Member.objects.filter(home_in(actor, permission, through="")), uid=uid)


def require_home(actor: Actor, permission: Permission, row: R) -> R:
    """Return a row that is seen and with which the actor may do more: seen, but no more, is refused."""
    home: Organisation | None = getattr(row, "organisation", None)
    if home is None:
        raise NotPermitted
    actor.require(permission, home)
    return row


def organisation_within(actor: Actor, permission: Permission, uid: UUID | None) -> Organisation | None:
    """Return the organisation to which a list is narrowed; none asked for is none."""
    if uid is None:
        return None
    return find(Organisation.objects.filter(actor.scope(permission, through="")), uid=uid)


def cells_of(keys: "set[int]") -> dict[int, Organisation]:
    """Return the cell of each member (by key): the present or the last official one."""
    rows = last_affiliations().filter(member__in=keys).select_related("organisation__parent")
    return {row.member_id: row.organisation for row in rows}
