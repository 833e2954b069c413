"""What this app adds to a member's record and to an organisation's page: what runs, what is due, what can be done."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.display import day as day_words
from sotay.core.display import number
from sotay.members.choices import COUNTED
from sotay.members.models import Member
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from sotay.organisations.panels import Panel
from sotay.oversight.actions.discipline import note_discipline_read
from sotay.oversight.permissions import OversightPermission
from sotay.oversight.queries.departures import departures_for
from sotay.oversight.queries.discipline import disciplines_of
from sotay.oversight.queries.exemptions import exemptions_for
from sotay.oversight.queries.lists import Filters
from sotay.oversight.queries.screening import suggestions

# Where tens of thousands belong, the numbers are asked on the lists themselves: a page that only passes by does not wait for them.
COUNTED_BELOW = (Kind.PROVINCE, Kind.DIRECT)


@dataclass(frozen=True)
class DueLine:
    """A number with the list behind it."""

    label: str
    count: str
    url: str


def standing_panel(actor: Actor, member: Member, on: dt.date) -> Panel | None:
    """Return a member's exemptions and departures, and what can be recorded now."""
    cell = member.organisation
    is_own = actor.user is not None and member.account_id == actor.user.pk
    may_view = cell is not None and actor.can(OversightPermission.VIEW, cell)
    if not may_view and not is_own:
        return None
    rows: list[dict[str, Any]] = [
        {
            "title": f"Miễn công tác và sinh hoạt đảng: {row.get_reason_display()}",
            "text": f"từ {day_words(row.valid.lower)}, {row.get_status_display().lower()}",
            "url": reverse("oversight:exemption", args=[row.uid]),
        }
        for row in member.exemptions.order_by("-valid")
    ] + [
        {
            "title": row.get_kind_display(),
            "text": f"{row.get_status_display()}, {day_words(row.effective_on or row.opened_on)}",
            "url": reverse("oversight:departure", args=[row.uid]),
        }
        for row in member.departures.order_by("-opened_on")
    ]
    links = _links(actor, member, cell, on) if cell is not None else []
    if not rows and not links:
        return None
    return Panel("Miễn sinh hoạt, ra khỏi Đảng", "oversight/_standing.html", {"rows": rows, "links": links})


def _links(actor: Actor, member: Member, cell: Organisation, on: dt.date) -> list[tuple[str, str]]:
    """Return what can be recorded for a member of today."""
    if on != today() or not member.standings.filter(valid__contains=on, status__in=COUNTED).exists():
        return []
    found = []
    if actor.can(OversightPermission.PROPOSE, cell):
        found += [("Đề nghị miễn sinh hoạt", "exempt"), ("Xem xét đưa ra khỏi Đảng", "depart")]
    if actor.can(OversightPermission.DECIDE, cell):
        found.append(("Ghi từ trần", "death"))
    elif actor.can(OversightPermission.PROPOSE, cell):
        found.append(("Báo từ trần", "death_report"))
    return [(label, reverse(f"oversight:{name}", args=[member.uid])) for label, name in found]


def discipline_panel(actor: Actor, member: Member, on: dt.date) -> Panel | None:
    """Return a member's disciplines to whoever may see them, and to the member; others are not told that there is such a part."""
    lines = disciplines_of(actor, member)
    if lines is None:
        return None
    cell = member.organisation
    can_record = cell is not None and actor.can(OversightPermission.RECORD_DISCIPLINE, cell) and on == today()
    if lines:
        note_discipline_read(actor, member)
    elif not can_record:
        return None
    url = reverse("oversight:discipline_record", args=[member.uid]) if can_record else ""
    return Panel("Kỷ luật", "oversight/_disciplines.html", {"lines": lines, "record_url": url})


def oversight_panel(actor: Actor, organisation: Organisation, on: dt.date) -> Panel | None:
    """Return what is due below an organisation, each number with its list."""
    if on != today() or not actor.can(OversightPermission.VIEW, organisation):
        return None
    lines = [] if organisation.kind in COUNTED_BELOW else _due(actor, organisation, on)
    record = (
        reverse("oversight:organisation_discipline_record", args=[organisation.uid])
        if actor.can(OversightPermission.RECORD_DISCIPLINE, organisation)
        else ""
    )
    if not lines and not record:
        return None
    return Panel("Quản lý đảng viên: việc đến hạn", "oversight/_due.html", {"lines": lines, "record_url": record})


def _due(actor: Actor, organisation: Organisation, on: dt.date) -> list[DueLine]:
    """Return the lists of an organisation in which there is something."""
    here = {"organisation": str(organisation.uid)}
    narrowed = organisation.uid
    exempt = {
        "ending": "Miễn sinh hoạt sắp hết hạn",
        "returned": "Hết hạn miễn, chưa nộp kiểm điểm",
        "proposed": "Đề nghị miễn chờ quyết định",
    }
    counts = [
        (label, exemptions_for(actor, Filters(narrowed, state)).count(), "exemptions", state)
        for state, label in exempt.items()
    ]
    counts.append(
        ("Hồ sơ ra khỏi Đảng đang xem xét", departures_for(actor, Filters(narrowed)).count(), "departures", "")
    )
    if actor.can(OversightPermission.PROPOSE, organisation):
        waiting = sum(line.screening is None for line in suggestions(actor, on.year, narrowed))
        counts.append(("Vắng nhiều tháng, chi bộ chưa kết luận", waiting, "screening", ""))
    return [
        DueLine(label, number(count), f"{reverse(f'oversight:{view}')}?{urlencode({**here, 'state': state})}")
        for label, count, view, state in counts
        if count
    ]
