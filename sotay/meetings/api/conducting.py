"""Holding the meeting through the API: opening, the walk through the agenda, points, closing."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Router, Schema

from sotay.access.http import Request
from sotay.meetings.actions import conducting as actions
from sotay.meetings.actions.score import score_meeting
from sotay.meetings.api.attendance import QuorumOut
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.queries.attendance import get_attendance
from sotay.meetings.queries.conducting import Held, get_item, get_meeting_to_conduct, held
from sotay.meetings.queries.score import ScoreEntry, ScoreSheet, score_sheet

router = Router(tags=["Tiến hành kỳ họp"])


class OfficersIn(Schema):
    """Who leads and who writes, by the members' codes."""

    chair: UUID
    secretary_of_meeting: UUID


class CloseIn(Schema):
    """The texts that only the chair can give."""

    conclusion: str = Field("", max_length=10_000)
    evaluation: str = Field("", max_length=10_000)


class ItemOut(Schema):
    """A point of the agenda; the one begun last is the present one."""

    uid: UUID
    number: int
    title: str
    minutes: int
    begun_at: dt.datetime | None


class HeldOut(Schema):
    """The meeting as it stands."""

    uid: UUID
    status: MeetingStatus
    opened_at: dt.datetime | None
    closed_at: dt.datetime | None
    convened: int | None
    due: int | None
    present: int | None
    excused: int | None
    score: int | None
    chair: UUID | None
    secretary_of_meeting: UUID | None
    quorum: QuorumOut
    items: list[ItemOut]


class ScoreLineOut(Schema):
    """One line of the rubric: what the records suggest, what was given."""

    number: int
    group: str
    title: str
    maximum: int
    computed: int | None
    evidence: str
    points: int | None


class ScoreOut(Schema):
    """The whole sheet."""

    total: int | None
    rating: str
    source: str
    lines: list[ScoreLineOut]


class ScoreIn(Schema):
    """Points by the number of the line."""

    points: dict[int, int]


@router.get("/meetings/{uid}/conduct", response=HeldOut, summary="Kỳ họp đang diễn ra thế nào")
def conduct(request: Request, uid: UUID) -> dict[str, Any]:
    """Return how the meeting stands."""
    return _held(held(get_meeting_to_conduct(request.actor, uid)))


@router.post("/meetings/{uid}/open", response=HeldOut, summary="Khai mạc")
def meeting_open(request: Request, uid: UUID, body: OfficersIn) -> dict[str, Any]:
    """Open the meeting."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    chair = get_attendance(meeting, body.chair).member
    taker = get_attendance(meeting, body.secretary_of_meeting).member
    return _held(held(actions.open_meeting(request.actor, meeting, chair=chair, secretary_of_meeting=taker)))


@router.put("/meetings/{uid}/officers", response=HeldOut, summary="Đổi chủ trì, thư ký")
def officers(request: Request, uid: UUID, body: OfficersIn) -> dict[str, Any]:
    """Name another chair or minute taker."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    chair = get_attendance(meeting, body.chair).member
    taker = get_attendance(meeting, body.secretary_of_meeting).member
    return _held(held(actions.change_officers(request.actor, meeting, chair=chair, secretary_of_meeting=taker)))


@router.post("/meetings/{uid}/items/{item}/begin", response=ItemOut, summary="Sang một nội dung")
def item_begin(request: Request, uid: UUID, item: UUID) -> Any:
    """Come to a point of the agenda."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    return actions.begin_item(request.actor, get_item(meeting, item))


@router.post("/meetings/{uid}/close", response=HeldOut, summary="Kết thúc kỳ họp, lập biên bản và nghị quyết")
def meeting_close(request: Request, uid: UUID, body: CloseIn) -> dict[str, Any]:
    """Close the meeting."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    fields: dict[str, str] = body.dict()
    return _held(held(actions.close_meeting(request.actor, meeting, **fields)))


@router.post("/meetings/{uid}/reopen", response=HeldOut, summary="Mở lại kỳ họp kết thúc nhầm")
def meeting_reopen(request: Request, uid: UUID) -> dict[str, Any]:
    """Take the closing back."""
    return _held(held(actions.reopen_meeting(request.actor, get_meeting_to_conduct(request.actor, uid))))


@router.get("/meetings/{uid}/score", response=ScoreOut, summary="Bảng chấm điểm với điểm gợi ý và căn cứ")
def score(request: Request, uid: UUID) -> dict[str, Any]:
    """Return the sheet."""
    return _sheet(score_sheet(get_meeting_to_conduct(request.actor, uid)))


@router.put("/meetings/{uid}/score", response=ScoreOut, summary="Chấm điểm kỳ họp")
def score_put(request: Request, uid: UUID, body: ScoreIn) -> dict[str, Any]:
    """Score the meeting."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    score_meeting(request.actor, meeting, points=body.points)
    return _sheet(score_sheet(get_meeting_to_conduct(request.actor, uid)))


def _held(found: Held) -> dict[str, Any]:
    """Return the answer about a meeting."""
    meeting = found.meeting
    plain = ("uid", "status", "opened_at", "closed_at", "convened", "due", "present", "excused", "score")
    return {
        **{name: getattr(meeting, name) for name in plain},
        "chair": meeting.chair.uid if meeting.chair else None,
        "secretary_of_meeting": meeting.secretary_of_meeting.uid if meeting.secretary_of_meeting else None,
        "quorum": found.quorum,
        "items": found.items,
    }


def _sheet(sheet: ScoreSheet) -> dict[str, Any]:
    """Return the answer about points."""
    return {
        "total": sheet.total,
        "rating": sheet.rating,
        "source": sheet.source,
        "lines": [_line(entry) for entry in sheet.entries],
    }


def _line(entry: ScoreEntry) -> dict[str, Any]:
    """Return one line of the sheet."""
    return {
        "number": entry.number,
        "group": entry.item.group,
        "title": entry.item.title,
        "maximum": entry.maximum,
        "computed": entry.computed,
        "evidence": entry.evidence,
        "points": entry.in_force,
    }
