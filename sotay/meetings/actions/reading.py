"""Noting that somebody has looked: the first opening of the page by a convened member, once, for the secretary's list."""

from django.utils import timezone

from sotay.access.actor import Actor
from sotay.meetings.models import Attendance
from sotay.meetings.queries.page import MeetingPage
from sotay.meetings.wording import meeting_link
from sotay.notifications.actions import mark_link_read


def note_opened(actor: Actor, page: MeetingPage) -> None:
    """Write when the reader first opened the page; every later opening writes nothing."""
    if page.own is None or page.own.has_opened or page.meeting.is_draft:
        return
    line = Attendance.objects.filter(
        meeting=page.meeting, period=page.meeting.period, member_id=page.own.member_id, opened_at=None
    )
    if line.update(opened_at=timezone.now()):
        mark_link_read(actor, meeting_link(page.meeting))
