"""The part of the tree whose figures are looked at."""

from uuid import UUID

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.organisations.models import Organisation
from sotay.statistics.permissions import StatisticsPermission


def nodes_for(actor: Actor) -> "QuerySet[Organisation]":
    """Return the organisations whose figures the actor may see, the highest first."""
    return Organisation.objects.filter(actor.scope(StatisticsPermission.VIEW, through=""), closed_on=None).order_by(
        "path"
    )


def get_node(actor: Actor, uid: UUID) -> Organisation:
    """Return one of them, or raise `NotVisible`."""
    return find(nodes_for(actor), uid=uid)


def top_node(actor: Actor) -> Organisation | None:
    """Return the highest organisation whose figures the actor may see."""
    return nodes_for(actor).order_by("path__depth", "path").first()


def ancestors_in_sight(actor: Actor, node: Organisation) -> "QuerySet[Organisation]":
    """Return the way from the highest visible organisation down to the node."""
    return nodes_for(actor).filter(path__ancestor_of=node.path).order_by("path__depth")
