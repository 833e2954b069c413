"""Decide where a meeting stands on its road, and what its secretary does next: one thing at a time."""

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from sotay.meetings.choices import MeetingStatus


class Stage(IntEnum):
    """The four stages that the secretary sees."""

    PREPARE = 1
    ANNOUNCE = 2
    HOLD = 3
    FINISH = 4
    DONE = 5


class NextStep(StrEnum):
    """The one thing to do next."""

    PLACE = "place"
    AGENDA = "agenda"
    ANNOUNCE = "announce"
    ANNOUNCE_CHANGE = "announce_change"
    ANSWER = "answer"
    REMIND = "remind"
    WAIT = "wait"
    HOLD = "hold"
    GO_ON = "go_on"
    PAPERS = "papers"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Standing:
    """What the decision looks at."""

    status: str
    held_on: dt.date
    has_place: bool
    items: int
    has_changes: bool = False
    unanswered: int = 0
    unread: int = 0


def stage(status: str) -> Stage:
    """Return the stage that a meeting is in."""
    return {
        MeetingStatus.DRAFT: Stage.PREPARE,
        MeetingStatus.PUBLISHED: Stage.ANNOUNCE,
        MeetingStatus.OPEN: Stage.HOLD,
        MeetingStatus.CLOSED: Stage.FINISH,
    }.get(MeetingStatus(status), Stage.DONE)


def next_step(found: Standing, today: dt.date) -> NextStep:
    """Return what the secretary does next."""
    fixed = {
        MeetingStatus.OPEN: NextStep.GO_ON,
        MeetingStatus.CLOSED: NextStep.PAPERS,
        MeetingStatus.SEALED: NextStep.NOTHING,
        MeetingStatus.CANCELLED: NextStep.NOTHING,
    }.get(MeetingStatus(found.status))
    if fixed is not None:
        return fixed
    return _while_preparing(found) if found.status == MeetingStatus.DRAFT else _while_waiting(found, today)


def _while_preparing(found: Standing) -> NextStep:
    """Return what a draft lacks, or that members can be told."""
    if not found.has_place:
        return NextStep.PLACE
    return NextStep.ANNOUNCE if found.items else NextStep.AGENDA


def _while_waiting(found: Standing, today: dt.date) -> NextStep:
    """Return what is to be done between the notice and the meeting."""
    if found.has_changes:
        return NextStep.ANNOUNCE_CHANGE
    if found.held_on <= today:
        return NextStep.HOLD
    if found.unanswered:
        return NextStep.ANSWER
    # The day before, whoever has not looked is reminded.
    is_eve = found.held_on - today <= dt.timedelta(days=1)
    return NextStep.REMIND if found.unread and is_eve else NextStep.WAIT
