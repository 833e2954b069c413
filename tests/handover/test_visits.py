"""Visits still to be made go to the successor: on the plan, off the list of guests, and what was asked about them is over."""

import datetime as dt

import pytest

from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import month_of, today
from sotay.core.open_work import Move
from sotay.handover.open_work.visits import VISITS
from sotay.meetings.models import MeetingGuest
from sotay.visits.actions import asking
from sotay.visits.actions.inviting import invite
from sotay.visits.choices import RequestStatus
from sotay.visits.models import Visit, VisitAssignment, VisitRequest
from tests.factories.meetings import make_meeting
from tests.factories.people import make_position
from tests.factories.visits import make_plan, make_visit
from tests.visits.test_actions import acting

pytestmark = pytest.mark.django_db


def test_the_successor_goes_instead_and_the_leaver_is_no_guest(cast):
    make_position(cast.an, cast.province, Post.COMMITTEE_MEMBER, "member")
    make_position(cast.binh, cast.province, Post.COMMITTEE_MEMBER, "member")
    day = today() + dt.timedelta(days=3)
    meeting = make_meeting(cast.cell_c, held_on=day, period=month_of(day))
    visit = make_visit(make_plan(cast.province, cast.khanh), cast.an, cast.cell_c, day)
    invite(visit)
    asking.ask_substitute(acting(cast.an), cast.an, visit=visit, substitute_by=cast.khanh, reason="Ốm")
    assert MeetingGuest.objects.filter(meeting=meeting, member=cast.an).exists()
    Position.objects.filter(member=cast.an).update(valid=(dt.date(2020, 1, 1), today()))
    move = Move(
        cast.province.pk, cast.province.path, False, Post.COMMITTEE_MEMBER, cast.an.pk, cast.binh.pk, today()
    )  # fmt: skip

    assert [line.title for line in VISITS.lines(move)] == [f"Dự sinh hoạt {cast.cell_c.name}"]
    assert VISITS.hand_on(move) == 1
    assert VISITS.hand_on(move) == 0

    assert Visit.objects.get(pk=visit.pk).member == cast.binh
    assert VisitAssignment.objects.filter(plan=visit.plan, member=cast.binh).exists()
    assert not MeetingGuest.objects.filter(meeting=meeting, member=cast.an).exists()
    assert VisitRequest.objects.get().status == RequestStatus.OVERTAKEN
