import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.core.days import ZONE
from sotay.meetings.choices import ATTENDING, DUE, CheckInMethod, MeetingStatus
from sotay.meetings.choices import AttendanceState as State
from sotay.meetings.rules.norms import MeetingNorms
from sotay.meetings.rules.quorum import (
    Line,
    Tally,
    arrival_state,
    base,
    may_check_in,
    quorum,
    quorum_needed,
    tally,
)

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
)
STARTS = dt.datetime(2026, 11, 3, 19, 30, tzinfo=ZONE)
LINES = st.builds(
    Line,
    state=st.sampled_from(State.values),
    entitled=st.booleans(),
    has_opened=st.booleans(),
    method=st.sampled_from(["", *CheckInMethod.values]),
)


def full(state, count=1, **facts):
    return [Line(state, entitled=True, **facts)] * count


@pytest.mark.parametrize(
    ("entitled", "needed"),
    [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (9, 6), (10, 7), (11, 8), (12, 8), (29, 20), (30, 20)],
)
def test_two_thirds_are_rounded_up(entitled, needed):
    assert quorum_needed(entitled, NORMS) == needed


def test_exempt_and_away_are_counted_only_when_they_come():
    lines = [*full(State.PRESENT, 6), *full(State.ABSENT, 3), *full(State.EXEMPT), *full(State.AWAY)]

    assert (quorum(lines, NORMS).entitled, quorum(lines, NORMS).present) == (9, 6)
    assert quorum(lines, NORMS).met

    came = [*full(State.PRESENT, 8), *full(State.ABSENT, 3)]
    assert (quorum(came, NORMS).entitled, quorum(came, NORMS).present) == (11, 8)


def test_probationary_members_never_count():
    lines = [*full(State.PRESENT, 5), *full(State.EXPECTED, 4), Line(State.PRESENT, entitled=False)]

    found = quorum(lines, NORMS)

    assert (found.entitled, found.present, found.needed, found.met, found.missing) == (9, 5, 6, False, 1)


def test_an_empty_list_has_no_quorum():
    assert not quorum([], NORMS).met


@given(st.lists(LINES, max_size=60))
def test_quorum_agrees_with_the_exact_share(lines):
    found = quorum(lines, NORMS)

    assert found.met == (found.entitled > 0 and 3 * found.present >= 2 * found.entitled)
    assert (found.missing == 0) == (found.present >= found.needed)
    assert found.present <= found.entitled


@given(st.lists(LINES, max_size=60))
def test_the_tally_adds_up(lines):
    found = tally(lines)

    assert found.convened == len(lines)
    assert found.convened >= found.due >= found.present + found.excused
    assert found.present == sum(line.state in ATTENDING for line in lines)
    assert found.due == sum(line.state in DUE for line in lines)
    assert found.handbook_users <= found.due


def test_the_tally_of_a_small_cell():
    lines = [
        *full(State.PRESENT, 5, method=CheckInMethod.LIST),
        *full(State.LATE, 1, method=CheckInMethod.QR),
        *full(State.EXCUSED, 1, has_opened=True),
        *full(State.ABSENT, 1),
        *full(State.EXEMPT, 2, has_opened=True),
    ]

    assert tally(lines) == Tally(convened=10, due=8, present=6, excused=1, handbook_users=2, on_paper=0)
    assert base(lines) == 8


@pytest.mark.parametrize(
    ("minutes", "state"),
    [(-20, State.PRESENT), (0, State.PRESENT), (15, State.PRESENT), (15.01, State.LATE), (60, State.LATE)],
)
def test_who_is_late(minutes, state):
    assert arrival_state(STARTS + dt.timedelta(minutes=minutes), STARTS, NORMS) == state


@pytest.mark.parametrize(
    ("status", "minutes", "may"),
    [
        (MeetingStatus.PUBLISHED, -31, False),
        (MeetingStatus.PUBLISHED, -30, True),
        (MeetingStatus.PUBLISHED, 90, True),
        (MeetingStatus.PUBLISHED, 300, False),  # the next day
        (MeetingStatus.OPEN, -600, True),
        (MeetingStatus.OPEN, 300, True),
        (MeetingStatus.DRAFT, 0, False),
        (MeetingStatus.CLOSED, 0, False),
        (MeetingStatus.SEALED, 0, False),
        (MeetingStatus.CANCELLED, 0, False),
    ],
)
def test_when_members_may_check_in(status, minutes, may):
    assert may_check_in(status, STARTS + dt.timedelta(minutes=minutes), STARTS, NORMS) is may
