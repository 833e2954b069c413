"""The evening of a meeting: cell A with enough people to hold one today, and the verbs that tests begin from."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from sotay.access.actor import Actor
from sotay.committees.choices import Post
from sotay.core.days import ZONE, today
from sotay.meetings.actions.attendance import mark_rest_present
from sotay.meetings.actions.conducting import close_meeting, open_meeting
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.models import Attendance, Meeting
from sotay.members.choices import Status
from sotay.members.models import Member
from tests.factories.cast import Cast
from tests.factories.meetings import make_habit, make_meeting
from tests.factories.people import actor_of, make_member, make_position

NAMES = ("Trần Văn Giáp", "Lê Thị Hoa", "Phạm Văn Hùng", "Đỗ Thị Lan", "Ngô Văn Minh", "Vũ Thị Nga", "Bùi Văn Phú")


@dataclass(frozen=True)
class Evening:
    """Cell A tonight: An leads, Bình writes, nine are entitled; Em is probationary, Sáu exempt."""

    meeting: Meeting
    secretary: Actor
    an: Member
    binh: Member
    em: Member
    exempt: Member
    others: tuple[Member, ...]

    def row(self, member: Member) -> Attendance:
        """The member's line, as it stands."""
        return Attendance.objects.select_related("member").get(meeting=self.meeting, member=member)

    def reload(self) -> Meeting:
        """The meeting as it stands."""
        self.meeting.refresh_from_db()
        return self.meeting

    def opened(self) -> "Evening":
        """The same evening after the opening."""
        open_meeting(self.secretary, self.meeting, chair=self.an, secretary_of_meeting=self.binh)
        self.reload()
        return self

    def everybody_here(self) -> "Evening":
        """The same evening with everybody present."""
        mark_rest_present(self.secretary, self.meeting)
        return self

    def closed(self, **fields: str) -> "Evening":
        """The same evening after the closing."""
        close_meeting(self.secretary, self.meeting, **fields)
        self.reload()
        return self


def make_evening(cast: Cast, *, minutes_ago: int = 0, **fields) -> Evening:
    """A published meeting of cell A that begins now (or began so many minutes ago); nine entitled, ten due, eleven convened."""
    others = tuple(make_member(cast.cell_a, full_name=name) for name in NAMES)
    exempt = make_member(cast.cell_a, full_name="Hà Thị Sáu", status=Status.EXEMPT)
    begins = timezone.localtime(timezone.now(), ZONE) - dt.timedelta(minutes=minutes_ago)
    make_habit(cast.cell_a, day=min(today().day, 28))
    meeting = make_meeting(
        cast.cell_a,
        MeetingStatus.PUBLISHED,
        held_on=begins.date(),
        starts=begins.time().replace(second=0, microsecond=0),
        **fields,
    )
    return Evening(meeting, actor_of(cast.an), cast.an, cast.binh, cast.em, exempt, others)


def make_deputy(cast: Cast, member: Member) -> None:
    """The member becomes deputy secretary of cell A: a second officer who can seal."""
    make_position(member, cast.cell_a, Post.DEPUTY, "cell_secretary")
