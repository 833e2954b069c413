"""Who came, when, and by which door: by the member's own hand, or by the secretary's list."""

import datetime as dt
import uuid
from dataclasses import dataclass

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.behalf import MARKS, unmark
from sotay.core.prepared import Prepared
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings import errors
from sotay.meetings.actions import late
from sotay.meetings.actions.settling import redraft, require_unsealed, settle
from sotay.meetings.actions.voices import recount
from sotay.meetings.choices import ATTENDING, HELD, AttendanceState, CheckInMethod, MeetingStatus
from sotay.meetings.models import Attendance, Meeting, MeetingGuest, Vote
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.attendance import attendance_of, convened_as, own_attendance
from sotay.meetings.queries.conducting import norms_for, starts_at
from sotay.meetings.rules.quorum import COUNTED_WHEN_HERE, arrival_state, may_check_in

_MINUTE = dt.timedelta(minutes=1)
_RECORD = ("state", "arrived_at", "left_at", "method", "recorded_by", "reason", *MARKS, *late.STAMP)


@dataclass(frozen=True)
class CheckIn:
    """How a person stands after checking in; a repeat finds the first time."""

    state: str
    arrived_at: dt.datetime
    is_first: bool


@dataclass(frozen=True)
class Stroke:
    """Many recorded at once."""

    count: int
    at: dt.datetime


# One statement, because half a province checks in within the same ten minutes: it waits for a closing that is under way
# (SHARE against the closing's lock), finds the person's own row by the unique key, and changes it only the first time.
# An exempt member, or one away on transfer, counts from now on if they are a full member of this very cell.
_CHECK_IN = Prepared(
    "check_in",
    """
WITH running AS (
    SELECT id, organisation_id, held_on FROM meetings_meeting
     WHERE id = %(meeting)s AND status IN ('published', 'open') FOR SHARE
)
UPDATE meetings_attendance a
   SET state = %(state)s, arrived_at = %(now)s, left_at = NULL, method = %(method)s, recorded_by_id = %(user)s,
       recorded_at = %(now)s, recorded_entry = NULL, on_behalf = false, source = '', confirmed_by_id = NULL, confirmed_at = NULL,
       entitled = a.entitled OR (
           a.state IN ('exempt', 'away') AND coalesce(p.official_on <= running.held_on, false) AND EXISTS (
               SELECT FROM members_affiliation f
                WHERE f.member_id = p.id AND f.organisation_id = running.organisation_id
                  AND f.kind = 'official' AND f.valid @> running.held_on))
  FROM running, members_member p
 WHERE a.meeting_id = running.id AND a.period = %(period)s AND a.member_id = p.id AND p.account_id = %(user)s
   AND a.state NOT IN ('present', 'late')
RETURNING a.arrived_at
""",
    meeting="bigint",
    period="date",
    user="bigint",
    state="varchar",
    now="timestamptz",
    method="varchar",
)


@action(MeetingPermission.TAKE_PART, lock=Lock.NOTHING)
def check_in(actor: Actor, meeting: Meeting, *, method: str = CheckInMethod.BUTTON) -> CheckIn:
    """Record that the actor has come; again is the same answer."""
    if meeting.online_link and method == CheckInMethod.BUTTON:
        method = CheckInMethod.ONLINE
    if actor.origin is not None:
        return _check_in_late(actor, meeting, method)
    now = actor.now()
    norms, starts = norms_for(meeting), starts_at(meeting)
    if not may_check_in(meeting.status, now, starts, norms):
        return _repeat(actor, meeting)
    state = arrival_state(now, starts, norms)
    first = _CHECK_IN.first(
        meeting=meeting.pk,
        period=meeting.period,
        user=actor.user.pk if actor.user else None,
        state=state.value,
        now=now,
        method=method,
    )
    return CheckIn(state, now, is_first=True) if first else _repeat(actor, meeting)


# The reason may be one of health: it stands on the list for the minutes, not in the ledger.
@action(MeetingPermission.CONDUCT, secret=("reason",))
def record_attendance(
    actor: Actor, meeting: Meeting, *, attendance: Attendance, state: str, reason: str = ""
) -> Attendance:
    """Record one person by the list; what two people record alike stays as the first recorded it."""
    check_typed_text(reason)
    _check_time(actor, meeting, state)
    row = attendance_of(meeting).select_related("member").get(pk=attendance.pk)
    if late.is_void(actor, row):
        return row
    if state in ATTENDING:
        _arrive(actor, meeting, row, state)
    else:
        _stay_away(actor, row, state, reason)
    settle(meeting)
    return row


