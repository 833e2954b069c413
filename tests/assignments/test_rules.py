"""Shares, change in points, suggestions."""

import datetime as dt

import pytest

from sotay.assignments.parts import change_words
from sotay.assignments.rules import change_in_tenths, counted_on, share_in_tenths, suggested


@pytest.mark.parametrize(
    ("part", "whole", "tenths"), [(890, 1000, 890), (691, 1000, 691), (1, 3, 333), (2, 3, 667), (0, 5, 0), (0, 0, None)]
)
def test_a_share_is_rounded_half_up(part, whole, tenths):
    assert share_in_tenths(part, whole) == tenths


def test_the_change_is_in_points_not_relative():
    assert change_in_tenths(890, 1000, 691, 1000) == 199
    assert change_words(199) == "+19,9 điểm %"
    assert change_in_tenths(691, 1000, 890, 1000) == -199
    assert change_words(-199) == "−19,9 điểm %"
    assert change_in_tenths(1, 2, 0, 0) is None


def test_a_year_is_counted_on_its_last_day_or_today():
    assert counted_on(2012, dt.date(2026, 11, 22)) == dt.date(2012, 12, 31)
    assert counted_on(2026, dt.date(2026, 11, 22)) == dt.date(2026, 11, 22)


def test_the_least_used_work_is_suggested_first():
    common = [(1, ""), (2, ""), (3, "")]
    assert suggested(common, {1: 2}, [()] * 4) == [2, 3, 2, 3]
    assert suggested([], {}, [(), ()]) == []


def test_whoever_holds_a_post_is_offered_its_work_once():
    entries = [(1, "secretary"), (2, ""), (3, "")]
    assert suggested(entries, {}, [(), ["secretary"], ["secretary", "deputy"]]) == [2, 1, 3]
    assert suggested(entries, {1: 1}, [["secretary"]]) == [2]
