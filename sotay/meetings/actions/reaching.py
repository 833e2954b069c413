"""Reaching by hand whom the machines do not reach: a call, a sheet of paper; and noting who has read telephone numbers."""

from typing import Any

from django.db import connection, transaction

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.meetings import errors
from sotay.meetings.models import Attendance
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.reach import Reach
from sotay.meetings.wording import meeting_link
from sotay.members.queries.records import MASKED
from sotay.notifications.actions.recording import Recipient, record, take_back
from sotay.notifications.choices import Rung

# The same list opened again within the hour is the same reading.
_READ = """
INSERT INTO audit_reading (at, user_id, target_type, target_id, fields, reason)
SELECT now(), %(user)s, 'members.Member', target, to_jsonb(ARRAY[%(field)s::text]), %(reason)s
  FROM unnest(%(members)s::bigint[]) AS target
 WHERE NOT EXISTS (SELECT FROM audit_reading r
                    WHERE r.target_type = 'members.Member' AND r.target_id = target AND r.user_id = %(user)s
                      AND r.at > now() - interval '1 hour' AND r.reason = %(reason)s)
"""


@action(MeetingPermission.PREPARE)
def record_delivery(actor: Actor, attendance: Attendance, *, rung: str) -> bool:
    """Record that somebody on the list was told by a call or was handed the paper; tell whether it was not known yet."""
    if attendance.meeting.is_draft:
        raise errors.MeetingNotAnnounced
    return record(actor, _recipient(attendance), meeting_link(attendance.meeting), Rung(rung))


@action(MeetingPermission.PREPARE)
def take_back_delivery(actor: Actor, attendance: Attendance, *, rung: str) -> int:
    """Take back a record that was tapped by mistake."""
    return take_back(_recipient(attendance), meeting_link(attendance.meeting), Rung(rung))


@transaction.atomic
def note_call_list(actor: Actor, reach: Reach, *, reason: str) -> None:
    """Write down whose telephone numbers the actor was shown; those people see it."""
    members = [line.row.member_id for line in reach.unreached if line.row.member.phone]
    if actor.user is None or not members:
        return
    facts: dict[str, Any] = {"user": actor.user.pk, "field": MASKED["phone"], "reason": reason, "members": members}
    with connection.cursor() as cursor:
        cursor.execute(_READ, facts)


def _recipient(attendance: Attendance) -> Recipient:
    """Return the person behind a line of the list."""
    return Recipient(attendance.member.uid, attendance.member.account_id)
