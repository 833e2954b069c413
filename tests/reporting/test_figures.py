"""The figures: every one counts what it lists, and the table of movements adds up with statistics."""

import datetime as dt

import pytest

from sotay.core.days import month_of, today
from sotay.reporting.figures import SOURCES, counted, groups
from sotay.reporting.queries import patterns
from sotay.statistics.queries.movements import movements_of
from tests.factories.assignments import make_assignment
from tests.factories.petitions import make_petition

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize("key", SOURCES)
def test_a_figure_is_the_number_of_what_stands_behind_it(cast, key):
    make_assignment(cast.binh, cast.cell_a)
    first, last = month_of(today()), today()
    for node in (cast.province, cast.cell_a):
        assert SOURCES[key].count(node, first, last) == len(SOURCES[key].listed(node, first, last, 1000))


def test_members_add_up_with_the_official_table(cast):
    first, last = month_of(today()), today()
    found = counted(cast.province, first, last, [key for key in SOURCES if key.startswith("members.")])
    table = movements_of(cast.province, first - DAY, last)
    assert found["members.at_end"] == table.closing > 0
    assert found["members.at_beginning"] == table.opening
    assert (found["members.admitted"], found["members.came"], found["members.went"]) == (
        table.admitted, table.moved_in, table.moved_out,
    )  # fmt: skip


def test_work_and_petitions_are_counted(cast):
    make_assignment(cast.binh, cast.cell_a)
    make_petition(cast.cell_a, due_on=today() - DAY)
    keys = [
        "assignments.active",
        "assignments.assigned",
        "assignments.unassigned",
        "petitions.open",
        "petitions.overdue",
    ]
    found = counted(cast.cell_a, month_of(today()), today(), keys)
    assert list(found.values()) == [3, 1, 2, 1, 1]
    assert [
        name.label for name in SOURCES["assignments.assigned"].listed(cast.cell_a, month_of(today()), today(), 5)
    ] == [cast.binh.full_name]


def test_every_figure_is_offered_once_and_the_patterns_name_many_kinds():
    assert [key for _, figures in groups() for key, _ in figures] == list(SOURCES)
    named = {key.split(".")[0] for form in patterns() for section in form.sections for key in section["figures"]}
    assert named >= {"meetings", "visits", "petitions", "assignments", "members", "committees", "targets"}
