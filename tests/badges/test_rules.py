"""Years and rounds: every badge is due at exactly one round."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sotay.badges import rules
from sotay.badges.rules import BadgeNorms
from sotay.core.dates import same_day_months_later

ROUNDS = [["3/2", 3, 2, 12, 2], ["19/5", 19, 5, 3, 5], ["2/9", 2, 9, 6, 9], ["7/11", 7, 11, 10, 11]]
NORMS = BadgeNorms([30, 40, *range(45, 95, 5)], ROUNDS, 90, 30, 12, 24, 70, 12)
days = st.dates(dt.date(1935, 1, 1), dt.date(2026, 12, 31))


@given(start=days, level=st.sampled_from(range(30, 100, 5)))
def test_every_level_is_due_at_exactly_one_round(start, level):
    due = rules.reached(start, level)
    several = [one for year in range(due.year - 1, due.year + 2) for one in rules.rounds_of(year, ROUNDS)]

    hits = [one for one in several if one.first <= due <= one.last]

    assert hits == [rules.round_of(due, ROUNDS)]


@given(start=days, day=days)
def test_years_are_complete_when_they_are_reached(start, day):
    if day >= start:
        years = rules.complete_years(start, day)
        assert same_day_months_later(start, 12 * years) <= day < same_day_months_later(start, 12 * (years + 1))


def test_windows_are_those_of_the_guidance():
    found = [(one.name, one.first, one.last) for one in rules.rounds_of(2027, ROUNDS)]

    assert found == [
        ("3/2", dt.date(2026, 12, 1), dt.date(2027, 2, 28)),
        ("19/5", dt.date(2027, 3, 1), dt.date(2027, 5, 31)),
        ("2/9", dt.date(2027, 6, 1), dt.date(2027, 9, 30)),
        ("7/11", dt.date(2027, 10, 1), dt.date(2027, 11, 30)),
    ]


def test_dead_at_seventy_three_years_and_eleven_months_gets_no_badge_of_seventy_five():
    start = dt.date(1950, 3, 19)

    assert rules.posthumous_level(start, dt.date(2024, 2, 19), NORMS) is None
    assert rules.posthumous_level(start, dt.date(2024, 3, 18), NORMS) is None
    assert rules.posthumous_level(start, dt.date(2024, 3, 19), NORMS) == 75


def test_early_by_twelve_months_and_from_seventy_years_by_twenty_four():
    start = dt.date(1956, 12, 1)  # thirty years in 1986
    late = dt.date(1946, 12, 1)

    assert rules.may_be_early(start, 70, dt.date(2024, 12, 1), NORMS)
    assert not rules.may_be_early(start, 70, dt.date(2024, 11, 30), NORMS)
    assert rules.may_be_early(late, 65, dt.date(2010, 12, 1), NORMS)
    assert not rules.may_be_early(late, 65, dt.date(2010, 11, 30), NORMS)
    assert not rules.may_be_early(late, 65, dt.date(2011, 12, 1), NORMS)


@given(start=days, gaps=st.lists(st.tuples(st.integers(0, 9000), st.integers(1, 2000)), max_size=3))
def test_days_out_of_the_party_do_not_count(start, gaps):
    at, ranges = start, []
    for offset, length in gaps:
        first = at + dt.timedelta(days=offset)
        at = first + dt.timedelta(days=length)
        ranges.append((first, at))

    assert rules.counted_from(start, ranges) == start + dt.timedelta(days=sum(length for _, length in gaps))


def test_what_an_old_record_says_of_a_badge():
    assert rules.number_in("40 năm") == 40
    assert rules.number_in("Huy hiệu 55 năm tuổi Đảng") == 55
    assert rules.number_in("") == 0


def test_numbers_of_cards():
    assert rules.is_known_number("024075000001", "024075000001", by_national_id=True)
    assert not rules.is_known_number("24000123", "024075000001", by_national_id=True)
    assert rules.is_known_number("24000123", "", by_national_id=False)
    assert not rules.is_known_number("024075000001", "024075000001", by_national_id=False)
