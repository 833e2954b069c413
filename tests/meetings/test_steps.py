import datetime as dt

import pytest

from sotay.meetings.choices import MeetingStatus
from sotay.meetings.rules.steps import OwnStanding, Standing, Step, next_step, own_step

DAY = dt.date(2026, 11, 3)
DRAFT, TOLD, OPEN = MeetingStatus.DRAFT, MeetingStatus.PUBLISHED, MeetingStatus.OPEN
CLOSED, SEALED = MeetingStatus.CLOSED, MeetingStatus.SEALED


@pytest.mark.parametrize(
    ("status", "facts", "step"),
    [
        (DRAFT, {"has_place": False}, Step.PLACE),
        (DRAFT, {"items": 0}, Step.AGENDA),
        (DRAFT, {}, Step.ANNOUNCE),
        (TOLD, {"has_changes": True}, Step.ANNOUNCE_CHANGE),
        (TOLD, {}, Step.OPEN),
        (OPEN, {"waiting": 5, "has_following": True}, Step.LIST),
        # Late-comers do not hold the agenda up.
        (OPEN, {"waiting": 1, "walked": 1, "has_following": True}, Step.ITEM),
        (OPEN, {"has_following": True}, Step.ITEM),
        (OPEN, {"walked": 2, "has_following": True, "open_motions": 1}, Step.DECIDE),
        (OPEN, {"walked": 6}, Step.VOTE),
        (OPEN, {"walked": 6, "carried": 1}, Step.ASSIGN),
        (OPEN, {"walked": 6, "carried": 1, "given": 1}, Step.SCORE),
        # A meeting may give no task: whoever scores has gone past it.
        (OPEN, {"walked": 6, "carried": 1, "is_scored": True}, Step.CLOSE),
        (CLOSED, {}, Step.WRITE),
        (CLOSED, {"papers": 2, "unsealed": 2, "to_confirm": 2}, Step.CONFIRM),
        (CLOSED, {"papers": 2, "unsealed": 2}, Step.WAIT_CONFIRM),
        (SEALED, {"papers": 2}, Step.NOTHING),
        (SEALED, {}, Step.NOTHING),
        (MeetingStatus.CANCELLED, {}, Step.NOTHING),
    ],
)
def test_one_thing_comes_next(status, facts, step):
    assert next_step(Standing(status, DAY, **facts), DAY) == step


@pytest.mark.parametrize(
    ("days", "facts", "step"),
    [
        (3, {"unanswered": 1, "unread": 4}, Step.ANSWER),
        (3, {"unread": 4}, Step.WAIT),
        (1, {"unread": 4}, Step.REMIND),
        (1, {}, Step.WAIT),
        (-2, {}, Step.OPEN),
    ],
)
def test_between_the_notice_and_the_meeting(days, facts, step):
    assert next_step(Standing(TOLD, DAY, **facts), DAY - dt.timedelta(days=days)) == step


@pytest.mark.parametrize(
    ("status", "facts", "step"),
    [
        (DRAFT, {}, Step.NOTHING),
        (TOLD, {}, Step.READ),
        (TOLD, {"has_opened": True}, Step.NOTHING),
        (TOLD, {"may_check_in": True}, Step.CHECK_IN),
        (OPEN, {"may_check_in": True, "to_answer": 1}, Step.CHECK_IN),
        (OPEN, {"is_here": True, "to_answer": 1}, Step.ANSWER_MOTION),
        (OPEN, {"is_here": True}, Step.TAKE_PART),
        (OPEN, {"is_convened": False, "may_check_in": True}, Step.READ),
        (CLOSED, {"to_confirm": 1}, Step.CONFIRM),
        (CLOSED, {}, Step.NOTHING),
        (SEALED, {"to_confirm": 0}, Step.NOTHING),
        (MeetingStatus.CANCELLED, {}, Step.NOTHING),
    ],
)
def test_what_a_member_does_next(status, facts, step):
    assert own_step(OwnStanding(status, **facts)) == step


def test_every_step_is_reached_by_somebody():
    """No step stands in the table that no state leads to; the tables above name them all."""
    named = {case[2] for mark in test_one_thing_comes_next.pytestmark for case in mark.args[1]}
    named |= {case[2] for mark in test_between_the_notice_and_the_meeting.pytestmark for case in mark.args[1]}
    named |= {case[2] for mark in test_what_a_member_does_next.pytestmark for case in mark.args[1]}

    assert named == set(Step)
