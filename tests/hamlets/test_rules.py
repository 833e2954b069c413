"""Terms beside congresses, shares in whole numbers."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.core.dates import same_day_months_later
from sotay.hamlets.choices import Alignment
from sotay.hamlets.rules import HamletNorms, align, needed_for

NORMS = HamletNorms(extend_max_months=12, election_days=60)
CONGRESS = dt.date(2027, 6, 1)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))


@pytest.mark.parametrize(
    ("term_until", "kind", "until"),
    [
        (dt.date(2028, 1, 1), Alignment.SHORTEN, dt.date(2027, 7, 31)),
        (dt.date(2027, 7, 31), Alignment.ALIGNED, dt.date(2027, 7, 31)),
        (dt.date(2027, 6, 1), Alignment.ALIGNED, dt.date(2027, 6, 1)),
        (dt.date(2027, 5, 31), Alignment.EXTEND, dt.date(2027, 7, 31)),
        (dt.date(2026, 6, 2), Alignment.EXTEND, dt.date(2027, 7, 31)),  # a day under twelve months
        (dt.date(2026, 6, 1), Alignment.ELECT, None),  # twelve months: not under
    ],
)
def test_a_term_is_fitted_to_the_congress(term_until, kind, until):
    found = align(term_until, CONGRESS, NORMS)

    assert (found.kind, found.until) == (kind, until)


@given(DAYS, st.none() | DAYS)
def test_fitting_once_is_enough_and_extends_by_less_than_the_norm(term_until, congress_on):
    found = align(term_until, congress_on, NORMS)

    if found.kind in {Alignment.SHORTEN, Alignment.EXTEND}:
        assert align(found.until, congress_on, NORMS).kind == Alignment.ALIGNED
        assert (found.until < term_until) == (found.kind == Alignment.SHORTEN)
    if found.kind == Alignment.EXTEND:
        assert congress_on < same_day_months_later(term_until, 12)


def test_three_quarters_of_the_hamlets_of_the_reference_province():
    assert needed_for(75, 2491) == 1869
    assert needed_for(100, 7) == 7
    assert needed_for(1, 1) == 1
