"""What the kit of a meeting on paper says: who is convened, what is voted on, what it takes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sotay.meetings.choices import AttendanceState, MeetingStatus, Threshold
from sotay.meetings.models import Meeting, Motion
from sotay.meetings.queries.attendance import attendance_of
from sotay.meetings.queries.next import last_minute_taker
from sotay.meetings.queries.papers import locality_of
from sotay.meetings.queries.people import people_of, secretary_on
from sotay.meetings.queries.voices import suggested_motion
from sotay.meetings.rules.convening import Belonging, convened
from sotay.meetings.rules.quorum import Line, base
from sotay.meetings.rules.votes import needed
from sotay.members.choices import Status
from sotay.members.models import Member


@dataclass(frozen=True)
class KitLine:
    """A convened person: how they stand now, and whether another of the list has the same name."""

    member: Member
    state: str
    entitled: bool
    is_namesake: bool


@dataclass(frozen=True)
class KitFacts:
    """Everything that the printed kit needs, read at once."""

    meeting: Meeting
    lines: Sequence[KitLine]
    motions: Sequence[Motion]
    suggested: str
    agenda: Sequence[str]
    guests: Sequence[str]
    chair: str
    minute_taker: str
    locality: str
    probationary: int

    @property
    def base(self) -> int:
        """Return the number of votes against which results are taken."""
        return base(Line(line.state, line.entitled) for line in self.lines)

    @property
    def needed(self) -> int:
        """Return how many must agree for a majority."""
        return needed(self.base, Threshold.MAJORITY)

    def named(self, state: str) -> list[str]:
        """Return the names of those in a state."""
        return [line.member.full_name for line in self.lines if line.state == state]


def kit_facts(meeting: Meeting) -> KitFacts:
    """Return the kit of a meeting that was fetched for the actor; before the notice the list is that of the register."""
    people = {person.member_id: person.belonging for person in people_of(meeting.organisation, meeting.held_on)}
    lines = _lines(meeting, people)
    chair = meeting.chair or secretary_on(meeting.organisation, meeting.held_on)
    taker = meeting.secretary_of_meeting or last_minute_taker(meeting)
    guests = meeting.guests.order_by("id").values_list("name", "post")
    keys = {line.member.pk for line in lines}
    return KitFacts(
        meeting=meeting,
        lines=lines,
        motions=list(meeting.motions.order_by("id")),
        suggested=suggested_motion(meeting),
        agenda=list(meeting.items.order_by("number").values_list("title", flat=True)),
        guests=[f"{name} – {post}" if post else name for name, post in guests],
        chair=chair.full_name if chair else "",
        minute_taker=taker.full_name if taker else "",
        locality=locality_of(meeting.organisation),
        probationary=sum(people[key].status == Status.PROBATIONARY for key in keys if key in people),
    )


def _lines(meeting: Meeting, people: dict[int, Belonging]) -> list[KitLine]:
    """Return the convened by given name."""
    if meeting.status == MeetingStatus.DRAFT:
        first = {key: found for key, belonging in people.items() if (found := convened(belonging))}
        rows = Member.objects.filter(pk__in=first).order_by("sort_key", "id")
        lines = [(member, first[member.pk].state, first[member.pk].entitled) for member in rows]
    else:
        listed = attendance_of(meeting).select_related("member").order_by("member__sort_key", "member_id")
        lines = [(row.member, AttendanceState(row.state), row.entitled) for row in listed]
    names = Counter(member.full_name for member, _, _ in lines)
    return [KitLine(member, state, entitled, names[member.full_name] > 1) for member, state, entitled in lines]
