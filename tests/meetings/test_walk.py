import pytest

from sotay.meetings.choices import MeetingStatus
from sotay.meetings.rules.walk import Walk, WalkStep, walk_step

OPEN = MeetingStatus.OPEN


@pytest.mark.parametrize(
    ("walk", "step"),
    [
        (Walk(MeetingStatus.DRAFT), WalkStep.ANNOUNCE),
        (Walk(MeetingStatus.PUBLISHED), WalkStep.OPEN),
        (Walk(MeetingStatus.CANCELLED), WalkStep.NOTHING),
        (Walk(MeetingStatus.CLOSED), WalkStep.PAPERS),
        (Walk(MeetingStatus.SEALED), WalkStep.PAPERS),
        (Walk(OPEN, waiting=5, has_following=True), WalkStep.LIST),
        # Late-comers do not hold the agenda up.
        (Walk(OPEN, waiting=1, begun=1, has_following=True), WalkStep.ITEM),
        (Walk(OPEN, has_following=True), WalkStep.ITEM),
        (Walk(OPEN, begun=2, has_following=True, open_motions=1), WalkStep.DECIDE),
        (Walk(OPEN, begun=6), WalkStep.VOTE),
        (Walk(OPEN, begun=6, carried=1), WalkStep.SCORE),
        (Walk(OPEN, begun=6, carried=1, is_scored=True), WalkStep.CLOSE),
    ],
)
def test_one_thing_comes_next(walk, step):
    assert walk_step(walk) == step
