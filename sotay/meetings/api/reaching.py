"""Who was reached about a meeting, through the API; numbers are not part of the answer."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from ninja import Router, Schema

from sotay.access.http import Request
from sotay.meetings.actions.reaching import record_delivery
from sotay.meetings.queries.attendance import get_attendance
from sotay.meetings.queries.meetings import get_meeting_to_prepare
from sotay.meetings.queries.reach import ReachLine, get_reach

router = Router(tags=["Trước kỳ họp"])


class ReachOut(Schema):
    """How far the ladder came with one person: `seen`, `call`, `paper`, `sms`, `push`, `none`; `spared` need not be told."""

    member: UUID
    name: str
    state: str
    reached: bool
    at: dt.datetime | None

    @staticmethod
    def of(line: ReachLine) -> dict[str, Any]:
        """Return a line of the list."""
        member = line.row.member
        return {
            "member": member.uid,
            "name": member.full_name,
            "state": line.state,
            "reached": line.is_reached,
            "at": line.moment,
        }


class ReachIn(Schema):
    """By which rung a person told another."""

    rung: Literal["call", "paper"]


class RecordedOut(Schema):
    """Whether it was not known yet."""

    recorded: bool


@router.get("/meetings/{uuid:uid}/reach", response=list[ReachOut], summary="Ai đã nhận được thông báo, bằng cách nào")
def reach_list(request: Request, uid: UUID) -> list[dict[str, Any]]:
    """Return everybody on the list, whom nothing has reached first."""
    return [ReachOut.of(line) for line in get_reach(request.actor, uid).lines]


@router.post("/meetings/{uuid:uid}/reach/{uuid:member}", response=RecordedOut, summary="Ghi đã gọi điện, đã phát giấy")
def reach_record(request: Request, uid: UUID, member: UUID, told: ReachIn) -> dict[str, bool]:
    """Record that somebody was called or handed the paper."""
    row = get_attendance(get_meeting_to_prepare(request.actor, uid), member)
    return {"recorded": record_delivery(request.actor, row, rung=told.rung)}
