import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.meetings.rules import dates

NOVEMBER = dt.date(2026, 11, 1)
days = st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31))


@pytest.mark.parametrize(
    ("last", "today", "expected"),
    [
        (None, dt.date(2026, 11, 21), NOVEMBER),
        (dt.date(2026, 10, 1), dt.date(2026, 10, 25), NOVEMBER),
        (dt.date(2026, 10, 1), dt.date(2026, 11, 1), NOVEMBER),
        (dt.date(2026, 11, 1), dt.date(2026, 11, 2), dt.date(2026, 12, 1)),
        (dt.date(2026, 12, 1), dt.date(2026, 12, 31), dt.date(2027, 1, 1)),
        # A cell that has not met since July starts again with this month.
        (dt.date(2026, 7, 1), dt.date(2026, 11, 21), NOVEMBER),
    ],
)
def test_next_period(last, today, expected):
    assert dates.next_period(last, today) == expected


def test_first_day_keeps_the_fixed_day_until_it_has_gone_by():
    assert dates.first_day(NOVEMBER, 3, dt.date(2026, 11, 3)) == dt.date(2026, 11, 3)
    assert dates.first_day(NOVEMBER, 3, dt.date(2026, 11, 4)) == dt.date(2026, 11, 5)
    assert dates.first_day(NOVEMBER, 3, dt.date(2026, 11, 30)) == dt.date(2026, 12, 1)


@given(days, st.integers(1, 28))
def test_the_proposed_day_is_never_past_and_always_within_reach(today, day):
    period = dates.next_period(None, today)

    proposed = dates.first_day(period, day, today)

    assert proposed >= today
    assert dates.is_within_reach(period, proposed)


@given(days, st.integers(1, 28))
def test_the_coming_fixed_day_is_the_first_one_from_today(today, day):
    found = dates.coming_fixed_day(day, today)

    assert found.day == day
    assert 0 <= (found - today).days <= 31


def test_a_meeting_is_held_around_its_month():
    assert dates.is_within_reach(NOVEMBER, dt.date(2026, 10, 1))
    assert dates.is_within_reach(NOVEMBER, dt.date(2026, 12, 31))
    assert not dates.is_within_reach(NOVEMBER, dt.date(2026, 9, 30))
    assert not dates.is_within_reach(NOVEMBER, dt.date(2027, 1, 1))


@pytest.mark.parametrize(
    ("starts", "minutes", "expected"),
    [
        (dt.time(19, 30), 90, dt.time(21, 0)),
        (dt.time(19, 30), 95, dt.time(21, 15)),
        (dt.time(22, 0), 300, dt.time(23, 45)),
    ],
)
def test_a_second_meeting_begins_at_the_next_quarter(starts, minutes, expected):
    assert dates.starts_after(starts, minutes) == expected


def test_documents_come_a_day_before():
    assert dates.documents_due(dt.date(2026, 11, 3), 1) == dt.date(2026, 11, 2)
