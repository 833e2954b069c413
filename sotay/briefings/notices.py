"""What briefings say about the notices given of them: whether they still stand, and who may still receive them outside."""

import datetime as dt
import re
from collections.abc import Collection
from uuid import UUID

from sotay.briefings.choices import BriefingStatus
from sotay.briefings.models import Briefing, Invitation
from sotay.core.days import ZONE
from sotay.notifications.rules import phone_number
from sotay.notifications.sources import Reader, Subject
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation

KINDS = frozenset({"briefing"})
STANDING = (BriefingStatus.INVITED, BriefingStatus.CANCELLED)
_UID = re.compile(r"/invitations/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$")


def begins(briefing: Briefing) -> dt.datetime:
    """Return the moment at which the briefing is to begin."""
    return dt.datetime.combine(briefing.held_on, briefing.starts, ZONE)


def subjects_of(links: Collection[str]) -> dict[str, Subject]:
    """Return the invitations behind addresses of their pages; each is for the secretary who was named in it."""
    uids = {UUID(found[1]): link for link in links if (found := _UID.search(link))}
    rows = Invitation.objects.filter(uid__in=list(uids), member__account__is_active=True)
    practice = Organisation.objects.filter(kind=Kind.PRACTICE).values_list("path", flat=True).first()
    return {
        uids[row.uid]: Subject(
            kinds=KINDS if row.briefing.status in STANDING else frozenset(),
            readers={row.member.account_id: Reader(phone_number(row.member.phone))},
            due_at=begins(row.briefing),
            may_leave=practice is None or row.organisation.path.partition(".")[0] != practice,
        )
        for row in rows.select_related("briefing", "organisation", "member")
        if row.member is not None and row.member.account_id is not None
    }
