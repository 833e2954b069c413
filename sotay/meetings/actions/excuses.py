"""Asking to be excused, and coming after all."""

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.behalf import MARKS, UNMARKED
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings import errors, wording
from sotay.meetings.actions import late
from sotay.meetings.actions.settling import require_unsealed, settle
from sotay.meetings.choices import ATTENDING, AttendanceState, MeetingStatus
from sotay.meetings.models import Attendance, Meeting
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.attendance import attendance_of, own_attendance
from sotay.meetings.queries.people import leaders_of
from sotay.notifications.actions import notify


# The reason may be one of health: it stands on the list for the minutes, not in the ledger.
@action(MeetingPermission.TAKE_PART, lock=Lock.NOTHING, secret=("reason",))
def excuse(actor: Actor, meeting: Meeting, *, reason: str) -> Attendance:
    """Say beforehand that one cannot come, and why; the secretary is told."""
    if not reason.strip():
        raise errors.ReasonMissing
    check_typed_text(reason)
    if actor.origin is not None:
        return _excuse_late(actor, meeting, reason.strip())
    row = _own_line(actor, meeting)
    fields = {
        "state": AttendanceState.EXCUSED,
        "reason": reason.strip(),
        "recorded_by": actor.user,
        "recorded_at": actor.now(),
    }
    expected = attendance_of(meeting).filter(member_id=row.member_id, state=AttendanceState.EXPECTED)
    if not expected.update(**fields):
        raise errors.NotExcusable(state=row.get_state_display())
    _tell_leaders(actor, meeting, row, reason.strip())
    row.refresh_from_db()
    return row


@action(MeetingPermission.TAKE_PART, lock=Lock.NOTHING)
def withdraw_excuse(actor: Actor, meeting: Meeting) -> Attendance:
    """Say that one comes after all."""
    if actor.origin is not None:
        return _withdraw_late(actor, meeting)
    row = _own_line(actor, meeting)
    excused = attendance_of(meeting).filter(member_id=row.member_id, state=AttendanceState.EXCUSED)
    if not excused.update(state=AttendanceState.EXPECTED, reason="", recorded_by=None, recorded_at=None, **UNMARKED):
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


def _excuse_late(actor: Actor, meeting: Meeting, reason: str) -> Attendance:
    """Merge an excuse made without network into the list, which others may have kept since."""
    meeting = late.locked(meeting)
    row = _own_line_before(actor, meeting)
    if late.is_void(actor, row):
        return row
    if row.state in ATTENDING and not late.is_open_to(actor, row):
        if late.was_said_before(actor, row):
            row.reason = reason
    elif late.is_open_to(actor, row) or (row.state == AttendanceState.EXCUSED and late.comes_after(actor, row)):
        row.state, row.reason, row.method = AttendanceState.EXCUSED, reason, ""
        row.arrived_at, row.left_at, row.recorded_by = None, None, actor.user
        late.stamp(actor, row)
        _tell_leaders(actor, meeting, row, reason)
    elif row.state not in {AttendanceState.EXCUSED, AttendanceState.ABSENT}:
        raise errors.NotExcusable(state=row.get_state_display())
    return _saved(meeting, row)


def _withdraw_late(actor: Actor, meeting: Meeting) -> Attendance:
    """Take an excuse back without network; what the list says since stays."""
    meeting = late.locked(meeting)
    row = _own_line_before(actor, meeting)
    if row.state == AttendanceState.EXCUSED and late.comes_after(actor, row):
        late.fall_back(actor, meeting, row)
    elif row.state == AttendanceState.EXPECTED:
        raise errors.NotExcused
    return _saved(meeting, row)


def _saved(meeting: Meeting, row: Attendance) -> Attendance:
    """Save a merged line; figures and drafts of a meeting already closed follow it."""
    row.save(update_fields=[*_LINE])
    settle(meeting)
    return row


_LINE = ("state", "reason", "method", "arrived_at", "left_at", "recorded_by", *MARKS, *late.STAMP)


def _own_line_before(actor: Actor, meeting: Meeting) -> Attendance:
    """Return the actor's own line, if the meeting had not begun when they did what comes now."""
    if meeting.opened_at is None or meeting.status == MeetingStatus.CANCELLED:
        return _own_line(actor, meeting)
    require_unsealed(meeting)
    row = own_attendance(actor, meeting)
    if row is None:
        raise errors.NotConvened
    if actor.now() >= meeting.opened_at:
        raise errors.ExcuseTooLate
    return row


def _tell_leaders(actor: Actor, meeting: Meeting, row: Attendance, reason: str) -> None:
    """Tell secretary and deputies, while it can still help them."""
    if meeting.status != MeetingStatus.PUBLISHED:
        return
    words = wording.tell(wording.EXCUSE, meeting, name=row.member.full_name, reason=reason)
    told = [account for account in leaders_of(meeting.organisation, actor.today()) if account != row.member.account_id]
    notify(told, "excuse", words, wording.hub_link(meeting))
