import datetime as dt

import pytest

from sotay.access.models import Grant
from sotay.audit.models import Entry
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.meetings import errors
from sotay.meetings.actions import conducting as actions
from sotay.meetings.actions.attendance import mark_rest_present, record_attendance, undo_attendance
from sotay.meetings.actions.papers import confirm_paper
from sotay.meetings.actions.voices import close_motion, put_motion
from sotay.meetings.choices import AttendanceState as State
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.models import Attendance, Meeting
from sotay.meetings.queries.conducting import held
from tests.factories.evenings import make_evening
from tests.factories.meetings import make_meeting
from tests.factories.people import actor_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(cast):
    return make_evening(cast)


def test_the_secretary_opens_the_meeting(evening):
    evening.opened()

    meeting = evening.reload()
    assert meeting.status == MeetingStatus.OPEN
    assert (meeting.chair, meeting.secretary_of_meeting) == (evening.an, evening.binh)
    assert meeting.opened_at is not None
    assert meeting.norms["late_after_minutes"] == 15
    # Who leads and who writes are there; the others are still to be recorded.
    here = Attendance.objects.filter(meeting=meeting, state=State.PRESENT)
    assert {row.member for row in here} == {evening.an, evening.binh}
    assert Entry.objects.get(action="meetings.open_meeting").user == evening.an.account


def test_chair_and_minute_taker_are_two(evening):
    with pytest.raises(errors.SameChairAndMinuteTaker):
        actions.open_meeting(evening.secretary, evening.meeting, chair=evening.an, secretary_of_meeting=evening.an)

    assert evening.reload().status == MeetingStatus.PUBLISHED


def test_officers_are_of_the_convened(cast, evening):
    with pytest.raises(errors.NotOnTheList, match="Phạm Kim Chi"):
        actions.open_meeting(evening.secretary, evening.meeting, chair=evening.an, secretary_of_meeting=cast.chi)


@pytest.mark.parametrize(
    "status", [MeetingStatus.DRAFT, MeetingStatus.OPEN, MeetingStatus.CLOSED, MeetingStatus.CANCELLED]
)
def test_only_an_announced_meeting_is_opened(cast, status):
    meeting = make_meeting(cast.cell_a, status)

    with pytest.raises(errors.MeetingNotAnnounced):
        actions.open_meeting(actor_of(cast.an), meeting, chair=cast.an, secretary_of_meeting=cast.binh)


def test_a_meeting_is_not_opened_before_its_day(cast):
    meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=today() + dt.timedelta(days=1))

    with pytest.raises(errors.MeetingNotYet):
        actions.open_meeting(actor_of(cast.an), meeting, chair=cast.an, secretary_of_meeting=cast.binh)


def test_officers_can_change_while_it_goes_on(evening):
    evening.opened()

    actions.change_officers(
        evening.secretary, evening.meeting, chair=evening.binh, secretary_of_meeting=evening.others[0]
    )

    assert evening.reload().chair == evening.binh


def test_the_minute_taker_keeps_the_record_until_the_papers_are_due(evening):
    evening.opened()

    grant = Grant.objects.get(role="minute_taker")
    assert (grant.user, grant.organisation) == (evening.binh.account, evening.meeting.organisation)
    assert (grant.valid.lower, grant.valid.upper) == (today(), today() + dt.timedelta(days=3))
    mark_rest_present(actor_of(evening.binh), evening.meeting)

    actions.change_officers(
        evening.secretary, evening.meeting, chair=evening.an, secretary_of_meeting=evening.others[0]
    )
    assert Grant.objects.get(role="minute_taker").user == evening.others[0].account
    with pytest.raises(NotPermitted):
        mark_rest_present(actor_of(evening.binh), evening.meeting)


def test_walking_through_the_agenda(evening):
    evening.opened()
    first, second, third = evening.meeting.items.all()
    assert (held(evening.meeting).current, held(evening.meeting).following) == (None, first)

    actions.begin_item(evening.secretary, first)
    actions.begin_item(evening.secretary, second)

    state = held(evening.meeting)
    assert (state.current, state.following) == (second, third)
    begun = state.current.begun_at
    actions.begin_item(evening.secretary, second)
    assert held(evening.meeting).current.begun_at == begun
    actions.begin_item(evening.secretary, first)
    assert held(evening.meeting).current == first


def test_closing_writes_the_tally_and_the_papers(evening):
    evening.opened().everybody_here()
    record_attendance(evening.secretary, evening.meeting, attendance=evening.row(evening.em), state=State.LATE)

    evening.closed(conclusion="Nhất trí.", evaluation="Tư tưởng ổn định.")

    meeting = evening.reload()
    assert meeting.status == MeetingStatus.CLOSED
    assert (meeting.convened, meeting.due, meeting.present, meeting.excused, meeting.handbook_users) == (
        11,
        10,
        10,
        0,
        0,
    )
    assert meeting.closed_at >= meeting.opened_at
    assert {paper.kind for paper in meeting.papers.all()} == {"minutes", "resolution"}


