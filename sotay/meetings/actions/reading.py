"""Noting that somebody has looked: the first opening of the page by a convened member, once, for the secretary's list."""

import datetime as dt

from django.db.models import F
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from sotay.access.actor import Actor
from sotay.core.lightly import write_lightly
from sotay.meetings.actions import late
from sotay.meetings.actions.settling import settle
from sotay.meetings.errors import NotConvened
from sotay.meetings.models import Meeting
from sotay.meetings.queries.attendance import attendance_of, own_attendance
from sotay.meetings.queries.page import MeetingPage
from sotay.meetings.wording import meeting_link
from sotay.notifications.actions import mark_link_read

_OPENED = """
UPDATE meetings_attendance SET opened_at = %(now)s
 WHERE meeting_id = %(meeting)s AND period = %(period)s AND member_id = %(member)s AND opened_at IS NULL
"""


def note_opened(actor: Actor, page: MeetingPage) -> None:
    """Write when the reader first opened the page; every later opening writes nothing."""
    if page.own is None or page.own.has_opened or page.meeting.is_draft:
        return
    line = {"meeting": page.meeting.pk, "period": page.meeting.period, "member": page.own.member_id}
    write_lightly(_OPENED, {**line, "now": timezone.now()})
    mark_link_read(actor, meeting_link(page.meeting))


def note_opened_late(actor: Actor, meeting: Meeting) -> dt.datetime:
    """Write when somebody first looked without network; figures of a meeting already closed follow it."""
    meeting = late.locked(meeting)
    row = own_attendance(actor, meeting)
    if row is None:
        raise NotConvened
    first = Least(Coalesce(F("opened_at"), actor.now()), actor.now())
    attendance_of(meeting).filter(pk=row.pk).update(opened_at=first)
    mark_link_read(actor, meeting_link(meeting))
    if not meeting.papers.filter(sealed_at__isnull=False).exists():
        settle(meeting)
    return min(row.opened_at or actor.now(), actor.now())
