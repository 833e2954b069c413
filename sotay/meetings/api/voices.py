"""Opinions and votes through the API, and what a member's own device shows while the meeting goes on."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.meetings.actions import voices as actions
from sotay.meetings.choices import AttendanceState, MeetingStatus, MotionStatus, Threshold, VoteChoice
from sotay.meetings.queries.attendance import get_attendance
from sotay.meetings.queries.conducting import get_item, get_meeting_to_conduct
from sotay.meetings.queries.now import member_now
from sotay.meetings.queries.voices import (
    MotionState,
    get_motion,
    get_motion_to_vote,
    get_opinion,
    motion_states,
    opinions_of,
)

MOST_HANDS = 2000
router = Router(tags=["Ý kiến, biểu quyết"])


class OpinionOut(Schema):
    """What somebody said."""

    uid: UUID
    speaker: UUID | None
    speaker_name: str
    item: UUID | None
    summary: str
    noted_at: dt.datetime

    @staticmethod
    def resolve_speaker(opinion: Any) -> UUID | None:
        """Return the speaker's code; a guest has none."""
        return opinion.speaker.uid if opinion.speaker else None

    @staticmethod
    def resolve_item(opinion: Any) -> UUID | None:
        """Return the point of the agenda."""
        return opinion.item.uid if opinion.item else None


class OpinionIn(Schema):
    """A member of the list speaks, or a guest by name."""

    speaker: UUID | None = None
    speaker_name: str = Field("", max_length=120)
    item: UUID | None = None
    summary: str = Field("", max_length=5000)


class SummaryIn(Schema):
    """What was said."""

    summary: str = Field(max_length=5000)


class CountOut(Schema):
    """How often each answer was given."""

    agree: int
    disagree: int
    other: int


class VoteOut(Schema):
    """A named open vote."""

    name: str
    choice: VoteChoice

    @staticmethod
    def resolve_name(vote: Any) -> str:
        """Return who voted."""
        return str(vote.member.full_name)


class MotionOut(Schema):
    """A question with how it stands."""

    uid: UUID
    text: str
    threshold: Threshold
    status: MotionStatus
    base: int
    needed: int
    hands: CountOut
    phones: CountOut
    votes: list[VoteOut]
    agree: int
    is_carried: bool | None


class MotionIn(Schema):
    """A question put to the vote."""

    text: str = Field(min_length=1, max_length=500)
    threshold: Threshold = Threshold.MAJORITY
    item: UUID | None = None


class HandsIn(Schema):
    """Hands raised by those who did not vote by phone."""

    agree: int = Field(0, ge=0, le=MOST_HANDS)
    disagree: int = Field(0, ge=0, le=MOST_HANDS)
    other: int = Field(0, ge=0, le=MOST_HANDS)


class ChoiceIn(Schema):
    """The caller's answer."""

    choice: VoteChoice


class ChoiceOut(Schema):
    """The caller's answer as it was taken."""

    choice: VoteChoice


class OwnMotionOut(Schema):
    """A question as the caller sees it."""

    uid: UUID
    text: str
    status: MotionStatus
    choice: str
    may_vote: bool
    agree: int | None
    base: int | None
    is_carried: bool | None


class NowOut(Schema):
    """The meeting as it stands this minute for the caller."""

    status: MeetingStatus
    state: AttendanceState | None
    arrived_at: dt.datetime | None
    may_check_in: bool
    item: str
    motions: list[OwnMotionOut]


@router.get("/meetings/{uid}/now", response=NowOut, summary="Kỳ họp lúc này, với người gọi")
def now(request: Request, uid: UUID) -> dict[str, Any]:
    """Return what the caller's phone shows."""
    found = member_now(request.actor, uid)
    own: Any = found.own
    return {
        "status": found.meeting.status,
        "state": own.state if own else None,
        "arrived_at": own.arrived_at if own else None,
        "may_check_in": found.may_check_in,
        "item": found.item,
        "motions": [
            {
                **{
                    name: getattr(one.motion, name) for name in ("uid", "text", "status", "agree", "base", "is_carried")
                },
                "choice": one.choice,
                "may_vote": one.may_vote and one.is_open,
            }
            for one in found.motions
        ],
    }


