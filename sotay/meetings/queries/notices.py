"""What meetings say about the notices given of them: whether they still stand, and who may still receive them outside."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from sotay.access.models import Grant
from sotay.access.queries import roles_with
from sotay.core.days import ZONE, today
from sotay.meetings.choices import AttendanceState, MeetingStatus
from sotay.meetings.models import Attendance, Meeting, MeetingGuest
from sotay.meetings.permissions import MeetingPermission
from sotay.notifications.rules import phone_number
from sotay.notifications.sources import Reader, Subject
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation

INVITING = frozenset({"meeting_published", "meeting_changed", "meeting_reminder", "meeting_guest"})
CANCELLING = frozenset({"meeting_cancelled", "meeting_guest"})
KINDS = INVITING | CANCELLING
# Exempt people may come; who asked to be excused knows: neither gets a text message or a call.
QUIET = frozenset({AttendanceState.EXEMPT.value, AttendanceState.EXCUSED.value})
_UID = re.compile(r"/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$")


def begins(meeting: Meeting) -> dt.datetime:
    """Return the moment at which the meeting is to begin."""
    return dt.datetime.combine(meeting.held_on, meeting.starts, ZONE)


def subjects_of(links: Collection[str]) -> dict[str, Subject]:
    """Return the meetings behind addresses of their pages, a few queries for any number of them."""
    uids = {UUID(found[1]): link for link in links if (found := _UID.search(link))}
    meetings = list(Meeting.objects.filter(uid__in=list(uids)).select_related("organisation"))
    people = _people(meetings)
    allowed = _paths_of({account for rows in people.values() for account in rows})
    practice = set(Organisation.objects.filter(kind=Kind.PRACTICE).values_list("path", flat=True))
    return {
        uids[meeting.uid]: Subject(
            kinds=_standing(meeting),
            readers={
                account: reader
                for account, reader in people[meeting.pk].items()
                if _covered(meeting.organisation.path, allowed[account])
            },
            due_at=begins(meeting),
            may_leave=not _covered(meeting.organisation.path, practice),
        )
        for meeting in meetings
    }


def _standing(meeting: Meeting) -> frozenset[str]:
    """Return the kinds of notice that still mean something."""
    if meeting.status in (MeetingStatus.PUBLISHED, MeetingStatus.OPEN):
        return INVITING
    return CANCELLING if meeting.status == MeetingStatus.CANCELLED else frozenset()


def _people(meetings: Iterable[Meeting]) -> dict[int, dict[int, Reader]]:
    """Return for each meeting the accounts on its list, and those of its invited officials."""
    found: dict[int, dict[int, Reader]] = defaultdict(dict)
    keys = [meeting.pk for meeting in meetings]
    guests = MeetingGuest.objects.filter(meeting__in=keys, member__account__isnull=False)
    for meeting, account, phone in guests.values_list("meeting", "member__account", "member__phone"):
        found[meeting][account] = Reader(phone_number(phone))
    periods = {meeting.period for meeting in meetings}
    rows = Attendance.objects.filter(meeting__in=keys, period__in=periods, member__account__isnull=False)
    rows = rows.exclude(state=AttendanceState.AWAY)
    for meeting, account, phone, state in rows.values_list("meeting", "member__account", "member__phone", "state"):
        found[meeting][account] = Reader(phone_number(phone), state in QUIET)
    return found


def _paths_of(accounts: Collection[int]) -> dict[int, set[str]]:
    """Return for each account the nodes at which it may see meetings today."""
    found: dict[int, set[str]] = defaultdict(set)
    grants = Grant.objects.filter(
        user__in=accounts,
        user__is_active=True,
        valid__contains=today(),
        role__in=roles_with(MeetingPermission.VIEW),
    )
    for account, path in grants.values_list("user", "organisation__path"):
        found[account].add(path)
    return found


def _covered(path: str, nodes: Collection[str]) -> bool:
    """Tell whether a place lies at or below one of the nodes."""
    return any(path == node or path.startswith(f"{node}.") for node in nodes)
