"""Reading the attendance list: for counting, for the secretary's taps, for the member's own line."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.signing import Signer
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.meetings.choices import ATTENDING, AttendanceState
from sotay.meetings.models import Attendance, Meeting, MeetingGuest
from sotay.meetings.queries.people import people_of
from sotay.meetings.rules.convening import Convened, convened
from sotay.meetings.rules.quorum import BY_HAND_OF_MEMBER, Line
from sotay.members.choices import AffiliationKind
from sotay.members.models import Affiliation

_SIGNER = Signer(salt="meetings.check_in")


@dataclass(frozen=True)
class AttendanceList:
    """The list of one meeting, in the order of given names, and its guests."""

    rows: Sequence[Attendance]
    guests: Sequence[MeetingGuest]

    @property
    def waiting(self) -> int:
        """Return how many have not been recorded."""
        return self._count(AttendanceState.EXPECTED)

    @property
    def here(self) -> int:
        """Return how many have come."""
        return sum(row.state in ATTENDING for row in self.rows)

    @property
    def excused(self) -> int:
        """Return how many are excused."""
        return self._count(AttendanceState.EXCUSED)

    @property
    def absent(self) -> int:
        """Return how many stay away without a reason."""
        return self._count(AttendanceState.ABSENT)

    @property
    def others(self) -> int:
        """Return how many are exempt or away."""
        return self._count(AttendanceState.EXEMPT) + self._count(AttendanceState.AWAY)

    def _count(self, state: str) -> int:
        """Return how many are in a state."""
        return sum(row.state == state for row in self.rows)


@dataclass(frozen=True)
class Hands:
    """By whose hand the recorded lines of a list were written."""

    by_member: int
    by_secretary: int
    on_behalf: int
    confirmed: int


def hands_of(rows: Sequence[Attendance]) -> Hands:
    """Count the recorded lines under the hand that wrote them."""
    hands = [hand_of(row) for row in rows]
    confirmed = sum(row.on_behalf and row.confirmed_at is not None for row in rows)
    return Hands(hands.count("member"), hands.count("secretary"), hands.count("behalf"), confirmed)


def hand_of(row: Attendance) -> str:
    """Return whose hand wrote a line: the member's, the secretary's, or somebody's on behalf; nothing where none did."""
    if row.on_behalf:
        return "behalf"
    if row.method in BY_HAND_OF_MEMBER or (row.recorded_by_id and row.recorded_by_id == row.member.account_id):
        return "member"
    return "secretary" if row.recorded_by_id else ""


def attendance_of(meeting: Meeting) -> QuerySet[Attendance]:
    """Return the rows of one meeting, from its year's partition alone."""
    return Attendance.objects.filter(meeting=meeting, period=meeting.period)


def attendance_list(meeting: Meeting) -> AttendanceList:
    """Return the whole list of a meeting that was fetched for the actor."""
    rows = attendance_of(meeting).select_related("member", "recorded_by").order_by("member__sort_key", "member_id")
    return AttendanceList(list(rows), list(meeting.guests.order_by("id")))


def people_here(meeting: Meeting) -> list[Attendance]:
    """Return those who have come, by given name."""
    rows = attendance_of(meeting).filter(state__in=ATTENDING).select_related("member")
    return list(rows.order_by("member__sort_key", "member_id"))


def lines_of(meeting: Meeting) -> list[Line]:
    """Return the list as counting needs it."""
    rows = attendance_of(meeting).values_list("state", "entitled", "opened_at", "method", "left_at", "on_behalf")
    return [
        Line(state, entitled, opened is not None, method, left is not None, on_behalf)
        for state, entitled, opened, method, left, on_behalf in rows
    ]


def get_attendance(meeting: Meeting, member_uid: UUID) -> Attendance:
    """Return one person's line on the list of a meeting that was fetched for the actor."""
    return find(attendance_of(meeting).select_related("member", "recorded_by"), member__uid=member_uid)


def get_guest(meeting: Meeting, uid: UUID) -> MeetingGuest:
    """Return one guest of a meeting that was fetched for the actor."""
    return find(MeetingGuest.objects.filter(meeting=meeting), uid=uid)


def own_attendance(actor: Actor, meeting: Meeting) -> Attendance | None:
    """Return the actor's own line."""
    if actor.user is None:
        return None
    return attendance_of(meeting).filter(member__account=actor.user).select_related("member").first()


def entitled_in_room(meeting: Meeting) -> QuerySet[Attendance]:
    """Return those who can vote now: entitled, come, not left."""
    return attendance_of(meeting).filter(entitled=True, state__in=ATTENDING, left_at=None)


def convened_as(row: Attendance, meeting: Meeting) -> Convened:
    """Return how the person entered the list: where an undone record goes back to."""
    people = people_of(meeting.organisation, meeting.held_on)
    found = next((convened(person.belonging) for person in people if person.member_id == row.member_id), None)
    return found or Convened(AttendanceState.EXPECTED, entitled=False)


def is_counted_when_here(row: Attendance, meeting: Meeting) -> bool:
    """Tell whether an exempt or absent-on-transfer member counts once they come: a full member of this very cell."""
    return Affiliation.objects.filter(
        member__official_on__lte=meeting.held_on,
        member_id=row.member_id,
        organisation_id=meeting.organisation_id,
        kind=AffiliationKind.OFFICIAL,
        valid__contains=meeting.held_on,
    ).exists()


def check_in_mark(meeting: Meeting) -> str:
    """Return the signature that the printed code carries: whoever has it stood before the code."""
    return _SIGNER.signature(str(meeting.uid))


def is_check_in_mark(meeting: Meeting, mark: str) -> bool:
    """Tell whether a scanned code is this meeting's."""
    return bool(mark) and constant_time_compare(check_in_mark(meeting), mark)
