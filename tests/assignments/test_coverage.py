"""Coverage: seed 000's 89 % and +19,9 points; the exempt apart; sums equal lists."""

import pytest

from sotay.assignments.models import WorkAssignment
from sotay.assignments.parts import board_of
from sotay.assignments.queries.assignments import Filters, members_listed
from sotay.assignments.queries.coverage import coverage_of, figures_of, total
from sotay.core.days import since, today
from sotay.members.choices import AffiliationKind, Sex, Status
from sotay.members.models import Affiliation, Member, Standing
from tests.factories.assignments import make_assignment
from tests.factories.people import JOINED, actor_of, make_member
from tests.factories.tree import make_organisation

pytestmark = pytest.mark.django_db


def many(cell, count, status=Status.FULL):
    """So many members, in three statements."""
    people = Member.objects.bulk_create(
        Member(
            full_name=f"Ng {n}",
            born_on=JOINED.replace(year=1975),
            sex=Sex.MALE,
            joined_on=JOINED,
            search_key=f"ng {n}",
            sort_key=f"{n}",
        )
        for n in range(count)
    )
    Affiliation.objects.bulk_create(
        Affiliation(member=one, organisation=cell, kind=AffiliationKind.OFFICIAL, valid=since(JOINED)) for one in people
    )
    Standing.objects.bulk_create(Standing(member=one, status=status, valid=since(JOINED)) for one in people)
    return people


def assign(people, cell, year):
    WorkAssignment.objects.bulk_create(
        WorkAssignment(
            member=one, organisation=cell, year=year, content="duty", title="Việc", decided_on=today().replace(year=year, month=2, day=1)
        )
        for one in people
    )  # fmt: skip


def test_89_percent_of_2012_is_19_9_points_more_than_2011(cast):
    cell = make_organisation(cast.commune, name="Chi bộ mẫu", code="24.01.001.99")
    people = many(cell, 1000)
    many(cell, 7, Status.EXEMPT)
    assign(people[:691], cell, 2011)
    assign(people[:890], cell, 2012)

    board = board_of(actor_of(cast.ha), cell, 2012)

    assert (board.now.assigned, board.now.active, board.now.exempt) == (890, 1000, 7)
    assert (board.now.tenths, board.before.tenths) == (890, 691)
    assert board.change == "+19,9 điểm %"


def test_the_parts_sum_to_the_whole_and_to_the_names_behind(cast):
    year = today().year
    make_member(cast.cell_a, status=Status.EXEMPT)
    make_assignment(cast.binh, cast.cell_a)
    make_assignment(cast.binh, cast.cell_a, title="Việc thứ hai")
    make_assignment(cast.lam, cast.cell_c)
    make_assignment(cast.em, cast.cell_a, ended_on=today(), end_reason="Ốm")

    whole = figures_of(cast.province, year)

    assert total(part.now for part in coverage_of(cast.province, year)) == whole
    assert (whole.active, whole.assigned, whole.exempt) == (8, 2, 1)
    ha = actor_of(cast.ha)
    for coverage, count in (("assigned", whole.assigned), ("unassigned", whole.unassigned), ("exempt", whole.exempt)):
        assert members_listed(ha, Filters(year, coverage, under=cast.province)).count() == count


def test_a_secretary_lists_only_their_own_cell(cast):
    found = members_listed(actor_of(cast.an), Filters(today().year))
    assert set(found) == {cast.an, cast.binh, cast.em}
