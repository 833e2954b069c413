"""Attendance through the API: the member's check-in, the secretary's list."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.meetings.actions import attendance as actions
from sotay.meetings.choices import AttendanceState, CheckInMethod
from sotay.meetings.forms.attendance import RECORDED
from sotay.meetings.queries.attendance import attendance_list, get_attendance, get_guest, hand_of, is_check_in_mark
from sotay.meetings.queries.conducting import get_meeting_to_attend, get_meeting_to_conduct, held

router = Router(tags=["Điểm danh"])


class CheckInIn(Schema):
    """`code` is what the scanned address carries as `t`; without it the check-in counts as by button."""

    code: str = Field("", max_length=200)


class CheckInOut(Schema):
    """How the caller stands now; the first time is kept."""

    state: AttendanceState
    arrived_at: dt.datetime
    is_first: bool


class QuorumOut(Schema):
    """The base of all votes, who of it has come, how many it takes."""

    entitled: int
    present: int
    needed: int
    met: bool


class LineOut(Schema):
    """One line of the list."""

    member_uid: UUID
    name: str
    state: AttendanceState
    entitled: bool
    reason: str
    arrived_at: dt.datetime | None
    left_at: dt.datetime | None
    method: str
    hand: Literal["", "member", "secretary", "behalf"]
    source: str
    confirmed_at: dt.datetime | None

    @staticmethod
    def resolve_hand(row: Any) -> str:
        """Return whose hand wrote the line."""
        return hand_of(row)

    @staticmethod
    def resolve_member_uid(row: Any) -> UUID:
        """Return the member's code."""
        uid: UUID = row.member.uid
        return uid

    @staticmethod
    def resolve_name(row: Any) -> str:
        """Return the member's name."""
        return str(row.member.full_name)


class GuestOut(Schema):
    """A guest."""

    uid: UUID
    name: str
    post: str
    arrived_at: dt.datetime | None


class ListOut(Schema):
    """The whole list with its quorum."""

    quorum: QuorumOut
    rows: list[LineOut]
    guests: list[GuestOut]


class RecordIn(Schema):
    """How a person stands; an excuse has its reason."""

    state: AttendanceState
    reason: str = Field("", max_length=300)


class StrokeOut(Schema):
    """How many were recorded at once, and the instant by which it can be taken back."""

    count: int
    at: dt.datetime


class StrokeIn(Schema):
    """The instant of the stroke."""

    at: dt.datetime


class GuestIn(Schema):
    """A guest who has come."""

    name: str = Field(min_length=1, max_length=120)
    post: str = Field("", max_length=200)


class HereIn(Schema):
    """Whether a guest is here."""

    is_here: bool


@router.post("/meetings/{uid}/check-in", response=CheckInOut, summary="Tự điểm danh")
def check_in(request: Request, uid: UUID, body: CheckInIn) -> Any:
    """Check the caller in."""
    meeting = get_meeting_to_attend(request.actor, uid)
    method = CheckInMethod.QR if is_check_in_mark(meeting, body.code) else CheckInMethod.BUTTON
    return actions.check_in(request.actor, meeting, method=method)


@router.get("/meetings/{uid}/attendance", response=ListOut, summary="Danh sách điểm danh và điều kiện tiến hành")
def attendance(request: Request, uid: UUID) -> dict[str, Any]:
    """Return the list."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    found = attendance_list(meeting)
    return {"quorum": held(meeting).quorum, "rows": found.rows, "guests": found.guests}


@router.put("/meetings/{uid}/attendance/{member}", response=LineOut, summary="Ghi một đồng chí vào danh sách")
def attendance_record(request: Request, uid: UUID, member: UUID, body: RecordIn) -> Any:
    """Record one person; what is recorded alike stays as it is."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    row = get_attendance(meeting, member)
    if body.state not in RECORDED:
        return actions.undo_attendance(request.actor, meeting, attendance=row)
    fields: dict[str, Any] = body.dict()
    return actions.record_attendance(request.actor, meeting, attendance=row, **fields)


@router.delete("/meetings/{uid}/attendance/{member}", response=LineOut, summary="Hoàn tác điểm danh")
def attendance_undo(request: Request, uid: UUID, member: UUID) -> Any:
    """Take a record back."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    return actions.undo_attendance(request.actor, meeting, attendance=get_attendance(meeting, member))


@router.post("/meetings/{uid}/attendance-rest", response=StrokeOut, summary="Ghi tất cả còn lại có mặt")
def attendance_rest(request: Request, uid: UUID) -> Any:
    """Record everybody else as present."""
    return actions.mark_rest_present(request.actor, get_meeting_to_conduct(request.actor, uid))


@router.post("/meetings/{uid}/attendance-rest/undo", response=StrokeOut, summary="Hoàn tác ghi tất cả còn lại")
def attendance_rest_undo(request: Request, uid: UUID, body: StrokeIn) -> dict[str, Any]:
    """Take such a stroke back."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    count = actions.undo_rest_present(request.actor, meeting, arrived_at=body.at)
    return {"count": count, "at": body.at}


@router.put("/meetings/{uid}/attendance/{member}/departure", response=LineOut, summary="Ghi về trước")
def departure(request: Request, uid: UUID, member: UUID) -> Any:
    """Record that somebody leaves."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    return actions.record_departure(request.actor, meeting, attendance=get_attendance(meeting, member))


@router.delete("/meetings/{uid}/attendance/{member}/departure", response=LineOut, summary="Ghi đã trở lại")
def departure_undo(request: Request, uid: UUID, member: UUID) -> Any:
    """Record that somebody is back."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    return actions.undo_departure(request.actor, meeting, attendance=get_attendance(meeting, member))


@router.post("/meetings/{uid}/guests", response={201: GuestOut}, summary="Ghi đại biểu dự")
def guest_welcome(request: Request, uid: UUID, body: GuestIn) -> Any:
    """Record a guest who came uninvited."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    return Status(201, actions.welcome_guest(request.actor, meeting, name=body.name, post=body.post))


@router.put("/meetings/{uid}/guests/{guest}", response=GuestOut, summary="Ghi đại biểu được mời đã đến")
def guest_tap(request: Request, uid: UUID, guest: UUID, body: HereIn) -> Any:
    """Record that an invited guest is here, or not."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    return actions.toggle_guest(request.actor, meeting, guest=get_guest(meeting, guest), is_here=body.is_here)
