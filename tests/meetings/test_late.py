"""What comes late is taken at its own time until the papers are sealed; a clash of texts shows both."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from sotay.access.sync import Arrival, Entry, take
from sotay.meetings.actions.conducting import close_meeting
from sotay.meetings.actions.on_behalf import vote_for
from sotay.meetings.actions.voices import cast_vote, close_motion, count_hands, put_motion
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.models import Attendance, Motion, Opinion, Paper, Vote
from sotay.meetings.queries.papers import papers_of
from sotay.work.models import Task
from tests.factories.people import actor_of
from tests.factories.phones import make_evening_of_yesterday
from tests.factories.senders import Sender, close_it, moment, open_it
from tests.factories.work import make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(cast):
    return make_evening_of_yesterday(cast)


@pytest.fixture
def an(evening):
    return Sender(evening.an, evening)


@pytest.fixture
def deputy(evening):
    return Sender(evening.others[1], evening)


@pytest.fixture
def binh(evening):
    return Sender(evening.binh, evening)


def test_a_check_in_arriving_after_the_closing_is_on_the_list_and_in_the_papers(an, evening):
    open_it(an, evening)
    for person in (evening.em, *evening.others[1:6]):
        an(5, "record_attendance", member=person.uid, state="present")
    close_it(an)
    giap = Sender(evening.others[0], evening)
    before = evening.reload().present

    answer = giap(20, "check_in").answer

    assert answer["state"] == "late"
    assert evening.reload().present == before + 1
    minutes = Paper.objects.get(meeting=evening.meeting, kind="minutes")
    came_late = next(line for section in minutes.sections for line in section["paragraphs"] if "Đến muộn" in line)
    assert "Trần Văn Giáp" in came_late


def test_an_exempt_member_who_came_is_in_the_base_of_what_was_decided_since(an, evening):
    open_it(an, evening)
    an(3, "mark_rest_present")
    before, after = (an(minutes, "put_motion", text=f"Câu hỏi {minutes}") for minutes in (10, 40))
    for minutes, motion in ((12, before), (42, after)):
        an(minutes, "count_hands", motion.id, agree=5)
        an(minutes + 1, "close_motion", motion.id)
    close_it(an)

    Sender(evening.exempt, evening)(30, "check_in")

    found = dict(evening.meeting.motions.values_list("text", "base"))
    assert found == {"Câu hỏi 10": 9, "Câu hỏi 40": 10}


def test_what_happened_after_the_closing_is_refused(an, evening):
    open_it(an, evening)
    an(3, "mark_rest_present")
    close_it(an)

    for entry in (
        an.entry(100, "put_motion", text="Thông qua"),
        an.entry(100, "record_departure", member=evening.em.uid),
        Sender(evening.others[0], evening).entry(100, "add_comment", kind="comment", text="Muộn"),
    ):
        outcome = an.send(entry)
        assert (outcome.status, outcome.retry) == ("refused", False)
        assert outcome.code in {"meeting_not_open", "meeting_not_taking_comments"}


def test_a_whole_vote_of_another_phone_arrives_after_the_closing(an, deputy, evening):
    open_it(an, evening)
    an(3, "mark_rest_present")
    close_it(an)

    motion = deputy(40, "put_motion", text="Thông qua nghị quyết")
    deputy(41, "count_hands", motion.id, agree=8)
    result = deputy(42, "close_motion", motion.id)
    said = deputy(43, "note_opinion", speaker=evening.em.uid, summary="Nhất trí")

    assert (result.answer["agree"], result.answer["base"], result.answer["is_carried"]) == (8, 9, True)
    assert Opinion.objects.get(uid=said.id).noted_at == moment(evening, 43)
    minutes = str(Paper.objects.get(meeting=evening.meeting, kind="minutes").sections)
    assert "8/9 đồng chí đồng ý" in minutes
    assert "Lê Thị Em: Nhất trí." in minutes


def test_a_vote_given_before_the_count_ended_is_counted(an, binh, evening):
    open_it(an, evening)
    an(3, "mark_rest_present")
    motion = an(40, "put_motion", text="Thông qua nghị quyết")
    an(42, "count_hands", motion.id, agree=4)
    an(43, "close_motion", motion.id)
    early, late = (
        binh.entry(41, "cast_vote", motion.id, choice="agree"),
        binh.entry(50, "cast_vote", motion.id, choice="disagree"),
    )

    assert binh.send(early).status == "applied"
    refused = binh.send(late)

    vote = Vote.objects.get()
    assert (vote.choice, vote.cast_at) == ("agree", moment(evening, 41))
    assert (refused.status, refused.code) == ("refused", "motion_not_open")
    vote.motion.refresh_from_db()
    assert (vote.motion.status, vote.motion.agree, vote.motion.is_carried) == ("closed", 5, True)


def test_a_vote_too_many_is_refused_and_the_result_stands(an, binh, evening):
    open_it(an, evening)
    an(3, "mark_rest_present")
    motion = an(40, "put_motion", text="Thông qua nghị quyết")
    an(42, "count_hands", motion.id, agree=9)
    an(43, "close_motion", motion.id)

    outcome = binh.send(binh.entry(41, "cast_vote", motion.id, choice="agree"))

    assert (outcome.status, outcome.code, outcome.retry) == ("refused", "hands_counted", False)
    assert not Vote.objects.exists()
    assert evening.meeting.motions.get().status == "closed"


def test_the_later_of_two_votes_stands(an, binh, evening):
    open_it(an, evening)
    an(3, "mark_rest_present")
    motion = an(40, "put_motion", text="Thông qua nghị quyết")

    binh(42, "cast_vote", motion.id, choice="agree")
    assert binh(41, "cast_vote", motion.id, choice="disagree").answer == {"choice": "agree"}

    assert Vote.objects.get().choice == "agree"


def test_ones_own_vote_goes_before_one_that_was_written_for_one(an, binh, evening):
    open_it(an, evening)
    an(3, "mark_rest_present")
    motion = an(40, "put_motion", text="Thông qua nghị quyết")
    vote_for(evening.secretary, Motion.objects.get(), member=evening.binh, choice="disagree")

    binh(41, "cast_vote", motion.id, choice="agree")

    vote = Vote.objects.get()
    assert (vote.choice, vote.on_behalf, vote.entered_by) == ("agree", False, None)


def test_a_vote_waits_for_the_list_of_another_phone(an, evening):
    open_it(an, evening)
    motion = an(40, "put_motion", text="Thông qua nghị quyết")
    giap = Sender(evening.others[0], evening)
    vote = giap.entry(41, "cast_vote", motion.id, choice="agree")

    early = giap.send(vote)
    an(5, "record_attendance", member=evening.others[0].uid, state="present")

    assert (early.status, early.code, early.retry) == ("refused", "not_in_the_room", True)
    assert giap.send(vote).status == "applied"


def test_the_closing_waits_for_who_is_here_by_other_phones(an, evening):
    open_it(an, evening)
    closing = an.entry(95, "close_meeting")

    early = an.send(closing)
    for person in evening.others[:5]:
        Sender(person, evening)(2, "check_in")

    assert (early.status, early.code, early.retry) == ("refused", "no_quorum", True)
    assert an.send(closing).status == "applied"
    assert evening.reload().closed_at == moment(evening, 95)


def test_what_waits_for_two_weeks_is_refused_for_good(an, evening):
    open_it(an, evening)
    entry = an.entry(95, "close_meeting")

    (outcome,) = take(an.actor, [entry], Arrival.of(timezone.now() + dt.timedelta(days=15), None))

    assert (outcome.code, outcome.retry) == ("no_quorum", False)


@pytest.mark.parametrize("turned", [False, True])
def test_two_openings_are_the_earlier_one(an, deputy, evening, turned):
    sends = [
        (an, an.entry(2, "open_meeting", chair=evening.an.uid, secretary_of_meeting=evening.binh.uid)),
        (deputy, deputy.entry(4, "open_meeting", chair=evening.others[1].uid, secretary_of_meeting=evening.em.uid)),
    ]

    for phone, entry in reversed(sends) if turned else sends:
        assert phone.send(entry).status == "applied"

    meeting = evening.reload()
    assert (meeting.opened_at, meeting.chair, meeting.secretary_of_meeting) == (
        moment(evening, 2),
        evening.an,
        evening.binh,
    )
    seen = [evening.row(who).arrived_at for who in (evening.an, evening.binh, evening.others[1], evening.em)]
    assert seen == [moment(evening, minutes) for minutes in (2, 2, 4, 4)]


@pytest.mark.parametrize("turned", [False, True])
def test_two_closings_are_the_later_one(an, deputy, evening, turned):
    open_it(an, evening)
    an(3, "mark_rest_present")
    sends = [
        (an, an.entry(90, "close_meeting", conclusion="Nhất trí.")),
        (deputy, deputy.entry(92, "close_meeting", evaluation="Tốt.")),
    ]

    for phone, entry in reversed(sends) if turned else sends:
        assert phone.send(entry).status == "applied"

    meeting = evening.reload()
    assert (meeting.closed_at, meeting.conclusion, meeting.evaluation) == (moment(evening, 92), "Nhất trí.", "Tốt.")


def test_two_conclusions_are_both_shown(an, deputy, evening):
    open_it(an, evening)
    an(3, "mark_rest_present")
    close_it(an, conclusion="Bản một.")

    entry = deputy.entry(96, "close_meeting", conclusion="Bản hai.")
    outcome, again = deputy.send(entry), deputy.send(entry)

    assert (outcome.status, outcome.code, outcome.retry) == ("refused", "conflict", False)
    assert outcome.answer["yours"]["conclusion"] == "Bản hai."
    assert outcome.answer["theirs"]["conclusion"] == "Bản một."
    assert again == outcome
    assert evening.reload().conclusion == "Bản một."


def test_minutes_written_on_two_phones_are_both_shown(an, deputy, evening):
    open_it(an, evening)
    an(3, "mark_rest_present")
    close_it(an)
    an(97, "edit_paper", kind="minutes", version=0, texts={"conclusion": ["Bản một."], "closing": ["Hết."]})

    outcome = deputy.send(deputy.entry(98, "edit_paper", kind="minutes", version=0, texts={"conclusion": ["Bản hai."]}))
    chosen = deputy(
        99, "edit_paper", kind="minutes", version=outcome.answer["version"], texts={"conclusion": ["Cả hai."]}
    )

    assert (outcome.code, outcome.answer["yours"], outcome.answer["theirs"]) == (
        "conflict",
        {"conclusion": ["Bản hai."]},
        {"conclusion": ["Bản một."]},
    )
    assert "Trần Thị An" in outcome.reason
    assert chosen.answer["version"] == outcome.answer["version"] + 1


def test_what_only_the_records_changed_is_no_clash(an, evening):
    open_it(an, evening)
    an(3, "mark_rest_present")
    close_it(an)
    version = papers_of(an.actor, evening.meeting)[0].version
    Sender(evening.others[0], evening)(30, "check_in")
    an(50, "note_opinion", speaker=evening.em.uid, summary="Nhất trí")

    assert (
        an(98, "edit_paper", kind="minutes", version=version, texts={"conclusion": ["Một."]}).answer["version"]
        > version
    )


def test_a_passage_that_is_not_there_is_refused(an, evening):
    open_it(an, evening)
    an(3, "mark_rest_present")
    close_it(an)

    outcome = an.send(an.entry(98, "edit_paper", kind="minutes", version=0, texts={"no-such": ["Một."]}))

    assert (outcome.code, [one["field"] for one in outcome.answer["errors"]]) == ("invalid", ["texts.no-such"])


def test_an_excuse_and_its_withdrawal_come_after_the_opening(an, evening):
    open_it(an, evening)
    giap, hoa = (Sender(one, evening) for one in (evening.others[0], evening.others[2]))

    giap(-300, "excuse", reason="Đi làm ăn xa")
    hoa(-300, "excuse", reason="Ốm")
    hoa(-200, "withdraw_excuse")
    too_late = giap.send(giap.entry(5, "excuse", reason="Ốm"))

    assert (evening.row(evening.others[0]).state, evening.row(evening.others[2]).state) == ("excused", "expected")
    assert (too_late.code, too_late.retry) == ("excuse_too_late", False)


def test_tasks_are_of_the_evening(an, evening):
    old = make_task(evening.meeting.organisation, owner=evening.binh, created_at=moment(evening, -9000))
    open_it(an, evening)
    an(3, "mark_rest_present")
    due = evening.meeting.held_on  # due the same evening: on the day of sending it would lie in the past
    given = an(50, "give_task", title="Khóa cửa nhà văn hóa", due_on=str(due))
    close_it(an)

    Sender(evening.binh, evening)(60, "work.report_own_result", old.uid, status="done", result="Đã xong")

    assert Task.objects.get(uid=given.id).created_at == moment(evening, 50)
    old.refresh_from_db()
    assert old.finished_on == evening.meeting.held_on
    resolution = str(Paper.objects.get(meeting=evening.meeting, kind="resolution").sections)
    assert "Đã xong" in resolution


def test_a_first_look_without_network_is_the_earliest(an, binh, evening):
    first = binh(-200, "note_opened").answer["opened_at"]
    binh(-300, "note_opened")
    binh(-100, "note_opened")

    assert first
    assert evening.row(evening.binh).opened_at == moment(evening, -300)


def test_with_network_and_without_make_one_meeting(an, binh, evening):
    """The network comes back in the middle of the meeting: what the pages did and what was kept stand together."""
    open_it(an, evening)
    an(3, "mark_rest_present")
    motion = put_motion(evening.secretary, evening.reload(), text="Thông qua")
    cast_vote(actor_of(evening.others[0]), motion, choice="agree")
    binh_vote = binh.send(Entry(uuid.uuid4(), "meetings.cast_vote", motion.uid, {"choice": "agree"}, timezone.now()))
    count_hands(evening.secretary, motion, agree=5)
    close_motion(evening.secretary, motion)
    close_meeting(evening.secretary, evening.meeting)

    assert binh_vote.status == "applied"
    motion.refresh_from_db()
    assert (motion.agree, motion.is_carried) == (7, True)
    assert evening.reload().status == MeetingStatus.CLOSED
    assert Attendance.objects.filter(meeting=evening.meeting, state="present").count() == 10
