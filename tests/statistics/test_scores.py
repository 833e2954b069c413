"""The list behind the mean score: the same meetings, the same points, with the evidence that is missing."""

import datetime as dt

import pytest
from django.urls import reverse

from sotay.core.days import month_of
from sotay.meetings.actions.score import answer_contest, contest_point, score_meeting
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.models import Meeting
from sotay.meetings.queries.score import score_of
from sotay.statistics.queries.month import month_of_children, total
from sotay.statistics.queries.scores import scored_meetings, with_reasons
from tests.factories.evenings import make_evening
from tests.factories.meetings import make_meeting
from tests.factories.people import actor_of
from tests.factories.scores import full_marks

pytestmark = pytest.mark.django_db


@pytest.fixture
def scored(cast):
    evening = make_evening(cast).opened().everybody_here()
    score_meeting(evening.secretary, evening.meeting, points=full_marks(evening.meeting))
    return evening.closed()


def test_the_list_has_the_meetings_behind_the_mean(cast, scored):
    period = month_of(scored.meeting.held_on)
    other = make_meeting(cast.cell_b, MeetingStatus.CLOSED, held_on=scored.meeting.held_on)
    Meeting.objects.filter(pk=other.pk).update(score=40)
    unscored = make_meeting(cast.cell_c, MeetingStatus.CLOSED, held_on=scored.meeting.held_on)
    actor = actor_of(cast.ha)

    rows = list(scored_meetings(actor, cast.province, period))

    figures = total(row.figures for row in month_of_children(cast.province, period))
    assert [row.pk for row in rows] == [other.pk, scored.meeting.pk]
    assert (figures.scored, figures.score_sum) == (2, 40 + score_of(scored.meeting))
    assert [row.pk for row in scored_meetings(actor, cast.province, period, unscored=True)] == [unscored.pk]
    lost = with_reasons(cast.province, rows)[1].lost
    assert [each.points for each in lost] == sorted((each.points for each in lost), reverse=True)
    assert lost
    assert all(each.text for each in lost)


def test_an_accepted_point_counts_in_the_mean(cast, scored):
    period = month_of(scored.meeting.held_on)
    before = score_of(scored.meeting)
    made = contest_point(scored.secretary, scored.meeting, number=8, proposed=2, reason="Đã phát bản in")
    answer_contest(actor_of(cast.khanh), made, is_accepted=True, answer="Có ký nhận")

    figures = total(row.figures for row in month_of_children(cast.province, period))
    (row,) = with_reasons(cast.province, list(scored_meetings(actor_of(cast.ha), cast.province, period)))

    assert figures.score_sum == row.score == before + 2
    assert 8 not in {each.number for each in row.lost}


def test_good_is_what_the_table_in_force_calls_so(cast, scored):
    period = month_of(scored.meeting.held_on)
    Meeting.objects.filter(pk=scored.meeting.pk).update(score=90)

    assert total(row.figures for row in month_of_children(cast.province, period)).good == 1
    Meeting.objects.filter(pk=scored.meeting.pk).update(score=89)
    assert total(row.figures for row in month_of_children(cast.province, period)).good == 0


def test_the_page_opens_the_sheet(client, cast, scored):
    client.force_login(cast.ha.account)
    period = month_of(scored.meeting.held_on)

    address = f"{reverse('statistics:scores', args=[cast.province.uid])}?month={period:%Y-%m}"
    page = client.get(address).content.decode()

    assert reverse("meetings:score_sheet", args=[scored.meeting.uid]) in page
    assert client.get(f"{address}&show=unscored").status_code == 200
    empty = period - dt.timedelta(days=400)
    assert "Không có kỳ sinh hoạt nào" in client.get(f"{address[:-7]}{empty:%Y-%m}").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_reasons_take_the_same_queries(cast, scored, count, django_assert_num_queries):
    for cell in (cast.cell_b, cast.cell_c)[: count - 1]:
        make_meeting(cell, MeetingStatus.CLOSED, held_on=scored.meeting.held_on)
    rows = list(Meeting.objects.all())

    with django_assert_num_queries(4):
        with_reasons(cast.province, rows)
