"""Visits in the official's calendar, and the plan from the command line."""

import json

import pytest
from django.core.management import call_command

from sotay.committees.choices import Post
from sotay.core.days import today
from sotay.meetings.actions.calendar import make_feed
from sotay.meetings.queries.feeds import feed_of, token_of
from tests.factories.people import make_position
from tests.factories.visits import make_plan, make_rule, make_visit
from tests.visits.test_actions import acting

pytestmark = pytest.mark.django_db


def test_a_published_visit_stands_in_the_calendar_a_draft_does_not(cast, client):
    make_feed(acting(cast.an))
    address = f"/calendar/{token_of(feed_of(acting(cast.an)))}.ics"
    plan = make_plan(cast.province)
    make_visit(plan, cast.an, cast.cell_c)
    make_visit(make_plan(cast.committee, published=False), cast.an, cast.cell_b, today().replace(month=1, day=2))
    text = client.get(address).content.decode()
    assert text.count("BEGIN:VEVENT") == 1
    assert cast.cell_c.name in text


def test_the_command_draws_a_plan_and_prints_it(cast, capsys):
    make_position(cast.an, cast.province, Post.COMMITTEE_MEMBER, "member")
    make_rule(cast.province)
    year = today().year + 1
    call_command("visits_plan", organisation=cast.province.code, year=year, json=True)
    facts = json.loads(capsys.readouterr().out)
    assert facts["status"] == "draft"
    assert len(facts["visits"]) == 1
