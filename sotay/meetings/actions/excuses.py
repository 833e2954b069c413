"""Asking to be excused, and coming after all."""

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.behalf import UNMARKED
from sotay.core.days import today
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings import errors, wording
from sotay.meetings.choices import AttendanceState, MeetingStatus
from sotay.meetings.models import Attendance, Meeting
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.attendance import attendance_of, own_attendance
from sotay.meetings.queries.people import leaders_of
from sotay.notifications.actions import notify


# The reason may be one of health: it stands on the list for the minutes, not in the ledger.
@action(MeetingPermission.TAKE_PART, lock=Lock.NOTHING, secret=("reason",))
def excuse(actor: Actor, meeting: Meeting, *, reason: str) -> Attendance:
    """Say beforehand that one cannot come, and why; the secretary is told."""
    row = _own_line(actor, meeting)
    if not reason.strip():
        raise errors.ReasonMissing
    check_typed_text(reason)
    fields = {"state": AttendanceState.EXCUSED, "reason": reason.strip(), "recorded_by": actor.user}
    expected = attendance_of(meeting).filter(member_id=row.member_id, state=AttendanceState.EXPECTED)
    if not expected.update(**fields):
        raise errors.NotExcusable(state=row.get_state_display())
    words = wording.tell(wording.EXCUSE, meeting, name=row.member.full_name, reason=reason.strip())
    told = [account for account in leaders_of(meeting.organisation, today()) if account != row.member.account_id]
    notify(told, "excuse", words, wording.hub_link(meeting))
    row.refresh_from_db()
    return row


@action(MeetingPermission.TAKE_PART, lock=Lock.NOTHING)
def withdraw_excuse(actor: Actor, meeting: Meeting) -> Attendance:
    """Say that one comes after all."""
    row = _own_line(actor, meeting)
    excused = attendance_of(meeting).filter(member_id=row.member_id, state=AttendanceState.EXCUSED)
    if not excused.update(state=AttendanceState.EXPECTED, reason="", recorded_by=None, **UNMARKED):
        raise errors.NotExcused
    row.refresh_from_db()
    return row


def _own_line(actor: Actor, meeting: Meeting) -> Attendance:
    """Return the actor's own line on the list of a meeting that is still to come."""
    if meeting.status == MeetingStatus.CANCELLED:
        raise errors.MeetingCancelled
    if meeting.status != MeetingStatus.PUBLISHED:
        raise errors.ExcuseTooLate
    row = own_attendance(actor, meeting)
    if row is None:
        raise errors.NotConvened
    return row
