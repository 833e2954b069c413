"""What was done without network and comes late: lists of several phones merge alike, whichever arrives first.

The rules are in docs/decisions/0015-operations-that-come-late.md. A line marked by a stroke for all the rest carries the stroke's
entry and no instant of its own: anything recorded for that one person goes before it.
"""

import datetime as dt
import uuid
from typing import Any

from django.db.models import Q

from sotay.access.actor import Actor
from sotay.core.behalf import MARKS, unmark
from sotay.meetings import errors
from sotay.meetings.actions.settling import redraft, require_unsealed
from sotay.meetings.choices import ATTENDING, HELD, AttendanceState, CheckInMethod, MeetingStatus
from sotay.meetings.models import Attendance, Meeting
from sotay.meetings.queries.attendance import attendance_of, is_counted_when_here
from sotay.meetings.rules.quorum import BY_HAND_OF_MEMBER, COUNTED_WHEN_HERE
from sotay.members.models import Member
from sotay.work.models import Task

STAMP = ("recorded_at", "recorded_entry", "undone_at", "overruled")
LINE = ("state", "arrived_at", "left_at", "method", "recorded_by", "reason", "entitled", *MARKS, *STAMP)
_EVER = dt.datetime.min.replace(tzinfo=dt.UTC)


def was_running(actor: Actor, meeting: Meeting) -> bool:
    """Tell whether the meeting is being held, or was when the actor did what comes now."""
    if meeting.status == MeetingStatus.OPEN:
        return True
    closed_at = meeting.closed_at if meeting.status in HELD else None
    return actor.origin is not None and closed_at is not None and actor.now() <= closed_at


def require_running(actor: Actor, meeting: Meeting) -> None:
    """Refuse what is only done while the meeting goes on; what comes late is taken until a paper is sealed."""
    if not was_running(actor, meeting):
        raise errors.MeetingNotOpenYet if meeting.status == MeetingStatus.PUBLISHED else errors.MeetingNotOpen
    if meeting.status in HELD:
        require_unsealed(meeting)


def require_begun(meeting: Meeting) -> None:
    """Refuse what is written down during a meeting or after it, before the opening and after a sealing."""
    if meeting.status == MeetingStatus.PUBLISHED:
        raise errors.MeetingNotOpenYet
    if meeting.status not in {MeetingStatus.OPEN, *HELD}:
        raise errors.MeetingNotOpen
    require_unsealed(meeting)


def locked(meeting: Meeting) -> Meeting:
    """Return a meeting whose list an entry of a phone is merged into, while nobody else changes it."""
    rows = Meeting.objects.select_for_update(of=("self",), no_key=True).select_related("organisation")
    return rows.get(pk=meeting.pk)


def redraft_since(actor: Actor, task: uuid.UUID) -> None:
    """Let the drafts of meetings that were closed since follow the result of a task that comes late.

    A meeting that is still open is locked too: a closing under way is waited for, and one that comes next sees the result.
    """
    cells = Task.objects.filter(uid=task).values("organisation")
    rows = Meeting.objects.select_for_update(of=("self",), no_key=True).select_related("organisation")
    to_come = Q(status__in=(MeetingStatus.PUBLISHED, MeetingStatus.OPEN))
    rows = rows.filter(to_come | Q(status=MeetingStatus.CLOSED, closed_at__gte=actor.now()))
    for meeting in rows.filter(organisation__in=cells):
        is_sealed = meeting.papers.filter(sealed_at__isnull=False).exists()
        if meeting.status == MeetingStatus.CLOSED and not is_sealed:
            redraft(meeting)


# --- One line of the list ----------------------------------------------------------------------------------------


def is_stroke(row: Attendance) -> bool:
    """Tell whether the line only stands as one of all the rest."""
    return row.recorded_entry is not None and row.recorded_at is None


def is_open_to(actor: Actor, row: Attendance) -> bool:
    """Tell whether nothing was recorded for this very person: the line waits, or a stroke went over it."""
    nothing = row.state == AttendanceState.EXPECTED or (row.state == AttendanceState.ABSENT and not row.method)
    return nothing or (actor.origin is not None and is_stroke(row))


