"""Many telephones at the same moment: exactly once, nothing lost, nothing doubled."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from sotay.audit.models import Entry
from sotay.core.errors import DomainError
from sotay.documents.models import NumberSeries
from sotay.documents.numbering import take_number
from sotay.meetings import errors
from sotay.meetings.actions.attendance import check_in, record_attendance
from sotay.meetings.actions.conducting import close_meeting
from sotay.meetings.actions.papers import confirm_paper, edit_paper
from sotay.meetings.actions.voices import cast_vote, close_motion, count_hands, put_motion
from sotay.meetings.choices import AttendanceState as State
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.models import Attendance, Meeting, Motion, Paper, Vote
from sotay.meetings.queries.seals import faulty_papers
from sotay.meetings.rules.quorum import Line, tally
from tests.factories.cast import make_cast
from tests.factories.evenings import make_evening
from tests.factories.people import actor_of, make_member
from tests.factories.reference import restore_reference_rows

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def people(transactional_db):
    restore_reference_rows()
    return make_cast()


@pytest.fixture
def evening(people):
    return make_evening(people)


def at_once(*works):
    """Run the works at the same moment, each on a connection of its own; return answers and refusals."""
    gate = threading.Barrier(len(works))

    def run(work):
        gate.wait(timeout=20)
        try:
            return work()
        except DomainError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_two_telephones_check_the_same_person_in(evening):
    actor = actor_of(evening.binh)

    answers = at_once(*[lambda: check_in(actor, evening.meeting) for _ in range(6)])

    assert sorted(answer.is_first for answer in answers) == [False] * 5 + [True]
    assert {answer.arrived_at for answer in answers} == {evening.row(evening.binh).arrived_at}


def test_the_member_and_the_secretary_record_the_same_arrival(evening):
    row = evening.row(evening.em)

    answers = at_once(
        lambda: check_in(actor_of(evening.em), evening.meeting),
        lambda: record_attendance(evening.secretary, evening.meeting, attendance=row, state=State.PRESENT),
    )

    assert not [answer for answer in answers if isinstance(answer, Exception)]
    assert evening.row(evening.em).state == State.PRESENT
    assert Entry.objects.filter(action__in=["meetings.check_in", "meetings.record_attendance"]).count() == 2


def test_a_whole_cell_checks_in_at_once(evening):
    members = [evening.an, evening.binh, evening.em, *evening.others]

    answers = at_once(*[lambda m=member: check_in(actor_of(m), evening.meeting) for member in members])

    assert all(answer.is_first for answer in answers)
    assert Attendance.objects.filter(meeting=evening.meeting, state=State.PRESENT).count() == len(members)


def test_twenty_five_votes_at_once(people):
    voters = [make_member(people.cell_a) for _ in range(16)]
    evening = make_evening(people).opened().everybody_here()
    motion = put_motion(evening.secretary, evening.meeting, text="Thông qua nghị quyết")
    voters += [evening.an, evening.binh, *evening.others]
    assert len(voters) == 25

    answers = at_once(*[lambda v=voter: cast_vote(actor_of(v), motion, choice="agree") for voter in voters])

    assert answers == ["agree"] * 25
    assert Vote.objects.filter(motion=motion).count() == 25
    assert close_motion(evening.secretary, motion).agree == 25


def test_votes_and_hands_at_once_are_never_more_than_the_people(evening):
    """Nine count. Six hands are written while all nine vote: whatever comes first, nobody is counted twice."""
    evening.opened().everybody_here()
    motion = put_motion(evening.secretary, evening.meeting, text="Thông qua nghị quyết")
    voters = [evening.an, evening.binh, *evening.others]

    at_once(
        lambda: count_hands(evening.secretary, motion, agree=6),
        *[lambda v=voter: cast_vote(actor_of(v), motion, choice="agree") for voter in voters],
    )

    motion.refresh_from_db()
    assert motion.hands_agree + Vote.objects.filter(motion=motion).count() <= 9
    close_motion(evening.secretary, Motion.objects.get(pk=motion.pk))


def test_a_vote_against_the_closing_is_counted_or_refused(evening):
    evening.opened().everybody_here()
    motion = put_motion(evening.secretary, evening.meeting, text="Thông qua nghị quyết")
    voters = [evening.binh, *evening.others]

    answers = at_once(
        lambda: close_motion(evening.secretary, motion),
        *[lambda v=voter: cast_vote(actor_of(v), motion, choice="agree") for voter in voters],
    )

    accepted = sum(answer == "agree" for answer in answers)
    motion.refresh_from_db()
    assert motion.agree == Vote.objects.filter(motion=motion).count() == accepted
    assert all(isinstance(answer, errors.MotionNotOpen) for answer in answers[1:] if answer != "agree")


def test_a_check_in_against_the_closing_is_in_the_tally_or_refused(evening):
    evening.opened().everybody_here()
    late = [evening.em, evening.others[0]]
    Attendance.objects.filter(meeting=evening.meeting, member__in=late).update(state=State.EXPECTED, arrived_at=None)

    answers = at_once(
        lambda: close_meeting(evening.secretary, evening.meeting),
        *[lambda m=member: check_in(actor_of(m), evening.meeting) for member in late],
        lambda: check_in(actor_of(evening.exempt), evening.meeting),
    )

    meeting = Meeting.objects.get(pk=evening.meeting.pk)
    rows = Attendance.objects.filter(meeting=meeting)
    found = tally(Line(row.state, row.entitled) for row in rows)
    assert meeting.status == MeetingStatus.CLOSED
    assert (meeting.present, meeting.due) == (found.present, found.due)
    came = sum(not isinstance(answer, Exception) for answer in answers[1:])
    assert meeting.present == 8 + came


def test_two_closings_are_one(evening):
    evening.opened().everybody_here()

    answers = at_once(*[lambda: close_meeting(evening.secretary, evening.meeting) for _ in range(4)])

    assert sum(isinstance(answer, errors.MeetingNotOpen) for answer in answers) == 3
    assert Paper.objects.count() == 2


def test_numbers_taken_at_once_are_all_different(people):
    @transaction.atomic
    def take():
        return take_number(people.cell_a.pk, "NQ", "2025-2027")

    numbers = at_once(*[take] * 8)

    assert sorted(numbers) == list(range(1, 9))
    assert NumberSeries.objects.get().last == 8


def test_both_papers_confirmed_at_once_make_one_chain(evening):
    evening.opened().everybody_here().closed()
    papers = list(Paper.objects.order_by("pk"))
    for paper in papers:
        confirm_paper(actor_of(evening.binh), evening.meeting, paper=paper, role="secretary", version=paper.version)

    at_once(
        *[
            lambda p=paper: confirm_paper(
                actor_of(evening.an), evening.meeting, paper=p, role="chair", version=p.version
            )
            for paper in papers
        ]
    )

    assert Meeting.objects.get(pk=evening.meeting.pk).status == MeetingStatus.SEALED
    assert list(faulty_papers()) == [None, None]


def test_two_saves_at_once_lose_nothing(evening):
    evening.opened().everybody_here().closed()
    paper = Paper.objects.get(kind="minutes")
    works = [
        lambda text=text: edit_paper(
            evening.secretary, evening.meeting, paper=paper, version=paper.version, texts={"conclusion": [text]}
        )
        for text in ("Một.", "Hai.")
    ]

    answers = at_once(*works)

    assert sum(isinstance(answer, errors.PaperChanged) for answer in answers) == 1
