"""What a report begins with: what the cell's meeting has recorded already, else what the register knows."""

from typing import Any

from django.utils import timezone

from sotay.core.days import ZONE
from sotay.meetings.choices import ATTENDING, HELD, MeetingKind, MeetingStatus
from sotay.meetings.models import Attendance, Meeting
from sotay.members.choices import Status
from sotay.members.models import Member
from sotay.visits.models import Visit

_COUNTED = (MeetingStatus.OPEN, *HELD)
_EXPECTED = (Status.FULL, Status.PROBATIONARY)


def beginning_of(visit: Visit) -> dict[str, Any]:
    """Return attendance, score, times and agenda of the meeting that was visited; what is not known yet is left out."""
    meeting = meeting_of(visit)
    if meeting is None:
        return {"total": _members_of(visit)}
    agenda = "\n".join(f"{item.number}. {item.title}" for item in meeting.items.all())
    total, present = meeting.due, meeting.present
    if total is None:
        rows = Attendance.objects.filter(meeting=meeting, period=meeting.period)
        total = rows.count() or _members_of(visit)
        present = rows.filter(state__in=ATTENDING).count() if meeting.status in _COUNTED else None
    found = {
        "total": total,
        "present": present,
        "score": meeting.score,
        "agenda": agenda,
        "began_at": _clock(meeting.opened_at),
        "ended_at": _clock(meeting.closed_at),
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


def meeting_of(visit: Visit) -> Meeting | None:
    """Return the cell's meeting that is visited, where it is prepared."""
    if visit.meeting is not None:
        return visit.meeting
    rows = Meeting.objects.filter(organisation=visit.cell_id, period=visit.on.replace(day=1), kind=MeetingKind.PERIODIC)
    return rows.exclude(status=MeetingStatus.CANCELLED).first()


def _members_of(visit: Visit) -> int:
    """Return how many take part in the life of the cell on the day."""
    rows = Member.objects.filter(
        affiliations__organisation=visit.cell_id, affiliations__valid__contains=visit.on
    ).filter(standings__status__in=_EXPECTED, standings__valid__contains=visit.on)
    return rows.distinct().count()


def _clock(moment: Any) -> Any:
    """Return the hour of an instant in Vietnam."""
    return timezone.localtime(moment, ZONE).time().replace(second=0, microsecond=0) if moment else None
