"""Briefings through the API: the same queries and actions as the pages."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.briefings import actions, queries
from sotay.briefings.choices import BriefingStatus, Presence
from sotay.work.choices import TaskStatus

router = Router(tags=["Giao ban"])


class BriefingIn(Schema):
    """When, where, about what; with which cells (none named: all)."""

    held_on: dt.date
    starts: dt.time
    place: str = Field(min_length=1, max_length=200)
    content: str = Field(min_length=1, max_length=5000)
    questions_until: dt.date
    cells: list[UUID] = []


class BriefingOut(Schema):
    """A briefing as lists show it."""

    uid: UUID
    title: str
    organisation: UUID
    quarter: dt.date
    held_on: dt.date
    starts: dt.time
    place: str
    status: BriefingStatus


class BriefingInvitedOut(Schema):
    """An invited cell."""

    uid: UUID
    organisation: UUID
    presence: Presence
    stand_in: str
    reason: str


class QuestionOut(Schema):
    """A question and its answer."""

    uid: UUID
    organisation: UUID
    text: str
    answer: str
    answered_at: dt.datetime | None


class ConclusionOut(Schema):
    """A conclusion with its task."""

    uid: UUID
    number: int
    task: UUID
    title: str
    owner: str
    due_on: dt.date
    status: TaskStatus
    result: str


class BriefingDetailOut(BriefingOut):
    """A briefing with everything in it; `earlier` are the conclusions of the one before."""

    content: str
    summary: str
    invitations: list[BriefingInvitedOut]
    questions: list[QuestionOut]
    conclusions: list[ConclusionOut]
    earlier: list[ConclusionOut]


class InvitationOut(Schema):
    """What a secretary is invited to."""

    uid: UUID
    briefing: BriefingOut
    presence: Presence


class ReasonIn(Schema):
    """Why it is called off."""

    reason: str = Field(min_length=1, max_length=300)


class BriefingTextIn(Schema):
    """What is asked."""

    text: str = Field(min_length=1, max_length=1000)


class BriefingAnswerIn(Schema):
    """What is answered."""

    answer: str = Field(min_length=1, max_length=5000)


class ReplyIn(Schema):
    """Who comes."""

    presence: Presence
    stand_in: str = Field("", max_length=120)
    reason: str = Field("", max_length=300)


class ConclusionIn(Schema):
    """What is concluded; `owner` is `cell:` or `member:` and a code that the page of the briefing offers."""

    title: str = Field(min_length=1, max_length=300)
    owner: str = Field(min_length=1, max_length=60)
    due_on: dt.date


class BriefingResultIn(Schema):
    """What came of a conclusion."""

    status: TaskStatus
    result: str = Field(min_length=1, max_length=500)


class BriefingCountOut(Schema):
    """How many cells were invited."""

    count: int


class BriefingLackingOut(Schema):
    """A committee that has held no briefing in the quarter."""

    uid: UUID
    code: str
    name: str


@router.get("/briefings", response=list[BriefingOut], summary="Hội nghị giao ban trong phạm vi được xem")
def briefing_list(request: Request) -> Any:
    """Return the latest briefings."""
    return [_out(row) for row in queries.briefings_for(request.actor)[:200]]


@router.get("/briefings/lacking", response=list[BriefingLackingOut], summary="Cấp ủy cơ sở chưa giao ban trong quý")
def lacking(request: Request, quarter: str = "") -> Any:
    """Return the committees in sight without a briefing in the quarter (`2026-10`, or the present one)."""
    return queries.committees_lacking(request.actor, queries.quarter_asked(quarter))


@router.post("/organisations/{uid}/briefings", response={201: BriefingOut}, summary="Lập hội nghị giao ban")
def briefing_add(request: Request, uid: UUID, body: BriefingIn) -> Any:
    """Plan a briefing."""
    committee = queries.get_committee_to_brief(request.actor, uid)
    fields = {**body.dict(), "cells": queries.cells_named(committee, body.cells)}
    return Status(201, _out(actions.plan_briefing(request.actor, committee, **fields)))


@router.get("/briefings/{uid}", response=BriefingDetailOut, summary="Một hội nghị giao ban")
def briefing_detail(request: Request, uid: UUID) -> Any:
    """Return one briefing with everything in it."""
    page = queries.briefing_page(request.actor, uid)
    briefing = page.briefing
    return {
        **_out(briefing),
        "content": briefing.content,
        "summary": briefing.summary,
        "invitations": [_plain(one, ("uid", "presence", "stand_in", "reason")) for one in page.invitations],
        "questions": [_plain(one, ("uid", "text", "answer", "answered_at")) for one in page.questions],
        "conclusions": [_concluded(row) for row in page.conclusions],
        "earlier": [_concluded(row) for row in page.earlier],
    }


@router.put("/briefings/{uid}", response=BriefingOut, summary="Sửa hội nghị giao ban")
def briefing_edit(request: Request, uid: UUID, body: BriefingIn) -> Any:
    """Change what is planned."""
    briefing = queries.get_briefing_to_hold(request.actor, uid)
    fields = {**body.dict(), "cells": queries.cells_named(briefing.organisation, body.cells)}
    return _out(actions.edit_briefing(request.actor, briefing, **fields))


@router.post("/briefings/{uid}/invite", response=BriefingCountOut, summary="Gửi giấy mời")
def invite(request: Request, uid: UUID) -> Any:
    """Invite the secretaries."""
    return {"count": actions.send_invitations(request.actor, queries.get_briefing_to_hold(request.actor, uid))}


@router.post("/briefings/{uid}/cancel", response=BriefingOut, summary="Hủy giao ban")
def cancel(request: Request, uid: UUID, body: ReasonIn) -> Any:
    """Call it off."""
    briefing = queries.get_briefing_to_hold(request.actor, uid)
    return _out(actions.cancel_briefing(request.actor, briefing, reason=body.reason))


@router.post("/briefings/{uid}/close", response=BriefingOut, summary="Kết thúc giao ban")
def close(request: Request, uid: UUID) -> Any:
    """End it."""
    return _out(actions.close_briefing(request.actor, queries.get_briefing_to_hold(request.actor, uid)))


@router.put("/briefings/{uid}/questions/{question}", response=QuestionOut, summary="Trả lời câu hỏi")
def answer(request: Request, uid: UUID, question: UUID, body: BriefingAnswerIn) -> Any:
    """Answer a question."""
    briefing = queries.get_briefing_to_hold(request.actor, uid)
    found = queries.get_question(briefing, question)
    done = actions.answer_question(request.actor, briefing, question=found, answer=body.answer)
    return _plain(done, ("uid", "text", "answer", "answered_at"))


@router.post("/briefings/{uid}/conclusions", response={201: ConclusionOut}, summary="Thêm kết luận")
def conclusion_add(request: Request, uid: UUID, body: ConclusionIn) -> Any:
    """Write a conclusion and give its task."""
    briefing = queries.get_briefing_to_hold(request.actor, uid)
    made = actions.add_conclusion(request.actor, briefing, **body.dict())
    return Status(201, next(_concluded(row) for row in queries.conclusions_of(briefing) if row.conclusion == made))


@router.put("/briefings/{uid}/conclusions/{conclusion}/result", response={204: None}, summary="Kết quả kết luận")
def conclusion_result(request: Request, uid: UUID, conclusion: UUID, body: BriefingResultIn) -> Any:
    """Write what came of a conclusion of this briefing or of the one before."""
    briefing = queries.get_briefing_to_hold(request.actor, uid)
    found = queries.get_conclusion(briefing, conclusion)
    actions.record_conclusion_result(request.actor, briefing, conclusion=found, **body.dict())
    return Status(204, None)


@router.get("/briefing-invitations", response=list[InvitationOut], summary="Giấy mời giao ban của chi bộ")
def invitations(request: Request) -> Any:
    """Return what the actor's cells are invited to."""
    rows = queries.invitations_for(request.actor)[:100]
    return [{"uid": one.uid, "briefing": _out(one.briefing), "presence": one.presence} for one in rows]


