"""What badges add to a member's record and to an organisation's page."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.badges.permissions import BadgePermission
from sotay.badges.queries.awards import awards_for
from sotay.badges.queries.lists import Filters
from sotay.badges.queries.rounds import badge_norms, due_at, file_until, own_years, rounds_to_come
from sotay.core.days import today
from sotay.core.display import day as day_words
from sotay.core.display import number
from sotay.members.models import Member
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from sotay.organisations.panels import Panel


@dataclass(frozen=True)
class DueLine:
    """A number with the list behind it."""

    title: str
    text: str
    count: str
    url: str


def badges_panel(actor: Actor, member: Member, on: dt.date) -> Panel | None:
    """Return a member's years, the next badge and those given."""
    cell = member.organisation
    is_own = actor.user is not None and member.account_id == actor.user.pk
    may_view = cell is not None and actor.can(BadgePermission.VIEW, cell)
    if not may_view and not is_own:
        return None
    can_propose = cell is not None and on == today() and actor.can(BadgePermission.PROPOSE, cell)
    context = {"own": own_years(member, on), "may_view": may_view, "can_propose": can_propose}
    return Panel("Tuổi Đảng, Huy hiệu, thẻ", "badges/_member.html", context)


def badges_due_panel(actor: Actor, organisation: Organisation, on: dt.date) -> Panel | None:
    """Return whose badges come up within the days of notice below an organisation, and what is on its way."""
    if on != today() or organisation.kind == Kind.PROVINCE or not actor.can(BadgePermission.VIEW, organisation):
        return None
    last = on + dt.timedelta(days=badge_norms(on).notice_days)
    here, lines = {"organisation": str(organisation.uid)}, []
    for one in rounds_to_come(on):
        due = due_at(actor, one, Filters(organisation.uid)) if one.on <= last else []
        if due:
            waiting = sum(line.award is None for line in due)
            text = f"hồ sơ đến tỉnh trước ngày {day_words(file_until(one))}"
            text += f"; {number(waiting)} chưa đề nghị" if waiting else ""
            url = f"{reverse('badges:rounds')}?{urlencode({**here, 'on': one.on})}"
            lines.append(DueLine(f"Đủ tuổi Đảng {one}", text, number(len(due)), url))
    under_way = awards_for(actor, Filters(organisation.uid)).count()
    if under_way:
        url = f"{reverse('badges:awards')}?{urlencode(here)}"
        lines.append(DueLine("Đề nghị tặng đang xem xét", "", number(under_way), url))
    return Panel("Huy hiệu Đảng", "badges/_due.html", {"lines": lines}) if lines else None
