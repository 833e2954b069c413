import pytest
from django.db import IntegrityError, connection, transaction

from sotay.audit.models import Entry
from sotay.core.errors import NotPermitted
from sotay.documents.errors import ClassifiedTextRefused
from sotay.meetings import errors
from sotay.meetings.actions import voices as actions
from sotay.meetings.actions.attendance import record_departure
from sotay.meetings.choices import AttendanceState as State
from sotay.meetings.choices import MotionStatus, Threshold
from sotay.meetings.models import Motion, Opinion, Vote
from sotay.meetings.queries.voices import motion_states
from tests.factories.evenings import make_evening
from tests.factories.meetings import set_state
from tests.factories.people import actor_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(cast):
    return make_evening(cast).opened().everybody_here()


@pytest.fixture
def motion(evening):
    return actions.put_motion(evening.secretary, evening.meeting, text="Thông qua nghị quyết tháng 11")


def vote(evening, motion, member, choice="agree"):
    return actions.cast_vote(actor_of(member), motion, choice=choice)


# --- opinions ---


def test_noting_who_speaks_and_what(evening):
    item = evening.meeting.items.first()

    tapped = actions.note_opinion(evening.secretary, evening.meeting, item=item, speaker=evening.em)
    actions.amend_opinion(evening.secretary, tapped, summary=" Đề nghị sửa đường. ")
    guest = actions.note_opinion(
        evening.secretary, evening.meeting, speaker_name="Vũ Đình Khánh", summary="Phát biểu chỉ đạo"
    )

    said = list(Opinion.objects.filter(meeting=evening.meeting).values_list("speaker_name", "summary", "item"))
    assert said == [("Lê Thị Em", "Đề nghị sửa đường.", item.pk), ("Vũ Đình Khánh", "Phát biểu chỉ đạo", None)]
    actions.withdraw_opinion(evening.secretary, guest)
    assert Opinion.objects.count() == 1


def test_who_is_not_here_does_not_speak(evening):
    with pytest.raises(errors.NotHere, match="Hà Thị Sáu"):
        actions.note_opinion(evening.secretary, evening.meeting, speaker=evening.exempt)


def test_an_opinion_is_somebodys(evening):
    with pytest.raises(errors.SpeakerMissing):
        actions.note_opinion(evening.secretary, evening.meeting, summary="Ai đó nói")


def test_a_stamp_is_refused(evening):
    with pytest.raises(ClassifiedTextRefused):
        actions.note_opinion(evening.secretary, evening.meeting, speaker=evening.em, summary="(MẬT) nội dung")

    assert not Opinion.objects.exists()


def test_a_note_forgotten_is_added_after_the_end(evening):
    evening.closed()

    actions.note_opinion(evening.secretary, evening.meeting, speaker=evening.em, summary="Ý kiến bổ sung")

    sections = evening.reload().papers.get(kind="minutes").sections
    assert any("Ý kiến bổ sung" in line for section in sections for line in section["paragraphs"])


# --- votes ---


def test_hands_and_phones_on_the_same_question(evening, motion):
    """Nine count: An, Bình and one more vote by phone, five raise a hand."""
    for member, choice in ((evening.an, "agree"), (evening.binh, "agree"), (evening.others[0], "disagree")):
        vote(evening, motion, member, choice)
    actions.count_hands(evening.secretary, motion, agree=4, other=1)

    closed = actions.close_motion(evening.secretary, motion)

    assert (closed.base, closed.agree, closed.is_carried, closed.status) == (9, 6, True, MotionStatus.CLOSED)
    state = motion_states(evening.meeting)[0]
    assert state.names("disagree") == ["Trần Văn Giáp"]
    assert (state.result.count.total, state.result.silent) == (8, 1)


def test_the_base_is_all_convened_not_only_those_present(evening, motion):
    for member in evening.others[:3]:
        set_state(evening.meeting, member, State.ABSENT, arrived_at=None)
    actions.count_hands(evening.secretary, motion, agree=4)

    assert actions.close_motion(evening.secretary, motion).is_carried is False  # 4 of 9, though 4 of 6 present
    assert Motion.objects.get(pk=motion.pk).base == 9


@pytest.mark.parametrize(("agree", "carried"), [(5, False), (6, True)])
def test_two_thirds_where_they_are_asked(evening, agree, carried):
    motion = actions.put_motion(
        evening.secretary, evening.meeting, text="Đề nghị kết nạp", threshold=Threshold.TWO_THIRDS
    )
    actions.count_hands(evening.secretary, motion, agree=agree)

    assert actions.close_motion(evening.secretary, motion).is_carried is carried


def test_a_vote_may_change_until_the_end_and_counts_once(evening, motion):
    vote(evening, motion, evening.binh, "agree")
    vote(evening, motion, evening.binh, "disagree")

    assert list(Vote.objects.values_list("member", "choice")) == [(evening.binh.pk, "disagree")]
    assert Entry.objects.filter(action="meetings.cast_vote").count() == 2


