"""What a held meeting keeps in step: its figures, its drafts, until the first paper is sealed; parts of other actions."""

from sotay.access.actor import Actor
from sotay.meetings import errors
from sotay.meetings.actions.drafting import draft_papers
from sotay.meetings.choices import ItemAct, MeetingStatus
from sotay.meetings.models import Meeting, Paper
from sotay.meetings.queries.attendance import lines_of
from sotay.meetings.queries.conducting import following_item, norms_for
from sotay.meetings.rules.quorum import quorum, tally

TALLY = ("convened", "due", "present", "excused", "handbook_users", "on_paper")


def require_quorum(meeting: Meeting) -> None:
    """Refuse a meeting to which too few have come."""
    found = quorum(lines_of(meeting), norms_for(meeting))
    if not found.met:
        raise errors.NoQuorum(present=found.present, needed=max(found.needed, 1), missing=max(found.missing, 1))


def require_unsealed(meeting: Meeting) -> None:
    """Refuse to change what a sealed paper already tells."""
    if (
        meeting.status == MeetingStatus.SEALED
        or Paper.objects.filter(meeting=meeting, sealed_at__isnull=False).exists()
    ):
        raise errors.MeetingSealed


def begin_with(actor: Actor, meeting: Meeting, act: ItemAct) -> None:
    """Begin the agenda item under which this is done, unless the meeting has come to it already."""
    if meeting.status != MeetingStatus.OPEN:
        return
    items = list(meeting.items.order_by("number"))
    # A vote or a task in the middle of the agenda does not jump to its end.
    if act in {ItemAct.DECISION, ItemAct.SCORE} and following_item(items) is not None:
        return
    waiting = next((item for item in items if item.act == act and item.begun_at is None), None)
    if waiting is not None:
        waiting.begun_at = actor.now()
        waiting.save(update_fields=["begun_at"])


def write_tally(meeting: Meeting, *fields: str) -> None:
    """Write the figures of the finished list, with other named fields."""
    found = tally(lines_of(meeting))
    for field in TALLY:
        setattr(meeting, field, getattr(found, field))
    meeting.save(update_fields=[*TALLY, *fields])


def settle(meeting: Meeting) -> None:
    """After a correction of the list of a meeting already closed: figures and drafts follow it."""
    if meeting.status == MeetingStatus.CLOSED:
        require_quorum(meeting)
        write_tally(meeting)
        draft_papers(meeting)


def redraft(meeting: Meeting) -> None:
    """After any other change of a meeting already closed: the drafts follow it."""
    if meeting.status == MeetingStatus.CLOSED:
        draft_papers(meeting)
