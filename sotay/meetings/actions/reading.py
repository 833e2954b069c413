"""Noting that somebody has looked: the first opening of the page by a convened member, once, for the secretary's list."""

from django.utils import timezone

from sotay.access.actor import Actor
from sotay.core.lightly import write_lightly
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