@router.get("/meetings/{uid}/opinions", response=list[OpinionOut], summary="Ý kiến đã ghi")
def opinions(request: Request, uid: UUID) -> Any:
    """Return what was said."""
    return list(opinions_of(get_meeting_to_conduct(request.actor, uid)))


@router.post("/meetings/{uid}/opinions", response={201: OpinionOut}, summary="Ghi người phát biểu, ý kiến")
def opinion_note(request: Request, uid: UUID, body: OpinionIn) -> Any:
    """Note that somebody speaks."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    opinion = actions.note_opinion(
        request.actor,
        meeting,
        item=get_item(meeting, body.item) if body.item else None,
        speaker=get_attendance(meeting, body.speaker).member if body.speaker else None,
        speaker_name=body.speaker_name,
        summary=body.summary,
    )
    return Status(201, opinion)


@router.patch("/meetings/{uid}/opinions/{opinion}", response=OpinionOut, summary="Ghi tóm tắt ý kiến")
def opinion_amend(request: Request, uid: UUID, opinion: UUID, body: SummaryIn) -> Any:
    """Write down what was said."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    return actions.amend_opinion(request.actor, get_opinion(meeting, opinion), summary=body.summary)


@router.delete("/meetings/{uid}/opinions/{opinion}", response={204: None}, summary="Bỏ ý kiến ghi nhầm")
def opinion_withdraw(request: Request, uid: UUID, opinion: UUID) -> Any:
    """Take a note back."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    actions.withdraw_opinion(request.actor, get_opinion(meeting, opinion))
    return Status(204, None)


@router.get("/meetings/{uid}/motions", response=list[MotionOut], summary="Nội dung biểu quyết và kết quả")
def motions(request: Request, uid: UUID) -> Any:
    """Return the questions."""
    return [_motion(state) for state in motion_states(get_meeting_to_conduct(request.actor, uid))]


@router.post("/meetings/{uid}/motions", response={201: MotionOut}, summary="Đưa nội dung ra biểu quyết")
def motion_put(request: Request, uid: UUID, body: MotionIn) -> Any:
    """Put a question."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    item = get_item(meeting, body.item) if body.item else None
    motion = actions.put_motion(request.actor, meeting, text=body.text, threshold=body.threshold, item=item)
    return Status(201, _state(meeting, motion.uid))


@router.put("/meetings/{uid}/motions/{motion}/hands", response=MotionOut, summary="Ghi số giơ tay")
def hands(request: Request, uid: UUID, motion: UUID, body: HandsIn) -> Any:
    """Count hands."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    fields: dict[str, int] = body.dict()
    actions.count_hands(request.actor, get_motion(meeting, motion), **fields)
    return _state(meeting, motion)


@router.post("/meetings/{uid}/motions/{motion}/close", response=MotionOut, summary="Chốt kết quả biểu quyết")
def motion_close(request: Request, uid: UUID, motion: UUID) -> Any:
    """Close the vote."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    actions.close_motion(request.actor, get_motion(meeting, motion))
    return _state(meeting, motion)


@router.delete("/meetings/{uid}/motions/{motion}", response={204: None}, summary="Rút nội dung chưa ai biểu quyết")
def motion_withdraw(request: Request, uid: UUID, motion: UUID) -> Any:
    """Take a question back."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    actions.withdraw_motion(request.actor, get_motion(meeting, motion))
    return Status(204, None)


@router.put("/meetings/{uid}/motions/{motion}/vote", response=ChoiceOut, summary="Biểu quyết của người gọi")
def vote(request: Request, uid: UUID, motion: UUID, body: ChoiceIn) -> dict[str, str]:
    """Vote, or change one's vote."""
    found = get_motion_to_vote(request.actor, uid, motion)
    return {"choice": actions.cast_vote(request.actor, found, choice=body.choice)}


def _state(meeting: Any, uid: UUID) -> dict[str, Any]:
    """Return one question as it now stands."""
    return next(_motion(state) for state in motion_states(meeting) if state.motion.uid == uid)


def _motion(state: MotionState) -> dict[str, Any]:
    """Return the answer about a question."""
    return {
        **{name: getattr(state.motion, name) for name in ("uid", "text", "threshold", "status", "is_carried")},
        "base": state.result.base,
        "needed": state.needed,
        "hands": state.hands,
        "phones": state.phones,
        "votes": state.votes,
        "agree": state.result.count.agree,
    }
