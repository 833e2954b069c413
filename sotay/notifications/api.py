"""A person's own notices through the API."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Router, Schema

from sotay.access.http import Request
from sotay.notifications import actions, queries

router = Router(tags=["Thông báo"])


class NoticeOut(Schema):
    """A notice; `link` is the address of its page."""

    uid: UUID
    kind: str
    title: str
    link: str
    created_at: dt.datetime
    read_at: dt.datetime | None


class CountOut(Schema):
    """How many were marked."""

    count: int


@router.get("/notifications", response=list[NoticeOut], summary="Thông báo mới nhất của tôi")
def notice_list(request: Request) -> Any:
    """Return the latest notices."""
    return queries.recent_notices(request.actor)


@router.post("/notifications/read", response=CountOut, summary="Đánh dấu đã xem hết")
def notice_read_all(request: Request) -> dict[str, int]:
    """Mark all notices as read."""
    return {"count": actions.mark_all_read(request.actor)}