@action(MeetingPermission.CONDUCT)
def undo_attendance(actor: Actor, meeting: Meeting, *, attendance: Attendance) -> Attendance:
    """Take a record back: to the excuse where one was given, else to how the person entered the list."""
    require_unsealed(meeting)
    row = attendance_of(meeting).select_related("member").get(pk=attendance.pk)
    if Vote.objects.filter(motion__meeting=meeting, member_id=row.member_id).exists():
        raise errors.HasTakenPart(name=row.member.full_name)
    if late.undo_late(actor, row):
        _save(row, *_RECORD)
        return row
    was_here = row.state in ATTENDING
    before = convened_as(row, meeting)
    state = (
        AttendanceState.EXCUSED
        if was_here and row.reason and before.state == AttendanceState.EXPECTED
        else before.state
    )
    if meeting.status in HELD and state == AttendanceState.EXPECTED:
        state = AttendanceState.ABSENT
    row.state, row.entitled = state, before.entitled
    row.arrived_at = row.left_at = row.recorded_by = None
    late.unstamp(row)
    unmark(row)
    row.method = ""
    row.reason = row.reason if was_here else ""
    if not late.restore_overruled(row, actor.now()):
        late.join_stroke(actor, meeting, row)
    _save(row, *_RECORD, "entitled")
    if row.state in COUNTED_WHEN_HERE:
        recount(actor, meeting)
    settle(meeting)
    return row


@action(MeetingPermission.CONDUCT)
def mark_rest_present(actor: Actor, meeting: Meeting) -> Stroke:
    """Record everybody not yet recorded as present; tell how many, and the instant by which it is taken back."""
    _check_time(actor, meeting, AttendanceState.PRESENT)
    now = actor.now()
    if actor.origin is not None:
        count = late.stroke_rest(actor, meeting)
        settle(meeting)
        return Stroke(count, now)
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)  # JSON tells milliseconds
    count = (
        attendance_of(meeting)
        .filter(state=AttendanceState.EXPECTED)
        .update(
            state=AttendanceState.PRESENT,
            arrived_at=now,
            method=CheckInMethod.LIST,
            recorded_by=actor.user,
            recorded_at=now,
        )
    )
    return Stroke(count, now)


@action(MeetingPermission.CONDUCT)
def undo_rest_present(
    actor: Actor, meeting: Meeting, *, arrived_at: dt.datetime | None = None, entry: uuid.UUID | None = None
) -> int:
    """Take back what was recorded in one stroke (its instant, or the phone's entry), except for who has voted since."""
    if meeting.status != MeetingStatus.PUBLISHED:
        late.require_running(actor, meeting)
    voters = Vote.objects.filter(motion__meeting=meeting).values("member")
    rows = attendance_of(meeting).filter(
        state=AttendanceState.PRESENT,
        method=CheckInMethod.LIST,
        recorded_by=actor.user,
        **late.stroke_filter(entry, arrived_at),
    )
    count = rows.exclude(member__in=voters).update(
        state=AttendanceState.ABSENT if meeting.status in HELD else AttendanceState.EXPECTED,
        arrived_at=None,
        left_at=None,
        method="",
        recorded_by=None,
        recorded_at=None,
        recorded_entry=None,
    )
    settle(meeting)
    return count


@action(MeetingPermission.CONDUCT)
def record_departure(actor: Actor, meeting: Meeting, *, attendance: Attendance) -> Attendance:
    """Record that somebody leaves before the end; said again, it stays the first time."""
    row = _row_here(actor, meeting, attendance)
    left_at = max(actor.now(), row.arrived_at or actor.now())
    if row.left_at is None or left_at < row.left_at:
        row.left_at = left_at
        _save(row, "left_at")
        redraft(meeting)
    return row


@action(MeetingPermission.CONDUCT)
def undo_departure(actor: Actor, meeting: Meeting, *, attendance: Attendance) -> Attendance:
    """Record that somebody has come back, or never left."""
    row = _row_here(actor, meeting, attendance)
    row.left_at = None
    _save(row, "left_at")
    redraft(meeting)
    return row


@action(MeetingPermission.CONDUCT)
def welcome_guest(actor: Actor, meeting: Meeting, *, name: str, post: str = "") -> MeetingGuest:
    """Add a guest who came without having been invited here."""
    require_unsealed(meeting)
    check_typed_text(name, post)
    guest = MeetingGuest.objects.create(
        uid=actor.new_uid(), meeting=meeting, name=name, post=post, arrived_at=actor.now()
    )
    redraft(meeting)
    return guest


@action(MeetingPermission.CONDUCT)
def toggle_guest(actor: Actor, meeting: Meeting, *, guest: MeetingGuest, is_here: bool) -> MeetingGuest:
    """Record that an invited guest has come, or take it back; the first time is kept."""
    require_unsealed(meeting)
    if is_here != (guest.arrived_at is not None):
        guest.arrived_at = actor.now() if is_here else None
        guest.save(update_fields=["arrived_at"])
        redraft(meeting)
    return guest


