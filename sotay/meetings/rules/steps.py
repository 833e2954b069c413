"""Decide what comes next at a meeting: one thing at a time, for who prepares and holds it and for who takes part."""

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from sotay.meetings.choices import HELD, MeetingStatus


class Stage(IntEnum):
    """The four stages that the secretary sees."""

    PREPARE = 1
    ANNOUNCE = 2
    HOLD = 3
    FINISH = 4
    DONE = 5


class Step(StrEnum):
    """The one thing to do next."""

    PLACE = "place"
    AGENDA = "agenda"
    ANNOUNCE = "announce"
    ANNOUNCE_CHANGE = "announce_change"
    ANSWER = "answer"
    REMIND = "remind"
    WAIT = "wait"
    OPEN = "open"
    LIST = "list"
    ITEM = "item"
    DECIDE = "decide"
    VOTE = "vote"
    ASSIGN = "assign"
    SCORE = "score"
    CLOSE = "close"
    WRITE = "write"
    CONFIRM = "confirm"
    WAIT_CONFIRM = "wait_confirm"
    READ = "read"
    CHECK_IN = "check_in"
    TAKE_PART = "take_part"
    ANSWER_MOTION = "answer_motion"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Standing:
    """How a meeting stands for who prepares and holds it."""

    status: str
    held_on: dt.date
    # before
    has_place: bool = True
    items: int = 1
    has_changes: bool = False
    unanswered: int = 0
    unread: int = 0
    # while it is held: `walked` counts the items begun by a tap of their own, not by opening or closing
    waiting: int = 0
    walked: int = 0
    has_following: bool = False
    open_motions: int = 0
    carried: int = 0
    given: int = 0
    is_scored: bool = False
    # after
    papers: int = 0
    to_confirm: int = 0
    unsealed: int = 0


@dataclass(frozen=True)
class OwnStanding:
    """How a meeting stands for one who takes part in it."""

    status: str
    is_convened: bool = True
    is_here: bool = False
    may_check_in: bool = False
    has_opened: bool = False
    to_answer: int = 0
    to_confirm: int = 0


def stage(status: str) -> Stage:
    """Return the stage that a meeting is in."""
    return {
        MeetingStatus.DRAFT: Stage.PREPARE,
        MeetingStatus.PUBLISHED: Stage.ANNOUNCE,
        MeetingStatus.OPEN: Stage.HOLD,
        MeetingStatus.CLOSED: Stage.FINISH,
    }.get(MeetingStatus(status), Stage.DONE)


def next_step(found: Standing, today: dt.date) -> Step:
    """Return what the secretary does next, from the draft to the sealed papers."""
    status = MeetingStatus(found.status)
    if status == MeetingStatus.DRAFT:
        return _while_preparing(found)
    if status == MeetingStatus.PUBLISHED:
        return _while_waiting(found, today)
    if status == MeetingStatus.OPEN:
        return _while_held(found)
    return _afterwards(found) if status in HELD else Step.NOTHING


def own_step(found: OwnStanding) -> Step:
    """Return what a member does next: read, check in, answer, and confirm where the papers wait for them."""
    if found.status in HELD:
        return Step.CONFIRM if found.to_confirm else Step.NOTHING
    if found.status not in {MeetingStatus.PUBLISHED, MeetingStatus.OPEN}:
        return Step.NOTHING
    if found.is_convened and not found.is_here and found.may_check_in:
        return Step.CHECK_IN
    if found.status == MeetingStatus.OPEN and found.is_convened:
        return Step.ANSWER_MOTION if found.to_answer else Step.TAKE_PART
    return Step.NOTHING if found.has_opened else Step.READ


def _while_preparing(found: Standing) -> Step:
    """Return what a draft lacks, or that members can be told."""
    if not found.has_place:
        return Step.PLACE
    return Step.ANNOUNCE if found.items else Step.AGENDA


def _while_waiting(found: Standing, today: dt.date) -> Step:
    """Return what is to be done between the notice and the meeting."""
    if found.has_changes:
        return Step.ANNOUNCE_CHANGE
    if found.held_on <= today:
        return Step.OPEN
    if found.unanswered:
        return Step.ANSWER
    # The day before, whoever has not looked is reminded.
    is_eve = found.held_on - today <= dt.timedelta(days=1)
    return Step.REMIND if found.unread and is_eve else Step.WAIT


def _while_held(found: Standing) -> Step:
    """Return what comes next in the order of 42-HD/BTCTW: the list, the agenda, the vote, the tasks, the points, the end."""
    if found.waiting and not found.walked:
        return Step.LIST
    if found.open_motions:
        return Step.DECIDE
    if found.has_following:
        return Step.ITEM
    if not found.carried:
        return Step.VOTE
    if found.is_scored:
        return Step.CLOSE
    return Step.SCORE if found.given else Step.ASSIGN


def _afterwards(found: Standing) -> Step:
    """Return what is still to be done with the papers."""
    if not found.papers:
        return Step.NOTHING if found.status == MeetingStatus.SEALED else Step.WRITE
    if found.to_confirm:
        return Step.CONFIRM
    return Step.WAIT_CONFIRM if found.unsealed else Step.NOTHING
