"""The month's figures against the rows they are made of."""

import datetime as dt

import pytest

from sotay.meetings.choices import AttendanceState, MeetingStatus
from sotay.meetings.models import Attendance, Meeting
from sotay.statistics.queries.cells import absences_for, cells_of_month, late_cells, not_activated_for
from sotay.statistics.queries.month import month_of_children, total
from sotay.statistics.queries.year import days_of_month, year_of_children
from sotay.statistics.rules import Month
from tests.factories.meetings import make_habit, make_meeting
from tests.factories.people import actor_of, make_member

OCTOBER = dt.date(2026, 10, 1)


@pytest.fixture
def october(cast):
    """Cell A met with one absent, cell B cancelled, cell C has done nothing."""
    make_habit(cast.cell_a)
    make_habit(cast.cell_b)
    met = make_meeting(cast.cell_a, MeetingStatus.CLOSED, held_on=dt.date(2026, 10, 3))
    make_meeting(cast.cell_b, MeetingStatus.CANCELLED, held_on=dt.date(2026, 10, 3))
    rows = Attendance.objects.filter(meeting=met)
    rows.filter(member=cast.binh).update(state=AttendanceState.ABSENT, arrived_at=None)
    rows.exclude(member=cast.binh).update(state=AttendanceState.PRESENT, arrived_at=met.opened_at)
    Meeting.objects.filter(pk=met.pk).update(convened=3, due=3, present=2, excused=0, score=91, handbook_users=1)
    return cast


def test_totals_of_children_are_the_figures_of_the_parent(october):
    province = total(row.figures for row in month_of_children(october.province, OCTOBER))
    below = [month_of_children(child, OCTOBER) for child in (october.committee, october.other_committee)]

    assert province == total(row.figures for rows in below for row in rows)
    assert (province.cells, province.met, province.late, province.due) == (3, 1, 2, 0)
    assert (province.present, province.expected, province.score, province.good) == (2, 3, 91, 1)
    assert province.members == 8


def test_every_cell_is_met_due_or_late(october):
    figures = total(row.figures for row in month_of_children(october.province, OCTOBER))

    assert figures.cells == figures.met + figures.due + figures.late


def test_list_behind_the_number_has_that_many_rows(october):
    figures = total(row.figures for row in month_of_children(october.province, OCTOBER))

    for state, number in ((Month.MET, figures.met), (Month.LATE, figures.late), (Month.DUE, figures.due)):
        assert len(cells_of_month(october.province, OCTOBER, state)) == number


def test_reason_of_a_late_cell(october):
    late = {row.cell: row.why for row in cells_of_month(october.province, OCTOBER, Month.LATE)}

    assert late == {october.cell_b: "Đã hủy (Mưa lũ), chưa ấn định ngày khác", october.cell_c: "Chưa chuẩn bị"}


def test_absences_are_names_for_those_who_may_list(october):
    leader, secretary_of_b = actor_of(october.dung), actor_of(october.chi)

    assert [row.member for row in absences_for(leader, october.province, OCTOBER)] == [october.binh]
    assert list(absences_for(secretary_of_b, october.province, OCTOBER)) == []


def test_people_to_help(october):
    newcomer = make_member(october.cell_b, with_account=False, full_name="Đỗ Văn Mới")

    assert list(not_activated_for(actor_of(october.dung), october.province)) == [newcomer]


def test_year_and_days(october):
    year = year_of_children(october.province, OCTOBER)

    assert year[october.committee.pk][OCTOBER] == (1, 2, 2, 3)
    assert year[october.other_committee.pk][OCTOBER] == (0, 1, 0, 0)
    assert days_of_month(october.province, OCTOBER) == {dt.date(2026, 10, 3): 1}


def test_statements_do_not_grow_with_the_tree(october, django_assert_num_queries):
    for node in (october.province, october.cell_a):
        with django_assert_num_queries(3):
            month_of_children(node, OCTOBER)
        with django_assert_num_queries(5):
            cells_of_month(node, OCTOBER)


def test_late_cells_are_counted_by_reason_and_the_first_are_read(october, django_assert_num_queries):
    with django_assert_num_queries(6):
        late = late_cells(october.province, OCTOBER, shown=1)

    assert late.count == 2
    assert dict(late.reasons) == {"Đã hủy, chưa ấn định ngày khác": 1, "Chưa chuẩn bị": 1}
    assert [row.cell for row in late.first] == [october.cell_b]


def test_a_meeting_arranged_after_a_cancelled_one_counts(october):
    make_meeting(october.cell_b, MeetingStatus.CLOSED, held_on=dt.date(2026, 10, 20))

    states = {row.cell: row.state for row in cells_of_month(october.province, OCTOBER)}

    assert states[october.cell_b] == Month.MET
