"""Who helps a cell without telephones, and who above it could."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.committees.models import Position
from sotay.committees.permissions import CommitteePermission
from sotay.core.days import today
from sotay.core.find import find
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation

HELPER = "meeting_helper"
OFFERED = 60


@dataclass(frozen=True)
class HelperPage:
    """A cell with its helpers and the officials of whom one can be chosen."""

    cell: Organisation
    helpers: list[Grant]
    officials: list[Position]


def get_cell_to_help(actor: Actor, uid: UUID) -> Organisation:
    """Return one cell for which the actor appoints a helper."""
    rows = Organisation.objects.filter(actor.scope(CommitteePermission.APPOINT, through=""), kind__in=MEETING_KINDS)
    return find(rows, uid=uid)


def helpers_of(cell: Organisation) -> QuerySet[Grant]:
    """Return the help in force today."""
    rows = Grant.objects.filter(organisation=cell, role=HELPER, valid__contains=today())
    return rows.select_related("user").order_by("id")


def officials_for(cell: Organisation) -> QuerySet[Position]:
    """Return the positions held above the cell today by people who can sign in, the nearest committee first."""
    rows = Position.objects.filter(
        organisation__path__ancestor_of=cell.path, valid__contains=today(), member__account__activated_at__isnull=False
    ).exclude(organisation=cell)
    return rows.select_related("member__account", "organisation").order_by(
        "-organisation__path", "member__sort_key", "id"
    )


def helper_page(cell: Organisation) -> HelperPage:
    """Return the page of a cell that was fetched for the actor."""
    return HelperPage(cell, list(helpers_of(cell)), list(officials_for(cell)[:OFFERED]))


def get_helper(cell: Organisation, uid: UUID) -> Grant:
    """Return the help of one account to a cell that was fetched for the actor."""
    return find(helpers_of(cell), user__uid=uid)
