"""What assigned work adds to a member's record: the works of the year, month by month, and what the cell found."""

import datetime as dt

from sotay.access.actor import Actor
from sotay.assignments.permissions import AssignmentPermission as P
from sotay.assignments.queries.assignments import year_of
from sotay.members.models import Member
from sotay.organisations.panels import Panel


def record_panel(actor: Actor, member: Member, on: dt.date) -> Panel | None:
    """Return a member's works of the year and of the one before, for whoever sees the cell's work, and the member."""
    cell = member.organisation
    is_own = actor.user is not None and member.account_id == actor.user.pk
    if not is_own and (cell is None or not actor.can(P.VIEW, cell)):
        return None
    years = [(year, year_of(member, year, on)) for year in (on.year, on.year - 1)]
    found = [(year, works) for year, works in years if works]
    return Panel("Công tác chi bộ phân công", "assignments/_member.html", {"years": found}) if found else None