def is_void(actor: Actor, row: Attendance) -> bool:
    """Tell whether what comes late was taken back after it was done."""
    return actor.origin is not None and row.undone_at is not None and actor.now() <= row.undone_at


def comes_after(actor: Actor, row: Attendance) -> bool:
    """Tell whether the actor's record is later than the one that stands; equal times go by the entry's id."""
    if actor.origin is None:
        return True
    standing = (row.recorded_at or _EVER, str(row.recorded_entry or ""))
    return (actor.now(), str(actor.origin.id)) > standing


def stamp(actor: Actor, row: Attendance) -> None:
    """Write when and by which entry the line was recorded."""
    row.recorded_at, row.recorded_entry = actor.now(), actor.origin.id if actor.origin else None


def unstamp(row: Attendance) -> None:
    """Leave nothing recorded on the line."""
    row.recorded_at = row.recorded_entry = None


def arrival_of(actor: Actor, meeting: Meeting) -> dt.datetime | None:
    """Return when somebody came who is recorded now; of a list corrected after the closing only the opening is known."""
    if meeting.status in HELD and not was_running(actor, meeting):
        return meeting.opened_at
    return actor.now()


def begin_presence(actor: Actor, meeting: Meeting, row: Attendance, state: str, method: str) -> None:
    """Turn a line into that of somebody who has come."""
    if row.state in COUNTED_WHEN_HERE:
        row.entitled = row.entitled or is_counted_when_here(row, meeting)
    if actor.origin is not None and row.method == CheckInMethod.LIST:
        if not is_stroke(row) and not comes_after(actor, row):
            _overrule(row, row.state, row.reason, (row.recorded_at, row.recorded_entry, row.recorded_by_id))
        row.reason = ""  # only the excuse that the person gave themselves is remembered beside their coming
    row.state, row.left_at = state, row.left_at if row.state in ATTENDING else None
    row.arrived_at = arrival_of(actor, meeting)
    row.method, row.recorded_by = method, actor.user
    if row.left_at is not None and row.arrived_at is not None:
        row.left_at = max(row.left_at, row.arrived_at)
    stamp(actor, row)
    unmark(row)


def join_presence(actor: Actor, row: Attendance, state: str, method: str) -> None:
    """Bring two records of somebody's coming together: the earliest arrival, the latest word of the list."""
    is_list = method == CheckInMethod.LIST
    is_own_word = row.method in BY_HAND_OF_MEMBER and row.recorded_at == row.arrived_at
    if is_list and (comes_after(actor, row) or (is_own_word and actor.origin)):
        row.state = state
        stamp(actor, row)
    if actor.origin is not None and row.arrived_at is not None and actor.now() < row.arrived_at:
        if not is_list and is_own_word:
            row.state = state
            stamp(actor, row)
        row.arrived_at, row.method, row.recorded_by = actor.now(), method, actor.user
        unmark(row)


def see(actor: Actor, meeting: Meeting, *members: Member) -> None:
    """Merge that these people were seen, as whoever opens a meeting sees its chair and its minute taker."""
    for row in attendance_of(meeting).filter(member__in=members):
        if is_void(actor, row):
            continue
        if row.state in ATTENDING and not is_open_to(actor, row):
            join_presence(actor, row, row.state, CheckInMethod.LIST)
        elif is_open_to(actor, row):
            begin_presence(actor, meeting, row, AttendanceState.PRESENT, CheckInMethod.LIST)
        Attendance.objects.filter(pk=row.pk, period=row.period).update(**{name: getattr(row, name) for name in LINE})


def was_said_before(actor: Actor, row: Attendance) -> bool:
    """Tell whether an excuse was given before the person came after all."""
    return actor.origin is not None and row.arrived_at is not None and actor.now() < row.arrived_at


def overrule(actor: Actor, row: Attendance, state: str, reason: str) -> None:
    """Keep an absence beside the presence that goes before it: should that be taken back, the absence stands."""
    if actor.origin is not None:
        by = actor.user.pk if actor.user else None
        _overrule(row, state, reason, (actor.now(), actor.origin.id, by))


def _overrule(row: Attendance, state: str, reason: str, made: tuple[Any, Any, int | None]) -> None:
    """Keep the latest of the absences that presence went before."""
    at, entry, by = made
    found = {"at": _instant(at), "entry": str(entry or ""), "state": state, "reason": reason, "by": by}
    if row.overruled is None or (found["at"], found["entry"]) > (row.overruled["at"], row.overruled["entry"]):
        row.overruled = found