def test_who_may_not_vote_is_told_why(cast, evening, motion):
    record_departure(evening.secretary, evening.meeting, attendance=evening.row(evening.binh))
    set_state(evening.meeting, evening.others[0], State.EXCUSED, arrived_at=None)
    refusals = {
        evening.em: errors.NotEntitled,
        evening.binh: errors.NotInTheRoom,
        evening.others[0]: errors.NotInTheRoom,
    }

    for member, refusal in refusals.items():
        with pytest.raises(refusal):
            vote(evening, motion, member)
    with pytest.raises(NotPermitted):
        vote(evening, motion, cast.chi)

    assert not Vote.objects.exists()
    assert not Entry.objects.filter(action="meetings.cast_vote").exists()


def test_a_closed_question_takes_no_votes(evening, motion):
    vote(evening, motion, evening.binh)
    actions.close_motion(evening.secretary, motion)

    with pytest.raises(errors.MotionNotOpen):
        vote(evening, motion, evening.an)
    with pytest.raises(errors.MotionNotOpen):
        actions.count_hands(evening.secretary, motion, agree=1)
    with pytest.raises(errors.MotionNotOpen):
        actions.close_motion(evening.secretary, motion)


def test_there_are_never_more_hands_than_people(evening, motion):
    """Nine are here and count; two have voted by phone."""
    vote(evening, motion, evening.an)
    vote(evening, motion, evening.binh)

    with pytest.raises(errors.TooManyHands, match=r"8, nhiều hơn .* \(7\)"):
        actions.count_hands(evening.secretary, motion, agree=6, disagree=1, other=1)

    motion.refresh_from_db()
    assert motion.hands_agree == 0
    actions.count_hands(evening.secretary, motion, agree=7)
    vote(evening, motion, evening.an, "disagree")  # one's own vote may still change
    with pytest.raises(errors.HandsCounted):
        vote(evening, motion, evening.others[0])
    assert Vote.objects.count() == 2


def test_the_database_itself_refuses_more_hands_than_people(evening, motion):
    with pytest.raises(IntegrityError, match="more hands than people"), transaction.atomic():
        Motion.objects.filter(pk=motion.pk).update(hands_agree=10)

    Motion.objects.filter(pk=motion.pk).update(hands_agree=9)
    with pytest.raises(IntegrityError, match="more hands than people"), transaction.atomic():
        Vote.objects.create(motion=motion, member=evening.an, choice="agree")


def test_the_votes_of_a_closed_question_stand_even_against_sql(evening, motion):
    vote(evening, motion, evening.binh)
    actions.close_motion(evening.secretary, motion)

    for statement in ("UPDATE meetings_vote SET choice = 'disagree'", "DELETE FROM meetings_vote"):
        with (
            pytest.raises(IntegrityError, match="the vote is closed"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_an_unanswered_question_can_be_taken_back(evening, motion):
    answered = actions.put_motion(evening.secretary, evening.meeting, text="Nội dung khác")
    vote(evening, answered, evening.binh)

    actions.withdraw_motion(evening.secretary, motion)

    assert list(Motion.objects.all()) == [answered]
    with pytest.raises(errors.MotionHasVotes):
        actions.withdraw_motion(evening.secretary, answered)


def test_a_question_is_put_while_the_meeting_goes_on(evening):
    evening.closed()

    with pytest.raises(errors.MeetingNotOpen):
        actions.put_motion(evening.secretary, evening.meeting, text="Muộn rồi")


def test_members_do_not_conduct_votes(evening, motion):
    actor = actor_of(evening.em)
    before = Motion.objects.values().get(pk=motion.pk)
    verbs = [
        lambda: actions.put_motion(actor, evening.meeting, text="?"),
        lambda: actions.count_hands(actor, motion, agree=1),
        lambda: actions.close_motion(actor, motion),
        lambda: actions.withdraw_motion(actor, motion),
        lambda: actions.note_opinion(actor, evening.meeting, speaker=evening.binh),
    ]

    for verb in verbs:
        with pytest.raises(NotPermitted):
            verb()

    assert Motion.objects.values().get(pk=motion.pk) == before
    assert not Opinion.objects.exists()


def test_a_vote_takes_three_statements(evening, motion, django_assert_num_queries):
    actor = actor_of(evening.binh)
    assert actor.held

    with django_assert_num_queries(4):  # savepoint and its release stand for BEGIN and COMMIT; the vote; the ledger
        actions.cast_vote(actor, motion, choice="agree")


@pytest.mark.parametrize("count", [1, 3])
def test_reading_the_questions_takes_the_same_queries(evening, django_assert_num_queries, count):
    for number in range(count):
        motion = actions.put_motion(evening.secretary, evening.meeting, text=f"Nội dung {number}")
        vote(evening, motion, evening.binh)
        vote(evening, motion, evening.an)

    with django_assert_num_queries(4):
        assert len(motion_states(evening.meeting)) == count