def test_who_was_not_recorded_was_absent(evening):
    evening.opened().everybody_here()
    Attendance.objects.filter(meeting=evening.meeting, member=evening.em).update(state=State.EXPECTED, arrived_at=None)

    evening.closed()

    assert evening.row(evening.em).state == State.ABSENT
    assert evening.row(evening.exempt).state == State.EXEMPT
    assert evening.reload().present == 9


def test_without_a_quorum_the_sentence_says_how_many_are_missing(evening):
    """Nine count, six are needed, two are here."""
    evening.opened()

    with pytest.raises(errors.NoQuorum, match=r"có mặt 2, cần ít nhất 6, còn thiếu 4 đồng chí"):
        actions.close_meeting(evening.secretary, evening.meeting)

    assert evening.reload().status == MeetingStatus.OPEN
    assert Attendance.objects.filter(meeting=evening.meeting, state=State.EXPECTED).count() == 8
    assert not Entry.objects.filter(action="meetings.close_meeting").exists()


def test_six_of_nine_are_enough(evening):
    evening.opened()
    for member in evening.others[:4]:
        record_attendance(evening.secretary, evening.meeting, attendance=evening.row(member), state=State.PRESENT)

    evening.closed()

    assert evening.reload().status == MeetingStatus.CLOSED


def test_open_questions_are_decided_first(evening):
    evening.opened().everybody_here()
    motion = put_motion(evening.secretary, evening.meeting, text="Thông qua nghị quyết")

    with pytest.raises(errors.MotionsOpen, match="Còn 1 nội dung"):
        actions.close_meeting(evening.secretary, evening.meeting)

    close_motion(evening.secretary, motion)
    evening.closed()


def test_a_meeting_is_closed_once(evening):
    evening.opened().everybody_here().closed()
    before = Meeting.objects.values().get(pk=evening.meeting.pk)

    with pytest.raises(errors.MeetingNotOpen):
        actions.close_meeting(evening.secretary, evening.meeting)

    assert Meeting.objects.values().get(pk=evening.meeting.pk) == before


def test_a_closing_that_came_too_early_is_taken_back(evening):
    evening.opened().everybody_here()
    record_attendance(evening.secretary, evening.meeting, attendance=evening.row(evening.em), state=State.LATE)
    undo_attendance(evening.secretary, evening.meeting, attendance=evening.row(evening.others[0]))
    Attendance.objects.filter(meeting=evening.meeting, member=evening.others[1]).update(
        state=State.ABSENT, method="list", arrived_at=None
    )
    evening.closed(conclusion="Nhất trí.")

    actions.reopen_meeting(evening.secretary, evening.meeting)

    meeting = evening.reload()
    assert (meeting.status, meeting.closed_at, meeting.present) == (MeetingStatus.OPEN, None, None)
    states = [evening.row(member).state for member in (evening.em, evening.others[0], evening.others[1])]
    assert states == [State.LATE, State.EXPECTED, State.ABSENT]
    evening.closed(conclusion="Nhất trí lần hai.")
    assert "Nhất trí lần hai." in str(meeting.papers.get(kind="minutes").sections)


def test_a_confirmed_meeting_stays_closed(evening):
    evening.opened().everybody_here().closed()
    paper = evening.meeting.papers.get(kind="minutes")
    confirm_paper(actor_of(evening.binh), evening.meeting, paper=paper, role="secretary", version=paper.version)

    with pytest.raises(errors.PapersConfirmed):
        actions.reopen_meeting(evening.secretary, evening.meeting)

    assert evening.reload().status == MeetingStatus.CLOSED


@pytest.mark.parametrize("status", [MeetingStatus.PUBLISHED, MeetingStatus.OPEN, MeetingStatus.SEALED])
def test_only_a_closed_meeting_is_reopened(cast, status):
    with pytest.raises((errors.MeetingNotHeld, errors.MeetingSealed)):
        actions.reopen_meeting(actor_of(cast.an), make_meeting(cast.cell_a, status))


@pytest.mark.parametrize("who", ["binh", "em", "chi", "khanh", "ha"])
def test_only_the_secretary_conducts(cast, evening, who):
    actor = actor_of(getattr(cast, who))
    item = evening.meeting.items.first()
    verbs = [
        lambda: actions.open_meeting(actor, evening.meeting, chair=cast.an, secretary_of_meeting=cast.binh),
        lambda: actions.change_officers(actor, evening.meeting, chair=cast.an, secretary_of_meeting=cast.binh),
        lambda: actions.begin_item(actor, item),
        lambda: actions.close_meeting(actor, evening.meeting),
        lambda: actions.reopen_meeting(actor, evening.meeting),
        lambda: mark_rest_present(actor, evening.meeting),
    ]
    before = Meeting.objects.values().get(pk=evening.meeting.pk)

    for verb in verbs:
        with pytest.raises(NotPermitted):
            verb()

    assert Meeting.objects.values().get(pk=evening.meeting.pk) == before
    assert not Entry.objects.exists()
