"""A person's own notices through the API."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.accounts.rules import device_name
from sotay.accounts.visitor import visitor_of
from sotay.notifications import actions, carriers, queries
from sotay.notifications.actions import devices

router = Router(tags=["Thông báo"])


class NoticeOut(Schema):
    """A notice; `link` is the address of its page."""

    uid: UUID
    kind: str
    title: str
    link: str
    created_at: dt.datetime
    read_at: dt.datetime | None


class NoticeCountOut(Schema):
    """How many were marked."""

    count: int


@router.get("/notifications", response=list[NoticeOut], summary="Thông báo mới nhất của tôi")
def notice_list(request: Request) -> Any:
    """Return the latest notices."""
    return queries.recent_notices(request.actor)


@router.post("/notifications/read", response=NoticeCountOut, summary="Đánh dấu đã xem hết")
def notice_read_all(request: Request) -> dict[str, int]:
    """Mark all notices as read."""
    return {"count": actions.mark_all_read(request.actor)}


class KeyOut(Schema):
    """The key under which a browser subscribes."""

    key: str


class DeviceOut(Schema):
    """A browser that shows notices of the caller."""

    uid: UUID
    device_name: str
    created_at: dt.datetime
    reached_at: dt.datetime | None


class DeviceIn(Schema):
    """What a browser's own subscription says."""

    endpoint: str = Field(max_length=2000)
    public_key: str = Field(max_length=120)
    secret: str = Field(max_length=40)


class DeliveryOut(Schema):
    """One notice on one rung: what was sent, whether it was seen, why not."""

    title: str
    rung: str
    state: str
    why: str
    moment: dt.datetime
    seen_at: dt.datetime | None


@router.get("/notifications/push-key", response=KeyOut, summary="Khóa công khai để đăng ký nhận thông báo")
def push_key(request: Request) -> dict[str, str]:  # noqa: ARG001 -- every operation receives it
    """Return the installation's public key."""
    return {"key": carriers.push_key()}


@router.get("/notifications/devices", response=list[DeviceOut], summary="Thiết bị đang nhận thông báo của tôi")
def device_list(request: Request) -> Any:
    """Return the caller's devices."""
    return queries.subscriptions_for(request.actor)


@router.post("/notifications/devices", response={201: DeviceOut}, summary="Nhận thông báo trên một thiết bị")
def device_add(request: Request, wanted: DeviceIn) -> Any:
    """Let a browser show notices of the caller."""
    visitor = visitor_of(request)
    name = device_name(visitor.user_agent)
    made = devices.subscribe(request.actor, **wanted.dict(), device=visitor.device, device_name=name)
    return Status(201, made)


@router.delete("/notifications/devices/{uuid:uid}", response={204: None}, summary="Tắt thông báo trên một thiết bị")
def device_remove(request: Request, uid: UUID) -> Any:
    """Let a device show no more notices."""
    devices.unsubscribe(request.actor, uid)
    return Status(204, None)


@router.get("/notifications/deliveries", response=list[DeliveryOut], summary="Tôi đã được báo thế nào")
def delivery_list(request: Request) -> Any:
    """Return how the caller was lately reached outside the handbook."""
    return queries.own_deliveries(request.actor, timezone.now())
