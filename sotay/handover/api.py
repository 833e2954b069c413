"""Handovers through the API: the same queries and actions as the pages."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Query, Router, Schema

from sotay.access.http import Request
from sotay.core.days import today
from sotay.core.paging import page_of
from sotay.handover.actions import confirming, opening
from sotay.handover.choices import HandoverStatus, Side
from sotay.handover.queries import handovers

MOST = 200
router = Router(tags=["Bàn giao"])


class HandoverOut(Schema):
    """A handover as lists show it."""

    uid: UUID
    organisation: UUID
    organisation_name: str
    post: str
    outgoing: str
    incoming: str
    effective_on: dt.date
    status: HandoverStatus
    outgoing_confirmed_at: dt.datetime | None
    incoming_confirmed_at: dt.datetime | None
    sealed_at: dt.datetime | None

    @staticmethod
    def resolve_organisation(row: Any) -> UUID:
        """Return the code of the organisation."""
        return UUID(str(row.organisation.uid))

    @staticmethod
    def resolve_organisation_name(row: Any) -> str:
        """Return the organisation's name."""
        return str(row.organisation.name)

    @staticmethod
    def resolve_outgoing(row: Any) -> str:
        """Return who leaves."""
        return str(row.outgoing.full_name)

    @staticmethod
    def resolve_incoming(row: Any) -> str:
        """Return who receives, empty while there is nobody."""
        return str(row.incoming.full_name) if row.incoming else ""

    @staticmethod
    def resolve_status(row: Any) -> HandoverStatus:
        """Return how far it is today."""
        found: HandoverStatus = row.status_on(today())
        return found


class HandoverDetailOut(HandoverOut):
    """A handover with its page."""

    contents: dict[str, Any]
    moved: dict[str, int]
    things: str
    outgoing_note: str
    incoming_note: str
    seal: str


class HandoverListOut(Schema):
    """One page; `next` and `previous` are cursors, null at the ends."""

    items: list[HandoverOut]
    next: str | None
    previous: str | None


class HandoverConfirmIn(Schema):
    """What the person has to say."""

    note: str = Field("", max_length=1000)


class HandoverConfirmForIn(Schema):
    """For whom, and why."""

    side: Side
    reason: str = Field(min_length=5, max_length=200)


class HandoverReturnIn(Schema):
    """What is wrong."""

    note: str = Field(min_length=5, max_length=500)


@router.get("/handovers", response=HandoverListOut, summary="Các biên bản bàn giao")
def handover_list(request: Request, cursor: Query[str] = "", limit: Query[int] = 50) -> dict[str, Any]:
    """Return one page, the newest first."""
    rows = handovers.handovers_for(request.actor)
    page = page_of(rows, ("-pk",), cursor=cursor, size=min(max(limit, 1), MOST))
    return {"items": page.items, "next": page.next or None, "previous": page.previous or None}


@router.get("/handovers/{uid}", response=HandoverDetailOut, summary="Một biên bản bàn giao")
def handover_detail(request: Request, uid: UUID) -> Any:
    """Return a handover."""
    return handovers.get_handover(request.actor, uid)


@router.post("/handovers/positions/{uid}", response=HandoverDetailOut, summary="Lập bàn giao cho chức vụ sắp kết thúc")
def handover_open(request: Request, uid: UUID) -> Any:
    """Make the handover of a post with an end."""
    position = handovers.get_ending_position(request.actor, uid)
    return opening.open_handover(request.actor, position.organisation, position=position)


@router.post("/handovers/{uid}/confirm", response=HandoverDetailOut, summary="Xác nhận bàn giao của mình")
def handover_confirm(request: Request, uid: UUID, asked: HandoverConfirmIn) -> Any:
    """Confirm as one of the two."""
    return confirming.confirm_handover(request.actor, handovers.get_handover(request.actor, uid), note=asked.note)


@router.post("/handovers/{uid}/confirm-for", response=HandoverDetailOut, summary="Xác nhận thay người không ký được")
def handover_confirm_for(request: Request, uid: UUID, asked: HandoverConfirmForIn) -> Any:
    """Confirm for one who cannot."""
    found = handovers.get_handover(request.actor, uid)
    return confirming.confirm_for(request.actor, found, side=asked.side, reason=asked.reason)


@router.post("/handovers/{uid}/return", response=HandoverDetailOut, summary="Trả lại biên bản bên kia đã xác nhận")
def handover_return(request: Request, uid: UUID, asked: HandoverReturnIn) -> Any:
    """Give back what the other side confirmed."""
    return confirming.return_handover(request.actor, handovers.get_handover(request.actor, uid), note=asked.note)
