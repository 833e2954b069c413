"""Taking a list out of the system: allowed by a right, bounded, and written down."""

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.known import known_at
from sotay.members.errors import TooManyToExport
from sotay.members.models import Affiliation
from sotay.members.permissions import MemberPermission
from sotay.members.queries.register import SORTS, Filters, count_members, members_for
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import call_as_of, parents_as_of

DIRECT_LIMIT = 5000


@action(MemberPermission.EXPORT, lock=Lock.NOTHING)
def export_register(actor: Actor, organisation: Organisation, *, filters: Filters) -> "list[Affiliation]":
    """Return the filtered list below the organisation, for a workbook."""
    count = count_members(actor, filters)
    if count > DIRECT_LIMIT:
        raise TooManyToExport(count=count, limit=DIRECT_LIMIT)
    with known_at(filters.known):
        rows = list(members_for(actor, filters).order_by(*SORTS.get(filters.sort, SORTS["name"])))
        cells = [row.organisation for row in rows]
        call_as_of(cells, filters.on or today())
        parents_as_of(cells, filters.on or today())
        return rows
