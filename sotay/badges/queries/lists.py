"""What the lists of this app are narrowed to, and in whose name they stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from sotay.access.actor import Actor
from sotay.badges.permissions import BadgePermission
from sotay.members.models import Member
from sotay.members.queries.homes import member_at_home, organisation_within
from sotay.organisations.models import Organisation


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to."""

    organisation: UUID | None = None
    state: str = ""
    level: int | None = None
    year: int | None = None
    q: str = ""


def paths(actor: Actor, organisation: UUID | None) -> list[str]:
    """Return the nodes below which the list goes."""
    under = organisation_within(actor, BadgePermission.VIEW, organisation)
    if under is not None:
        return [str(under.path)]
    if actor.is_system:
        return list(map(str, Organisation.objects.filter(parent=None).values_list("path", flat=True)))
    return list(actor.nodes(BadgePermission.VIEW))


def body_of(actor: Actor, organisation: UUID | None) -> Organisation | None:
    """Return the body in whose name a list is drawn up: the one named, else the actor's topmost."""
    under = organisation_within(actor, BadgePermission.VIEW, organisation)
    if under is not None:
        return Organisation.objects.select_related("parent").get(pk=under.pk)
    rows = Organisation.objects.filter(actor.scope(BadgePermission.VIEW, through="")).select_related("parent")
    return rows.order_by("path__depth", "path").first()


def root_of(organisation: Organisation) -> Organisation:
    """Return the province, where badges are decided on."""
    return Organisation.objects.get(pk=int(str(organisation.path).partition(".")[0]))


def get_member(actor: Actor, uid: UUID) -> Member:
    """Return a member whose badges and cards the actor may see."""
    return member_at_home(actor, BadgePermission.VIEW, uid)


class Placed(Protocol):
    """A line of a list that names a member and their cell."""

    @property
    def member(self) -> Member:
        """Return whose line it is."""

    @property
    def cell(self) -> Organisation | None:
        """Return where they are."""


def proposable(actor: Actor, lines: Iterable[Placed]) -> set[int]:
    """Return the members among the lines for whom the actor acts for the cell."""
    return {line.member.pk for line in lines if line.cell is not None and actor.can(BadgePermission.PROPOSE, line.cell)}
