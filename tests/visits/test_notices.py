"""Notices of visits climb the ladder while they stand; dates proposed avoid what the official has already."""

import datetime as dt

import pytest
from django.utils import timezone

from sotay.core.days import today
from sotay.meetings.models import MeetingHabit
from sotay.notifications.models import Notification
from sotay.notifications.sources import Judgement, Told
from sotay.visits import wording
from sotay.visits.actions import asking, changes, plans
from sotay.visits.actions.settling import remind_of_visits
from sotay.visits.choices import PlanStatus, VisitStatus
from sotay.visits.models import VisitPlan
from sotay.visits.queries.visits import proposals_for
from tests.factories.visits import make_plan, make_visit
from tests.visits.test_actions import acting

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def objections():
    """What is said against sending each notice that was given, by kind."""
    told = [Told(one.kind, one.link, one.user_id) for one in Notification.objects.order_by("pk")]
    judgement = Judgement(told, timezone.now())
    return [(one.kind, judgement.objection(one, "push")) for one in told]


def test_tomorrows_visit_is_told_once_and_may_leave_the_handbook(cast):
    make_visit(make_plan(cast.province), cast.an, cast.cell_c, today() + DAY)
    assert remind_of_visits(today()) == 1
    remind_of_visits(today())
    assert Notification.objects.get().title.startswith("Ngày mai đồng chí dự sinh hoạt Chi bộ Báo tỉnh")
    assert objections() == [(wording.TOMORROW_KIND, "")]


def test_a_new_plan_a_change_a_request_and_what_was_taken_off_may_leave(cast):
    plan = make_plan(cast.province, cast.binh, published=False)
    visit = make_visit(plan, cast.an, cast.cell_c, today() + DAY)
    plans.publish_plan(acting(cast.ha), plan)
    changes.move_visit(acting(cast.ha), visit, on=today() + 2 * DAY, reason="Lũ lụt")
    asking.ask_substitute(acting(cast.an), cast.an, visit=visit, substitute_by=cast.binh, reason="Ốm")
    assert [code for _, code in objections()] == ["", "", ""]
    visit.refresh_from_db()
    changes.substitute_visit(acting(cast.ha), visit, member=cast.binh, reason="Ốm")
    found = dict(objections())
    assert found[wording.TAKEN_KIND] == ""
    assert found[wording.ASKED_KIND] == "withdrawn", "nobody waits for that answer any more"
    assert VisitPlan.objects.get().status == PlanStatus.PUBLISHED


def test_dates_proposed_avoid_other_visits_and_the_own_cell_where_there_are_others(cast):
    for cell, day in ((cast.cell_c, 5), (cast.cell_a, 20)):
        MeetingHabit.objects.create(organisation=cell, day=day, starts=dt.time(19), place="Nhà văn hóa")
    plan = make_plan(cast.province, year=2027)
    missed = make_visit(plan, cast.an, cast.cell_c, dt.date(2027, 3, 5), status=VisitStatus.MISSED)
    make_visit(plan, cast.an, cast.cell_b, dt.date(2027, 4, 5))
    assert proposals_for(missed, dt.date(2027, 3, 6)) == [dt.date(2027, 5, 5), dt.date(2027, 6, 5)]
    MeetingHabit.objects.filter(organisation=cast.cell_a).update(day=5)
    assert proposals_for(missed, dt.date(2027, 3, 6)) == [dt.date(2027, 5, 5), dt.date(2027, 6, 5)], "there is no other"
    assert proposals_for(missed, dt.date(2027, 11, 6)) == [dt.date(2027, 12, 5)], "the plan's year ends"
