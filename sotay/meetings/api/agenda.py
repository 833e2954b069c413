"""The agenda and the guests through the API."""

from typing import Any, Literal
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.meetings.actions import agenda, guests
from sotay.meetings.choices import ItemSource
from sotay.meetings.queries.agenda import items_of
from sotay.meetings.queries.attendance import get_guest
from sotay.meetings.queries.conducting import get_item
from sotay.meetings.queries.meetings import get_meeting, get_meeting_to_prepare
from sotay.meetings.queries.people import find_officials, get_official, person_for

router = Router(tags=["Nội dung, đại biểu"])


class AgendaItemOut(Schema):
    """A point of the agenda."""

    uid: UUID
    number: int
    title: str
    detail: str
    minutes: int
    owner: UUID | None
    owner_name: str
    source: ItemSource

    @staticmethod
    def resolve_owner(item: Any) -> UUID | None:
        """Return the owner's code."""
        return item.owner.uid if item.owner else None

    @staticmethod
    def resolve_owner_name(item: Any) -> str:
        """Return the owner's name."""
        return item.owner.full_name if item.owner else ""


class AgendaItemIn(Schema):
    """What is talked about, for how long, under whom (a member's code)."""

    title: str = Field(min_length=1, max_length=300)
    minutes: int = Field(ge=1, le=480)
    detail: str = Field("", max_length=5000)
    owner: UUID | None = None


class MoveIn(Schema):
    """One place up or down."""

    step: Literal[-1, 1]


class OfficialOut(Schema):
    """A position held above the cell."""

    uid: UUID
    name: str
    post: str

    @staticmethod
    def resolve_name(position: Any) -> str:
        """Return who holds it."""
        return str(position.member.full_name)

    @staticmethod
    def resolve_post(position: Any) -> str:
        """Return the post and its committee."""
        return f"{position.get_post_display()}, {position.organisation.name}"


class InvitationIn(Schema):
    """An official above the cell (the code of the position), or anybody by name."""

    official: UUID | None = None
    name: str = Field("", max_length=120)
    post: str = Field("", max_length=200)


class OfficialInvitedOut(Schema):
    """Somebody invited."""

    uid: UUID
    name: str
    post: str
    is_assigned_official: bool


@router.get("/meetings/{uid}/items", response=list[AgendaItemOut], summary="Nội dung sinh hoạt")
def item_list(request: Request, uid: UUID) -> Any:
    """Return the agenda in its order."""
    return items_of(get_meeting(request.actor, uid))


@router.post("/meetings/{uid}/items", response={201: AgendaItemOut}, summary="Thêm nội dung")
def item_add(request: Request, uid: UUID, body: AgendaItemIn) -> Any:
    """Add an item."""
    meeting = get_meeting_to_prepare(request.actor, uid)
    fields: dict[str, Any] = {**body.dict(), "owner": person_for(meeting, body.owner)}
    return Status(201, agenda.add_item(request.actor, meeting, **fields))


@router.put("/meetings/{uid}/items/{item}", response=AgendaItemOut, summary="Sửa nội dung")
def item_edit(request: Request, uid: UUID, item: UUID, body: AgendaItemIn) -> Any:
    """Change an item."""
    meeting = get_meeting_to_prepare(request.actor, uid)
    fields: dict[str, Any] = {**body.dict(), "owner": person_for(meeting, body.owner)}
    return agenda.edit_item(request.actor, get_item(meeting, item), **fields)


@router.post("/meetings/{uid}/items/{item}/move", response=AgendaItemOut, summary="Đổi thứ tự nội dung")
def item_move(request: Request, uid: UUID, item: UUID, body: MoveIn) -> Any:
    """Move an item one place up (-1) or down (1)."""
    meeting = get_meeting_to_prepare(request.actor, uid)
    return agenda.move_item(request.actor, get_item(meeting, item), step=body.step)


@router.delete("/meetings/{uid}/items/{item}", response={204: None}, summary="Bỏ nội dung")
def item_remove(request: Request, uid: UUID, item: UUID) -> Any:
    """Take an item off the agenda."""
    meeting = get_meeting_to_prepare(request.actor, uid)
    agenda.remove_item(request.actor, get_item(meeting, item))
    return Status(204, None)


@router.get("/meetings/{uid}/officials", response=list[OfficialOut], summary="Cấp ủy viên cấp trên có thể mời")
def official_list(request: Request, uid: UUID, q: str = "") -> Any:
    """Return the officials above the cell whose name holds the text, the nearest committee's first."""
    return find_officials(get_meeting_to_prepare(request.actor, uid), q[:80])


@router.post("/meetings/{uid}/invitations", response={201: OfficialInvitedOut}, summary="Mời đại biểu")
def invite(request: Request, uid: UUID, body: InvitationIn) -> Any:
    """Invite an official above the cell, or anybody by name."""
    meeting = get_meeting_to_prepare(request.actor, uid)
    if body.official:
        official = get_official(meeting, body.official)
        return Status(201, guests.invite_official(request.actor, meeting, official=official))
    return Status(201, guests.invite_guest(request.actor, meeting, name=body.name, post=body.post))


@router.delete("/meetings/{uid}/invitations/{guest}", response={204: None}, summary="Bỏ lời mời")
def invitation_withdraw(request: Request, uid: UUID, guest: UUID) -> Any:
    """Take somebody off the list of guests."""
    meeting = get_meeting_to_prepare(request.actor, uid)
    guests.withdraw_invitation(request.actor, get_guest(meeting, guest))
    return Status(204, None)
