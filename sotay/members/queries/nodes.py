"""The part of the tree whose register is looked at."""

from uuid import UUID

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation


def register_node(actor: Actor, uid: UUID | None) -> Organisation | None:
    """Return the organisation asked for, or the highest one whose members the actor may list."""
    rows = Organisation.objects.filter(actor.scope(MemberPermission.LIST, through=""))
    if uid is not None:
        return find(rows, uid=uid)
    return rows.order_by("path__depth", "path").first()


def path_to(actor: Actor, node: Organisation) -> list[Organisation]:
    """Return the way from the highest visible organisation down to the node."""
    rows = Organisation.objects.filter(actor.scope(MemberPermission.LIST, through=""), path__ancestor_of=node.path)
    return list(rows.order_by("path__depth"))


def children_of(node: Organisation) -> list[Organisation]:
    """Return the organisations directly below the node that are open."""
    return list(Organisation.objects.filter(parent=node, closed_on=None).order_by("sort_key", "pk"))
