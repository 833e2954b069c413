"""Posts as of a day and what is to be looked at again."""

import datetime as dt

import pytest

from sotay.committees.actions import end_position
from sotay.committees.choices import Finding, Post
from sotay.committees.queries.positions import (
    candidates,
    former_positions_at,
    get_position,
    positions_at,
    positions_for,
    positions_of,
)
from sotay.committees.queries.review import review_of, reviewed
from sotay.committees.rules import Remark
from sotay.core.days import today
from sotay.core.errors import NotPermitted, NotVisible
from sotay.members.choices import Status
from sotay.organisations.choices import Kind
from sotay.regulations.errors import NormMissing
from tests.factories.people import actor_of, make_member, make_position
from tests.factories.tree import make_organisation

pytestmark = pytest.mark.django_db


def test_positions_for_are_those_in_sight(cast):
    assert {p.member for p in positions_for(actor_of(cast.ha))} == {cast.an, cast.chi, cast.khanh, cast.ha, cast.dung}
    assert {p.member for p in positions_for(actor_of(cast.khanh))} == {cast.an, cast.chi, cast.khanh}
    assert {p.member for p in positions_for(actor_of(cast.binh))} == {cast.an}
    assert list(positions_for(actor_of(cast.ha), dt.date(2019, 1, 1))) == []


def test_get_position_out_of_sight_is_not_there(cast):
    assert get_position(actor_of(cast.binh), cast.an.positions.get().uid).member == cast.an
    with pytest.raises(NotVisible):
        get_position(actor_of(cast.binh), cast.chi.positions.get().uid)


def test_positions_at_stands_in_the_order_of_rank(cast):
    make_position(cast.em, cast.cell_a, Post.COMMITTEE_MEMBER, "cell_committee")
    make_position(cast.binh, cast.cell_a, Post.DEPUTY, "cell_secretary")

    assert [p.member for p in positions_at(cast.cell_a)] == [cast.an, cast.binh, cast.em]
    assert positions_at(cast.cell_a, dt.date(2019, 1, 1)) == []


def test_former_positions_and_those_of_a_member(cast):
    from_today = cast.an.positions.get()
    end_position(actor_of(cast.ha), from_today, on=today())

    assert positions_at(cast.cell_a) == []
    assert list(former_positions_at(cast.cell_a)) == list(positions_of(cast.an)) == [from_today]


def test_candidates_are_the_full_members_below(cast):
    make_member(cast.cell_a, status=Status.EXEMPT)

    assert set(candidates(actor_of(cast.khanh), cast.cell_a)) == {cast.an, cast.binh}
    assert set(candidates(actor_of(cast.ha), cast.commune)) == {cast.an, cast.binh, cast.chi, cast.khanh}
    with pytest.raises(NotPermitted):
        candidates(actor_of(cast.khanh), cast.commune)


def test_review_counts_full_members_for_cells_and_everybody_for_committees(cast):
    review = review_of(cast.province)

    assert review.remarks == {
        cast.province.pk: [Remark(Finding.NO_SECRETARY)],
        cast.committee.pk: [Remark(Finding.NO_SECRETARY)],
        cast.other_committee.pk: [Remark(Finding.NO_SECRETARY)],
        cast.commune.pk: [Remark(Finding.COMMITTEE_TOO_SMALL, 5, 30)],
        cast.cell_a.pk: [Remark(Finding.TOO_FEW, 2, 3)],
        cast.cell_b.pk: [Remark(Finding.TOO_FEW, 2, 3)],
        cast.cell_c.pk: [Remark(Finding.NO_SECRETARY)],
    }
    assert review.count == {Finding.NO_SECRETARY: 4, Finding.COMMITTEE_TOO_SMALL: 1, Finding.TOO_FEW: 2}


def test_review_sees_a_cell_that_should_elect_its_committee(cast):
    for _ in range(6):
        make_member(cast.cell_c)
    assert review_of(cast.cell_c).remarks[cast.cell_c.pk] == [
        Remark(Finding.NO_CELL_COMMITTEE, 9, 9),
        Remark(Finding.NO_SECRETARY),
    ]

    make_position(cast.lam, cast.cell_c, Post.COMMITTEE_MEMBER, "cell_committee")
    make_position(cast.ha, cast.cell_c, Post.SECRETARY, "cell_secretary")

    assert review_of(cast.cell_c).is_clean


def test_review_of_a_part_is_the_same_part_of_the_whole(cast):
    whole, part = review_of(cast.province), review_of(cast.commune)

    assert part.remarks == {key: whole.remarks[key] for key in (cast.commune.pk, cast.cell_a.pk, cast.cell_b.pk)}


def test_review_of_a_day_without_norms_says_so(cast):
    with pytest.raises(NormMissing):
        review_of(cast.province, dt.date(2004, 1, 1))


def test_reviewed_lists_one_finding_in_the_order_of_codes(cast):
    rows, count = reviewed(review_of(cast.province), Finding.TOO_FEW, count=1)

    assert ([row.organisation for row in rows], count) == ([cast.cell_a], 2)


def test_review_takes_the_same_statements_for_more_cells(cast, django_assert_num_queries):
    review_of(cast.province)
    with django_assert_num_queries(6) as first:
        review_of(cast.province)
    for _ in range(3):
        make_member(make_organisation(cast.commune, kind=Kind.CELL))
    with django_assert_num_queries(len(first)):
        review_of(cast.province)
