"""Which mission is under way, and what is tapped next."""

import pytest

from sotay.rehearsal.choices import Mission, Tap
from sotay.rehearsal.rules import Facts, current, done, next_tap


@pytest.mark.parametrize(
    ("facts", "mission", "tap"),
    [
        (Facts(), Mission.PREPARE, Tap.PREPARE),
        (Facts("draft"), Mission.INVITE, Tap.INVITE),
        (Facts("published", is_day_to_come=True), Mission.LIST, Tap.BRING),
        (Facts("published", unrecorded=9), Mission.LIST, Tap.OPEN),
        (Facts("open", unrecorded=7), Mission.LIST, Tap.LIST),
        (Facts("open"), Mission.VOICES, Tap.SPEAK),
        (Facts("open", opinions=1), Mission.VOICES, Tap.ASK),
        (Facts("open", opinions=1, open_motions=1), Mission.VOICES, Tap.COUNT),
        (Facts("open", opinions=1, counted_motions=1), Mission.TASK, Tap.TASK),
        (Facts("open", opinions=1, counted_motions=1, tasks=1), Mission.PAPERS, Tap.CLOSE),
        (Facts("closed", opinions=1, counted_motions=1, tasks=1), Mission.PAPERS, Tap.CONFIRM),
        (Facts("closed", opinions=1), Mission.VOICES, Tap.REOPEN),
        (Facts("sealed", opinions=1, counted_motions=1), Mission.TASK, Tap.AGAIN),
        (Facts("sealed", opinions=1, counted_motions=1, tasks=1), None, None),
    ],
)
def test_the_next_tap(facts, mission, tap):
    assert (current(facts), next_tap(facts)) == (mission, tap)


def test_a_mission_is_done_by_what_was_recorded_alone():
    assert done(Facts("open", unrecorded=1, tasks=1)) == {Mission.PREPARE, Mission.INVITE, Mission.TASK}
    assert done(Facts("sealed", opinions=1, counted_motions=1, tasks=1)) == set(Mission)
