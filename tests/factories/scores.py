"""What a cell gives on the lines that it judges itself."""

from sotay.meetings.models import Meeting
from sotay.meetings.queries.score import computed_for


def full_marks(meeting: Meeting) -> dict[int, int]:
    """Every line that no record decides, at its maximum."""
    return {item.number: found.maximum for found, item in computed_for(meeting) if found.points is None}
