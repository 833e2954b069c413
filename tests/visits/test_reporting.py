"""The report: half filled in, three minutes, petitions as rows, exactly once in whatever order and however often it arrives."""

import datetime as dt
import random
import uuid

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotay.access.actor import Actor
from sotay.access.sync import Arrival, Entry, take
from sotay.core.days import month_of, today
from sotay.meetings.choices import MeetingStatus
from sotay.petitions.choices import PetitionSource
from sotay.petitions.models import Petition
from sotay.visits import errors
from sotay.visits.actions import own, reporting
from sotay.visits.actions.settling import settle_visits
from sotay.visits.choices import VisitStatus
from sotay.visits.models import HeardPetition, Visit, VisitReport
from sotay.visits.queries.package import package_of
from sotay.visits.queries.reporting import beginning_of
from tests.factories.meetings import make_meeting
from tests.factories.visits import make_plan, make_visit
from tests.visits.test_actions import acting, report

pytestmark = pytest.mark.django_db
BRIDGE = {"text": "Đề nghị sửa cầu Đồng Xoài, lan can đã gãy.", "subject": "roads"}
ROAD = {"text": "Đề nghị bê tông hóa đường vào thôn 2.", "subject": "roads"}


@pytest.fixture
def visit(cast):
    """An visits cell C today."""
    return make_visit(make_plan(cast.province), cast.an, cast.cell_c, today())


def test_what_was_heard_becomes_petitions_that_the_cell_owns(cast, visit):
    sent = report(visit, petitions=[BRIDGE, {"text": "  "}, ROAD])
    assert [one.petition.text for one in sent.heard.order_by("pk")] == [BRIDGE["text"], ROAD["text"]]
    petition = Petition.objects.get(text=BRIDGE["text"])
    assert (petition.cell, petition.owner, petition.source) == (cast.cell_c, cast.cell_c, PetitionSource.VISIT)
    assert petition.due_on is not None


def test_a_complaint_is_refused_and_nothing_is_reported(visit):
    with pytest.raises(Exception, match="khiếu nại"):
        report(visit, petitions=[BRIDGE, {"text": "Đơn khiếu nại về đất đai"}])
    assert not VisitReport.objects.exists()
    assert not Petition.objects.exists()
    assert Visit.objects.get().status == VisitStatus.PLANNED


def test_petitions_of_a_report_differ(visit):
    with pytest.raises(errors.PetitionTwice):
        report(visit, petitions=[{**BRIDGE, "key": (key := uuid.uuid4())}, {**ROAD, "key": key}])
    assert not Petition.objects.exists()


def test_the_same_form_sent_twice_is_one_report(visit):
    key = uuid.uuid4()
    first = report(visit, key=key, petitions=[BRIDGE])
    assert report(visit, key=key, petitions=[BRIDGE]) == first
    assert Petition.objects.count() == HeardPetition.objects.count() == 1
    with pytest.raises(errors.AlreadyReported):
        report(visit, key=uuid.uuid4(), petitions=[ROAD])
    assert Petition.objects.count() == 1


def held(cast):
    """Cell C's meeting of the month is over: nine of ten, 92 points, two items."""
    now = timezone.now()
    meeting = make_meeting(cast.cell_c, held_on=today(), period=month_of(today()))
    type(meeting).objects.filter(pk=meeting.pk).update(
        status=MeetingStatus.CLOSED, convened=10, due=10, present=9, score=92, opened_at=now, closed_at=now
    )
    meeting.refresh_from_db()
    return meeting


def test_the_form_begins_with_what_the_meeting_recorded(cast, visit):
    held(cast)
    found = beginning_of(visit)
    assert (found["total"], found["present"], found["score"]) == (10, 9, 92)
    assert found["began_at"] is not None
    assert found["ended_at"] is not None


def test_without_a_prepared_meeting_it_knows_how_many_the_cell_has(cast, visit):
    assert beginning_of(visit) == {"total": 3}


def test_three_minutes_one_answer_chosen_nothing_typed(cast, visit):
    """From the visit: one tap to the form, one on how the meeting was, one to send; only a petition is typed."""
    held(cast)
    client = Client()
    client.force_login(cast.an.account)
    page = client.get(f"/visits/own/{visit.uid}/report")
    form = page.context["form"]
    empty = [name for name, field in form.fields.items() if field.required and form[name].value() in (None, "")]
    assert empty == ["judgement"]
    filled = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    assert client.post(f"/visits/own/{visit.uid}/report", {**filled, "judgement": "good"}).status_code == 302
    sent = VisitReport.objects.get()
    assert (sent.present, sent.total, sent.score) == (9, 10, 92)


