"""What apps above meetings add to a meeting that is being held: rows by meeting, for its page and for the phone's package."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from sotay.access.actor import Actor
from sotay.meetings.models import Meeting

Rows = dict[int, list[dict[str, Any]]]


@dataclass(frozen=True)
class MeetingPart:
    """One kind of rows: under which key they stand, and how they are read for several meetings at once.

    Rows hold what JSON can say; they are for whoever leads the meeting.
    """

    key: str
    rows: Callable[[Actor, Sequence[Meeting]], Rows]


def meeting_parts() -> Iterable[MeetingPart]:
    """Return the parts that `config/meeting_parts.py` names."""
    found: Iterable[MeetingPart] = import_string(settings.SOTAY_MEETING_PARTS)
    return found


def parts_of(actor: Actor, meeting: Meeting) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of all parts for one meeting that the actor leads."""
    return {part.key: part.rows(actor, [meeting]).get(meeting.pk, []) for part in meeting_parts()}


def mark_raised(opinions: Iterable[Any], raised: Iterable[dict[str, Any]]) -> None:
    """Tell each opinion what it was made into, where somebody made something of it."""
    made = {row["opinion"]: row["uid"] for row in raised}
    for opinion in opinions:
        opinion.raised = made.get(str(opinion.uid))
