import datetime as dt

import pytest
from django.utils import timezone

from sotay.access.actor import Actor
from sotay.audit.models import Entry
from sotay.core.errors import NotPermitted
from sotay.meetings import errors
from sotay.meetings.actions import attendance as actions
from sotay.meetings.actions.publishing import convene
from sotay.meetings.actions.voices import cast_vote, put_motion
from sotay.meetings.choices import AttendanceState as State
from sotay.meetings.choices import CheckInMethod, MeetingStatus
from sotay.meetings.models import Attendance, MeetingGuest
from sotay.members.choices import AffiliationKind
from sotay.members.models import Affiliation
from tests.factories.evenings import make_evening
from tests.factories.meetings import make_meeting, set_state
from tests.factories.people import actor_of, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(cast):
    return make_evening(cast)


def rows_of(evening):
    return list(Attendance.objects.filter(meeting=evening.meeting).order_by("pk").values())


# --- by the member's own hand ---


def test_a_member_checks_in(evening):
    result = actions.check_in(actor_of(evening.binh), evening.meeting, method=CheckInMethod.QR)

    row = evening.row(evening.binh)
    assert (row.state, row.method, row.recorded_by) == (State.PRESENT, CheckInMethod.QR, evening.binh.account)
    assert row.arrived_at == result.arrived_at
    assert result.is_first
    entry = Entry.objects.get(action="meetings.check_in")
    assert (entry.user, entry.target_id, entry.detail) == (evening.binh.account, evening.meeting.pk, {"method": "qr"})


def test_again_is_the_same_answer(evening):
    actor = actor_of(evening.binh)
    first = actions.check_in(actor, evening.meeting)

    again = actions.check_in(actor, evening.meeting, method=CheckInMethod.QR)

    assert (again.state, again.arrived_at, again.is_first) == (first.state, first.arrived_at, False)
    assert evening.row(evening.binh).method == CheckInMethod.BUTTON


def test_who_comes_after_the_limit_is_late(cast):
    evening = make_evening(cast, minutes_ago=17).opened()

    assert actions.check_in(actor_of(evening.em), evening.meeting).state == State.LATE


def test_who_was_excused_and_comes_is_present(evening):
    set_state(evening.meeting, evening.binh, State.EXCUSED, reason="Đi công tác")

    actions.check_in(actor_of(evening.binh), evening.meeting)

    assert evening.row(evening.binh).state == State.PRESENT


def test_an_exempt_member_who_comes_counts(evening):
    actions.check_in(actor_of(evening.exempt), evening.meeting)

    row = evening.row(evening.exempt)
    assert (row.state, row.entitled) == (State.PRESENT, True)


def test_an_exempt_member_who_has_come_still_counts_after_a_new_notice(evening):
    actions.check_in(actor_of(evening.exempt), evening.meeting)

    convene(evening.meeting)

    row = evening.row(evening.exempt)
    assert (row.state, row.entitled) == (State.PRESENT, True)


def test_a_probationary_member_away_who_comes_does_not_count(evening):
    set_state(evening.meeting, evening.em, State.AWAY)

    actions.check_in(actor_of(evening.em), evening.meeting)

    assert (evening.row(evening.em).state, evening.row(evening.em).entitled) == (State.PRESENT, False)


def test_before_the_time_there_is_a_sentence_and_nothing_moves(cast):
    evening = make_evening(cast)
    evening.meeting.held_on += dt.timedelta(days=1)
    evening.meeting.save()
    before = rows_of(evening)

    with pytest.raises(errors.CheckInNotYet):
        actions.check_in(actor_of(evening.binh), evening.meeting)

    assert rows_of(evening) == before
    assert not Entry.objects.exists()


@pytest.mark.parametrize("status", [MeetingStatus.CLOSED, MeetingStatus.SEALED])
def test_after_the_end_nobody_checks_in(cast, status):
    meeting = make_meeting(cast.cell_a, status)

    with pytest.raises(errors.CheckInOver):
        actions.check_in(actor_of(cast.binh), meeting)


def test_a_page_from_before_the_end_does_not_let_in(evening):
    """The meeting was closed since the page was fetched: the statement itself looks again."""
    stale = type(evening.meeting).objects.get(pk=evening.meeting.pk)
    type(evening.meeting).objects.filter(pk=stale.pk).update(
        status=MeetingStatus.CLOSED,
        opened_at=timezone.now(),
        closed_at=timezone.now(),
        convened=1,
        due=1,
        present=0,
        excused=0,
    )

    with pytest.raises(errors.CheckInOver):
        actions.check_in(actor_of(evening.binh), stale)

    assert evening.row(evening.binh).state == State.EXPECTED


def test_who_is_not_on_the_list_is_told(cast, evening):
    newcomer = make_member(cast.cell_a)

    with pytest.raises(errors.NotConvened):
        actions.check_in(actor_of(newcomer), evening.meeting)


