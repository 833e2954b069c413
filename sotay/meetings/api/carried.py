"""What of a meeting may be done without network: payloads, how targets are found, which action is called (docs/offline.md)."""

from dataclasses import replace
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from sotay.access.actor import Actor
from sotay.access.carrying import Carried, Table
from sotay.meetings import errors
from sotay.meetings.actions import attendance, comments, conducting, excuses, papers, tasks, voices
from sotay.meetings.actions.late import redraft_since
from sotay.meetings.actions.reading import note_opened_late
from sotay.meetings.actions.score import score_meeting
from sotay.meetings.api.attendance import CheckInIn, GuestIn, HereIn, RecordIn
from sotay.meetings.api.comments import AnswerIn, CommentIn, ExcuseIn
from sotay.meetings.api.conducting import CloseIn, OfficersIn, ScoreIn
from sotay.meetings.api.papers import PaperIn
from sotay.meetings.api.tasks import ResultIn, TaskIn
from sotay.meetings.api.voices import ChoiceIn, HandsIn, MotionIn, OpinionIn, SummaryIn
from sotay.meetings.choices import CheckInMethod, PaperKind
from sotay.meetings.queries import late
from sotay.meetings.queries.attendance import get_attendance, get_guest, is_check_in_mark
from sotay.meetings.queries.comments import get_comment, get_comment_to_answer
from sotay.meetings.queries.conducting import get_item, get_meeting_to_attend, get_meeting_to_conduct
from sotay.meetings.queries.meetings import get_meeting
from sotay.meetings.queries.papers import get_paper
from sotay.meetings.queries.tasks import get_reviewed
from sotay.work.carried import CARRIED as TASKS

Answer = dict[str, Any]


class CarriedPersonIn(Schema):
    """A member of the list."""

    member: UUID


class LineIn(RecordIn):
    """How a member of the list stands."""

    state: Literal["present", "late", "excused", "absent"]  # type: ignore[assignment]  # fewer than the API takes
    member: UUID


class StrokeBackIn(Schema):
    """The stroke: the entry that made it, or its instant where it was made with network."""

    entry: UUID | None = None
    at: AwareDatetime | None = None


class GuestHereIn(HereIn):
    """Which guest is here, or not."""

    guest: UUID


class TaskResultIn(ResultIn):
    """What came of which task."""

    task: UUID


class PassagesIn(PaperIn):
    """Passages of a paper, and what they were typed over; version 0 where the phone never saw the paper."""

    kind: PaperKind
    base: dict[str, list[str]] = Field(default_factory=dict)


# --- Opening, walking through the agenda, closing ----------------------------------------------------------------


def _open_meeting(actor: Actor, target: UUID, payload: OfficersIn) -> Answer:
    meeting = get_meeting_to_conduct(actor, target)
    opened = conducting.open_meeting(actor, meeting, **_officers(meeting, payload))
    return {"status": opened.status, "opened_at": opened.opened_at}


def _change_officers(actor: Actor, target: UUID, payload: OfficersIn) -> Answer:
    meeting = get_meeting_to_conduct(actor, target)
    return {"status": conducting.change_officers(actor, meeting, **_officers(meeting, payload)).status}


def _officers(meeting: Any, payload: OfficersIn) -> dict[str, Any]:
    return {
        "chair": get_attendance(meeting, payload.chair).member,
        "secretary_of_meeting": get_attendance(meeting, payload.secretary_of_meeting).member,
    }


def _begin_item(actor: Actor, target: UUID, _: Any) -> Answer:
    return {"begun_at": conducting.begin_item(actor, late.item_to_conduct(actor, target)).begun_at}


def _close_meeting(actor: Actor, target: UUID, payload: CloseIn) -> Answer:
    meeting = get_meeting_to_conduct(actor, target)
    closed = conducting.close_meeting(actor, meeting, **payload.dict())
    return {"status": closed.status, "closed_at": closed.closed_at}


