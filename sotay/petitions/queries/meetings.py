"""What a meeting that is being held shows of petitions: answers that wait for the cell's word, and what was made of opinions."""

from collections import defaultdict
from collections.abc import Sequence

from sotay.access.actor import Actor
from sotay.meetings.models import Meeting
from sotay.meetings.queries.parts import MeetingPart, Rows
from sotay.petitions.choices import PetitionStatus
from sotay.petitions.models import Petition
from sotay.petitions.permissions import PetitionPermission


def answers_at(actor: Actor, meetings: Sequence[Meeting]) -> Rows:
    """Return the answers to which the cell of each meeting has not said a word; only for whoever may speak for it."""
    cells = [one.organisation_id for one in meetings if actor.can(PetitionPermission.SPEAK, one.organisation)]
    waiting = Petition.objects.filter(cell__in=cells, status=PetitionStatus.ANSWERED).select_related("answered_by")
    found = defaultdict(list)
    for row in waiting.order_by("answered_on", "pk"):
        body = row.answered_by.name if row.answered_by else ""
        found[row.cell_id].append(
            {"uid": str(row.uid), "text": row.text, "answer": row.answer, "body": body, "answered_on": row.answered_on}
        )
    return {one.pk: found[one.organisation_id] for one in meetings}


def raised_at(_actor: Actor, meetings: Sequence[Meeting]) -> Rows:
    """Return what became a petition at each meeting, with the opinion of which it was made."""
    rows = Petition.objects.filter(meeting__in=meetings, parent=None).order_by("pk")
    found: Rows = defaultdict(list)
    for row in rows:
        opinion = str(row.source_uid) if row.source_uid else None
        found[row.meeting_id or 0].append({"uid": str(row.uid), "opinion": opinion, "text": row.text})
    return dict(found)


ANSWERS = MeetingPart("answers", answers_at)
RAISED = MeetingPart("petitions", raised_at)
