"""What visits say about the notices given of them: whether they still stand, and who may still receive them outside."""

import re
from collections.abc import Collection
from uuid import UUID

from sotay.notifications.rules import phone_number
from sotay.notifications.sources import Reader, Subject
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from sotay.visits import wording
from sotay.visits.choices import OPEN_STATUSES, PlanStatus, RequestStatus, VisitStatus
from sotay.visits.models import Visit, VisitAssignment, VisitChange, VisitRequest
from sotay.visits.queries.visits import begins_of

KINDS = frozenset(
    {wording.PLAN_KIND, wording.CHANGED_KIND, wording.TAKEN_KIND, wording.ASKED_KIND, wording.TOMORROW_KIND}
)
_UID = r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
_OWN, _TAKEN, _PLAN, _ASKED = (
    re.compile(pattern)
    for pattern in (rf"/own/{_UID}$", rf"\?taken={_UID}$", rf"\?plan={_UID}$", rf"/requests/{_UID}$")
)


def subjects_of(links: Collection[str]) -> dict[str, Subject]:
    """Return what is behind addresses of visits, plans and requests; a few queries for any number of them."""
    practice = Organisation.objects.filter(kind=Kind.PRACTICE).values_list("path", flat=True).first() or "-"
    return {
        **_visits(_uids(_OWN, links), practice),
        **_taken(_uids(_TAKEN, links)),
        **_plans(_uids(_PLAN, links)),
        **_requests(_uids(_ASKED, links)),
    }


def _uids(pattern: re.Pattern[str], links: Collection[str]) -> dict[UUID, str]:
    """Return the codes in those addresses that are of a shape."""
    return {UUID(found[1]): link for link in links if (found := pattern.search(link))}


def _visits(links: dict[UUID, str], practice: str) -> dict[str, Subject]:
    """Return own visits: what has changed can be told as long as they are open, what comes as long as it is planned."""
    rows = Visit.objects.filter(uid__in=list(links), plan__status=PlanStatus.PUBLISHED, member__account__is_active=True)
    found = {}
    for one in rows.select_related("member", "meeting", "organisation"):
        kinds = {wording.CHANGED_KIND} if one.status in (*OPEN_STATUSES, VisitStatus.MISSED) else set()
        is_planned = one.status == VisitStatus.PLANNED
        found[links[one.uid]] = Subject(
            kinds=frozenset({*kinds, wording.TOMORROW_KIND} if is_planned else kinds),
            readers={one.member.account_id: Reader(phone_number(one.member.phone))} if one.member.account_id else {},
            due_at=begins_of(one) if is_planned else None,
            may_leave=one.organisation.path.partition(".")[0] != practice,
        )
    return found


def _taken(links: dict[UUID, str]) -> dict[str, Subject]:
    """Return visits that went to somebody else, or were called off: told to whoever had them."""
    readers: dict[str, dict[int, Reader]] = {}
    rows = VisitChange.objects.filter(visit__uid__in=list(links), from_member__account__is_active=True)
    for uid, account in rows.values_list("visit__uid", "from_member__account"):
        readers.setdefault(links[uid], {})[account] = Reader()
    return {link: Subject(frozenset({wording.TAKEN_KIND}), people) for link, people in readers.items()}


def _plans(links: dict[UUID, str]) -> dict[str, Subject]:
    """Return published plans, told to their officials."""
    readers: dict[str, dict[int, Reader]] = {}
    rows = VisitAssignment.objects.filter(
        plan__uid__in=list(links), plan__status=PlanStatus.PUBLISHED, member__account__is_active=True
    )
    for uid, account in rows.values_list("plan__uid", "member__account"):
        readers.setdefault(links[uid], {})[account] = Reader()
    return {link: Subject(frozenset({wording.PLAN_KIND}), people) for link, people in readers.items()}


def _requests(links: dict[UUID, str]) -> dict[str, Subject]:
    """Return requests that wait for an official's answer."""
    rows = VisitRequest.objects.filter(
        uid__in=list(links), status=RequestStatus.ASKED, asked__account__is_active=True
    ).values_list("uid", "asked__account")
    return {links[uid]: Subject(frozenset({wording.ASKED_KIND}), {account: Reader()}) for uid, account in rows}