def _repeat(actor: Actor, meeting: Meeting) -> CheckIn:
    """Return the first check-in, or say why there is none."""
    row = own_attendance(actor, meeting)
    if row is None:
        raise errors.NotConvened
    if row.state in ATTENDING and row.arrived_at is not None:
        return CheckIn(row.state, row.arrived_at, is_first=False)
    meeting.refresh_from_db(fields=["status"])
    if meeting.status in HELD:
        raise errors.CheckInOver
    opens = starts_at(meeting) - norms_for(meeting).check_in_minutes_before * _MINUTE
    if actor.now() < opens:
        raise errors.CheckInNotYet(opens=display.moment(opens))
    raise errors.CheckInOver


def _check_in_late(actor: Actor, meeting: Meeting, method: str) -> CheckIn:
    """Merge a check-in made without network into the list: earlier or later than what others recorded meanwhile."""
    meeting = late.locked(meeting)
    require_unsealed(meeting)
    now, norms, starts = actor.now(), norms_for(meeting), starts_at(meeting)
    row = own_attendance(actor, meeting)
    begins = min(starts, meeting.opened_at or starts) - norms.check_in_minutes_before * _MINUTE
    may = may_check_in(meeting.status, now, starts, norms) or late.was_running(actor, meeting)
    if row is None or now < begins or not may:
        return _repeat(actor, meeting)
    is_first = row.state not in ATTENDING
    if not late.is_void(actor, row):
        state = arrival_state(now, starts, norms).value
        _come(actor, meeting, row, state, method)
        settle(meeting)
    return CheckIn(row.state, row.arrived_at or now, is_first)


def _arrive(actor: Actor, meeting: Meeting, row: Attendance, state: str) -> None:
    """Write the arrival by the list, or only the word for it where the person is here already."""
    _come(actor, meeting, row, state, CheckInMethod.LIST)


def _come(actor: Actor, meeting: Meeting, row: Attendance, state: str, method: str) -> None:
    """Write the arrival, or bring it together with the one that stands."""
    is_new_in_base = row.state in COUNTED_WHEN_HERE
    if row.state in ATTENDING and not late.is_open_to(actor, row):
        late.join_presence(actor, row, state, method)
    else:
        late.begin_presence(actor, meeting, row, state, method)
    _save(row, *_RECORD, "entitled")
    if is_new_in_base and row.entitled:
        recount(actor, meeting)


def _stay_away(actor: Actor, row: Attendance, state: str, reason: str) -> None:
    """Write an absence; who is recorded as present was seen, so that comes first."""
    if row.state in ATTENDING and row.arrived_at is not None and not late.is_open_to(actor, row):
        if actor.origin is None:
            raise errors.AlreadyHere(name=row.member.full_name, time=display.time(row.arrived_at))
        late.overrule(actor, row, state, reason.strip())
        _save(row, "overruled")
        return
    if state == AttendanceState.EXCUSED and not (reason.strip() or row.reason):
        raise errors.ReasonMissing
    if not late.comes_after(actor, row) and not late.is_stroke(row):
        return  # what was recorded later stands
    row.state, row.arrived_at, row.left_at = state, None, None
    row.reason = "" if state == AttendanceState.ABSENT else reason.strip() or row.reason
    row.method, row.recorded_by = CheckInMethod.LIST, actor.user
    late.stamp(actor, row)
    unmark(row)
    _save(row, *_RECORD)


def _save(row: Attendance, *fields: str) -> None:
    """Save named fields, in the row's own partition."""
    rows = Attendance.objects.filter(pk=row.pk, period=row.period)
    rows.update(**{field: getattr(row, field) for field in fields})


def _row_here(actor: Actor, meeting: Meeting, attendance: Attendance) -> Attendance:
    """Return the line of somebody who has come to a meeting that is going on."""
    late.require_running(actor, meeting)
    row = attendance_of(meeting).select_related("member").get(pk=attendance.pk)
    if row.state not in ATTENDING:
        raise errors.NotHere(name=row.member.full_name)
    return row


def _check_time(actor: Actor, meeting: Meeting, state: str) -> None:
    """Refuse presence before the day and any change after the sealing; excuses may be noted from the notice on."""
    require_unsealed(meeting)
    if meeting.status in {MeetingStatus.OPEN, *HELD}:
        return
    if meeting.status != MeetingStatus.PUBLISHED:
        raise errors.MeetingNotOpen
    starts, norms, now = starts_at(meeting), norms_for(meeting), actor.now()
    if state not in ATTENDING or may_check_in(meeting.status, now, starts, norms):
        return
    if now > starts:
        raise errors.MeetingNotOpen
    raise errors.CheckInNotYet(opens=display.moment(starts - norms.check_in_minutes_before * _MINUTE))
