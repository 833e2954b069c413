"""How many members below a node as of a day: each once, at the official cell, with the status of the day."""

import datetime as dt

import pytest

from sotay.core.days import since
from sotay.members.choices import AffiliationKind, Status
from sotay.members.models import Affiliation, Standing
from sotay.members.queries.counts import members_below, members_by_status
from tests.factories.people import JOINED, make_member
from tests.factories.tree import make_organisation

pytestmark = pytest.mark.django_db


def test_members_below_sum_up_the_tree(cast):
    nodes = [cast.province, cast.committee, cast.commune, cast.cell_a, cast.cell_b, cast.cell_c]

    assert members_below(nodes) == {node.pk: count for node, count in zip(nodes, [8, 5, 5, 3, 2, 3], strict=True)}
    assert members_below([]) == {}


def test_members_by_status_name_the_zeros(cast):
    make_member(cast.cell_a, status=Status.EXEMPT)
    make_member(cast.cell_a, status=Status.TRANSFERRED)

    assert members_by_status(cast.cell_a) == {"probationary": 1, "full": 2, "exempt": 1, "suspended": 0}


def test_a_temporary_affiliation_counts_nobody_twice(cast):
    Affiliation.objects.create(
        member=cast.binh, organisation=cast.cell_b, kind=AffiliationKind.TEMPORARY, valid=since(JOINED)
    )

    assert members_below([cast.province]) == {cast.province.pk: 8}


def test_the_counts_are_those_of_the_day(cast):
    day = dt.date(2026, 5, 1)
    cast.binh.affiliations.update(valid=since(JOINED, day))
    Affiliation.objects.create(member=cast.binh, organisation=cast.cell_c, valid=since(day))
    cast.binh.standings.update(valid=since(JOINED, day))
    Standing.objects.create(member=cast.binh, status=Status.EXEMPT, valid=since(day))

    before, after = (members_below([cast.cell_a, cast.cell_c], on) for on in (dt.date(2026, 4, 30), day))

    assert [before[cast.cell_a.pk], before[cast.cell_c.pk]] == [3, 3]
    assert [after[cast.cell_a.pk], after[cast.cell_c.pk]] == [2, 4]
    assert members_by_status(cast.province, day)["exempt"] == 1
    assert members_below([cast.province], dt.date(2004, 1, 1)) == {}


def test_the_counts_take_the_same_statements_for_more_cells(cast, django_assert_num_queries):
    with django_assert_num_queries(2):
        members_below([cast.province, cast.commune])
    for _ in range(3):
        make_member(make_organisation(cast.commune))
    with django_assert_num_queries(2):
        members_below([cast.province, cast.commune])
