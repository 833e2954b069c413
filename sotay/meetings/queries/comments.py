"""Reading what members wrote before the meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.models import AgendaItem, Comment, Meeting
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.meetings import meetings_for


def comments_of(meeting: Meeting) -> QuerySet[Comment]:
    """Return the comments on a meeting that was fetched for the actor, by item, then as they came."""
    rows = Comment.objects.filter(meeting=meeting).select_related("author", "item")
    return rows.order_by("item__number", "id")


@dataclass(frozen=True)
class CommentLine:
    """A comment with what the reader can do about it."""

    comment: Comment
    can_withdraw: bool


@dataclass(frozen=True)
class CommentPage:
    """All comments on a meeting as one person sees them."""

    lines: Sequence[CommentLine]
    can_answer: bool
    can_add: bool


def comment_page(actor: Actor, meeting: Meeting) -> CommentPage:
    """Return all comments on a meeting that was fetched for the actor."""
    is_taking = meeting.status in (MeetingStatus.PUBLISHED, MeetingStatus.OPEN)
    own = actor.user.pk if actor.user else None
    lines = [
        CommentLine(
            comment,
            is_taking and not comment.answer and comment.author is not None and comment.author.account_id == own,
        )
        for comment in comments_of(meeting)
    ]
    return CommentPage(
        lines,
        can_answer=actor.can(MeetingPermission.PREPARE, meeting.organisation),
        can_add=is_taking and actor.can(MeetingPermission.TAKE_PART, meeting.organisation),
    )


def get_comment(actor: Actor, uid: UUID) -> Comment:
    """Return one comment on a meeting that the actor may see."""
    rows = Comment.objects.filter(meeting__in=meetings_for(actor).order_by().values("pk"))
    return find(rows.select_related("meeting__organisation", "author", "item"), uid=uid)


def get_comment_to_answer(actor: Actor, uid: UUID) -> Comment:
    """Return a comment on a meeting that the actor prepares."""
    comment = get_comment(actor, uid)
    actor.require(MeetingPermission.PREPARE, comment.meeting.organisation)
    return comment


def items_to_comment(meeting: Meeting) -> list[AgendaItem]:
    """Return the items on which something can be said."""
    return list(AgendaItem.objects.filter(meeting=meeting).only("uid", "number", "title").order_by("number", "id"))