def restore_overruled(row: Attendance, undone_at: dt.datetime) -> bool:
    """Let an absence stand that was recorded after what has been taken back; tell whether there is one."""
    kept, row.overruled = row.overruled, None
    if kept is None or kept["at"] <= _instant(undone_at):
        return False
    row.state, row.reason, row.method = kept["state"], kept["reason"], CheckInMethod.LIST
    row.recorded_by_id, row.recorded_at = kept["by"], dt.datetime.fromisoformat(kept["at"])
    row.recorded_entry = uuid.UUID(kept["entry"]) if kept["entry"] else None
    return True


def _instant(moment: dt.datetime | None) -> str:
    """Return an instant as a text whose order is that of time."""
    return (moment or _EVER).astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%f+00:00")


def undo_late(actor: Actor, row: Attendance) -> bool:
    """Void what was recorded before an undoing; tell whether something later stands, which stays."""
    now = actor.now()
    row.undone_at = max(row.undone_at or now, now)
    if actor.origin is None:
        return False
    if row.overruled is not None and row.overruled["at"] <= _instant(now):
        row.overruled = None
    if is_stroke(row):
        return row.arrived_at is not None and row.arrived_at > now
    if row.recorded_at is None or row.recorded_at <= now:
        return False
    if row.state in ATTENDING and row.arrived_at is not None and row.arrived_at <= now:
        row.arrived_at = row.recorded_at
    return True


# --- Strokes for all the rest ------------------------------------------------------------------------------------


def stroke_rest(actor: Actor, meeting: Meeting) -> int:
    """Mark as present whom nobody has recorded; return how many."""
    if actor.origin is None:
        return 0
    waiting = [row for row in attendance_of(meeting) if _is_rest(actor, row)]
    for row in waiting:
        row.state, row.arrived_at, row.left_at = AttendanceState.PRESENT, arrival_of(actor, meeting), None
        row.method, row.recorded_by = CheckInMethod.LIST, actor.user
        row.recorded_at, row.recorded_entry = None, actor.origin.id
    Attendance.objects.bulk_update(waiting, [*_STROKE])
    return len(waiting)


_STROKE = ("state", "arrived_at", "left_at", "method", "recorded_by", "recorded_at", "recorded_entry")


def _is_rest(actor: Actor, row: Attendance) -> bool:
    """Tell whether a stroke goes over the line: nobody recorded the person, or a later stroke did."""
    if is_void(actor, row):
        return False
    if is_stroke(row):
        return row.arrived_at is not None and actor.now() < row.arrived_at
    return is_open_to(actor, row)


def fall_back(actor: Actor, meeting: Meeting, row: Attendance) -> None:
    """Leave the line as one for which nothing is recorded: to a stroke made since, to the closing, or waiting."""
    row.reason, row.recorded_by, row.method = "", None, ""
    unmark(row)
    unstamp(row)
    row.state = AttendanceState.ABSENT if meeting.status in HELD else AttendanceState.EXPECTED
    join_stroke(actor, meeting, row)


def join_stroke(actor: Actor, meeting: Meeting, row: Attendance) -> None:
    """Let a line for which nothing is recorded any more fall under a stroke that another phone has made since."""
    if actor.origin is None or not is_open_to(actor, row):
        return
    made = attendance_of(meeting).filter(recorded_entry__isnull=False, recorded_at=None, arrived_at__gte=actor.now())
    stroke = made.order_by("arrived_at").first()
    if stroke is not None:
        row.state, row.arrived_at, row.method = AttendanceState.PRESENT, stroke.arrived_at, CheckInMethod.LIST
        row.recorded_by_id, row.recorded_entry = stroke.recorded_by_id, stroke.recorded_entry


def stroke_filter(entry: uuid.UUID | None, arrived_at: dt.datetime | None) -> dict[str, object]:
    """Return by what the lines of a stroke are known: its entry, or the instant at which it was made with network."""
    if entry is not None:
        return {"recorded_entry": entry, "recorded_at": None}
    return {"arrived_at": arrived_at}
