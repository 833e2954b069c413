"""Assigning, the one tap a month, ending: what is done, what is refused and moves nothing."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from sotay.access.actor import Channel, Origin
from sotay.assignments import errors
from sotay.assignments.actions import assignments as actions
from sotay.assignments.models import CatalogueEntry, MonthlyReport, WorkAssignment
from sotay.assignments.queries.assignments import month_count, own_works, sheet_of, year_of
from sotay.assignments.wording import paragraph
from sotay.core.days import month_of, today
from sotay.core.errors import NotPermitted
from sotay.members.choices import Status
from sotay.notifications.models import Notification
from tests.factories.assignments import make_assignment
from tests.factories.people import actor_of, make_member

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def an(cast):
    """Secretary of cell A."""
    return actor_of(cast.an)


@pytest.fixture
def binh(cast):
    """Member of cell A."""
    return actor_of(cast.binh)


def work(member, title="Phụ trách tổ dân cư số 3", **fields):
    return actions.NewWork(member, None, title, "duty", **fields)


def assign(an, cast, *works, **fields):
    values = {"year": today().year, "decided_on": today(), **fields}
    return actions.assign_work(an, cast.cell_a, works=works, **values)


def test_a_cell_assigns_many_at_once_out_of_the_catalogue_and_each_hears_of_it_once(cast, an):
    entry = CatalogueEntry.objects.filter(sector="").first()

    made = assign(an, cast, actions.NewWork(cast.binh, entry), work(cast.binh), work(cast.em))

    assert (made[0].member, made[0].title) == (cast.binh, entry.title)
    assert WorkAssignment.objects.count() == 3
    told = Notification.objects.filter(kind="work_assigned").values_list("user_id", flat=True)
    assert sorted(told) == sorted([cast.binh.account_id, cast.em.account_id])


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"decided_on": today() + DAY}, errors.DecidedLater),
        ({"year": today().year + 2}, errors.OtherYear),
        ({"year": today().year - 1}, errors.OtherYear),
    ],
)
def test_a_decision_has_its_day_and_year(cast, an, fields, refusal):
    with pytest.raises(refusal):
        assign(an, cast, work(cast.binh), **fields)
    assert not WorkAssignment.objects.exists()


def test_all_are_assigned_or_none(cast, an):
    with pytest.raises(errors.MemberNotHere):
        assign(an, cast, work(cast.binh), work(cast.chi))
    with pytest.raises(errors.WorkKnown):
        assign(an, cast, work(cast.binh), work(cast.binh))
    with pytest.raises(errors.NothingChosen):
        assign(an, cast)
    with pytest.raises(errors.DueOutsideYear):
        assign(an, cast, work(cast.binh, due_on=today() - DAY))
    with pytest.raises(NotPermitted):
        assign(actor_of(cast.binh), cast, work(cast.binh))
    with pytest.raises(NotPermitted):
        assign(actor_of(cast.chi), cast, work(cast.binh))
    assert not WorkAssignment.objects.exists()
    assert not Notification.objects.exists()


def test_two_taps_leave_one_report_and_the_second_word_stands(cast, binh):
    row = make_assignment(cast.binh, cast.cell_a)

    for progress in ("in_progress", "in_progress", "done"):
        actions.report_month(binh, cast.cell_a, assignment=row, progress=progress, note="")

    assert list(MonthlyReport.objects.values_list("month", "progress")) == [(month_of(today()), "done")]


def test_a_second_report_of_a_month_is_refused_by_the_database(cast):
    row = make_assignment(cast.binh, cast.cell_a)
    MonthlyReport.objects.create(assignment=row, month=month_of(today()), progress="done")
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthlyReport.objects.create(assignment=row, month=month_of(today()), progress="done")


def test_nobody_reports_on_the_work_of_another_as_their_own(cast, an):
    row = make_assignment(cast.binh, cast.cell_a)
    with pytest.raises(NotPermitted):
        actions.report_month(an, cast.cell_a, assignment=row, progress="done")
    assert not MonthlyReport.objects.exists()


def test_the_secretary_writes_for_a_member_without_a_telephone(cast, an):
    row = make_assignment(cast.binh, cast.cell_a)

    report = actions.report_month_for(an, cast.cell_a, assignment=row, progress="difficulty", note="Ốm")

    assert report.entered_by == cast.an.account
    with pytest.raises(errors.MemberNotHere):
        actions.report_month_for(actor_of(cast.chi), cast.cell_b, assignment=row, progress="done")


def test_what_was_said_without_network_belongs_to_its_own_month(cast, binh):
    row = make_assignment(cast.binh, cast.cell_a)
    before = dt.datetime.combine(today(), dt.time(4), dt.UTC)
    late = binh.late(Origin(row.uid, before))

    actions.report_month(late, cast.cell_a, assignment=row, progress="done")

    assert MonthlyReport.objects.get().reported_at == before
    assert late.channel == Channel.OFFLINE


def test_called_off_work_and_that_of_another_year_is_not_reported_on(cast, an, binh):
    ended = make_assignment(cast.binh, cast.cell_a)
    actions.end_assignment(an, cast.cell_a, assignment=ended, on=today(), reason="Chuyển việc khác")
    ended.refresh_from_db()
    with pytest.raises(errors.AssignmentEnded):
        actions.report_month(binh, cast.cell_a, assignment=ended, progress="done")
    with pytest.raises(errors.AssignmentEnded):
        actions.end_assignment(an, cast.cell_a, assignment=ended, on=today(), reason="Lần nữa")
    old = make_assignment(cast.binh, cast.cell_a, year=today().year - 1)
    with pytest.raises(errors.NotTheMonth):
        actions.report_month(binh, cast.cell_a, assignment=old, progress="done")
    assert not MonthlyReport.objects.exists()


def test_work_follows_the_member_to_another_cell(cast, an, binh):
    row = make_assignment(cast.chi, cast.cell_a, title="Việc từ chi bộ cũ")

    actions.conclude(actor_of(cast.chi), cast.cell_b, assignment=row, outcome="done")

    row.refresh_from_db()
    assert row.outcome == "done"
    with pytest.raises(errors.MemberNotHere):
        actions.conclude(an, cast.cell_a, assignment=row, outcome="not_done")
    with pytest.raises(errors.ConcludedAlready):
        actions.conclude(actor_of(cast.chi), cast.cell_b, assignment=row, outcome="partly")


def test_those_without_work_are_suggested_what_is_least_used(cast):
    make_member(cast.cell_a, full_name="Ngô Văn Miễn", status=Status.EXEMPT)
    make_assignment(cast.binh, cast.cell_a)

    sheet = sheet_of(cast.cell_a, today().year)

    offered = {line.member.full_name: line.suggestion for line in sheet.lines}
    assert offered["Ngô Văn Miễn"] is None
    assert offered["Nguyễn Văn Bình"] is None
    assert len({offered["Trần Thị An"], offered["Lê Thị Em"]} - {None}) == 2
    assert (sheet.assigned, sheet.active) == (1, 3)


@pytest.mark.parametrize("count", [1, 3])
def test_the_sheet_costs_the_same_for_any_number(cast, django_assert_num_queries, count):
    for number in range(count):
        make_assignment(make_member(cast.cell_a), cast.cell_a, title=f"Việc {number}")
    with django_assert_num_queries(4):
        sheet_of(cast.cell_a, today().year)


def test_a_month_is_counted_for_the_resolution_and_the_year_for_the_review(cast, binh):
    said = make_assignment(cast.binh, cast.cell_a)
    make_assignment(cast.em, cast.cell_a)
    actions.report_month(binh, cast.cell_a, assignment=said, progress="done")

    count = month_count(cast.cell_a, month_of(today()))

    assert (count.works, count.done, count.silent) == (2, 1, 1)
    assert paragraph(count) == "Công tác phân công cho đảng viên: 2 việc; 1 việc đã làm xong, 1 việc chưa báo cáo."
    assert [len(one.earlier) for one in year_of(cast.binh, today().year)] == [0]
    assert own_works(binh)[0].this_month.progress == "done"


def test_the_catalogue_is_dated_and_kept_by_boards(cast, an):
    ha = actor_of(cast.ha)
    entry = actions.add_entry(
        ha, cast.province, sector="school", content="duty", title="Dạy lớp xóa mù", source="12-HD/BTCTU"
    )
    with pytest.raises(errors.EntryKnown):
        actions.add_entry(ha, cast.province, sector="school", content="duty", title="Dạy lớp xóa mù", source="x")
    actions.end_entry(ha, cast.province, entry=entry)
    assert not CatalogueEntry.objects.filter(title="Dạy lớp xóa mù").exists()
    old = CatalogueEntry.objects.first()
    actions.end_entry(ha, cast.province, entry=old)
    old.refresh_from_db()
    assert old.valid.upper == today()
    with pytest.raises(errors.EntryEnded):
        actions.end_entry(ha, cast.province, entry=old)
    with pytest.raises(NotPermitted):
        actions.add_entry(an, cast.cell_a, sector="", content="duty", title="x", source="y")