def test_a_member_of_another_cell_may_not(cast, evening):
    before = rows_of(evening)

    with pytest.raises(NotPermitted):
        actions.check_in(actor_of(cast.chi), evening.meeting)

    assert rows_of(evening) == before


def test_a_check_in_takes_three_statements(evening, django_assert_num_queries):
    actor = actor_of(evening.binh)
    assert actor.held

    with django_assert_num_queries(4):  # savepoint and its release stand for BEGIN and COMMIT; the update; the ledger
        actions.check_in(actor, evening.meeting)


# --- by the list ---


@pytest.mark.parametrize("state", [State.PRESENT, State.LATE])
def test_the_secretary_records_who_is_here(evening, state):
    actions.record_attendance(evening.secretary, evening.meeting, attendance=evening.row(evening.em), state=state)

    row = evening.row(evening.em)
    assert (row.state, row.method, row.recorded_by) == (state, CheckInMethod.LIST, evening.an.account)
    assert row.arrived_at is not None


def test_two_phones_recording_alike_keep_the_first(evening):
    first = actions.check_in(actor_of(evening.em), evening.meeting)

    actions.record_attendance(
        evening.secretary, evening.meeting, attendance=evening.row(evening.em), state=State.PRESENT
    )

    row = evening.row(evening.em)
    assert (row.arrived_at, row.method) == (first.arrived_at, CheckInMethod.BUTTON)


def test_present_becomes_late_and_keeps_its_time(evening):
    first = actions.check_in(actor_of(evening.em), evening.meeting)

    actions.record_attendance(evening.secretary, evening.meeting, attendance=evening.row(evening.em), state=State.LATE)

    assert (evening.row(evening.em).state, evening.row(evening.em).arrived_at) == (State.LATE, first.arrived_at)


def test_who_checked_in_is_not_recorded_absent_unseen(evening):
    actions.check_in(actor_of(evening.em), evening.meeting)
    before = rows_of(evening)

    with pytest.raises(errors.AlreadyHere, match="Lê Thị Em"):
        actions.record_attendance(
            evening.secretary, evening.meeting, attendance=evening.row(evening.em), state=State.ABSENT
        )

    assert rows_of(evening) == before


def test_an_excuse_has_a_reason(evening):
    with pytest.raises(errors.ReasonMissing):
        actions.record_attendance(
            evening.secretary, evening.meeting, attendance=evening.row(evening.em), state=State.EXCUSED
        )

    actions.record_attendance(
        evening.secretary,
        evening.meeting,
        attendance=evening.row(evening.em),
        state=State.EXCUSED,
        reason="Ốm",
    )

    assert (evening.row(evening.em).state, evening.row(evening.em).reason) == (State.EXCUSED, "Ốm")


def test_undoing_goes_back_to_how_the_person_entered_the_list(evening):
    for member, state in ((evening.em, State.EXPECTED), (evening.exempt, State.EXEMPT)):
        actions.record_attendance(
            evening.secretary, evening.meeting, attendance=evening.row(member), state=State.PRESENT
        )

        actions.undo_attendance(evening.secretary, evening.meeting, attendance=evening.row(member))

        row = evening.row(member)
        assert (row.state, row.arrived_at, row.method, row.recorded_by) == (state, None, "", None)
    assert evening.row(evening.exempt).entitled is False


def test_undoing_goes_back_to_the_excuse(evening):
    set_state(evening.meeting, evening.binh, State.EXCUSED, reason="Trực cơ quan")
    actions.record_attendance(
        evening.secretary, evening.meeting, attendance=evening.row(evening.binh), state=State.PRESENT
    )

    actions.undo_attendance(evening.secretary, evening.meeting, attendance=evening.row(evening.binh))

    assert (evening.row(evening.binh).state, evening.row(evening.binh).reason) == (State.EXCUSED, "Trực cơ quan")


def test_who_has_voted_was_there(evening):
    evening.opened()
    motion = put_motion(evening.secretary, evening.meeting, text="Thông qua nghị quyết")
    cast_vote(actor_of(evening.binh), motion, choice="agree")

    with pytest.raises(errors.HasTakenPart):
        actions.undo_attendance(evening.secretary, evening.meeting, attendance=evening.row(evening.binh))


def test_all_the_rest_are_present_in_one_stroke_and_back(evening):
    set_state(evening.meeting, evening.em, State.EXCUSED)
    stroke = actions.mark_rest_present(evening.secretary, evening.meeting)

    here = Attendance.objects.filter(meeting=evening.meeting, state=State.PRESENT)
    assert stroke.count == here.count() == 9
    assert evening.row(evening.em).state == State.EXCUSED
    assert evening.row(evening.exempt).state == State.EXEMPT

    assert actions.undo_rest_present(evening.secretary, evening.meeting, arrived_at=stroke.at) == 9
    assert not here.exists()


