"""Comments and questions before the meeting, and their answers."""

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.errors import NotPermitted
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings import errors, wording
from sotay.meetings.actions import late
from sotay.meetings.choices import CommentKind, MeetingStatus
from sotay.meetings.models import AgendaItem, Comment, Meeting
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.people import member_of
from sotay.notifications.actions import notify

TAKING = (MeetingStatus.PUBLISHED, MeetingStatus.OPEN)


@action(MeetingPermission.TAKE_PART, lock=Lock.NOTHING, secret=("text",), nameless="is_anonymous")
def add_comment(  # noqa: PLR0913 -- the fields of a comment
    actor: Actor,
    meeting: Meeting,
    *,
    kind: str,
    text: str,
    item: AgendaItem | None = None,
    is_anonymous: bool = False,
) -> Comment:
    """Write a comment or ask a question; an anonymous question leaves nothing that leads to who asked."""
    if meeting.status not in TAKING and not late.was_running(actor, meeting):
        raise errors.MeetingNotTakingComments
    if is_anonymous and kind != CommentKind.QUESTION:
        raise errors.OnlyQuestionsAnonymous
    member = member_of(actor)
    if member is None:
        raise NotPermitted
    check_typed_text(text)
    return Comment.objects.create(
        uid=actor.new_uid(),
        meeting=meeting,
        item=item if item is not None and item.meeting_id == meeting.pk else None,
        kind=kind,
        author=None if is_anonymous else member,
        text=text.strip(),
        made_on=actor.today(),
    )


@action(MeetingPermission.TAKE_PART)
def withdraw_comment(actor: Actor, comment: Comment) -> None:
    """Take back one's own comment while nobody has answered it."""
    if actor.user is None or comment.author is None or comment.author.account_id != actor.user.pk:
        raise NotPermitted
    if comment.meeting.status not in TAKING and not late.was_running(actor, comment.meeting):
        raise errors.MeetingNotTakingComments
    if comment.answer:
        raise errors.CommentAnswered
    Comment.objects.filter(pk=comment.pk).delete()


@action(MeetingPermission.PREPARE, secret=("answer",))
def answer_comment(actor: Actor, comment: Comment, *, answer: str) -> Comment:
    """Answer a comment or question for everyone to read; who asked with a name is told."""
    if comment.meeting.status == MeetingStatus.SEALED:
        raise errors.MeetingSealed
    check_typed_text(answer)
    comment.answer = answer.strip()
    comment.save(update_fields=["answer"])
    account = comment.author.account_id if comment.author else None
    if account is not None and (actor.user is None or account != actor.user.pk):
        sentence = wording.tell(wording.ANSWER, comment.meeting)
        notify([account], "comment_answered", sentence, wording.meeting_link(comment.meeting))
    return comment
