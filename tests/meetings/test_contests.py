"""A point that the cell does not agree with: sent up, accepted or kept with a reason, and what counts then."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from sotay.audit.models import Entry
from sotay.core.errors import NotPermitted, NotVisible
from sotay.meetings import errors
from sotay.meetings.actions.papers import confirm_paper
from sotay.meetings.actions.score import answer_contest, contest_point, score_meeting, withdraw_contest
from sotay.meetings.models import Meeting, Paper, ScoreContest
from sotay.meetings.queries.contests import contest_list, get_contest
from sotay.meetings.queries.score import score_of, score_sheet
from sotay.meetings.queries.seals import faulty_papers
from sotay.notifications.models import Notification
from tests.factories.evenings import make_deputy, make_evening
from tests.factories.people import actor_of, make_position
from tests.factories.scores import full_marks

pytestmark = pytest.mark.django_db
DOCUMENTS = 8  # the line about documents sent ahead: none was


@pytest.fixture
def evening(cast):
    found = make_evening(cast).opened().everybody_here()
    score_meeting(found.secretary, found.meeting, points=full_marks(found.meeting))
    return found.closed()


@pytest.fixture
def khanh(cast):
    """Secretary of the commune committee above."""
    return actor_of(cast.khanh)


def line(evening, number=DOCUMENTS):
    return next(entry for entry in score_sheet(evening.meeting).entries if entry.number == number)


def contest(evening, **fields):
    wanted = {"number": DOCUMENTS, "proposed": 2, "reason": "Đã gửi bản in đến từng nhà"} | fields
    return contest_point(evening.secretary, evening.meeting, **wanted)


def sealed(cast, evening):
    """The meeting with both papers confirmed by two."""
    make_deputy(cast, evening.binh)
    for paper in Paper.objects.filter(meeting=evening.meeting):
        confirm_paper(actor_of(evening.binh), evening.meeting, paper=paper, role="secretary", version=paper.version)
        paper.refresh_from_db()
        confirm_paper(evening.secretary, evening.meeting, paper=paper, role="chair", version=paper.version)
    assert evening.reload().sealed_at
    return evening


def test_both_points_are_shown_until_the_committee_answers(evening, khanh):
    before = score_of(evening.meeting)

    made = contest(evening)

    found = line(evening)
    assert (found.points, found.in_force, found.contest.proposed) == (0, 0, 2)
    assert score_of(evening.meeting) == before
    assert [row.pk for row in contest_list(khanh, answered=False)] == [made.pk]
    told = Notification.objects.get(kind="score_contested")
    assert told.user_id == khanh.user.pk
    assert "Chi bộ thôn 1 đề nghị xem lại điểm" in told.title


def test_an_accepted_point_counts_beside_the_computed_one(evening, khanh):
    before = score_of(evening.meeting)
    made = contest(evening)

    answer_contest(khanh, made, is_accepted=True, answer="Có giấy xác nhận")

    found = line(evening)
    assert (found.computed, found.in_force, found.contest.answer) == (0, 2, "Có giấy xác nhận")
    assert score_of(evening.meeting) == score_sheet(evening.meeting).total == before + 2
    assert Notification.objects.filter(kind="score_answered", user_id=evening.secretary.user.pk).exists()
    minutes = Paper.objects.get(meeting=evening.meeting, kind="minutes")
    assert f"{before + 2}/100 điểm" in str(minutes.sections)


def test_a_kept_point_stays_with_its_reason(evening, khanh):
    before = score_of(evening.meeting)

    answer_contest(khanh, contest(evening), is_accepted=False, answer="Không có ký nhận")

    found = line(evening)
    assert (found.in_force, found.contest.status, found.contest.answer) == (0, "kept", "Không có ký nhận")
    assert score_of(evening.meeting) == before


def test_after_the_sealing_the_record_stays_and_the_accepted_point_counts(cast, evening, khanh):
    sealed(cast, evening)
    before, row = score_of(evening.meeting), Meeting.objects.values().get(pk=evening.meeting.pk)

    answer_contest(khanh, contest(evening), is_accepted=True, answer="Có giấy xác nhận")

    assert score_of(evening.meeting) == score_sheet(evening.meeting).total == before + 2
    assert Meeting.objects.values().get(pk=evening.meeting.pk) == row
    assert not [fault for fault in faulty_papers() if fault]


def test_the_accepted_point_follows_records_that_change_before_the_sealing(evening, khanh):
    answer_contest(khanh, contest(evening), is_accepted=True, answer="Đồng ý")
    total = score_of(evening.meeting)
    evening.meeting.documents_at = evening.meeting.published_at
    evening.meeting.save(update_fields=["documents_at"])

    score_meeting(evening.secretary, evening.meeting, points=full_marks(evening.meeting))

    assert (line(evening).computed, line(evening).in_force) == (2, 2)
    assert score_of(evening.meeting) == total  # not counted twice


REFUSALS = [
    ({"number": 6}, errors.NotComputed),  # the cell judges it itself
    ({"number": 99}, errors.NotComputed),
    ({"proposed": 3}, errors.ProposedWrong),
    ({"proposed": -1}, errors.ProposedWrong),
    ({"proposed": 0}, errors.ProposedWrong),  # as computed
    ({"reason": "  "}, errors.ContestReasonMissing),
]


@pytest.mark.parametrize(("fields", "refusal"), REFUSALS)
def test_what_cannot_be_contested_moves_nothing(evening, fields, refusal):
    with pytest.raises(refusal):
        contest(evening, **fields)

    assert not ScoreContest.objects.exists()
    assert not Notification.objects.filter(kind="score_contested").exists()


def test_a_point_is_contested_once_unless_withdrawn(evening, khanh):
    made = contest(evening)
    with pytest.raises(errors.AlreadyContested):
        contest(evening, proposed=1)

    withdraw_contest(evening.secretary, made)
    again = contest(evening, proposed=1)
    answer_contest(khanh, again, is_accepted=False, answer="Không")

    with pytest.raises(errors.AlreadyContested):
        contest(evening)
    for late in (
        lambda: withdraw_contest(evening.secretary, again),
        lambda: answer_contest(khanh, again, is_accepted=True, answer="Có"),
    ):
        with pytest.raises(errors.ContestClosed):
            late()


def test_a_meeting_that_goes_on_is_not_contested(cast):
    evening = make_evening(cast).opened()

    with pytest.raises(errors.MeetingNotHeld):
        contest(evening)


def test_members_do_not_contest_and_cells_do_not_answer(cast, evening):
    with pytest.raises(NotPermitted):
        contest_point(actor_of(cast.binh), evening.meeting, number=DOCUMENTS, proposed=2, reason="x")
    made = contest(evening)
    entries = Entry.objects.count()
    for actor in (evening.secretary, actor_of(cast.binh), actor_of(cast.chi)):
        with pytest.raises(NotPermitted):
            answer_contest(actor, made, is_accepted=True, answer="x")

    made.refresh_from_db()
    assert (made.status, Entry.objects.count()) == ("open", entries)


def test_nobody_answers_their_own_contest(cast, evening):
    make_position(cast.an, cast.commune, "deputy", "grassroots_committee")
    made = contest(evening)

    with pytest.raises(errors.OwnContest):
        answer_contest(actor_of(cast.an), made, is_accepted=True, answer="Tự duyệt")

    made.refresh_from_db()
    assert made.status == "open"


def test_an_answer_has_a_reason(evening, khanh):
    made = contest(evening)

    with pytest.raises(errors.AnswerMissing):
        answer_contest(khanh, made, is_accepted=True, answer=" ")


def test_another_committee_does_not_see_it(cast, evening):
    made = contest(evening)

    assert list(contest_list(actor_of(cast.chi), answered=False)) == []
    with pytest.raises(NotVisible):
        get_contest(actor_of(cast.lam), made.uid)
    with pytest.raises(NotPermitted):
        get_contest(actor_of(cast.binh), made.uid)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE meetings_scorecontest SET proposed = 1",
        "UPDATE meetings_scorecontest SET answer = ''",
        "DELETE FROM meetings_scorecontest",
        "UPDATE meetings_scoreline SET points = 1 WHERE computed = 0",
    ],
)
def test_the_database_keeps_an_answer_and_a_computed_point(evening, khanh, statement):
    answer_contest(khanh, contest(evening), is_accepted=True, answer="Đồng ý")

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


# --- the pages ---


def test_the_sheet_leads_to_the_evidence_and_the_contest(client, cast, evening):
    client.force_login(cast.an.account)
    uid = evening.meeting.uid

    sheet = client.get(reverse("meetings:score_sheet", args=[uid])).content.decode()
    assert reverse("meetings:score_evidence", args=[uid, 2]) in sheet
    evidence = client.get(reverse("meetings:score_evidence", args=[uid, 2])).content.decode()
    assert "10/10 đồng chí phải dự có mặt." in evidence
    assert "Nguyễn Văn Bình" in evidence
    assert client.get(reverse("meetings:score_evidence", args=[uid, 99])).status_code == 404
    add = reverse("meetings:contest_add", args=[uid, DOCUMENTS])
    assert client.post(add, {"proposed": "9", "reason": "x"}).status_code == 422
    assert client.post(add, {"proposed": "2", "reason": "Đã phát bản in"}).status_code == 302
    assert "Chờ xem xét" in client.get(reverse("meetings:score_sheet", args=[uid])).content.decode()


def test_the_committee_answers_at_its_desk(client, cast, evening):
    made = contest(evening)
    client.force_login(cast.khanh.account)
    address = reverse("meetings:contest", args=[made.uid])

    assert "Đã gửi bản in đến từng nhà" in client.get(reverse("meetings:contests")).content.decode()
    assert "Chưa gửi tài liệu trên sổ tay." in client.get(address).content.decode()
    assert client.post(address, {"decision": "accept", "answer": ""}).status_code == 422
    assert client.post(address, {"decision": "accept", "answer": "Có ký nhận"}).status_code == 302
    assert "Đã chấp nhận" in client.get(f"{reverse('meetings:contests')}?show=answered").content.decode()


@pytest.mark.parametrize("number", range(1, 21))
def test_every_line_shows_what_is_behind_it(client, cast, evening, number):
    client.force_login(cast.binh.account)

    page = client.get(reverse("meetings:score_evidence", args=[evening.meeting.uid, number]))

    shown = number in {entry.number for entry in score_sheet(evening.meeting).entries}
    assert page.status_code == (200 if shown else 404)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries(cast, evening, khanh, count, django_assert_num_queries):
    for number in (7, DOCUMENTS, 14)[:count]:
        found = line(evening, number)
        contest(evening, number=number, proposed=1 if found.computed == 0 else 0)

    assert khanh.held  # the grants are read once
    with django_assert_num_queries(1):
        for row in contest_list(khanh, answered=False):
            assert row.line.meeting.organisation.parent.name
            assert row.line.item.title
