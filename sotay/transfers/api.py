"""Transfers through the API: the same queries and actions as the pages."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.transfers import queries
from sotay.transfers.actions import signing, starting
from sotay.transfers.choices import Cause, Direction, Side, TransferKind, TransferStatus
from sotay.transfers.permissions import TransferPermission

MOST = 200
router = Router(tags=["Chuyển sinh hoạt đảng"])


class TransferOut(Schema):
    """A paper as lists show it; `box` is the one whose turn it is."""

    uid: UUID
    number: str
    person: str
    member: UUID | None
    kind: TransferKind
    direction: Direction
    source: str
    target: str
    status: TransferStatus
    box: int | None
    waiting_since: dt.datetime | None
    started_on: dt.date | None
    introduced_on: dt.date | None
    effective_on: dt.date | None
    until: dt.date | None
    reason: str


class TransferBoxOut(Schema):
    """A box: who signs, and who has signed when."""

    slot: int
    side: Side
    organisation: UUID
    label: str
    signed_on: dt.date | None
    signer: str
    on_behalf: bool
    note: str


class TransferDetailOut(TransferOut):
    """A paper with its boxes."""

    boxes: list[TransferBoxOut]


class TransferIn(Schema):
    """Box 1: who goes, whither (a cell of the province by `target`, else a place by name), why, since when."""

    members: list[UUID] = Field(min_length=1, max_length=200)
    kind: Literal["official", "temporary", "abroad"] = "official"
    target: UUID | None = None
    target_name: str = Field("", max_length=300)
    cause: Cause = Cause.JOB
    moved_on: dt.date
    until: dt.date | None = Field(None, description="Ngày đầu tiên không còn sinh hoạt tạm thời")
    note: str = Field("", max_length=300)


class SignIn(Schema):
    """A signature."""

    signed_on: dt.date | None = None
    signer_name: str = Field("", max_length=120)
    note: str = Field("", max_length=300)


class TransferReasonIn(Schema):
    """Why a paper ends."""

    reason: str = Field(min_length=1, max_length=300)


@router.get("/transfers", response=list[TransferOut], summary="Giấy giới thiệu sinh hoạt trong phạm vi được xem")
def transfer_list(request: Request, status: TransferStatus | None = None) -> Any:
    """Return the latest papers."""
    rows = queries.transfers_listed(request.actor, queries.Filters(status=status or ""))
    return [_out(row) for row in rows.order_by("-created_at", "-pk")[:MOST]]


@router.post("/organisations/{uid}/transfers", response={201: list[TransferOut]}, summary="Lập giấy, ký ô 1")
def transfer_start(request: Request, uid: UUID, body: TransferIn) -> Any:
    """Make the papers of members of a cell, all or none."""
    cell = queries.get_start_cell(request.actor, uid)
    fields = body.dict()
    fields["members"] = queries.movers_named(cell, body.members)
    fields["target"] = queries.get_place(cell, body.target) if body.target else None
    made = starting.start_transfers(request.actor, cell, **fields)
    return Status(201, [_out(one) for one in made])


@router.get("/transfers/{uid}", response=TransferDetailOut, summary="Một giấy giới thiệu với các ô")
def transfer_detail(request: Request, uid: UUID) -> Any:
    """Return one paper."""
    return _detail(request, uid)


@router.post("/transfers/{uid}/boxes/{slot}/sign", response=TransferDetailOut, summary="Ký ô đến lượt")
def box_sign(request: Request, uid: UUID, slot: int, body: SignIn) -> Any:
    """Sign the box whose turn it is."""
    signing.sign_box(request.actor, queries.get_box(request.actor, uid, slot), **body.dict())
    return _detail(request, uid)


@router.post("/transfers/{uid}/boxes/{slot}/refuse", response=TransferDetailOut, summary="Không tiếp nhận")
def box_refuse(request: Request, uid: UUID, slot: int, body: TransferReasonIn) -> Any:
    """Refuse to receive, or return."""
    signing.turn_down(request.actor, queries.get_box(request.actor, uid, slot), reason=body.reason)
    return _detail(request, uid)


@router.post("/transfers/{uid}/withdraw", response=TransferDetailOut, summary="Rút giấy")
def transfer_withdraw(request: Request, uid: UUID, body: TransferReasonIn) -> Any:
    """Take a paper back."""
    transfer = queries.get_transfer_for(request.actor, uid, TransferPermission.START)
    signing.withdraw_transfer(request.actor, transfer, reason=body.reason)
    return _detail(request, uid)


def _detail(request: Request, uid: UUID) -> dict[str, Any]:
    """Return a paper with its boxes, as it stands now."""
    transfer = queries.get_transfer(request.actor, uid)
    boxes = [
        {
            "slot": box.slot,
            "side": box.side,
            "organisation": box.organisation.uid,
            "label": box.label,
            "signed_on": box.signed_on,
            "signer": box.signer_name,
            "on_behalf": box.on_behalf,
            "note": box.note,
        }
        for box in transfer.boxes.all()
    ]
    return {**_out(transfer), "boxes": boxes}


def _out(transfer: Any) -> dict[str, Any]:
    """Return a paper as the answer shows it."""
    box = queries.turn_of(transfer)
    names = ("uid", "kind", "direction", "status", "started_on", "introduced_on", "effective_on", "until")
    return {
        **{name: getattr(transfer, name) for name in names},
        "number": transfer.symbol,
        "person": transfer.person_name,
        "member": transfer.member.uid if transfer.member else None,
        "source": transfer.source_name,
        "target": transfer.target_name,
        "box": box.slot if box else None,
        "waiting_since": box.waiting_since if box else None,
        "reason": transfer.closed_reason,
    }
