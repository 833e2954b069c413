"""The door for what phones did without network."""

import datetime as dt
import uuid
from typing import Annotated, Any, Literal

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from ninja import Body, Field, Router, Schema
from pydantic import AwareDatetime

from sotay.access import sync
from sotay.access.api.callers import PerMinute
from sotay.access.http import Request

router = Router(tags=["Đồng bộ"])
SENT_AT = "Sotay-Sent-At"
MOST, MOST_A_MINUTE = 200, 120


class EntryIn(Schema):
    """What was done: an action of the table in docs/offline.md, at a time by the phone's clock; `after` is the device's entry before."""

    id: uuid.UUID
    action: str = Field(min_length=1, max_length=80)
    target: uuid.UUID
    payload: dict[str, Any] = {}
    happened_at: AwareDatetime
    device: str = Field("", max_length=120)
    after: uuid.UUID | None = None


class OutcomeOut(Schema):
    """What came of it; with `retry` it was not taken and is sent again later."""

    id: uuid.UUID
    status: Literal["applied", "duplicate", "refused"]
    code: str
    reason: str
    retry: bool
    answer: dict[str, Any]


@router.post(
    "/sync",
    response=list[OutcomeOut],
    summary="Nhận các thao tác đã làm khi mất mạng",
    throttle=PerMinute(MOST_A_MINUTE, "sync"),
)
def sync_entries(request: Request, entries: Body[Annotated[list[EntryIn], Field(max_length=MOST)]]) -> Any:
    """Take a list of entries, each exactly once, and answer each in the same order."""
    found = [sync.Entry(**dict(entry)) for entry in entries]
    request.nameless = any(entry.is_nameless for entry in found)
    return sync.take(request.actor, found, sync.Arrival.of(timezone.now(), _sent_at(request)))


def _sent_at(request: Request) -> dt.datetime | None:
    """Return the instant of sending by the phone's clock, where it was told."""
    try:
        sent = parse_datetime(request.headers.get(SENT_AT, ""))
    except ValueError:
        return None
    return sent if sent is not None and sent.tzinfo is not None else None
