"""Giving notice of a meeting with the hour at which it begins: what is about tomorrow does not wait. A part of other actions."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sotay.meetings.models import Meeting
from sotay.meetings.queries.notices import begins
from sotay.meetings.wording import meeting_link
from sotay.notifications.actions import notify, retime

URGENT_WITHIN = dt.timedelta(hours=24)


def tell_about(meeting: Meeting, accounts: Iterable[int], kind: str, sentence: str, *, may_hurry: bool = True) -> int:
    """Give each account a notice that leads to the meeting; tell how many. Earlier ones follow it to its new hour."""
    start, link = begins(meeting), meeting_link(meeting)
    retime(link, start)
    hurries = may_hurry and start - timezone.now() < URGENT_WITHIN
    return notify(accounts, kind, sentence, link, due_at=start, is_urgent=hurries)
