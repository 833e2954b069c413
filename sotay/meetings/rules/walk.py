"""Decide what the secretary does next while the meeting is held: one thing at a time, in the order of 42-HD/BTCTW."""

from dataclasses import dataclass
from enum import StrEnum

from sotay.meetings.choices import HELD, MeetingStatus


class WalkStep(StrEnum):
    """The one thing to do next."""

    ANNOUNCE = "announce"
    OPEN = "open"
    LIST = "list"
    ITEM = "item"
    DECIDE = "decide"
    VOTE = "vote"
    SCORE = "score"
    CLOSE = "close"
    PAPERS = "papers"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Walk:
    """What the decision looks at."""

    status: str
    waiting: int = 0
    begun: int = 0
    has_following: bool = False
    open_motions: int = 0
    carried: int = 0
    is_scored: bool = False


def walk_step(found: Walk) -> WalkStep:
    """Return what comes next: the list before the agenda, the agenda before votes and points, then the end."""
    if found.status != MeetingStatus.OPEN:
        return _outside(found.status)
    if found.waiting and not found.begun:
        return WalkStep.LIST
    if found.open_motions:
        return WalkStep.DECIDE
    if found.has_following:
        return WalkStep.ITEM
    if not found.carried:
        return WalkStep.VOTE
    return WalkStep.CLOSE if found.is_scored else WalkStep.SCORE


def _outside(status: str) -> WalkStep:
    """Return what comes before the opening and after the end."""
    if status in HELD:
        return WalkStep.PAPERS
    return {MeetingStatus.DRAFT: WalkStep.ANNOUNCE, MeetingStatus.PUBLISHED: WalkStep.OPEN}.get(
        MeetingStatus(status), WalkStep.NOTHING
    )