def test_a_petition_refused_keeps_what_was_typed(cast, visit):
    client = Client()
    client.force_login(cast.an.account)
    fields = {"total": 10, "present": 9, "judgement": "good", "petition_1": "Tố cáo ông A", "lessons": "Đã trao đổi"}
    answer = client.post(f"/visits/own/{visit.uid}/report", fields)
    assert answer.status_code == 422
    assert "Đã trao đổi" in answer.content.decode()
    assert client.post(f"/visits/own/{visit.uid}/report", {**fields, "petition_1": BRIDGE["text"]}).status_code == 302
    assert Petition.objects.get().text == BRIDGE["text"]


def test_a_visit_counted_as_missed_was_attended_without_network(cast):
    day = today() - dt.timedelta(days=5)
    visit = make_visit(make_plan(cast.province), cast.an, cast.cell_c, day)
    settle_visits(today())
    visit.refresh_from_db()
    assert visit.status == VisitStatus.MISSED
    then = timezone.now() - dt.timedelta(days=5)
    entry = Entry(uuid.uuid4(), "visits.check_in_own", visit.uid, {}, then)
    (outcome,) = take(acting(cast.an), [entry], Arrival(timezone.now()))
    visit.refresh_from_db()
    assert (outcome.status, visit.status, visit.arrived_at) == ("applied", VisitStatus.DONE, then)


def entries_of(visit):
    """What a telephone without network keeps of one visit: being there, then the report."""
    now = timezone.now()
    first, second = uuid.uuid4(), uuid.uuid4()
    said = {"total": 10, "present": 9, "judgement": "good", "petitions": [BRIDGE, ROAD]}
    return [
        Entry(first, "visits.check_in_own", visit.uid, {}, now),
        Entry(second, "visits.report_own", visit.uid, said, now, after=first),
    ]


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(seed=st.integers(0, 10_000), tries=st.integers(1, 8))
def test_whatever_the_order_and_however_often_it_arrives_it_is_there_once(cast, seed, tries):
    Petition.objects.filter(heard_at_visit__isnull=False)
    HeardPetition.objects.all().delete()
    Visit.objects.all().delete()
    visit = make_visit(make_plan(cast.province), cast.an, cast.cell_c, today())
    before = Petition.objects.count()
    entries, dice = entries_of(visit), random.Random(seed)  # noqa: S311 -- orders to try
    for _ in range(tries):
        some = dice.sample(entries, dice.randint(1, 2))
        take(acting(cast.an), some, Arrival(timezone.now()))
    take(acting(cast.an), entries, Arrival(timezone.now()))
    outcomes = take(acting(cast.an), entries[::-1], Arrival(timezone.now()))
    assert {one.status for one in outcomes} == {"duplicate"}
    visit.refresh_from_db()
    assert (visit.status, visit.arrived_at) == (VisitStatus.DONE, entries[0].happened_at)
    assert VisitReport.objects.filter(visit=visit).count() == 1
    assert Petition.objects.count() - before == 2
    assert HeardPetition.objects.count() == 2


def test_the_telephone_holds_the_year_and_what_the_report_begins_with(cast, visit):
    make_visit(visit.plan, cast.an, cast.cell_b, today() - dt.timedelta(days=1), status=VisitStatus.POSTPONED)
    found = {one["uid"]: one for one in package_of(acting(cast.an))}
    assert found[visit.uid]["beginning"] == {"total": 3}
    assert len(found) == 2
    assert package_of(acting(cast.binh)) == []
    assert package_of(Actor(user=None)) == []
    client = Client()
    client.force_login(cast.an.account)
    answer = client.get("/api/v1/own/visits/package")
    again = client.get("/api/v1/own/visits/package", headers={"If-None-Match": answer["ETag"]})
    assert (answer.status_code, again.status_code) == (200, 304)


def test_who_was_not_there_does_not_check_in(cast, visit):
    with pytest.raises(errors.NotYours):
        own.check_in_own(acting(cast.binh), cast.binh, visit=visit)
    with pytest.raises(errors.NotYours):
        reporting.report_own(acting(cast.binh), cast.binh, visit=visit, total=1, present=1, judgement="good")
    visit.refresh_from_db()
    assert visit.status == VisitStatus.PLANNED
