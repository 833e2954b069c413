"""Contested points through the API: sent up by the cell, listed and answered by the committee above."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.meetings.actions.score import answer_contest, contest_point
from sotay.meetings.choices import ContestStatus
from sotay.meetings.queries import contests

router = Router(tags=["Điểm kỳ sinh hoạt"])
MOST = 200


class ContestIn(Schema):
    """How many points the cell thinks right, and why."""

    proposed: int = Field(ge=0, le=100)
    reason: str = Field(max_length=500)


class ContestAnswerIn(Schema):
    """Accepted or kept, and why."""

    is_accepted: bool
    answer: str = Field(max_length=500)


class ContestOut(Schema):
    """A contested point with both values."""

    uid: UUID
    meeting: UUID
    number: int
    title: str
    maximum: int
    computed: int
    proposed: int
    reason: str
    status: ContestStatus
    answer: str
    made_at: dt.datetime
    answered_at: dt.datetime | None


@router.post(
    "/meetings/{uid}/score/{number}/contest", response={201: ContestOut}, summary="Đề nghị xem lại điểm một tiêu chí"
)
def contest_add(request: Request, uid: UUID, number: int, body: ContestIn) -> Status[dict[str, Any]]:
    """Ask the committee above to look at a computed point again."""
    meeting = contests.get_meeting_to_contest(request.actor, uid)
    made = contest_point(request.actor, meeting, number=number, proposed=body.proposed, reason=body.reason)
    return Status(201, _out(made))


@router.get("/contests", response=list[ContestOut], summary="Điểm các chi bộ đề nghị xem lại")
def contest_list(request: Request, *, answered: bool = False) -> list[dict[str, Any]]:
    """Return the open contests of the cells below, or the latest answered ones; at most 200."""
    return [_out(row) for row in contests.contest_list(request.actor, answered=answered)[:MOST]]


@router.post("/contests/{uid}/answer", response=ContestOut, summary="Chấp nhận hoặc giữ nguyên điểm")
def contest_answer(request: Request, uid: UUID, body: ContestAnswerIn) -> dict[str, Any]:
    """Accept the proposed point or keep the computed one."""
    contest = contests.get_contest(request.actor, uid)
    return _out(answer_contest(request.actor, contest, is_accepted=body.is_accepted, answer=body.answer))


def _out(contest: Any) -> dict[str, Any]:
    """Return the answer about one contest."""
    plain = ("uid", "maximum", "computed", "proposed", "reason", "status", "answer", "made_at", "answered_at")
    item = contest.line.item
    return {
        **{name: getattr(contest, name) for name in plain},
        "meeting": contest.line.meeting.uid,
        "number": item.number,
        "title": item.title,
    }
