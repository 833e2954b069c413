import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.meetings.choices import MeetingKind
from sotay.meetings.rules import agenda
from sotay.meetings.rules.agenda import Line
from sotay.meetings.rules.norms import MeetingNorms

NORMS = MeetingNorms(
    min_minutes=90,
    target_attendance=90,
    documents_days_before=1,
    report_days_after=2,
    thematic_per_quarter=1,
    quorum_numerator=2,
    quorum_denominator=3,
    late_after_minutes=15,
    check_in_minutes_before=30,
    long_minutes=120,
    long_from_members=30,
)
lines = st.lists(
    st.builds(Line, title=st.just("Nội dung"), detail=st.just(""), minutes=st.integers(1, 60)), max_size=12
)


@pytest.mark.parametrize(
    ("kind", "members", "expected"),
    [
        (MeetingKind.PERIODIC, 29, 90),
        (MeetingKind.PERIODIC, 30, 120),
        (MeetingKind.THEMATIC, 5, 120),
        (MeetingKind.EXTRAORDINARY, 60, 0),
    ],
)
def test_a_theme_and_a_large_cell_take_longer(kind, members, expected):
    assert agenda.needed_minutes(kind, members, NORMS) == expected


def test_before_the_guidance_of_2025_there_was_one_length():
    earlier = dataclasses.replace(NORMS, min_minutes=60, long_minutes=None, long_from_members=None)

    assert agenda.needed_minutes(MeetingKind.THEMATIC, 60, earlier) == 60


@given(lines, st.integers(0, 180))
def test_a_filled_agenda_is_long_enough_and_nothing_gets_shorter(given_lines, needed):
    found = agenda.filled(given_lines, needed)

    assert len(found) == len(given_lines)
    if found:
        assert sum(line.minutes for line in found) == max(needed, sum(line.minutes for line in given_lines))
    assert all(new.minutes >= old.minutes for new, old in zip(found, given_lines, strict=True))


def test_what_was_left_stands_behind_the_evaluation_of_tasks():
    standing = [Line(str(number), "", 10) for number in range(1, 6)]
    left = Line("còn lại", "", 5)

    assert [line.title for line in agenda.with_carried(standing, [left])] == ["1", "2", "3", "còn lại", "4", "5"]
    assert agenda.with_carried([], [left]) == (left,)


@given(st.lists(st.integers(), min_size=1, max_size=8, unique=True), st.data())
def test_moving_up_and_down_again_changes_nothing(order, data):
    key = data.draw(st.sampled_from(order))

    down = agenda.moved(order, key, 1)

    assert sorted(down) == sorted(order)
    if down != tuple(order):
        assert agenda.moved(down, key, -1) == tuple(order)


def test_changed_facts_are_named():
    assert agenda.changed_facts({"day": "3", "hour": "19:30"}, {"day": "3", "hour": "20:00", "place": "A"}) == (
        "hour",
        "place",
    )
