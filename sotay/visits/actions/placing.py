"""Putting a visit into another cell by hand."""

import datetime as dt

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.organisations.models import Organisation
from sotay.visits import errors
from sotay.visits.actions.changes import place
from sotay.visits.models import Visit
from sotay.visits.permissions import VisitPermission


@action(VisitPermission.MANAGE)
def change_cell(actor: Actor, visit: Visit, *, cell: Organisation, on: dt.date, reason: str) -> Visit:
    """Send the official to another cell of the organisation, on a day of that cell."""
    if not cell.is_cell or not f"{cell.path}.".startswith(f"{visit.organisation.path}."):
        raise errors.NotBelow(name=cell.name)
    return place(actor, visit, cell, on, reason)
