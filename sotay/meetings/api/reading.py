"""What the API answers about a meeting."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Schema

from sotay.meetings.choices import AttendanceState, CommentKind, MeetingKind, MeetingStatus
from sotay.meetings.queries.page import MeetingPage
from sotay.meetings.queries.shared import Shared


class MeetingPlaceOut(Schema):
    """The cell."""

    uid: UUID
    code: str
    name: str


class PersonOut(Schema):
    """A member by name."""

    uid: UUID
    name: str

    @staticmethod
    def resolve_name(member: Any) -> str:
        """Return the member's name."""
        return str(member.full_name)


class MeetingOut(Schema):
    """A meeting as lists show it."""

    uid: UUID
    title: str
    organisation: MeetingPlaceOut
    kind: MeetingKind
    theme: str
    period: dt.date
    held_on: dt.date
    starts: dt.time
    place: str
    is_online: bool
    status: MeetingStatus
    chair: PersonOut | None
    secretary_of_meeting: PersonOut | None
    published_at: dt.datetime | None
    revision: int
    cancel_reason: str


class DocumentLineOut(Schema):
    """A document as the agenda lists it."""

    uid: UUID
    title: str
    kind: str
    size: int


class CommentLineOut(Schema):
    """A comment or question; a question without an author was asked anonymously."""

    kind: CommentKind
    text: str
    answer: str
    author: str | None


class ItemLineOut(Schema):
    """An agenda item with what lies before it and what was said about it."""

    uid: UUID
    title: str
    detail: str
    minutes: int
    owner: str | None
    documents: list[DocumentLineOut]
    comments: list[CommentLineOut]


class OwnOut(Schema):
    """The caller's own line on the attendance list."""

    state: AttendanceState
    reason: str
    entitled: bool


class MeetingDetailOut(MeetingOut):
    """A meeting with everything that members read before it; the link is for those convened."""

    online_link: str
    orientation: str
    draft_resolution: str
    guests: list[dict[str, str]]
    items: list[ItemLineOut]
    documents: list[DocumentLineOut]
    comments: list[CommentLineOut]
    own: OwnOut | None


class ReaderOut(Schema):
    """Whether a convened member has looked."""

    member: UUID
    name: str
    state: AttendanceState
    opened_at: dt.datetime | None

    @staticmethod
    def resolve_member(row: Any) -> UUID:
        """Return the member's code."""
        uid: UUID = row.member.uid
        return uid

    @staticmethod
    def resolve_name(row: Any) -> str:
        """Return the member's name."""
        return str(row.member.full_name)


def detail_of(meeting: Any, page: MeetingPage) -> dict[str, Any]:
    """Return the meeting and the page's content as one answer."""
    shared = Shared.of(page.shared)
    shown = {name: getattr(meeting, name) for name in MeetingOut.model_fields}
    return {
        **shown,
        "online_link": page.online_link,
        "orientation": shared.orientation,
        "draft_resolution": shared.draft_resolution,
        "guests": shared.guests,
        "items": [{**vars(item), "comments": _comments(item.comments)} for item in shared.items],
        "documents": shared.documents,
        "comments": _comments(shared.comments),
        "own": page.own,
    }


def _comments(comments: Any) -> list[dict[str, Any]]:
    """Return comments with their kind by name."""
    return [
        {
            "kind": CommentKind.QUESTION if one.is_question else CommentKind.COMMENT,
            "text": one.text,
            "answer": one.answer,
            "author": one.author,
        }
        for one in comments
    ]
