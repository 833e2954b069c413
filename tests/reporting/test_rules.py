"""Periods, states, the seal."""

import datetime as dt

import pytest

from sotay.reporting.choices import State
from sotay.reporting.rules import Period, Version, ended_periods, period_of, period_words, seal_of, state_of

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
    due, day = D(2026, 11, 6), dt.timedelta(1)
    signed, late = Version(due, due), Version(due, due + day)
    assert state_of(due, [signed], D(2026, 11, 22)) == State.IN_TIME
    assert state_of(due, [late], D(2026, 11, 22)) == State.LATE
    assert state_of(due, [], due) == state_of(due, [Version(due, None)], due) == State.WAITING
    assert state_of(due, [], due + day) == State.MISSING


def test_what_was_returned_waits_for_its_next_version_and_late_once_is_late():
    due, again, day = D(2026, 11, 6), D(2026, 11, 12), dt.timedelta(1)
    first, late = Version(due, due, is_returned=True), Version(due, due + day, is_returned=True)
    assert state_of(due, [first, Version(again, None)], again) == State.RETURNED
    assert state_of(due, [first, Version(again, None)], again + day) == State.MISSING
    assert state_of(due, [first, Version(again, again)], D(2026, 11, 22)) == State.IN_TIME
    assert state_of(due, [late, Version(again, again)], D(2026, 11, 22)) == State.LATE


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("monthly", "tháng 07/2026"),
        ("quarterly", "quý III/2026"),
        ("half", "6 tháng cuối năm 2026"),
        ("yearly", "năm 2026"),
    ],
)
def test_periods_have_their_names(kind, words):
    first = D(2026, 1, 1) if kind == "yearly" else D(2026, 7, 1)
    assert period_words(kind, Period(first, D(2026, 7, 31))) == words


def test_the_seal_changes_with_the_content():
    assert seal_of({"a": 1, "b": 2}) == seal_of({"b": 2, "a": 1})
    assert seal_of({"a": 1}) != seal_of({"a": 2})
