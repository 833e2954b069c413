"""Meetings through the API: the list, one to read, the next one made, details, telling the members, calling off."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Query, Router, Schema, Status

from sotay.access.http import Request
from sotay.core.days import month_of
from sotay.core.paging import page_of
from sotay.meetings.actions import preparing, publishing
from sotay.meetings.actions.reading import note_opened
from sotay.meetings.api.reading import MeetingDetailOut, MeetingOut, ReaderOut, detail_of
from sotay.meetings.choices import MeetingKind, MeetingStatus
from sotay.meetings.queries import meetings
from sotay.meetings.queries.hub import reader_list
from sotay.meetings.queries.meetings import MeetingFilter
from sotay.meetings.queries.page import meeting_page
from sotay.meetings.queries.people import person_for

MOST = 200
router = Router(tags=["Kỳ sinh hoạt"])


class MeetingPage(Schema):
    """One page of meetings, newest first; `next` and `previous` are cursors, null at the ends."""

    items: list[MeetingOut]
    next: str | None
    previous: str | None


class MeetingListQuery(Schema):
    """What the list is narrowed to."""

    organisation: UUID | None = Field(None, description="Tổ chức này và mọi tổ chức bên dưới")
    period: dt.date | None = Field(None, description="Một ngày bất kỳ trong tháng của kỳ sinh hoạt")
    status: MeetingStatus | None = None
    kind: MeetingKind | None = None
    cursor: str = Field("", max_length=1000)
    limit: int = Field(50, ge=1, le=MOST)


class NextIn(Schema):
    """Which meeting is made next; a thematic one has a theme."""

    organisation: UUID
    kind: MeetingKind = MeetingKind.PERIODIC
    theme: str = Field("", max_length=300)


class DetailsIn(Schema):
    """What is changed; whatever is left out stays as it is. People by the members' codes, null for nobody."""

    held_on: dt.date | None = None
    starts: dt.time | None = None
    place: str | None = Field(None, min_length=1, max_length=200)
    online_link: str | None = Field(None, max_length=300, pattern=r"^(https://\S+)?$")
    off_day_reason: str | None = Field(None, max_length=300)
    theme: str | None = Field(None, max_length=300)
    chair: UUID | None = None
    secretary_of_meeting: UUID | None = None


class DraftIn(Schema):
    """The draft resolution."""

    draft_resolution: str = Field(max_length=20_000)


class CancelIn(Schema):
    """Why the meeting is called off."""

    reason: str = Field(min_length=1, max_length=300)


class MeetingCountOut(Schema):
    """How many were told."""

    count: int


@router.get("/meetings", response=MeetingPage, summary="Danh sách kỳ sinh hoạt trong phạm vi được xem")
def meeting_list(request: Request, asked: Query[MeetingListQuery]) -> dict[str, Any]:
    """Return one page, newest first."""
    wanted = MeetingFilter(
        organisation=asked.organisation,
        period=month_of(asked.period) if asked.period else None,
        status=asked.status or "",
        kind=asked.kind or "",
    )
    page = page_of(
        meetings.filtered_meetings(request.actor, wanted), meetings.KEYS, cursor=asked.cursor, size=asked.limit
    )
    return {"items": page.items, "next": page.next or None, "previous": page.previous or None}


@router.post("/meetings", response={201: MeetingOut}, summary="Lập kỳ sinh hoạt tiếp theo của chi bộ")
def meeting_prepare(request: Request, body: NextIn) -> Any:
    """Make the cell's next meeting from its last one."""
    cell = meetings.get_cell_to_prepare(request.actor, body.organisation)
    return Status(201, preparing.prepare_next_meeting(request.actor, cell, kind=body.kind, theme=body.theme))


@router.get("/meetings/{uid}", response=MeetingDetailOut, summary="Một kỳ sinh hoạt: nội dung, tài liệu, ý kiến")
def meeting_detail(request: Request, uid: UUID) -> dict[str, Any]:
    """Return everything to read; the first look of a convened member is noted."""
    meeting = meetings.get_meeting(request.actor, uid)
    page = meeting_page(request.actor, uid)
    note_opened(request.actor, page)
    return detail_of(meeting, page)


@router.patch("/meetings/{uid}", response=MeetingOut, summary="Sửa thời gian, địa điểm, chủ trì, thư ký")
def meeting_edit(request: Request, uid: UUID, body: DetailsIn) -> Any:
    """Change what is given; members are told by `publish`."""
    meeting = meetings.get_meeting_to_prepare(request.actor, uid)
    given: dict[str, Any] = body.dict(exclude_unset=True)
    for who in ("chair", "secretary_of_meeting"):
        if who in given:
            given[who] = person_for(meeting, given[who])
    names = ("held_on", "starts", "place", "online_link", "theme", "chair", "secretary_of_meeting")
    fields: dict[str, Any] = {name: given.get(name, getattr(meeting, name)) for name in names}
    fields["off_day_reason"] = given.get("off_day_reason")
    return preparing.edit_details(request.actor, meeting, **fields)


@router.delete("/meetings/{uid}", response={204: None}, summary="Xóa bản chuẩn bị chưa thông báo")
def meeting_discard(request: Request, uid: UUID) -> Any:
    """Throw a draft away."""
    preparing.discard_draft(request.actor, meetings.get_meeting_to_prepare(request.actor, uid))
    return Status(204, None)


@router.put("/meetings/{uid}/draft-resolution", response=DraftIn, summary="Ghi dự thảo nghị quyết")
def draft_resolution(request: Request, uid: UUID, body: DraftIn) -> Any:
    """Write the draft that members read before the meeting."""
    meeting = meetings.get_meeting_to_prepare(request.actor, uid)
    return preparing.write_draft_resolution(request.actor, meeting, draft_resolution=body.draft_resolution)


@router.post(
    "/meetings/{uid}/publish", response=MeetingOut, summary="Thông báo, hoặc thông báo thay đổi, cho đảng viên"
)
def meeting_publish(request: Request, uid: UUID) -> Any:
    """Convene and tell everyone; done again, tell what has changed."""
    return publishing.publish_meeting(request.actor, meetings.get_meeting_to_prepare(request.actor, uid))


@router.post("/meetings/{uid}/cancel", response=MeetingOut, summary="Hủy kỳ họp, báo lý do")
def meeting_cancel(request: Request, uid: UUID, body: CancelIn) -> Any:
    """Call the meeting off."""
    meeting = meetings.get_meeting_to_prepare(request.actor, uid)
    return publishing.cancel_meeting(request.actor, meeting, reason=body.reason)


@router.get("/meetings/{uid}/readers", response=list[ReaderOut], summary="Ai đã mở xem")
def readers(request: Request, uid: UUID) -> Any:
    """Return the list by who has not looked yet."""
    return reader_list(meetings.get_meeting_to_prepare(request.actor, uid))


@router.post("/meetings/{uid}/remind", response=MeetingCountOut, summary="Nhắc đồng chí chưa mở xem")
def remind(request: Request, uid: UUID) -> dict[str, int]:
    """Remind those who have not looked, once a day."""
    meeting = meetings.get_meeting_to_prepare(request.actor, uid)
    return {"count": publishing.remind_members(request.actor, meeting)}
