"""How a cell usually meets, and what a committee asks its cells to take up, through the API."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Router, Schema

from sotay.access.http import Request
from sotay.meetings.actions import preparing
from sotay.meetings.queries import meetings

router = Router(tags=["Lệ và định hướng sinh hoạt"])


class HabitIn(Schema):
    """The fixed day, the hour, the place, and the place name on papers."""

    day: int = Field(ge=1, le=28)
    starts: dt.time
    place: str = Field(min_length=1, max_length=200)
    locality: str = Field("", max_length=100)


class OrientationIn(Schema):
    """What the cells below take up in the month."""

    text: str = Field(min_length=1, max_length=5000)


class OrientationOut(Schema):
    """What was asked for in a month."""

    period: dt.date
    text: str
    written_at: dt.datetime


@router.get("/organisations/{uid}/habit", response=HabitIn | None, summary="Lệ sinh hoạt của chi bộ")
def habit(request: Request, uid: UUID) -> Any:
    """Return how the cell usually meets, or null where it has not told."""
    return meetings.habit_of(meetings.get_cell_to_prepare(request.actor, uid))


@router.put("/organisations/{uid}/habit", response=HabitIn, summary="Đặt lệ sinh hoạt của chi bộ")
def habit_set(request: Request, uid: UUID, body: HabitIn) -> Any:
    """Set how the cell usually meets."""
    fields: dict[str, Any] = body.dict()
    return preparing.set_habit(request.actor, meetings.get_cell_to_prepare(request.actor, uid), **fields)


@router.get("/organisations/{uid}/orientations", response=list[OrientationOut], summary="Định hướng đã gửi")
def orientations(request: Request, uid: UUID) -> Any:
    """Return what the committee has asked for in the last twelve months."""
    return meetings.orientations_of(meetings.get_committee_to_orient(request.actor, uid))


@router.put("/organisations/{uid}/orientations/{period}", response=OrientationOut, summary="Gửi định hướng của tháng")
def orient(request: Request, uid: UUID, period: dt.date, body: OrientationIn) -> Any:
    """Write what the cells below take up in the month of the given day."""
    committee = meetings.get_committee_to_orient(request.actor, uid)
    return preparing.orient(request.actor, committee, period=period, text=body.text)