def _reopen_meeting(actor: Actor, target: UUID, _: Any) -> Answer:
    return {"status": conducting.reopen_meeting(actor, get_meeting_to_conduct(actor, target)).status}


def _score_meeting(actor: Actor, target: UUID, payload: ScoreIn) -> Answer:
    return {"total": score_meeting(actor, get_meeting_to_conduct(actor, target), points=payload.points)}


# --- The list ----------------------------------------------------------------------------------------------------


def _check_in(actor: Actor, target: UUID, payload: CheckInIn) -> Answer:
    meeting = get_meeting_to_attend(actor, target)
    method = CheckInMethod.QR if is_check_in_mark(meeting, payload.code) else CheckInMethod.BUTTON
    found = attendance.check_in(actor, meeting, method=method)
    return {"state": found.state, "arrived_at": found.arrived_at, "is_first": found.is_first}


def _record_attendance(actor: Actor, target: UUID, payload: LineIn) -> Answer:
    meeting = get_meeting_to_conduct(actor, target)
    row = get_attendance(meeting, payload.member)
    return _line(
        attendance.record_attendance(actor, meeting, attendance=row, state=payload.state, reason=payload.reason)
    )


def _undo_attendance(actor: Actor, target: UUID, payload: CarriedPersonIn) -> Answer:
    meeting = get_meeting_to_conduct(actor, target)
    return _line(attendance.undo_attendance(actor, meeting, attendance=get_attendance(meeting, payload.member)))


def _record_departure(actor: Actor, target: UUID, payload: CarriedPersonIn) -> Answer:
    meeting = get_meeting_to_conduct(actor, target)
    return _line(attendance.record_departure(actor, meeting, attendance=get_attendance(meeting, payload.member)))


def _undo_departure(actor: Actor, target: UUID, payload: CarriedPersonIn) -> Answer:
    meeting = get_meeting_to_conduct(actor, target)
    return _line(attendance.undo_departure(actor, meeting, attendance=get_attendance(meeting, payload.member)))


def _mark_rest_present(actor: Actor, target: UUID, _: Any) -> Answer:
    stroke = attendance.mark_rest_present(actor, get_meeting_to_conduct(actor, target))
    return {"count": stroke.count, "at": stroke.at}


def _undo_rest_present(actor: Actor, target: UUID, payload: StrokeBackIn) -> Answer:
    meeting = get_meeting_to_conduct(actor, target)
    return {"count": attendance.undo_rest_present(actor, meeting, arrived_at=payload.at, entry=payload.entry)}


def _welcome_guest(actor: Actor, target: UUID, payload: GuestIn) -> Answer:
    meeting = get_meeting_to_conduct(actor, target)
    return {"uid": attendance.welcome_guest(actor, meeting, name=payload.name, post=payload.post).uid}


def _toggle_guest(actor: Actor, target: UUID, payload: GuestHereIn) -> Answer:
    meeting = get_meeting_to_conduct(actor, target)
    guest = get_guest(meeting, payload.guest)
    return {"uid": attendance.toggle_guest(actor, meeting, guest=guest, is_here=payload.is_here).uid}


def _line(row: Any) -> Answer:
    return {
        "member": row.member.uid,
        "state": row.state,
        "arrived_at": row.arrived_at,
        "left_at": row.left_at,
    }


# --- What members do ---------------------------------------------------------------------------------------------


def _note_opened(actor: Actor, target: UUID, _: Any) -> Answer:
    return {"opened_at": note_opened_late(actor, get_meeting_to_attend(actor, target))}


def _excuse(actor: Actor, target: UUID, payload: ExcuseIn) -> Answer:
    return {"state": excuses.excuse(actor, get_meeting(actor, target), reason=payload.reason).state}


def _withdraw_excuse(actor: Actor, target: UUID, _: Any) -> Answer:
    return {"state": excuses.withdraw_excuse(actor, get_meeting(actor, target)).state}


