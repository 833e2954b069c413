"""What committees add to an organisation's page: who leads it, and what is to be looked at again below it."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.committees.parts import lines_of
from sotay.committees.permissions import CommitteePermission
from sotay.committees.queries.bodies import vacancies_below
from sotay.committees.queries.charges import charges_of_unit
from sotay.committees.queries.congresses import congress_open_at, late_below
from sotay.committees.queries.leading import head_on
from sotay.committees.queries.positions import may_appoint, positions_at, positions_of, term_on
from sotay.committees.queries.review import review_of
from sotay.committees.rules.congresses import Timing
from sotay.core.days import today
from sotay.core.display import number
from sotay.members.models import Member
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation
from sotay.organisations.panels import Panel


@dataclass(frozen=True)
class FindingLine:
    """How many organisations below have something to be looked at again, and which."""

    label: str
    count: str
    url: str


def committee_panel(actor: Actor, organisation: Organisation, on: dt.date) -> Panel | None:
    """Return who holds which post on the day."""
    if not actor.can(CommitteePermission.VIEW, organisation):
        return None
    charges = charges_of_unit(organisation, on)
    appoints = may_appoint(actor, organisation) and organisation.closed_on is None
    context = {
        "lines": lines_of(actor, positions_at(organisation, on)),
        "term": term_on(organisation, on),
        "can_appoint": on == today() and may_appoint(actor, organisation) and organisation.closed_on is None,
        "appoint_url": reverse("committees:appoint", args=[organisation.uid]),
        "history_url": reverse("committees:history", args=[organisation.uid]),
        "bodies_url": reverse("committees:bodies", args=[organisation.uid]),
        "charges_url": "" if organisation.is_cell else reverse("committees:charges", args=[organisation.uid]),
        "head": head_on(organisation, on),
        "charges": charges,
        "is_uncharged": organisation.is_cell and not charges and appoints,
        "congress": congress_open_at(organisation),
    }
    return Panel("Cấp ủy, chức vụ", "committees/_positions.html", context)


def held_panel(actor: Actor, member: Member, on: dt.date) -> Panel | None:
    """Return the posts that a member held on the day, those that the actor may see."""
    rows = [row for row in positions_of(member) if actor.can(CommitteePermission.VIEW, row.organisation)]
    lines = [line for line in lines_of(actor, rows) if on in line.position.valid]
    return Panel("Chức vụ trong Đảng", "committees/_posts_held.html", {"lines": lines}) if lines else None


def review_panel(actor: Actor, organisation: Organisation, on: dt.date) -> Panel | None:
    """Return what is to be looked at again today, with the lists; nothing on other days and where all is well."""
    if on != today() or not actor.can(MemberPermission.LIST, organisation):
        return None
    review = review_of(organisation)
    later = [] if organisation.is_cell else _to_do(actor, organisation)
    if review.is_clean and not later:
        return None
    address = reverse("committees:review", args=[organisation.uid])
    findings = [
        FindingLine(finding.label, number(count), f"{address}?{urlencode({'finding': finding.value})}")
        for finding, count in review.count.most_common()
    ]
    findings += later
    own = review.remarks.get(organisation.pk, [])
    return Panel(
        "Cần xem lại",
        "committees/_review.html",
        {
            "own": own,
            "findings": findings,
            "is_node": not organisation.is_cell,
        },
    )


def _to_do(actor: Actor, organisation: Organisation) -> list[FindingLine]:
    """Return the congresses that are late and the bodies that lack people below, with the lists."""
    found = []
    for congress_round, count in late_below(actor, organisation):
        asked = urlencode({"under": str(organisation.uid), "timing": Timing.LATE.value})
        address = f"{reverse('committees:round_list', args=[congress_round])}?{asked}"
        found.append(FindingLine("Đại hội quá hạn", number(count), address))
    if vacant := len(vacancies_below(organisation)):
        found.append(
            FindingLine("Cấp ủy còn khuyết", number(vacant), reverse("committees:vacancies", args=[organisation.uid]))
        )
    return found
