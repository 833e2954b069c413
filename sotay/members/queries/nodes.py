"""The part of the tree whose register is looked at."""

import datetime as dt
from uuid import UUID

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.find import find
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation, Placement
from sotay.organisations.queries.tree import call_as_of
from sotay.organisations.queries.tree import path_to as way_down


def register_node(actor: Actor, uid: UUID | None) -> Organisation | None:
    """Return the organisation asked for, or the highest one whose members the actor may list."""
    rows = Organisation.objects.filter(actor.scope(MemberPermission.LIST, through=""))
    if uid is not None:
        return find(rows, uid=uid)
    return rows.order_by("path__depth", "path").first()


def path_to(actor: Actor, node: Organisation, on: dt.date | None = None) -> list[Organisation]:
    """Return the way of the day from the highest visible organisation down to the node."""
    if on is not None and on != today():
        return [place for place in way_down(node, on) if actor.can(MemberPermission.LIST, place)]
    rows = Organisation.objects.filter(actor.scope(MemberPermission.LIST, through=""), path__ancestor_of=node.path)
    return list(rows.order_by("path__depth"))


def children_of(node: Organisation, on: dt.date | None = None) -> list[Organisation]:
    """Return the organisations directly below the node that stood on the day."""
    if on is None or on == today():
        return list(Organisation.objects.filter(parent=node, closed_on=None).order_by("sort_key", "pk"))
    rows = Placement.objects.filter(parent=node, valid__contains=on).select_related("organisation")
    children = [row.organisation for row in rows.order_by("organisation__sort_key", "organisation_id")]
    call_as_of(children, on)
    return children