def _add_comment(actor: Actor, target: UUID, payload: CommentIn) -> Answer:
    meeting = get_meeting(actor, target)
    fields: dict[str, Any] = {**payload.dict(), "item": get_item(meeting, payload.item) if payload.item else None}
    return {"uid": comments.add_comment(actor, meeting, **fields).uid}


def _withdraw_comment(actor: Actor, target: UUID, _: Any) -> Answer:
    comments.withdraw_comment(actor, get_comment(actor, target))
    return {}


def _answer_comment(actor: Actor, target: UUID, payload: AnswerIn) -> Answer:
    return {"uid": comments.answer_comment(actor, get_comment_to_answer(actor, target), answer=payload.answer).uid}


def _cast_vote(actor: Actor, target: UUID, payload: ChoiceIn) -> Answer:
    return {"choice": voices.cast_vote(actor, late.motion_to_vote(actor, target), choice=payload.choice)}


# --- What is said and decided ------------------------------------------------------------------------------------


def _note_opinion(actor: Actor, target: UUID, payload: OpinionIn) -> Answer:
    meeting = get_meeting_to_conduct(actor, target)
    opinion = voices.note_opinion(
        actor,
        meeting,
        item=get_item(meeting, payload.item) if payload.item else None,
        speaker=get_attendance(meeting, payload.speaker).member if payload.speaker else None,
        speaker_name=payload.speaker_name,
        summary=payload.summary,
    )
    return {"uid": opinion.uid}


def _amend_opinion(actor: Actor, target: UUID, payload: SummaryIn) -> Answer:
    return {"uid": voices.amend_opinion(actor, late.opinion_to_conduct(actor, target), summary=payload.summary).uid}


def _withdraw_opinion(actor: Actor, target: UUID, _: Any) -> Answer:
    voices.withdraw_opinion(actor, late.opinion_to_conduct(actor, target))
    return {}


def _put_motion(actor: Actor, target: UUID, payload: MotionIn) -> Answer:
    meeting = get_meeting_to_conduct(actor, target)
    item = get_item(meeting, payload.item) if payload.item else None
    return {"uid": voices.put_motion(actor, meeting, text=payload.text, threshold=payload.threshold, item=item).uid}


def _count_hands(actor: Actor, target: UUID, payload: HandsIn) -> Answer:
    return {"uid": voices.count_hands(actor, late.motion_to_conduct(actor, target), **payload.dict()).uid}


def _close_motion(actor: Actor, target: UUID, _: Any) -> Answer:
    closed = voices.close_motion(actor, late.motion_to_conduct(actor, target))
    return {"uid": closed.uid, "base": closed.base, "agree": closed.agree, "is_carried": closed.is_carried}


def _withdraw_motion(actor: Actor, target: UUID, _: Any) -> Answer:
    voices.withdraw_motion(actor, late.motion_to_conduct(actor, target))
    return {}


def _give_task(actor: Actor, target: UUID, payload: TaskIn) -> Answer:
    meeting = get_meeting_to_conduct(actor, target)
    owner = get_attendance(meeting, payload.owner).member if payload.owner else None
    return {"uid": tasks.give_task(actor, meeting, title=payload.title, due_on=payload.due_on, owner=owner).uid}


def _record_task_result(actor: Actor, target: UUID, payload: TaskResultIn) -> Answer:
    meeting = get_meeting_to_conduct(actor, target)
    task = get_reviewed(meeting, payload.task)
    done = tasks.record_task_result(actor, meeting, task=task, status=payload.status, result=payload.result)
    return {"uid": done.uid, "status": done.status}


# --- Papers ------------------------------------------------------------------------------------------------------


def _write_papers(actor: Actor, target: UUID, _: Any) -> Answer:
    written = papers.write_papers(actor, get_meeting_to_conduct(actor, target))
    return {"papers": [{"kind": paper.kind, "version": paper.version} for paper in written]}


