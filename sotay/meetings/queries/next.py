"""The one thing to do next at a meeting, with what its words need: the same on every page, for everybody."""

from dataclasses import dataclass
from functools import cached_property

from sotay.meetings.choices import HELD, Threshold
from sotay.meetings.models import AgendaItem, Meeting
from sotay.meetings.queries.people import secretary_on
from sotay.meetings.queries.voices import suggested_motion
from sotay.meetings.rules.steps import Step
from sotay.members.models import Member


@dataclass(frozen=True)
class Next:
    """A step at a meeting."""

    step: Step
    meeting: Meeting
    waiting: int = 0
    item: AgendaItem | None = None

    @cached_property
    def motion_text(self) -> str:
        """Return the question that one tap can put."""
        return suggested_motion(self.meeting) if self.step == Step.VOTE else ""

    @cached_property
    def officers(self) -> tuple[Member, Member] | None:
        """Return chair and minute taker with whom one tap can open the meeting."""
        chair, taker = usual_officers(self.meeting)
        return (chair, taker) if chair is not None and taker is not None and chair.pk != taker.pk else None

    @property
    def fields(self) -> list[tuple[str, str]]:
        """Return what the one tap sends along."""
        if self.step == Step.OPEN and self.officers is not None:
            chair, taker = self.officers
            return [("chair", str(chair.uid)), ("secretary_of_meeting", str(taker.uid))]
        if self.step == Step.VOTE and self.motion_text:
            return [("text", self.motion_text), ("threshold", Threshold.MAJORITY)]
        return []


def usual_officers(meeting: Meeting) -> tuple[Member | None, Member | None]:
    """Return who leads and who writes: as named, or as the cell is used to."""
    chair = meeting.chair or secretary_on(meeting.organisation, meeting.held_on)
    return chair, meeting.secretary_of_meeting or last_minute_taker(meeting)


def last_minute_taker(meeting: Meeting) -> Member | None:
    """Return who took the minutes last time: the cell's habit."""
    rows = Meeting.objects.filter(organisation=meeting.organisation, status__in=HELD, held_on__lt=meeting.held_on)
    last = rows.select_related("secretary_of_meeting").order_by("-held_on").first()
    return last.secretary_of_meeting if last else None
