from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.meetings.choices import Threshold
from sotay.meetings.rules.votes import Count, counted, decide, hands_left, is_carried, needed

COUNTS = st.builds(Count, st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))


@pytest.mark.parametrize(
    ("agree", "base", "threshold", "carried"),
    [
        (6, 10, Threshold.MAJORITY, True),
        (5, 10, Threshold.MAJORITY, False),  # half is not more than half
        (6, 11, Threshold.MAJORITY, True),
        (1, 1, Threshold.MAJORITY, True),
        (7, 10, Threshold.TWO_THIRDS, True),  # 6.67 is rounded up
        (6, 10, Threshold.TWO_THIRDS, False),
        (6, 9, Threshold.TWO_THIRDS, True),  # exactly two thirds
        (0, 0, Threshold.MAJORITY, False),
        (0, 0, Threshold.TWO_THIRDS, False),
    ],
)
def test_thresholds(agree, base, threshold, carried):
    assert is_carried(agree, base, threshold) is carried


@given(st.integers(0, 300), st.integers(1, 300))
def test_thresholds_agree_with_exact_fractions(agree, base):
    share = Fraction(agree, base)

    assert is_carried(agree, base, Threshold.MAJORITY) == (share > Fraction(1, 2))
    assert is_carried(agree, base, Threshold.TWO_THIRDS) == (share >= Fraction(2, 3))


@given(st.integers(1, 300), st.sampled_from(Threshold.values))
def test_the_number_needed_is_the_least_that_carries(base, threshold):
    least = needed(base, threshold)

    assert is_carried(least, base, threshold)
    assert not is_carried(least - 1, base, threshold)


@given(COUNTS, COUNTS, st.integers(0, 200))
def test_hands_and_phones_are_one_vote(hands, phones, base):
    result = decide(hands, phones, base, Threshold.MAJORITY)

    assert result.count.total == hands.total + phones.total
    assert result.count.agree == hands.agree + phones.agree
    assert result.silent == max(base - result.count.total, 0)


def test_another_opinion_is_not_agreement():
    assert not decide(Count(agree=5, other=5), Count(), base=10, threshold=Threshold.MAJORITY).is_carried


def test_counting_named_choices():
    assert counted({"agree": 3, "other": 1}) == Count(3, 0, 1)


def test_hands_are_of_those_without_a_vote_by_phone():
    assert hands_left(in_room=20, voted_by_phone=12) == 8
    assert hands_left(in_room=2, voted_by_phone=3) == 0