def _edit_paper(actor: Actor, target: UUID, payload: PassagesIn) -> Answer:
    paper = get_paper(actor, target, payload.kind)
    fields: dict[str, Any] = {"version": payload.version, "texts": payload.texts, "base": payload.base}
    saved = papers.edit_paper(actor, paper.meeting, paper=paper, **fields)
    return {"kind": saved.kind, "version": saved.version}


def _with_drafts(name: str) -> Carried:
    """Return a row of the tasks' table, after which the drafts of meetings closed since follow the result."""
    row = TASKS[name]

    def run(actor: Actor, target: UUID, payload: Any) -> Answer:
        answer = row.run(actor, target, payload)
        redraft_since(actor, target)
        return answer

    return replace(row, run=run)


# The opening may stand on a phone that has not sent yet, and so may who is here.
_BEGUN = (errors.MeetingNotOpenYet,)

CARRIED: Table = {
    "meetings.open_meeting": Carried(_open_meeting, OfficersIn),
    "meetings.change_officers": Carried(_change_officers, OfficersIn, waits=_BEGUN),
    "meetings.begin_item": Carried(_begin_item, waits=_BEGUN),
    "meetings.record_attendance": Carried(_record_attendance, LineIn),
    "meetings.undo_attendance": Carried(_undo_attendance, CarriedPersonIn),
    "meetings.mark_rest_present": Carried(_mark_rest_present),
    "meetings.undo_rest_present": Carried(_undo_rest_present, StrokeBackIn, waits=_BEGUN),
    "meetings.record_departure": Carried(_record_departure, CarriedPersonIn, waits=_BEGUN),
    "meetings.undo_departure": Carried(_undo_departure, CarriedPersonIn, waits=_BEGUN),
    "meetings.welcome_guest": Carried(_welcome_guest, GuestIn),
    "meetings.toggle_guest": Carried(_toggle_guest, GuestHereIn),
    "meetings.check_in": Carried(_check_in, CheckInIn),
    "meetings.note_opened": Carried(_note_opened),
    "meetings.excuse": Carried(_excuse, ExcuseIn),
    "meetings.withdraw_excuse": Carried(_withdraw_excuse),
    "meetings.add_comment": Carried(_add_comment, CommentIn),
    "meetings.withdraw_comment": Carried(_withdraw_comment),
    "meetings.answer_comment": Carried(_answer_comment, AnswerIn),
    "meetings.note_opinion": Carried(_note_opinion, OpinionIn, waits=_BEGUN),
    "meetings.amend_opinion": Carried(_amend_opinion, SummaryIn, waits=_BEGUN),
    "meetings.withdraw_opinion": Carried(_withdraw_opinion, waits=_BEGUN),
    "meetings.put_motion": Carried(_put_motion, MotionIn, waits=_BEGUN),
    "meetings.cast_vote": Carried(_cast_vote, ChoiceIn, waits=(errors.NotInTheRoom,)),
    "meetings.count_hands": Carried(_count_hands, HandsIn),
    "meetings.close_motion": Carried(_close_motion),
    "meetings.withdraw_motion": Carried(_withdraw_motion),
    "meetings.give_task": Carried(_give_task, TaskIn, waits=_BEGUN),
    "meetings.record_task_result": Carried(_record_task_result, TaskResultIn, waits=_BEGUN),
    "meetings.score_meeting": Carried(_score_meeting, ScoreIn, waits=_BEGUN),
    "meetings.close_meeting": Carried(_close_meeting, CloseIn, waits=(*_BEGUN, errors.NoQuorum)),
    "meetings.reopen_meeting": Carried(_reopen_meeting),
    "meetings.write_papers": Carried(_write_papers),
    "meetings.edit_paper": Carried(_edit_paper, PassagesIn),
    **{name: _with_drafts(name) for name in TASKS},
}
