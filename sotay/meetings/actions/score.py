"""The cell gives its meeting points, line by line of the rubric in force on the day."""

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.meetings import errors
from sotay.meetings.actions.settling import redraft, require_unsealed
from sotay.meetings.choices import HELD, MeetingStatus
from sotay.meetings.models import Meeting, ScoreLine
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.score import suggestions_for


@action(MeetingPermission.CONDUCT)
def score_meeting(actor: Actor, meeting: Meeting, *, points: dict[int, int]) -> int:
    """Write the points (number of the line → points) beside what the records suggest; return the total."""
    if meeting.status not in {MeetingStatus.OPEN, *HELD}:
        raise errors.MeetingNotOpen
    require_unsealed(meeting)
    lines = []
    for suggestion, item in suggestions_for(meeting):
        given = points.get(item.number)
        if given is None or not 0 <= given <= suggestion.maximum:
            raise errors.PointsWrong(number=item.number, maximum=suggestion.maximum)
        lines.append(
            ScoreLine(
                meeting=meeting,
                item=item,
                maximum=suggestion.maximum,
                computed=suggestion.points,
                points=given,
                evidence=suggestion.evidence,
            )
        )
    if not lines:
        raise errors.RubricMissing
    ScoreLine.objects.filter(meeting=meeting).delete()
    ScoreLine.objects.bulk_create(lines)
    meeting.score = sum(line.points for line in lines)
    meeting.save(update_fields=["score"])
    redraft(meeting)
    return meeting.score
