"""Decide who counts, whether a meeting may proceed, and when somebody is late; whole numbers only."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sotay.meetings.choices import ATTENDING, DUE, AttendanceState, CheckInMethod, MeetingStatus
from sotay.meetings.rules.norms import MeetingNorms

# Away on temporary transfer, exempt: counted only when they come (294-QĐ/TW, item 9.3.2).
COUNTED_WHEN_HERE = (AttendanceState.EXEMPT, AttendanceState.AWAY)
BY_HAND_OF_MEMBER = (CheckInMethod.BUTTON, CheckInMethod.QR)


@dataclass(frozen=True)
class Line:
    """One line of the attendance list, as far as counting needs it."""

    state: str
    entitled: bool
    has_opened: bool = False
    method: str = ""
    has_left: bool = False
    on_behalf: bool = False

    @property
    def used_handbook(self) -> bool:
        """Tell whether the person took part with a telephone of their own."""
        return self.has_opened or self.method in BY_HAND_OF_MEMBER


@dataclass(frozen=True)
class Quorum:
    """The base of all votes, who of it is here, and how many it takes."""

    entitled: int
    present: int
    needed: int
    met: bool

    @property
    def missing(self) -> int:
        """Return how many are still wanted."""
        return max(self.needed - self.present, 0)


@dataclass(frozen=True)
class Tally:
    """What the closing writes on the meeting."""

    convened: int
    due: int
    present: int
    excused: int
    handbook_users: int
    on_paper: int


def base(lines: Iterable[Line]) -> int:
    """Return the number of votes against which thresholds are taken: the entitled who are convened."""
    return sum(line.entitled and line.state not in COUNTED_WHEN_HERE for line in lines)


def quorum(lines: Iterable[Line], norms: MeetingNorms) -> Quorum:
    """Return how the meeting stands: at least 2/3 of the entitled convened must have come."""
    rows = tuple(lines)
    entitled = base(rows)
    present = sum(line.entitled and line.state in ATTENDING for line in rows)
    needed = quorum_needed(entitled, norms)
    return Quorum(entitled, present, needed, met=entitled > 0 and present >= needed)


def quorum_needed(entitled: int, norms: MeetingNorms) -> int:
    """Return the least number that makes the share, rounded up without dividing."""
    return -(-entitled * norms.quorum_numerator // norms.quorum_denominator)


def tally(lines: Iterable[Line]) -> Tally:
    """Return the figures of a finished list; who is exempt or away and did not come is not due."""
    rows = tuple(lines)
    due = tuple(line for line in rows if line.state in DUE)
    return Tally(
        convened=len(rows),
        due=len(due),
        present=sum(line.state in ATTENDING for line in due),
        excused=sum(line.state == AttendanceState.EXCUSED for line in due),
        handbook_users=sum(line.used_handbook for line in due),
        on_paper=sum(line.on_behalf and not line.used_handbook for line in due),
    )


def arrival_state(arrived: dt.datetime, starts: dt.datetime, norms: MeetingNorms) -> AttendanceState:
    """Tell whether who arrives then is present or late."""
    limit = starts + dt.timedelta(minutes=norms.late_after_minutes)
    return AttendanceState.LATE if arrived > limit else AttendanceState.PRESENT


def late_arrival(starts: dt.datetime, norms: MeetingNorms) -> dt.datetime:
    """Return when somebody arrived of whom only "late" is known: the first minute that is late."""
    return starts + dt.timedelta(minutes=norms.late_after_minutes + 1)


def may_check_in(status: str, now: dt.datetime, starts: dt.datetime, norms: MeetingNorms) -> bool:
    """Tell whether members may check in: while the meeting is open, and on its day from a little before it starts."""
    if status == MeetingStatus.OPEN:
        return True
    opens = starts - dt.timedelta(minutes=norms.check_in_minutes_before)
    return status == MeetingStatus.PUBLISHED and opens <= now and now.astimezone(starts.tzinfo).date() == starts.date()
