"""What the register adds to an organisation's page: how many members, by status, and the lists behind the numbers."""

import datetime as dt
from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.display import number
from sotay.core.parts import Bar
from sotay.members.choices import Status
from sotay.members.permissions import MemberPermission
from sotay.members.queries.counts import members_below, members_by_status
from sotay.organisations.models import Organisation
from sotay.organisations.panels import Cell, Column, Panel


def members_column(actor: Actor, organisations: Sequence[Organisation], on: dt.date) -> Column | None:
    """Return how many members each organisation has, for those who may list them."""
    listed = [row for row in organisations if actor.can(MemberPermission.LIST, row)]
    if not listed:
        return None
    counts = members_below(listed, on)
    cells = {row.pk: Cell(number(counts.get(row.pk, 0)), _list_url(row, on)) for row in listed}
    return Column("Đảng viên", cells, is_number=True)


def members_panel(actor: Actor, organisation: Organisation, on: dt.date) -> Panel | None:
    """Return the members by status, each number with its list."""
    if not actor.can(MemberPermission.LIST, organisation):
        return None
    counts = members_by_status(organisation, on)
    tiles = [
        Bar(Status(status).label, count, _list_url(organisation, on, status=status))
        for status, count in counts.items()
        if count
    ]
    everybody = Bar("Tổng số", sum(counts.values()), _list_url(organisation, on))
    return Panel("Đảng viên", "members/_numbers.html", {"everybody": everybody, "tiles": tiles})


def _list_url(organisation: Organisation, on: dt.date, **filters: str) -> str:
    """Return the address of the list of members at and below an organisation."""
    days = {} if on == today() else {"on": on.isoformat()}
    return f"{reverse('members:list')}?{urlencode({'organisation': organisation.uid, **filters, **days})}"
