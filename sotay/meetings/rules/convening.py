"""Decide who is convened to a meeting, and whose vote counts in the base."""

from dataclasses import dataclass

from sotay.meetings.choices import AttendanceState
from sotay.members.choices import Status

# A suspended member takes no part in Party activity.
CONVENED = (Status.FULL, Status.PROBATIONARY, Status.EXEMPT)


@dataclass(frozen=True)
class Belonging:
    """How a member belongs to the cell on the day of the meeting."""

    status: str
    is_official_here: bool
    is_temporary_elsewhere: bool = False


@dataclass(frozen=True)
class Convened:
    """How the member enters the attendance list."""

    state: AttendanceState
    entitled: bool


def convened(belonging: Belonging) -> Convened | None:
    """Return the member's first line on the list, or nothing for who is not convened.

    294-QĐ/TW, item 9.3.2: the base is the official members convened, without those away on temporary transfer and without
    exempt members; probationary and temporarily received members never count.
    """
    if belonging.status not in CONVENED:
        return None
    if belonging.status == Status.EXEMPT:
        return Convened(AttendanceState.EXEMPT, entitled=False)
    if belonging.is_official_here and belonging.is_temporary_elsewhere:
        return Convened(AttendanceState.AWAY, entitled=False)
    return Convened(AttendanceState.EXPECTED, entitled=belonging.is_official_here and belonging.status == Status.FULL)
