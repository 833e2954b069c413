"""Paper through the API: the kit, the list as signed, entries on behalf and their confirmation."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Field, File, Form, Router, Schema, Status
from ninja.files import UploadedFile

from sotay.access.http import Request
from sotay.core.behalf import EntrySource
from sotay.core.files import file_to_print
from sotay.meetings.actions import on_behalf, on_paper
from sotay.meetings.choices import AttendanceState, CommentKind, SheetKind, Threshold, VoteChoice
from sotay.meetings.exports.kit import kit_name, meeting_kit
from sotay.meetings.forms.on_paper import STATES
from sotay.meetings.queries.attendance import get_attendance
from sotay.meetings.queries.conducting import get_item, get_meeting_to_conduct
from sotay.meetings.queries.entries import entry_page, get_entry, own_entries
from sotay.meetings.queries.meetings import get_meeting, get_meeting_to_prepare
from sotay.meetings.queries.on_paper import task_of
from sotay.meetings.queries.sheets import find_sheet, get_meeting_on_paper
from sotay.meetings.queries.voices import get_motion
from sotay.work.actions import report_result_for
from sotay.work.choices import TaskStatus

router = Router(tags=["Trên giấy, ghi thay"])
ENTERED = {state.value for state, _ in STATES}


class SheetOut(Schema):
    """Which sheet of which meeting a code is of."""

    meeting: UUID
    sheet: SheetKind
    title: str


class PaperPersonIn(Schema):
    """One line of the signed list."""

    member: UUID
    state: AttendanceState
    reason: str = Field("", max_length=300)


class ListIn(Schema):
    """The signed list; `rest` is for who is not yet recorded, `sheet` the code printed on it."""

    people: list[PaperPersonIn] = Field([], max_length=2000)
    rest: str = Field("", pattern="^(present)?$")
    source: EntrySource = EntrySource.PAPER
    sheet: str = Field("", max_length=40)


class EnteredOut(Schema):
    """How many lines were written, and how many of them wait for confirmation."""

    count: int
    waiting: int


class PaperExcuseIn(Schema):
    """Why a member cannot come."""

    reason: str = Field(min_length=1, max_length=300)
    source: EntrySource = EntrySource.WORD


class PaperCommentIn(Schema):
    """What a member says or asks."""

    kind: CommentKind = CommentKind.COMMENT
    text: str = Field(min_length=1, max_length=2000)
    item: UUID | None = None
    source: EntrySource = EntrySource.WORD


class VoteIn(Schema):
    """How a member votes, openly."""

    choice: VoteChoice
    source: EntrySource = EntrySource.WORD


class ReportIn(Schema):
    """What a member reports."""

    status: TaskStatus
    result: str = Field(min_length=1, max_length=500)
    source: EntrySource = EntrySource.WORD


class PaperHandsIn(Schema):
    """One question of the counting slip."""

    text: str = Field(min_length=1, max_length=500)
    agree: int = Field(ge=0, le=2000)
    disagree: int = Field(0, ge=0, le=2000)
    other: int = Field(0, ge=0, le=2000)
    threshold: Threshold = Threshold.MAJORITY
    sheet: str = Field("", max_length=40)


class HoursIn(Schema):
    """When the meeting began and ended."""

    started: dt.time
    ended: dt.time | None = None


class HandedIn(Schema):
    """On which day papers were handed over; to all where no members are named."""

    handed_on: dt.date
    members: list[UUID] | None = Field(None, max_length=2000)


class PaperCountOut(Schema):
    """How many were changed."""

    count: int


class EntryOut(Schema):
    """One thing written on behalf."""

    key: str
    kind: str
    person: str
    text: str
    source: str
    entered_by: str
    confirmed_by: str
    confirmed_at: dt.datetime | None


class KeysIn(Schema):
    """Which entries; none named means all."""

    keys: list[str] | None = Field(None, max_length=2000)


class PaperTextIn(Schema):
    """What is wrong."""

    text: str = Field(min_length=1, max_length=500)


@router.get("/meetings/{uid}/kit.pdf", summary="In bộ giấy A4 của kỳ họp")
def kit(request: Request, uid: UUID) -> HttpResponse:
    """Return the kit as PDF."""
    meeting = get_meeting_on_paper(request.actor, uid)
    return file_to_print(meeting_kit(meeting), kit_name(meeting))


@router.get("/sheets/{code}", response=SheetOut, summary="Tìm kỳ họp theo mã tờ giấy")
def sheet_find(request: Request, code: str) -> dict[str, Any]:
    """Return the meeting of a sheet, among those that the caller may see."""
    found = find_sheet(request.actor, code)
    return {"meeting": found.meeting.uid, "sheet": found.sheet, "title": found.meeting.title}


@router.put("/meetings/{uid}/paper/attendance", response=EnteredOut, summary="Nhập danh sách điểm danh từ giấy")
def attendance_enter(request: Request, uid: UUID, body: ListIn) -> Any:
    """Write the list as signed, all or nothing."""
    states = {str(one.member): one.state.value for one in body.people if one.state.value in ENTERED}
    return on_behalf.enter_attendance(
        request.actor,
        get_meeting_on_paper(request.actor, uid),
        states=states,
        reasons={str(one.member): one.reason for one in body.people if one.reason},
        rest=body.rest,
        source=body.source,
        sheet=body.sheet,
    )


@router.post("/meetings/{uid}/paper/hands", response={201: PaperCountOut}, summary="Nhập kết quả giơ tay từ giấy")
def hands_enter(request: Request, uid: UUID, body: PaperHandsIn) -> Any:
    """Write one question with its counted hands and result; return how many agreed."""
    motion = on_paper.enter_hands(request.actor, get_meeting_to_conduct(request.actor, uid), **body.dict())
    return Status(201, {"count": motion.agree})


@router.put("/meetings/{uid}/paper/hours", response=HoursIn, summary="Ghi giờ khai mạc, bế mạc theo giấy")
def hours_write(request: Request, uid: UUID, body: HoursIn) -> Any:
    """Write the hours as the minutes have them."""
    on_paper.write_hours(request.actor, get_meeting_to_conduct(request.actor, uid), **body.dict())
    return body


@router.put("/meetings/{uid}/paper/handed", response=PaperCountOut, summary="Ghi đã phát giấy mời, tài liệu")
def papers_hand_out(request: Request, uid: UUID, body: HandedIn) -> Any:
    """Mark papers as handed over."""
    meeting = get_meeting_to_prepare(request.actor, uid)
    rows = None if body.members is None else [get_attendance(meeting, member) for member in body.members]
    count = on_paper.hand_out_papers(request.actor, meeting, handed_on=body.handed_on, attendances=rows)
    return {"count": count}


@router.post("/meetings/{uid}/paper/photos", response={201: dict[str, str]}, summary="Lưu ảnh tờ giấy đã ký")
def photo_add(request: Request, uid: UUID, file: File[UploadedFile], sheet: Form[SheetKind]) -> Any:
    """Keep the picture of a signed sheet."""
    meeting = get_meeting_on_paper(request.actor, uid)
    stored = on_paper.attach_sheet(request.actor, meeting, file=file, sheet=sheet)
    return Status(201, {"uid": str(stored.uid)})


@router.post("/meetings/{uid}/members/{member}/excuse", response=EnteredOut, summary="Ghi thay xin vắng")
def excuse_for(request: Request, uid: UUID, member: UUID, body: PaperExcuseIn) -> dict[str, int]:
    """Write an excuse for a member."""
    meeting = get_meeting_on_paper(request.actor, uid)
    row = on_behalf.excuse_for(
        request.actor, meeting, attendance=get_attendance(meeting, member), reason=body.reason, source=body.source
    )
    return _entered(row)


@router.post("/meetings/{uid}/members/{member}/comments", response={201: EnteredOut}, summary="Ghi thay góp ý, câu hỏi")
def comment_for(request: Request, uid: UUID, member: UUID, body: PaperCommentIn) -> Any:
    """Write a comment or question for a member."""
    meeting = get_meeting_on_paper(request.actor, uid)
    comment = on_behalf.comment_for(
        request.actor,
        meeting,
        member=get_attendance(meeting, member).member,
        kind=body.kind,
        text=body.text,
        item=get_item(meeting, body.item) if body.item else None,
        source=body.source,
    )
    return Status(201, _entered(comment))


@router.post(
    "/meetings/{uid}/members/{member}/votes/{motion}",
    response={201: EnteredOut},
    summary="Ghi thay biểu quyết công khai",
)
def vote_for(request: Request, uid: UUID, member: UUID, motion: UUID, body: VoteIn) -> Any:
    """Write an open vote for a member."""
    meeting = get_meeting_on_paper(request.actor, uid)
    person = get_attendance(meeting, member).member
    vote = on_behalf.vote_for(request.actor, get_motion(meeting, motion), member=person, **body.dict())
    return Status(201, _entered(vote))


@router.post(
    "/meetings/{uid}/members/{member}/tasks/{task}", response={201: EnteredOut}, summary="Ghi thay kết quả nhiệm vụ"
)
def report_for(request: Request, uid: UUID, member: UUID, task: UUID, body: ReportIn) -> Any:
    """Write what a member reports on a task."""
    meeting = get_meeting_on_paper(request.actor, uid)
    person = get_attendance(meeting, member).member
    return Status(201, _entered(report_result_for(request.actor, task_of(meeting, task, person), **body.dict())))


@router.get("/meetings/{uid}/entries", response=list[EntryOut], summary="Nội dung ghi thay của kỳ họp")
def entries(request: Request, uid: UUID) -> Any:
    """Return everything written on behalf, with who wrote and who confirmed it."""
    return entry_page(request.actor, get_meeting(request.actor, uid)).entries


@router.post("/meetings/{uid}/entries/confirm", response=PaperCountOut, summary="Xác nhận nội dung ghi thay")
def entries_confirm(request: Request, uid: UUID, body: KeysIn) -> dict[str, int]:
    """Confirm the named entries, or all."""
    meeting = get_meeting(request.actor, uid)
    return {"count": on_behalf.confirm_entries(request.actor, meeting, keys=body.keys)}


@router.delete("/meetings/{uid}/entries/{key}", response={204: None}, summary="Bỏ góp ý, biểu quyết ghi thay")
def entry_withdraw(request: Request, uid: UUID, key: str) -> Any:
    """Take back a comment or vote written on behalf."""
    meeting = get_meeting_on_paper(request.actor, uid)
    on_behalf.withdraw_entry(request.actor, meeting, entry=get_entry(meeting, key))
    return Status(204, None)


@router.get("/meetings/{uid}/own-entries", response=list[EntryOut], summary="Nội dung người khác ghi thay tôi")
def entries_own(request: Request, uid: UUID) -> Any:
    """Return what was written for the caller."""
    return own_entries(request.actor, get_meeting(request.actor, uid))


@router.post("/meetings/{uid}/own-entries/dispute", response=PaperCountOut, summary="Báo nội dung ghi thay chưa đúng")
def entries_dispute(request: Request, uid: UUID, body: PaperTextIn) -> dict[str, int]:
    """Tell secretary and enterer that something is wrong; return how many are told."""
    return {"count": on_behalf.dispute_entries(request.actor, get_meeting(request.actor, uid), text=body.text)}


def _entered(row: Any) -> dict[str, int]:
    """Return one entry as counted."""
    return {"count": 1, "waiting": int(row.confirmed_at is None)}
