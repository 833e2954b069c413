"""Assigning, the one tap a month, ending: what is done, what is refused and moves nothing."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from sotay.access.actor import Channel, Origin
from sotay.assignments import errors
from sotay.assignments.actions import assignments as actions
from sotay.assignments.actions import catalogue as keeping
from sotay.assignments.actions import months as saying
from sotay.assignments.models import CatalogueEntry, MonthlyReport, WorkAssignment
from sotay.assignments.queries.assignments import own_works, sheet_of, year_of
from sotay.assignments.queries.months import decided_at, month_count, review_sentence, silent_works
from sotay.assignments.wording import paragraph
from sotay.core.days import add_months, month_of, today
from sotay.core.errors import NotPermitted
from sotay.meetings.choices import MeetingStatus, MotionStatus
from sotay.meetings.models import Motion
from sotay.meetings.queries.facts import meeting_facts
from sotay.meetings.rules.papers import minutes_sections, resolution_sections
from sotay.members.choices import Status
from sotay.notifications.models import Notification
from tests.factories.assignments import make_assignment
from tests.factories.meetings import make_meeting
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
    values = {"year": today().year, "decided_on": today(), "minutes": "Biên bản số 01", **fields}
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


def test_a_decision_is_found_again_at_a_meeting_by_a_vote_or_in_minutes(cast, an):
    with pytest.raises(errors.DecisionUnnamed):
        assign(an, cast, work(cast.binh), minutes=" ")
    assert not WorkAssignment.objects.exists()
    meeting = make_meeting(cast.cell_a, status=MeetingStatus.OPEN, held_on=today())
    motion = Motion.objects.create(
        meeting=meeting, text="Phân công công tác năm", status=MotionStatus.CLOSED, is_carried=False, base=3, agree=1
    )
    with pytest.raises(errors.NotCarried):
        assign(an, cast, work(cast.binh), motion=motion)
    Motion.objects.filter(pk=motion.pk).update(is_carried=True)
    motion.refresh_from_db()

    by_vote, by_day = assign(an, cast, work(cast.binh), motion=motion) + assign(an, cast, work(cast.em), minutes="")

    assert (by_vote.meeting, by_vote.motion, by_vote.decided_on) == (meeting, motion, meeting.held_on)
    assert (by_day.meeting, by_day.motion) == (meeting, None)
    assert decided_at(meeting) == [
        f"Chi bộ phân công công tác năm {today().year} cho 2 đảng viên:",
        "Nguyễn Văn Bình: Phụ trách tổ dân cư số 3.",
        "Lê Thị Em: Phụ trách tổ dân cư số 3.",
    ]
    told = meeting_facts(meeting)
    for sections in (minutes_sections(told), resolution_sections(told)):
        assert [one["paragraphs"] for one in sections if one["key"] == "decided"] == [decided_at(meeting)]


def test_last_year_is_copied_once_for_whoever_is_still_active(cast, an):
    last = today().year - 1
    make_assignment(cast.binh, cast.cell_a, year=last)
    make_assignment(cast.binh, cast.cell_a, year=last, title="Việc thứ hai")
    make_assignment(cast.em, cast.cell_a, year=last)
    make_assignment(cast.em, cast.cell_a)
    resting = make_member(cast.cell_a, status=Status.EXEMPT)
    make_assignment(resting, cast.cell_a, year=last)
    fields = {"year": today().year, "decided_on": today(), "minutes": "Biên bản số 01"}
    assert sheet_of(cast.cell_a, today().year).to_copy == 2

    made = actions.copy_last_year(an, cast.cell_a, **fields)

    assert {(row.member, row.title) for row in made} == {
        (cast.binh, "Phụ trách tổ dân cư số 3"), (cast.binh, "Việc thứ hai"),
    }  # fmt: skip
    with pytest.raises(errors.NothingToCopy):
        actions.copy_last_year(an, cast.cell_a, **fields)


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
        saying.report_month(binh, cast.cell_a, assignment=row, progress=progress, note="")

    assert list(MonthlyReport.objects.values_list("month", "progress")) == [(month_of(today()), "done")]


def test_a_second_report_of_a_month_is_refused_by_the_database(cast):
    row = make_assignment(cast.binh, cast.cell_a)
    MonthlyReport.objects.create(assignment=row, month=month_of(today()), progress="done")
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthlyReport.objects.create(assignment=row, month=month_of(today()), progress="done")


def test_nobody_reports_on_the_work_of_another_as_their_own(cast, an):
    row = make_assignment(cast.binh, cast.cell_a)
    with pytest.raises(NotPermitted):
        saying.report_month(an, cast.cell_a, assignment=row, progress="done")
    assert not MonthlyReport.objects.exists()


def test_the_secretary_writes_for_a_member_without_a_telephone(cast, an):
    row = make_assignment(cast.binh, cast.cell_a)

    report = saying.report_month_for(an, cast.cell_a, assignment=row, progress="difficulty", note="Ốm")

    assert report.entered_by == cast.an.account
    with pytest.raises(errors.MemberNotHere):
        saying.report_month_for(actor_of(cast.chi), cast.cell_b, assignment=row, progress="done")


def test_what_was_said_without_network_belongs_to_its_own_month(cast, binh):
    row = make_assignment(cast.binh, cast.cell_a)
    before = dt.datetime.combine(today(), dt.time(4), dt.UTC)
    late = binh.late(Origin(row.uid, before))

    saying.report_month(late, cast.cell_a, assignment=row, progress="done")

    assert MonthlyReport.objects.get().reported_at == before
    assert late.channel == Channel.OFFLINE


def test_an_earlier_word_that_arrives_later_does_not_undo_the_later_one(cast, binh):
    row = make_assignment(cast.binh, cast.cell_a)
    saying.report_month(binh, cast.cell_a, assignment=row, progress="done")
    early = dt.datetime.combine(today().replace(day=1), dt.time(1), dt.UTC)

    saying.report_month(binh.late(Origin(row.uid, early)), cast.cell_a, assignment=row, progress="difficulty")

    assert MonthlyReport.objects.get().progress == "done"


def test_the_silent_are_named_and_reminded_once_a_day(cast, an, binh):
    said = make_assignment(cast.binh, cast.cell_a)
    silent = make_assignment(cast.em, cast.cell_a)
    saying.report_month(binh, cast.cell_a, assignment=said, progress="done")

    assert silent_works(cast.cell_a, month_of(today())) == [silent]
    assert [saying.remind_silent(an, cast.cell_a) for _ in range(2)] == [1, 0]
    assert [row.user_id for row in Notification.objects.all()] == [cast.em.account_id]
    with pytest.raises(NotPermitted):
        saying.remind_silent(binh, cast.cell_a)


def test_the_cell_comments_and_the_member_hears_of_it(cast, an, binh):
    row = make_assignment(cast.binh, cast.cell_a)
    said = saying.report_month(binh, cast.cell_a, assignment=row, progress="difficulty", note="Thiếu người")

    saying.comment_month(an, cast.cell_a, report=said, comment="Chi ủy cử thêm đồng chí Em giúp")
    saying.report_month(binh, cast.cell_a, assignment=row, progress="in_progress")

    said.refresh_from_db()
    assert (said.progress, said.comment, said.commented_on) == (
        "in_progress",
        "Chi ủy cử thêm đồng chí Em giúp",
        today(),
    )
    assert Notification.objects.get().user_id == cast.binh.account_id
    with pytest.raises(NotPermitted):
        saying.comment_month(binh, cast.cell_a, report=said, comment="Tự khen")
    saying.comment_month(an, cast.cell_a, report=said, comment="")
    said.refresh_from_db()
    assert said.commented_on is None


def test_called_off_work_and_that_of_another_year_is_not_reported_on(cast, an, binh):
    ended = make_assignment(cast.binh, cast.cell_a)
    actions.end_assignment(an, cast.cell_a, assignment=ended, on=today(), reason="Chuyển việc khác")
    ended.refresh_from_db()
    with pytest.raises(errors.AssignmentEnded):
        saying.report_month(binh, cast.cell_a, assignment=ended, progress="done")
    with pytest.raises(errors.AssignmentEnded):
        actions.end_assignment(an, cast.cell_a, assignment=ended, on=today(), reason="Lần nữa")
    old = make_assignment(cast.binh, cast.cell_a, year=today().year - 1)
    with pytest.raises(errors.NotTheMonth):
        saying.report_month(binh, cast.cell_a, assignment=old, progress="done")
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
    with django_assert_num_queries(6):
        sheet_of(cast.cell_a, today().year)


def test_a_month_is_counted_for_the_resolution_and_the_year_for_the_review(cast, binh):
    said = make_assignment(cast.binh, cast.cell_a)
    make_assignment(cast.em, cast.cell_a)
    saying.report_month(binh, cast.cell_a, assignment=said, progress="done")

    count = month_count(cast.cell_a, month_of(today()))

    assert (count.works, count.done, count.silent) == (2, 1, 1)
    assert paragraph(count) == "Công tác phân công cho đảng viên: 2 việc; 1 việc đã làm xong, 1 việc chưa báo cáo."
    assert [len(one.earlier) for one in year_of(cast.binh, today().year)] == [0]
    assert own_works(binh)[0].this_month.progress == "done"


def test_what_is_changed_in_the_catalogue_leaves_what_was_assigned(cast, an):
    ha, entry = actor_of(cast.ha), CatalogueEntry.objects.filter(sector="", post="").first()
    (row,) = assign(an, cast, actions.NewWork(cast.binh, entry))
    fields = {"sector": "", "content": "thought", "source": "Kế hoạch 5"}

    after = keeping.edit_entry(ha, cast.province, entry=entry, title="Việc mới", post="deputy", **fields)
    again = keeping.edit_entry(ha, cast.province, entry=after, title="Việc mới hơn", **fields)

    row.refresh_from_db()
    assert (row.title, row.entry) == (entry.title, entry)
    assert (again.pk, again.title, again.post) == (after.pk, "Việc mới hơn", "")
    with pytest.raises(errors.EntryEnded):
        keeping.edit_entry(ha, cast.province, entry=entry, title="Lần nữa", **fields)
    assign(an, cast, actions.NewWork(cast.binh, again))
    keeping.end_entry(ha, cast.province, entry=again)
    again.refresh_from_db()
    assert again.valid.upper == today() + DAY


def test_section_one_of_the_resolution_has_the_true_numbers(cast):
    row = make_assignment(cast.binh, cast.cell_a)
    make_assignment(cast.em, cast.cell_a)
    before = add_months(month_of(today()), -1)
    if before.year == today().year:
        MonthlyReport.objects.create(assignment=row, month=before, progress="done")
        words = "Công tác phân công cho đảng viên: 2 việc; 1 việc đã làm xong, 1 việc chưa báo cáo."
        assert review_sentence(cast.cell_a, before) == words
        meeting = make_meeting(cast.cell_a, status=MeetingStatus.OPEN, held_on=today())
        (results,) = [one for one in resolution_sections(meeting_facts(meeting)) if one["key"] == "results"]
        assert words in results["paragraphs"]


def test_the_catalogue_is_dated_and_kept_by_boards(cast, an):
    ha = actor_of(cast.ha)
    entry = keeping.add_entry(
        ha, cast.province, sector="school", content="duty", title="Dạy lớp xóa mù", source="12-HD/BTCTU"
    )
    with pytest.raises(errors.EntryKnown):
        keeping.add_entry(ha, cast.province, sector="school", content="duty", title="Dạy lớp xóa mù", source="x")
    keeping.end_entry(ha, cast.province, entry=entry)
    assert not CatalogueEntry.objects.filter(title="Dạy lớp xóa mù").exists()
    old = CatalogueEntry.objects.first()
    keeping.end_entry(ha, cast.province, entry=old)
    old.refresh_from_db()
    assert old.valid.upper == today()
    with pytest.raises(errors.EntryEnded):
        keeping.end_entry(ha, cast.province, entry=old)
    with pytest.raises(NotPermitted):
        keeping.add_entry(an, cast.cell_a, sector="", content="duty", title="x", source="y")
