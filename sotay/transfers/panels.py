"""What transfers add to an organisation's page, to a record, and to the first page: what is due, whose turn it is."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.display import number
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.organisations.panels import Panel
from sotay.transfers.choices import Due, TransferStatus
from sotay.transfers.models import Transfer
from sotay.transfers.permissions import TransferPermission
from sotay.transfers.queries import Filters, count_turns, due_counts, lines_of, transfers_listed


@dataclass(frozen=True)
class DueLine:
    """Something that waits: in words, how many, the list behind it."""

    label: str
    count: str
    url: str


def transfer_panel(actor: Actor, organisation: Organisation, on: dt.date) -> Panel | None:
    """Return which papers of an organisation are under way or due today; nothing on other days and where nothing is."""
    if on != today() or not actor.can(TransferPermission.VIEW, organisation):
        return None
    rows = transfers_listed(actor, Filters(organisation=organisation))
    under_way = rows.filter(status=TransferStatus.OPEN).count()
    lines = _lines(due_counts(actor, on, organisation), organisation)
    if not under_way and not lines:
        return None
    address = f"{reverse('transfers:list')}?{urlencode({'organisation': organisation.uid, 'status': 'open'})}"
    open_line = [DueLine("Đang chuyển", number(under_way), address)] if under_way else []
    return Panel("Chuyển sinh hoạt đảng", "transfers/_due.html", {"lines": [*open_line, *lines]})


def record_panel(actor: Actor, member: Member, on: dt.date) -> Panel | None:
    """Return a member's papers on the record."""
    is_own = actor.user is not None and member.account_id == actor.user.pk
    if not is_own and not actor.has(TransferPermission.VIEW):
        return None
    rows = Transfer.objects.filter(member=member).prefetch_related("boxes").order_by("-created_at")[:10]
    lines = lines_of(actor, list(rows), on)
    cell = member.organisation
    start = (
        reverse("transfers:start", args=[cell.uid]) + f"?member={member.uid}"
        if cell is not None and not is_own and actor.can(TransferPermission.START, cell)
        else ""
    )
    if not lines and not start:
        return None
    return Panel("Chuyển sinh hoạt đảng", "transfers/_of_member.html", {"lines": lines, "start_url": start})


def due_lines(actor: Actor) -> list[DueLine]:
    """Return what waits for the actor on the first page: papers to sign, clocks that run out."""
    if not actor.has(TransferPermission.VIEW):
        return []
    turns = count_turns(actor)
    own = [DueLine("Giấy chuyển sinh hoạt chờ cấp mình ký", number(turns), f"{reverse('transfers:list')}?turn=own")]
    return [*(own if turns else []), *_lines(due_counts(actor, today()), None)]


def _lines(counts: dict[Due, int], organisation: Organisation | None) -> list[DueLine]:
    """Return the clocks that ask for something."""
    place = {"organisation": str(organisation.uid)} if organisation else {}
    return [
        DueLine(due.label, number(count), f"{reverse('transfers:list')}?{urlencode({**place, 'due': due.value})}")
        for due, count in counts.items()
        if count
    ]