def test_leaving_and_coming_back(evening):
    evening.opened()
    row = evening.row(evening.binh)

    actions.record_departure(evening.secretary, evening.meeting, attendance=row)
    left = evening.row(evening.binh).left_at
    actions.record_departure(evening.secretary, evening.meeting, attendance=row)

    assert evening.row(evening.binh).left_at == left is not None
    actions.undo_departure(evening.secretary, evening.meeting, attendance=row)
    assert evening.row(evening.binh).left_at is None


def test_only_who_came_leaves(evening):
    evening.opened()

    with pytest.raises(errors.NotHere):
        actions.record_departure(evening.secretary, evening.meeting, attendance=evening.row(evening.em))


def test_guests_arrive(evening):
    invited = MeetingGuest.objects.create(meeting=evening.meeting, name="Vũ Đình Khánh", post="Phó Bí thư Đảng ủy xã")

    actions.toggle_guest(evening.secretary, evening.meeting, guest=invited, is_here=True)
    first = MeetingGuest.objects.get(pk=invited.pk).arrived_at
    actions.toggle_guest(evening.secretary, evening.meeting, guest=invited, is_here=True)
    guest = actions.welcome_guest(evening.secretary, evening.meeting, name="Lò Văn Tám", post="Trưởng thôn")

    assert MeetingGuest.objects.get(pk=invited.pk).arrived_at == first is not None
    assert guest.arrived_at is not None
    actions.toggle_guest(evening.secretary, evening.meeting, guest=invited, is_here=False)
    assert MeetingGuest.objects.get(pk=invited.pk).arrived_at is None


LIST_VERBS = [
    lambda actor, evening: actions.record_attendance(
        actor,
        evening.meeting,
        attendance=evening.row(evening.em),
        state=State.PRESENT,
    ),
    lambda actor, evening: actions.undo_attendance(actor, evening.meeting, attendance=evening.row(evening.em)),
    lambda actor, evening: actions.mark_rest_present(actor, evening.meeting),
    lambda actor, evening: actions.undo_rest_present(actor, evening.meeting, arrived_at=timezone.now()),
    lambda actor, evening: actions.record_departure(actor, evening.meeting, attendance=evening.row(evening.an)),
    lambda actor, evening: actions.undo_departure(actor, evening.meeting, attendance=evening.row(evening.an)),
    lambda actor, evening: actions.welcome_guest(actor, evening.meeting, name="Khách"),
]


@pytest.mark.parametrize("verb", LIST_VERBS)
@pytest.mark.parametrize("who", ["binh", "chi", "khanh", "giang"])
def test_only_the_secretary_keeps_the_list(cast, evening, verb, who):
    person = getattr(cast, who)
    actor = Actor(user=person) if who == "giang" else actor_of(person)
    before = rows_of(evening)

    with pytest.raises(NotPermitted):
        verb(actor, evening)

    assert rows_of(evening) == before
    assert not MeetingGuest.objects.exists()
    assert not Entry.objects.exists()


def test_a_correction_after_the_end_moves_figures_and_papers(cast):
    evening = make_evening(cast).opened().everybody_here().closed()
    row = evening.row(evening.em)

    actions.undo_attendance(evening.secretary, evening.meeting, attendance=row)
    actions.record_attendance(evening.secretary, evening.meeting, attendance=row, state=State.EXCUSED, reason="Con ốm")

    meeting = evening.reload()
    assert (meeting.present, meeting.excused) == (9, 1)
    minutes = meeting.papers.get(kind="minutes").sections
    assert any(
        "Vắng có lý do: 1 đồng chí: Lê Thị Em (Con ốm)" in line for section in minutes for line in section["paragraphs"]
    )


def test_a_correction_that_costs_the_quorum_is_refused(cast):
    evening = make_evening(cast).opened()
    for member in evening.others[:4]:
        actions.record_attendance(
            evening.secretary, evening.meeting, attendance=evening.row(member), state=State.PRESENT
        )
    evening.closed()
    before = rows_of(evening)

    with pytest.raises(errors.NoQuorum):
        actions.undo_attendance(evening.secretary, evening.meeting, attendance=evening.row(evening.others[0]))

    assert rows_of(evening) == before


def test_a_temporarily_received_member_takes_part_without_counting(cast, evening):
    guest = make_member(cast.cell_b)
    Affiliation.objects.create(
        member=guest,
        organisation=cast.cell_a,
        kind=AffiliationKind.TEMPORARY,
        valid=("2026-01-01", None),
    )
    Attendance.objects.create(meeting=evening.meeting, period=evening.meeting.period, member=guest, entitled=False)

    actions.record_attendance(evening.secretary, evening.meeting, attendance=evening.row(guest), state=State.PRESENT)

    assert evening.row(guest).entitled is False
