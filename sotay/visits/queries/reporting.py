"""What a report begins with: what the cell's meeting has recorded already."""

from typing import Any

from sotay.meetings.choices import ATTENDING, MeetingKind, MeetingStatus
from sotay.meetings.models import Attendance, Meeting
from sotay.visits.models import Visit


def beginning_of(visit: Visit) -> dict[str, Any]:
    """Return attendance, score and agenda of the meeting that was visited."""
    meeting = visit.meeting or Meeting.objects.filter(
        organisation=visit.cell_id, period=visit.on.replace(day=1), kind=MeetingKind.PERIODIC
    ).exclude(status=MeetingStatus.CANCELLED).first()  # fmt: skip
    if meeting is None:
        return {}
    total, present = meeting.due, meeting.present
    if total is None:
        rows = Attendance.objects.filter(meeting=meeting, period=meeting.period)
        total, present = rows.count(), rows.filter(state__in=ATTENDING).count()
    agenda = "\n".join(f"{item.number}. {item.title}" for item in meeting.items.all())
    return {"total": total, "present": present, "score": meeting.score, "agenda": agenda}
