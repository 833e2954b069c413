"""Periods, states, the seal."""

import datetime as dt

import pytest

from sotay.reporting.choices import State
from sotay.reporting.rules import Period, ended_periods, period_of, seal_of, state_of

D = dt.date


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("monthly", D(2026, 5, 1), D(2026, 5, 31)),
        ("quarterly", D(2026, 4, 1), D(2026, 6, 30)),
        ("half", D(2026, 1, 1), D(2026, 6, 30)),
        ("yearly", D(2026, 1, 1), D(2026, 12, 31)),
    ],
)
def test_a_day_lies_in_its_period(kind, first, last):
    assert period_of(kind, D(2026, 5, 20)) == Period(first, last)


def test_only_periods_that_are_over_and_began_since_are_reported():
    found = ended_periods("monthly", D(2026, 9, 1), D(2026, 11, 22))
    assert [one.first for one in found] == [D(2026, 10, 1), D(2026, 9, 1)]
    assert ended_periods("yearly", D(2026, 1, 1), D(2026, 12, 31)) == []
    assert len(ended_periods("monthly", D(2000, 1, 1), D(2026, 11, 22))) == 12


def test_states_come_from_the_due_day():
    due = D(2026, 11, 6)
    assert state_of(due, due, D(2026, 11, 22)) == State.IN_TIME
    assert state_of(due, due + dt.timedelta(1), D(2026, 11, 22)) == State.LATE
    assert state_of(due, None, due) == State.WAITING
    assert state_of(due, None, due + dt.timedelta(1)) == State.MISSING


def test_the_seal_changes_with_the_content():
    assert seal_of({"a": 1, "b": 2}) == seal_of({"b": 2, "a": 1})
    assert seal_of({"a": 1}) != seal_of({"a": 2})
