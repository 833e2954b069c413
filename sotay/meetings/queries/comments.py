"""Reading what members wrote before the meeting."""

from uuid import UUID

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.meetings.models import AgendaItem, Comment, Meeting
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.meetings import meetings_for


def comments_of(meeting: Meeting) -> QuerySet[Comment]:
    """Return the comments on a meeting that was fetched for the actor, by item, then as they came."""
    rows = Comment.objects.filter(meeting=meeting).select_related("author", "item")
    return rows.order_by("item__number", "id")


def comment_list(meeting: Meeting) -> list[Comment]:
    """Return all comments on a meeting."""
    return list(comments_of(meeting))


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
