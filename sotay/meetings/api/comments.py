"""Comments, questions and excuses through the API."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.meetings.actions import comments, excuses
from sotay.meetings.choices import AttendanceState, CommentKind
from sotay.meetings.queries.comments import comments_of, get_comment, get_comment_to_answer
from sotay.meetings.queries.conducting import get_item
from sotay.meetings.queries.meetings import get_meeting

router = Router(tags=["Ý kiến, xin vắng"])


class CommentOut(Schema):
    """A comment or question; a question without an author was asked anonymously."""

    uid: UUID
    kind: CommentKind
    item: UUID | None
    author: str | None
    text: str
    answer: str
    made_on: dt.date

    @staticmethod
    def resolve_item(comment: Any) -> UUID | None:
        """Return the item's code."""
        return comment.item.uid if comment.item else None

    @staticmethod
    def resolve_author(comment: Any) -> str | None:
        """Return who wrote it, where a name was left."""
        return comment.author.full_name if comment.author else None


class CommentIn(Schema):
    """What is said or asked, and about which item; only questions can be anonymous."""

    kind: CommentKind = CommentKind.COMMENT
    text: str = Field(min_length=1, max_length=2000)
    item: UUID | None = None
    is_anonymous: bool = False


class AnswerIn(Schema):
    """The answer, for everyone to read."""

    answer: str = Field(min_length=1, max_length=2000)


class ExcuseIn(Schema):
    """Why the caller cannot come."""

    reason: str = Field(min_length=1, max_length=300)


class ExcuseOut(Schema):
    """How the caller stands on the list."""

    state: AttendanceState
    reason: str


@router.get("/meetings/{uid}/comments", response=list[CommentOut], summary="Ý kiến, câu hỏi trước kỳ họp")
def comment_list(request: Request, uid: UUID) -> Any:
    """Return everything that was written, item by item."""
    return comments_of(get_meeting(request.actor, uid))


@router.post("/meetings/{uid}/comments", response={201: CommentOut}, summary="Góp ý hoặc đặt câu hỏi")
def comment_add(request: Request, uid: UUID, body: CommentIn) -> Any:
    """Write a comment or ask a question; who writes here stands in no log."""
    request.nameless = True
    meeting = get_meeting(request.actor, uid)
    fields: dict[str, Any] = {**body.dict(), "item": get_item(meeting, body.item) if body.item else None}
    return Status(201, comments.add_comment(request.actor, meeting, **fields))


@router.put("/comments/{uid}/answer", response=CommentOut, summary="Trả lời")
def comment_answer(request: Request, uid: UUID, body: AnswerIn) -> Any:
    """Answer a comment or question."""
    comment = get_comment_to_answer(request.actor, uid)
    return comments.answer_comment(request.actor, comment, answer=body.answer)


@router.delete("/comments/{uid}", response={204: None}, summary="Rút ý kiến của mình")
def comment_withdraw(request: Request, uid: UUID) -> Any:
    """Take one's own comment back while nobody has answered it."""
    comments.withdraw_comment(request.actor, get_comment(request.actor, uid))
    return Status(204, None)


@router.put("/meetings/{uid}/excuse", response=ExcuseOut, summary="Xin vắng có lý do")
def excuse(request: Request, uid: UUID, body: ExcuseIn) -> Any:
    """Say beforehand that the caller cannot come."""
    return excuses.excuse(request.actor, get_meeting(request.actor, uid), reason=body.reason)


@router.delete("/meetings/{uid}/excuse", response=ExcuseOut, summary="Dự được, rút xin vắng")
def excuse_withdraw(request: Request, uid: UUID) -> Any:
    """Say that the caller comes after all."""
    return excuses.withdraw_excuse(request.actor, get_meeting(request.actor, uid))
