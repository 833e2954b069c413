"""Where a target stands, what it will come to."""

import datetime as dt
from decimal import Decimal

import pytest

from sotay.targets.choices import Direction, Light, Measured
from sotay.targets.rules import Goal, TargetNorms, forecast, is_half_way, permille_of, share, standing, years_of

NORMS = TargetNorms(red_percent=80, midterm_percent=50)
FIRST, LAST = dt.date(2021, 1, 1), dt.date(2024, 12, 31)
MIDDLE = dt.date(2022, 12, 31)


def goal(amount=40, direction=Direction.AT_LEAST, measured=Measured.TOTAL):
    """A goal over four years."""
    return Goal(Decimal(amount), Decimal(0), direction, measured, FIRST, LAST)


def test_26_of_45_is_57_8_percent_and_shares_are_never_rounded_up():
    assert permille_of(Decimal(26), Decimal(45)) == 578
    assert share(89_999, 100_000) == Decimal("89.99")
    assert share(1, 0) is None


@pytest.mark.parametrize(
    ("value", "light"),
    [
        (40, Light.MET),
        (20, Light.ON_PACE),
        (19, Light.BEHIND),
        (16, Light.BEHIND),
        (15, Light.RED),
        (None, Light.UNKNOWN),
    ],
)
def test_lights_at_the_middle_follow_the_pace(value, light):
    value = None if value is None else Decimal(value)
    assert standing(goal(), value, MIDDLE, NORMS).light == light


def test_before_the_period_nothing_is_asked_and_after_it_only_the_goal_counts():
    assert standing(goal(), None, dt.date(2020, 12, 31), NORMS).light == Light.NOT_YET
    assert standing(goal(), Decimal(39), LAST, NORMS).light == Light.RED
    assert standing(goal(), Decimal(40), LAST, NORMS).light == Light.MET


@pytest.mark.parametrize(("value", "day", "light"), [
    (3, MIDDLE, Light.BEHIND), (2, MIDDLE, Light.ON_PACE), (6, MIDDLE, Light.RED), (5, LAST, Light.MET), (6, LAST, Light.RED),
])  # fmt: skip
def test_what_must_not_be_exceeded(value, day, light):
    assert standing(goal(5, Direction.AT_MOST), Decimal(value), day, NORMS).light == light


def test_the_forecast_is_the_pace_and_never_more_than_who_is_on_the_road():
    assert forecast(goal(), Decimal(20), dt.date(2022, 12, 31)) == Decimal("40.03")
    assert forecast(goal(), Decimal(20), MIDDLE, known=5) == 25
    assert forecast(goal(), Decimal(20), MIDDLE, known=0) == 20
    assert forecast(goal(measured=Measured.LEVEL), Decimal(20), MIDDLE) == 20
    assert forecast(goal(), Decimal(20), LAST) == 20


def test_half_way_is_half_of_the_goal():
    assert is_half_way(goal(45), Decimal("22.5"), NORMS)
    assert not is_half_way(goal(45), Decimal(22), NORMS)
    assert not is_half_way(goal(45), None, NORMS)


def test_years_are_cut_at_both_ends():
    term = Goal(Decimal(45), Decimal(0), Direction.AT_LEAST, Measured.TOTAL, dt.date(2020, 7, 1), dt.date(2025, 6, 30))
    years = years_of(term, dt.date(2021, 5, 1))
    assert years == [
        (2020, dt.date(2020, 7, 1), dt.date(2020, 12, 31)),
        (2021, dt.date(2021, 1, 1), dt.date(2021, 5, 1)),
    ]
