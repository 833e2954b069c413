"""Visits in the official's calendar, and the plan from the command line."""

import datetime as dt
import json

import pytest
from django.core.management import call_command
from icalendar import Calendar

from sotay.committees.choices import Post
from sotay.core.days import month_of, today
from sotay.meetings.actions.calendar import make_feed
from sotay.meetings.actions.publishing import publish_meeting
from sotay.meetings.queries.feeds import feed_of, token_of
from sotay.visits.actions import changes
from sotay.visits.actions.inviting import invite
from sotay.visits.models import Visit
from sotay.work.models import Task
from tests.factories.meetings import make_meeting
from tests.factories.people import make_position
from tests.factories.visits import make_plan, make_rule, make_visit
from tests.visits.test_actions import acting

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def events(client):
    """Read a person's calendar as their telephone does."""

    def read(member):
        if feed_of(acting(member)) is None:
            make_feed(acting(member))
        answer = client.get(f"/calendar/{token_of(feed_of(acting(member)))}.ics")
        found = Calendar.from_ical(answer.content).walk("VEVENT")
        return {str(one["UID"]).removesuffix("@sotay"): one for one in found}

    return read


def test_a_published_visit_stands_in_the_calendar_a_draft_does_not(cast, events):
    plan = make_plan(cast.province)
    visit = make_visit(plan, cast.an, cast.cell_c)
    make_visit(make_plan(cast.committee, published=False), cast.an, cast.cell_b, today().replace(month=1, day=2))
    assert list(events(cast.an)) == [str(visit.uid)]


def test_one_feed_for_meetings_tasks_and_visits(cast, events):
    visit = make_visit(make_plan(cast.province), cast.an, cast.cell_c, today() + DAY)
    task = Task.objects.create(organisation=cast.cell_a, owner=cast.an, title="Một", due_on=today())
    meeting = make_meeting(cast.cell_a, held_on=today() + 2 * DAY, period=month_of(today() + 2 * DAY))
    publish_meeting(acting(cast.an), meeting)
    assert set(events(cast.an)) == {str(visit.uid), str(task.uid), str(meeting.uid)}


def test_a_move_is_an_update_and_a_visit_given_away_is_cancelled(cast, events):
    plan = make_plan(cast.province, cast.binh)
    visit = make_visit(plan, cast.an, cast.cell_c, today() + DAY)
    uid, first = str(visit.uid), events(cast.an)[str(visit.uid)]
    changes.move_visit(acting(cast.ha), visit, on=today() + 2 * DAY, reason="Lũ lụt")
    moved = events(cast.an)[uid]
    assert moved["SEQUENCE"] > first["SEQUENCE"]
    assert moved["DTSTART"].dt == today() + 2 * DAY
    changes.substitute_visit(acting(cast.ha), Visit.objects.get(), member=cast.binh, reason="Ốm")
    gone, theirs = events(cast.an)[uid], events(cast.binh)[uid]
    assert (gone["STATUS"], theirs["STATUS"]) == ("CANCELLED", "CONFIRMED")
    assert gone["SEQUENCE"] > moved["SEQUENCE"]
    changes.call_off_visit(acting(cast.ha), Visit.objects.get(), reason="Chi bộ sáp nhập")
    assert events(cast.binh)[uid]["STATUS"] == "CANCELLED"


def test_the_meeting_does_not_stand_beside_the_visit_but_gives_it_its_hour(cast, events):
    make_position(cast.an, cast.province, Post.COMMITTEE_MEMBER, "member")
    day = today() + DAY
    visit = make_visit(make_plan(cast.province), cast.an, cast.cell_c, day)
    before = events(cast.an)[str(visit.uid)]
    meeting = make_meeting(cast.cell_c, held_on=day, period=month_of(day))
    invite(visit)
    assert events(cast.an)[str(visit.uid)]["DTSTART"].dt == day, "a draft tells nothing"
    make_position(cast.lam, cast.cell_c, Post.SECRETARY, "cell_secretary")
    publish_meeting(acting(cast.lam), meeting)
    found = events(cast.an)
    assert list(found) == [str(visit.uid)]
    after = found[str(visit.uid)]
    assert after["DTSTART"].dt.time() == meeting.starts
    assert after["SEQUENCE"] >= before["SEQUENCE"]


def test_the_command_draws_a_plan_and_prints_it(cast, capsys):
    make_position(cast.an, cast.province, Post.COMMITTEE_MEMBER, "member")
    make_rule(cast.province)
    year = today().year + 1
    call_command("visits_plan", organisation=cast.province.code, year=year, json=True)
    facts = json.loads(capsys.readouterr().out)
    assert facts["status"] == "draft"
    assert len(facts["visits"]) == 1
