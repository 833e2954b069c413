"""What the board adds to an organisation's page: the way to its figures."""

import datetime as dt

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.organisations.models import Organisation
from sotay.organisations.panels import Panel
from sotay.statistics.permissions import StatisticsPermission


def board_panel(actor: Actor, organisation: Organisation, on: dt.date) -> Panel | None:  # noqa: ARG001 -- called like the others
    """Return the links to the month and the official tables of a part of the tree."""
    if organisation.is_cell or organisation.closed_on or not actor.can(StatisticsPermission.VIEW, organisation):
        return None
    address = [organisation.uid]
    context = {"board": reverse("statistics:node", args=address), "tables": reverse("statistics:tables", args=address)}
    return Panel("Sinh hoạt, thống kê", "statistics/_ways.html", context)
