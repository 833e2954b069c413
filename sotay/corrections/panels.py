"""What corrections add to a record, to an organisation's page, and to the first page."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.display import number
from sotay.corrections.models import Correction
from sotay.corrections.permissions import CorrectionPermission
from sotay.corrections.queries import confirmed_share, count_waiting, lines_of, open_round_of, round_to_confirm
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.organisations.panels import Panel


@dataclass(frozen=True)
class DueLine:
    """Something that waits: in words, how many, the list behind it."""

    label: str
    count: str
    url: str


def confirmation_panel(actor: Actor, organisation: Organisation, on: dt.date) -> Panel | None:
    """Return how far the open round is at an organisation, today only."""
    if on != today() or not actor.can(CorrectionPermission.VIEW, organisation):
        return None
    found = open_round_of(organisation)
    if found is None:
        return None
    share = confirmed_share(str(organisation.path), found.year)
    url = reverse("corrections:progress", args=[found.uid, organisation.uid])
    return Panel(
        f"Xác nhận hồ sơ năm {found.year}", "corrections/_share.html", {"share": share, "round": found, "url": url}
    )


def record_panel(actor: Actor, member: Member, _on: dt.date) -> Panel | None:
    """Return the requests about a record, and the way to ask."""
    is_own = actor.user is not None and member.account_id == actor.user.pk
    if not is_own and not actor.has(CorrectionPermission.VIEW):
        return None
    rows = Correction.objects.filter(member=member).select_related("member", "decision").order_by("-asked_at")[:10]
    cell = member.organisation
    may_begin = cell is not None and actor.can(CorrectionPermission.BEGIN, cell)
    begin = (
        reverse("corrections:mine") if is_own else reverse("corrections:begin", args=[member.uid]) if may_begin else ""
    )
    lines = lines_of(actor, list(rows))
    if not lines and not begin:
        return None
    label = "Xác nhận, đề nghị sửa" if is_own else "Đề nghị sửa hồ sơ"
    return Panel("Đề nghị sửa hồ sơ", "corrections/_of_member.html", {"lines": lines, "url": begin, "label": label})


def due_lines(actor: Actor) -> list[DueLine]:
    """Return what waits for the actor on the first page: requests to decide on, the own yearly confirmation."""
    waiting = count_waiting(actor)
    lines = (
        [DueLine("Đề nghị sửa hồ sơ chờ xem xét", number(waiting), f"{reverse('corrections:list')}?status=waiting")]
        if waiting
        else []
    )
    found = round_to_confirm(actor)
    if found is not None:
        words = f"Xác nhận hồ sơ năm {found.year}, hạn {found.deadline:%d/%m/%Y}"
        lines.append(DueLine(words, "", reverse("corrections:mine")))
    return lines
