"""The pages on which paper is entered: how far a meeting is, and one member for whom somebody writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.find import find
from sotay.meetings.choices import HELD, AttendanceState, MeetingStatus, MotionStatus
from sotay.meetings.models import Attendance, Meeting, Motion, SignedSheet, Vote
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.attendance import attendance_of, get_attendance
from sotay.meetings.queries.entries import waiting_count
from sotay.meetings.queries.sheets import signed_sheets
from sotay.members.models import Member
from sotay.work.choices import TaskStatus
from sotay.work.models import Task


@dataclass(frozen=True)
class PaperPage:
    """How much of a meeting's paper has been entered, and what the actor may enter."""

    meeting: Meeting
    people: int
    recorded: int
    handed: int
    motions: int
    opinions: int
    sheets: Sequence[SignedSheet]
    waiting: int
    can_conduct: bool
    can_prepare: bool

    @property
    def is_told(self) -> bool:
        """Tell whether members were told, so that there is a list."""
        return self.meeting.status not in (MeetingStatus.DRAFT, MeetingStatus.CANCELLED)

    @property
    def is_announced(self) -> bool:
        """Tell whether the meeting waits to be opened."""
        return self.meeting.status == MeetingStatus.PUBLISHED

    @property
    def is_open(self) -> bool:
        """Tell whether the meeting is open."""
        return self.meeting.status == MeetingStatus.OPEN

    @property
    def is_over(self) -> bool:
        """Tell whether the meeting is closed."""
        return self.meeting.status in HELD

    @property
    def is_sealed(self) -> bool:
        """Tell whether nothing can be entered any more."""
        return self.meeting.status == MeetingStatus.SEALED

    @property
    def is_day(self) -> bool:
        """Tell whether the meeting's day has come."""
        return self.meeting.held_on <= today()


@dataclass(frozen=True)
class PersonEntry:
    """One member for whom the actor writes: their line, their open votes, their open tasks."""

    meeting: Meeting
    row: Attendance
    motions: Sequence[tuple[Motion, str]]
    tasks: Sequence[Task]
    is_own: bool

    @property
    def member(self) -> Member:
        """Return the member."""
        return self.row.member

    @property
    def can_excuse(self) -> bool:
        """Tell whether an excuse can still be said beforehand."""
        return self.meeting.status == MeetingStatus.PUBLISHED and self.row.state == AttendanceState.EXPECTED

    @property
    def takes_comments(self) -> bool:
        """Tell whether comments are taken."""
        return self.meeting.status in (MeetingStatus.PUBLISHED, MeetingStatus.OPEN)


def paper_page(actor: Actor, meeting: Meeting) -> PaperPage:
    """Return how far the entering is, of a meeting that was fetched for the actor."""
    rows = attendance_of(meeting)
    return PaperPage(
        meeting=meeting,
        people=rows.count(),
        recorded=rows.exclude(state=AttendanceState.EXPECTED).count(),
        handed=rows.filter(handed_on__isnull=False).count(),
        motions=meeting.motions.filter(status=MotionStatus.CLOSED).count(),
        opinions=meeting.opinions.count(),
        sheets=signed_sheets(meeting),
        waiting=waiting_count(meeting),
        can_conduct=actor.can(MeetingPermission.CONDUCT, meeting.organisation),
        can_prepare=actor.can(MeetingPermission.PREPARE, meeting.organisation),
    )


def person_entry(actor: Actor, meeting: Meeting, member_uid: UUID) -> PersonEntry:
    """Return one member of a meeting that was fetched for the actor."""
    row = get_attendance(meeting, member_uid)
    votes = dict(Vote.objects.filter(motion__meeting=meeting, member=row.member).values_list("motion_id", "choice"))
    motions = list(meeting.motions.filter(status=MotionStatus.OPEN).order_by("id"))
    tasks = Task.objects.filter(organisation=meeting.organisation, owner=row.member, status=TaskStatus.OPEN)
    return PersonEntry(
        meeting,
        row,
        [(motion, votes.get(motion.pk, "")) for motion in motions],
        list(tasks.order_by("due_on", "id")),
        is_own=actor.user is not None and row.member.account_id == actor.user.pk,
    )


def task_of(meeting: Meeting, uid: UUID, member: Member) -> Task:
    """Return one of a member's tasks in the cell of a meeting that was fetched for the actor."""
    rows = Task.objects.filter(organisation=meeting.organisation, owner=member).select_related("organisation", "owner")
    return find(rows, uid=uid)
