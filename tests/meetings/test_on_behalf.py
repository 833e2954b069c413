"""Written for members who have no phone: what is marked, who confirms, what is refused and moves nothing."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.audit.models import Entry
from sotay.core.days import ZONE, since, today
from sotay.core.errors import NotPermitted
from sotay.meetings import errors
from sotay.meetings.actions import on_behalf as actions
from sotay.meetings.actions.attendance import check_in, undo_attendance
from sotay.meetings.actions.conducting import open_meeting
from sotay.meetings.actions.excuses import withdraw_excuse
from sotay.meetings.actions.voices import cast_vote, close_motion, put_motion
from sotay.meetings.choices import AttendanceState as State
from sotay.meetings.choices import SheetKind
from sotay.meetings.models import Attendance, Comment, Paper, Vote
from sotay.meetings.queries.attendance import attendance_of, hand_of
from sotay.meetings.queries.entries import entries_of, get_entry, own_entries, waiting_count
from sotay.meetings.queries.sheets import sheet_code
from sotay.meetings.queries.voices import motion_states
from sotay.notifications.models import Notification
from sotay.work.actions import report_result_for
from sotay.work.errors import NobodysTask, OwnTask
from tests.factories.evenings import make_evening
from tests.factories.meetings import make_meeting
from tests.factories.people import actor_of, make_member, make_user
from tests.factories.work import make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(cast):
    return make_evening(cast, minutes_ago=5)


@pytest.fixture
def committee(cast, evening):
    """A member of the cell committee: writes for others, does not confirm."""
    Grant.objects.create(
        user=evening.others[0].account,
        organisation=cast.cell_a,
        role="cell_committee",
        valid=since(today()),
        reason="Chi ủy",
    )
    return actor_of(evening.others[0])


def rows_of(evening):
    return list(Attendance.objects.filter(meeting=evening.meeting).order_by("pk").values())


def states(*members, state=State.PRESENT):
    return {str(member.uid): state.value for member in members}


# --- the list ---


def test_a_signed_list_is_written_as_it_is(evening):
    hoa, hung, lan, minh = evening.others[1:5]
    found = actions.enter_attendance(
        evening.secretary,
        evening.meeting,
        states={
            **states(hoa),
            **states(hung, state=State.LATE),
            **states(lan, state=State.EXCUSED),
            **states(minh, state=State.ABSENT),
        },
        reasons={str(lan.uid): "Ốm"},
        sheet=sheet_code(evening.meeting, SheetKind.ATTENDANCE),
    )

    starts = dt.datetime.combine(evening.meeting.held_on, evening.meeting.starts, ZONE)
    row = evening.row(hoa)
    assert (row.state, row.arrived_at, row.on_behalf, row.source) == (State.PRESENT, starts, True, "paper")
    assert (row.recorded_by, row.confirmed_by) == (evening.an.account, evening.an.account)
    assert evening.row(hung).arrived_at > starts
    assert evening.row(lan).reason == "Ốm"
    assert evening.row(minh).state == State.ABSENT
    assert (found.count, found.waiting) == (4, 0)
    entry = Entry.objects.get(action="meetings.enter_attendance")
    assert "Ốm" not in str(entry.detail)


def test_the_rest_of_a_list_is_present_and_the_exempt_stay(evening):
    actions.enter_attendance(evening.secretary, evening.meeting, states={}, rest="present")

    assert evening.row(evening.exempt).state == State.EXEMPT
    assert {row.state for row in attendance_of(evening.meeting)} == {State.PRESENT, State.EXEMPT}


def test_the_writers_own_line_is_their_own(evening):
    actions.enter_attendance(evening.secretary, evening.meeting, states=states(evening.an, evening.binh))

    own, other = evening.row(evening.an), evening.row(evening.binh)
    assert (own.on_behalf, own.confirmed_at, hand_of(own)) == (False, None, "member")
    assert (other.on_behalf, hand_of(other)) == (True, "behalf")


def test_the_same_list_again_changes_nothing(evening):
    actions.enter_attendance(evening.secretary, evening.meeting, states=states(evening.binh))
    before = rows_of(evening)

    again = actions.enter_attendance(evening.secretary, evening.meeting, states=states(evening.binh))

    assert (again.count, rows_of(evening)) == (0, before)


def test_who_has_checked_in_stands_as_they_did(evening):
    check_in(actor_of(evening.binh), evening.meeting)
    before = rows_of(evening)

    with pytest.raises(errors.RecordedThemselves):
        actions.enter_attendance(
            evening.secretary,
            evening.meeting,
            states={**states(evening.em), **states(evening.binh, state=State.ABSENT)},
        )

    assert rows_of(evening) == before


def test_a_member_who_checks_in_afterwards_is_no_longer_written_for(evening):
    actions.enter_attendance(evening.secretary, evening.meeting, states=states(evening.binh, state=State.ABSENT))

    check_in(actor_of(evening.binh), evening.meeting)

    row = evening.row(evening.binh)
    assert (row.on_behalf, row.source, row.confirmed_by, row.recorded_by) == (False, "", None, evening.binh.account)


def test_undoing_takes_the_marks_off(evening):
    actions.enter_attendance(evening.secretary, evening.meeting, states=states(evening.binh))

    undo_attendance(evening.secretary, evening.meeting, attendance=evening.row(evening.binh))

    row = evening.row(evening.binh)
    assert (row.state, row.on_behalf, row.recorded_by) == (State.EXPECTED, False, None)


def test_a_sheet_of_another_month_is_refused_by_name_and_nothing_moves(cast, evening):
    last = make_meeting(cast.cell_a, "sealed", held_on=dt.date(2026, 9, 3))
    before = rows_of(evening)

    with pytest.raises(errors.SheetOfAnotherMeeting) as refused:
        actions.enter_attendance(
            evening.secretary,
            evening.meeting,
            states=states(evening.binh),
            sheet=sheet_code(last, SheetKind.ATTENDANCE),
        )

    assert "tháng 09/2026, Chi bộ thôn 1" in str(refused.value)
    assert rows_of(evening) == before


def test_a_sheet_of_another_cell_is_not_named_to_who_may_not_see_it(cast, evening):
    other = make_meeting(cast.cell_b, "published", held_on=evening.meeting.held_on)
    before = rows_of(evening)

    with pytest.raises(errors.SheetUnknown) as refused:
        actions.enter_attendance(
            evening.secretary,
            evening.meeting,
            states=states(evening.binh),
            sheet=sheet_code(other, SheetKind.ATTENDANCE),
        )

    assert "thôn 2" not in str(refused.value)
    assert rows_of(evening) == before


def test_another_sheet_of_the_meeting_is_no_list(evening):
    with pytest.raises(errors.SheetOfAnotherKind):
        actions.enter_attendance(
            evening.secretary,
            evening.meeting,
            states=states(evening.binh),
            sheet=sheet_code(evening.meeting, SheetKind.VOTES),
        )


@pytest.mark.parametrize("who", ["binh", "em"])
def test_members_write_for_nobody(evening, who):
    before = rows_of(evening)

    with pytest.raises(NotPermitted):
        actions.enter_attendance(actor_of(getattr(evening, who)), evening.meeting, states=states(evening.an))

    assert rows_of(evening) == before


def test_a_list_is_not_written_before_the_day(cast):
    meeting = make_meeting(cast.cell_a, "published", held_on=today() + dt.timedelta(days=2))

    with pytest.raises(errors.NotHeldYet):
        actions.enter_attendance(actor_of(cast.an), meeting, states=states(cast.binh))


def test_an_empty_list_is_refused(evening):
    with pytest.raises(errors.NothingEntered):
        actions.enter_attendance(evening.secretary, evening.meeting, states={})


# --- what the database refuses ---


@pytest.mark.parametrize(
    "fields",
    [
        {"on_behalf": True, "source": ""},
        {"on_behalf": True, "source": "paper", "recorded_by": None},
        {"on_behalf": False, "source": "paper"},
        {"on_behalf": True, "source": "paper", "confirmed_at": dt.datetime(2026, 11, 3, tzinfo=dt.UTC)},
    ],
)
def test_marks_belong_together(evening, fields):
    row = evening.row(evening.binh)
    fields = {"recorded_by": evening.an.account, **fields}

    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.filter(pk=row.pk, period=row.period).update(**fields)


def test_nobody_writes_on_behalf_of_themselves(evening):
    row = evening.row(evening.binh)
    fields = {"on_behalf": True, "source": "word", "recorded_by": evening.binh.account}

    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.filter(pk=row.pk, period=row.period).update(**fields)
    with pytest.raises(errors.OnlyForOthers):
        actions.comment_for(evening.secretary, evening.meeting, member=evening.an, kind="comment", text="Nhất trí")


# --- excuses, comments, votes, tasks ---


def test_an_excuse_by_word(evening):
    actions.excuse_for(evening.secretary, evening.meeting, attendance=evening.row(evening.binh), reason="Con ốm")

    row = evening.row(evening.binh)
    assert (row.state, row.reason, row.on_behalf, row.source) == (State.EXCUSED, "Con ốm", True, "word")

    withdraw_excuse(actor_of(evening.binh), evening.meeting)

    row = evening.row(evening.binh)
    assert (row.state, row.on_behalf) == (State.EXPECTED, False)


def test_a_comment_has_an_author_an_enterer_and_waits(committee, evening):
    comment = actions.comment_for(
        committee,
        evening.meeting,
        member=evening.binh,
        kind="question",
        text="Đường ngõ 3 bao giờ làm?",
        source="paper",
    )

    assert (comment.author, comment.entered_by, comment.confirmed_at) == (evening.binh, committee.user, None)
    assert Notification.objects.filter(user=evening.an.account, kind="entries_wait").count() == 1


def test_a_vote_counts_once_under_the_norms_of_all(committee, evening):
    evening.opened().everybody_here()
    motion = put_motion(evening.secretary, evening.meeting, text="Làm đường")

    vote = actions.vote_for(committee, motion, member=evening.others[1], choice="agree")

    assert (vote.on_behalf, vote.entered_by, vote.confirmed_at) == (True, committee.user, None)
    assert motion_states(evening.meeting)[0].phones.agree == 1
    assert motion_states(evening.meeting)[0].written_for == [evening.others[1].full_name]
    with pytest.raises(errors.HasVoted):
        actions.vote_for(committee, motion, member=evening.others[1], choice="disagree")
    close_motion(evening.secretary, motion)
    evening.closed()
    minutes = str(Paper.objects.get(meeting=evening.meeting, kind="minutes").sections)
    assert "trong đó 1 ý kiến ghi thay" in minutes


def test_who_has_voted_is_not_voted_for_and_may_vote_anew(committee, evening):
    evening.opened().everybody_here()
    motion = put_motion(evening.secretary, evening.meeting, text="Làm đường")
    cast_vote(actor_of(evening.binh), motion, choice="agree")

    with pytest.raises(errors.HasVoted):
        actions.vote_for(committee, motion, member=evening.binh, choice="disagree")
    actions.vote_for(committee, motion, member=evening.an, choice="other")
    cast_vote(evening.secretary, motion, choice="agree")

    votes = {vote.member: (vote.choice, vote.on_behalf) for vote in Vote.objects.all()}
    assert votes == {evening.binh: ("agree", False), evening.an: ("agree", False)}


@pytest.mark.parametrize(("who", "refusal"), [("em", errors.NotEntitled), ("exempt", errors.NotHere)])
def test_who_could_not_vote_is_not_voted_for(committee, evening, who, refusal):
    evening.opened().everybody_here()
    motion = put_motion(evening.secretary, evening.meeting, text="Làm đường")

    with pytest.raises(refusal):
        actions.vote_for(committee, motion, member=getattr(evening, who), choice="agree")

    assert not Vote.objects.exists()


def test_a_task_is_reported_for_its_owner(cast, committee, evening):
    task = make_task(cast.cell_a, owner=evening.binh)

    report_result_for(committee, task, status="done", result="Đã xong 12 hộ")

    task.refresh_from_db()
    assert (task.status, task.on_behalf, task.entered_by, task.confirmed_at) == ("done", True, committee.user, None)
    with pytest.raises(OwnTask):
        report_result_for(committee, make_task(cast.cell_a, owner=evening.others[0]), status="done", result="x")
    with pytest.raises(NobodysTask):
        report_result_for(committee, make_task(cast.cell_a), status="done", result="x")


# --- confirming, disputing, withdrawing ---


def test_what_others_wrote_is_confirmed_one_by_one_or_all_at_once(cast, committee, evening):
    actions.enter_attendance(committee, evening.meeting, states=states(evening.binh, evening.em))
    actions.comment_for(committee, evening.meeting, member=evening.binh, kind="comment", text="Nhất trí")
    report_result_for(committee, make_task(cast.cell_a, owner=evening.binh), status="done", result="Xong")
    assert waiting_count(evening.meeting) == 4

    one = actions.confirm_entries(evening.secretary, evening.meeting, keys=[f"attendance:{evening.em.uid}"])
    rest = actions.confirm_entries(evening.secretary, evening.meeting)

    assert (one, rest, waiting_count(evening.meeting)) == (1, 3, 0)
    assert {entry.confirmed_by for entry in entries_of(evening.meeting)} == {evening.an.account.name}
    with pytest.raises(errors.NothingToConfirm):
        actions.confirm_entries(evening.secretary, evening.meeting)


def test_who_wrote_does_not_confirm(committee, evening):
    actions.enter_attendance(committee, evening.meeting, states=states(evening.binh))

    with pytest.raises(NotPermitted):
        actions.confirm_entries(committee, evening.meeting)

    assert waiting_count(evening.meeting) == 1


def test_a_member_sees_what_was_written_and_says_that_it_is_wrong(committee, evening):
    actions.enter_attendance(committee, evening.meeting, states=states(evening.binh, state=State.ABSENT))
    binh = actor_of(evening.binh)

    assert [entry.entered_by for entry in own_entries(binh, evening.meeting)] == [committee.user.name]
    told = actions.dispute_entries(binh, evening.meeting, text="Tôi có dự")

    assert told == 2
    assert Notification.objects.filter(kind="entry_disputed", title__contains="Tôi có dự").count() == 2
    with pytest.raises(errors.NothingOnBehalf):
        actions.dispute_entries(actor_of(evening.em), evening.meeting, text="Sai")


def test_a_comment_written_for_somebody_is_taken_back(committee, evening):
    comment = actions.comment_for(committee, evening.meeting, member=evening.binh, kind="comment", text="Nhầm")

    actions.withdraw_entry(committee, evening.meeting, entry=get_entry(evening.meeting, f"comment:{comment.uid}"))

    assert not Comment.objects.exists()


def test_entries_take_as_many_statements_for_three_as_for_one(committee, evening, django_assert_num_queries):
    for members in ((evening.binh,), evening.others[1:4]):
        actions.enter_attendance(committee, evening.meeting, states=states(*members))
        with django_assert_num_queries(4):
            entries_of(evening.meeting)


# --- a helper of the committee above ---


def test_a_helper_writes_and_the_committee_above_confirms(cast, evening):
    helper = make_user(name="Cán bộ văn phòng")
    Grant.objects.create(
        user=helper, organisation=cast.cell_a, role="meeting_helper", valid=since(today()), reason="Giúp chi bộ"
    )
    actions.enter_attendance(Actor(user=helper), evening.meeting, states=states(evening.binh))

    assert waiting_count(evening.meeting) == 1
    assert actions.confirm_entries(actor_of(cast.khanh), evening.meeting) == 1


# --- pages ---


def client_of(member):
    client = Client()
    client.force_login(member.account)
    return client


def test_pages_of_one_person(cast, evening):
    client, base = client_of(evening.an), f"/meetings/{evening.meeting.uid}/paper/people"
    task = make_task(cast.cell_a, owner=evening.binh)

    assert "Nguyễn Văn Bình" in client.get(base).content.decode()
    page = client.get(f"{base}/{evening.binh.uid}").content.decode()
    assert task.title in page
    answer = client.post(
        f"{base}/{evening.binh.uid}/tasks/{task.uid}", {"status": "done", "result": "Xong", "source": "word"}
    )
    assert answer.status_code == 302
    answer = client.post(f"{base}/{evening.binh.uid}/comment", {"kind": "comment", "text": "", "source": "word"})
    assert answer.status_code == 422
    answer = client.post(f"{base}/{evening.binh.uid}/excuse", {"reason": "Ốm", "source": "paper"})
    assert answer.status_code == 302
    page = client.get(f"/meetings/{evening.meeting.uid}/paper/entries").content.decode()
    assert "Vắng có lý do: Ốm" in page


def test_own_page_shows_and_tells(committee, evening):
    open_meeting(evening.secretary, evening.meeting, chair=evening.an, secretary_of_meeting=evening.others[2])
    actions.enter_attendance(committee, evening.meeting, states=states(evening.binh))
    client = client_of(evening.binh)

    assert "Phần được ghi thay tôi" in client.get(f"/meetings/{evening.meeting.uid}").content.decode()
    page = client.get(f"/meetings/{evening.meeting.uid}/paper/own").content.decode()
    assert evening.others[0].account.name in page
    answer = client.post(f"/meetings/{evening.meeting.uid}/paper/own", {"text": "Tôi không dự"}, follow=True)
    assert "Đã báo bí thư" in answer.content.decode()


def test_a_newcomer_without_account_is_written_for(cast, evening):
    member = make_member(cast.cell_a, with_account=False, full_name="Giàng A Câu")
    Attendance.objects.create(meeting=evening.meeting, period=evening.meeting.period, member=member, entitled=True)

    actions.enter_attendance(evening.secretary, evening.meeting, states=states(member))

    assert evening.row(member).on_behalf