@router.post("/briefing-invitations/{uid}/questions", response={201: QuestionOut}, summary="Gửi câu hỏi")
def ask(request: Request, uid: UUID, body: BriefingTextIn) -> Any:
    """Ask before the briefing."""
    made = actions.ask_question(request.actor, queries.get_invitation(request.actor, uid), text=body.text)
    return Status(201, _plain(made, ("uid", "text", "answer", "answered_at")))


@router.put("/briefing-invitations/{uid}", response=BriefingInvitedOut, summary="Báo dự giao ban")
def reply(request: Request, uid: UUID, body: ReplyIn) -> Any:
    """Say who comes."""
    invitation = queries.get_invitation(request.actor, uid)
    done = actions.reply_to_invitation(request.actor, invitation, **body.dict())
    return _plain(done, ("uid", "presence", "stand_in", "reason"))


def _out(briefing: Any) -> dict[str, Any]:
    """Return a briefing as the answer shows it."""
    names = ("uid", "title", "quarter", "held_on", "starts", "place", "status")
    return {**{name: getattr(briefing, name) for name in names}, "organisation": briefing.organisation.uid}


def _plain(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Return a row of a cell with some of its fields."""
    return {**{name: getattr(row, name) for name in names}, "organisation": row.organisation.uid}


def _concluded(row: queries.Concluded) -> dict[str, Any]:
    """Return a conclusion with its task."""
    task = row.line.task
    own = {"uid": row.conclusion.uid, "number": row.conclusion.number, "task": task.uid, "owner": row.owner}
    return {**own, **{name: getattr(task, name) for name in ("title", "due_on", "status", "result")}}
