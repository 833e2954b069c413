"""Plans drawn and published, visits changed, reported once, missed, made up; on denial nothing moves."""

import datetime as dt

import pytest

from sotay.access.actor import Actor, Channel
from sotay.committees.choices import Post
from sotay.core.days import month_of, today
from sotay.core.errors import NotPermitted
from sotay.meetings.models import MeetingGuest, MeetingHabit
from sotay.members.record_panels import record_panels_of
from sotay.notifications.models import Notification
from sotay.visits import errors
from sotay.visits.actions import changes, own, plans, regulating, reporting
from sotay.visits.actions.settling import settle_visits
from sotay.visits.choices import Judgement, Light, PlanStatus, Rank, VisitStatus
from sotay.visits.models import Visit, VisitPlan, VisitReport, VisitRule
from sotay.visits.queries.board import board_of, evaluation_of, overview_of, year_of
from sotay.visits.queries.visits import proposals_for
from sotay.visits.queries.warnings import warnings_for
from tests.factories.meetings import make_meeting
from tests.factories.people import make_position
from tests.factories.visits import make_hard, make_plan, make_rule, make_visit

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def acting(member):
    return Actor(user=member.account, channel=Channel.WEB)


@pytest.fixture
def officials(cast):
    """An and Bình are of the provincial committee."""
    for member in (cast.an, cast.binh):
        make_position(member, cast.province, Post.COMMITTEE_MEMBER, "member")
    return cast


def report(visit, **fields):
    fields = {"total": 10, "present": 9, "judgement": Judgement.GOOD, **fields}
    return reporting.report_own(acting(visit.member), visit.member, visit=visit, **fields)


def test_a_plan_is_drawn_published_and_told(officials):
    cast = officials
    make_rule(cast.province)
    make_hard(cast.cell_c)
    year = today().year + 1
    plan = plans.draw_plan(acting(cast.ha), cast.province, year=year)
    plan = plans.fill_plan(acting(cast.ha), plan)

    assert plan.status == PlanStatus.DRAFT
    assert plan.missing == 0
    found = list(plan.visits.all())
    assert len(found) == 2
    assert all(one.cell != cast.cell_a for one in found), "the own cell is left out"
    assert cast.cell_c in {one.cell for one in found}
    plans.publish_plan(acting(cast.ha), plan)
    assert Notification.objects.filter(kind="visit_plan").count() == 2
    with pytest.raises(errors.PlanPublished):
        plans.draw_plan(acting(cast.ha), cast.province, year=year)


def test_without_a_regulation_there_is_no_plan(cast):
    with pytest.raises(errors.NoRules):
        plans.draw_plan(acting(cast.ha), cast.province, year=2027)
    assert not VisitPlan.objects.exists()


def test_whoever_may_not_plan_moves_nothing(cast):
    visit = make_visit(make_plan(cast.province), cast.an, cast.cell_c, today() + DAY)
    with pytest.raises(NotPermitted):
        changes.postpone_visit(acting(cast.binh), visit, reason="bận")
    visit.refresh_from_db()
    assert visit.status == VisitStatus.PLANNED


def test_a_rule_follows_another(cast):
    fields = {"rank": Rank.STANDING, "planned": 2, "source": "1120-QĐ/TU"}
    regulating.set_rule(acting(cast.ha), cast.province, minimum=2, first=dt.date(2020, 1, 20), **fields)
    regulating.set_rule(acting(cast.ha), cast.province, minimum=1, first=dt.date(2026, 1, 1), **fields)
    with pytest.raises(errors.RuleInThePast):
        regulating.set_rule(acting(cast.ha), cast.province, minimum=1, first=dt.date(2025, 1, 1), **fields)
    with pytest.raises(errors.RuleTooFew):
        regulating.set_rule(acting(cast.ha), cast.province, minimum=3, first=dt.date(2027, 1, 1), **fields)
    assert [row.minimum for row in VisitRule.objects.order_by("valid")] == [2, 1]


def test_substitutes_and_swaps(cast):
    plan = make_plan(cast.province)
    first = make_visit(plan, cast.an, cast.cell_c, today() + DAY)
    second = make_visit(plan, cast.lam, cast.cell_b, today() + DAY)
    board = acting(cast.ha)

    with pytest.raises(errors.OwnCell):
        changes.substitute_visit(board, first, member=cast.lam, reason="công tác xa")
    with pytest.raises(errors.OwnCell):
        changes.swap_visits(board, first, other=second, reason="tiện đường")
    first.refresh_from_db()
    assert first.member == cast.an
    third = make_visit(plan, cast.binh, cast.cell_b, today() + 2 * DAY)
    changes.swap_visits(board, first, other=third, reason="tiện đường")
    first.refresh_from_db()
    third.refresh_from_db()
    assert (first.member, third.member) == (cast.binh, cast.an)
    assert first.changes.get().reason == "tiện đường"
    make_plan(cast.province, cast.khanh)
    changes.substitute_visit(board, first, member=cast.khanh, reason="ốm")
    first.refresh_from_db()
    assert first.member == cast.khanh
    with pytest.raises(errors.NotPlanned):
        changes.substitute_visit(board, first, member=cast.chi, reason="ốm")


def test_nobody_is_at_two_places_on_a_day(cast):
    plan = make_plan(cast.province)
    make_visit(plan, cast.an, cast.cell_c, dt.date(today().year, 12, 30))
    other = make_visit(plan, cast.an, cast.cell_b, dt.date(today().year, 12, 29))
    with pytest.raises(errors.DayTaken):
        changes.move_visit(acting(cast.ha), other, on=dt.date(today().year, 12, 30), reason="đổi")
    assert other.changes.count() == 0


def test_postponed_with_a_reason_the_next_two_dates_are_proposed(cast):
    MeetingHabit.objects.create(organisation=cast.cell_c, day=5, starts=dt.time(19), place="Nhà văn hóa")
    visit = make_visit(make_plan(cast.province, year=2026), cast.an, cast.cell_c, dt.date(2026, 3, 5))
    with pytest.raises(errors.ReasonMissing):
        own.postpone_own(acting(cast.an), cast.an, visit=visit, reason=" ")
    own.postpone_own(acting(cast.an), cast.an, visit=visit, reason="Họp đột xuất")
    visit.refresh_from_db()

    assert visit.status == VisitStatus.POSTPONED
    assert proposals_for(visit, dt.date(2026, 3, 1)) == [dt.date(2026, 4, 5), dt.date(2026, 5, 5)]
    assert "sinh hoạt ngày 05/04/2026" in warnings_for(visit, cast.an, dt.date(2026, 4, 9))[0]


def test_a_report_is_sent_once_and_by_the_official_alone(cast):
    visit = make_visit(make_plan(cast.province), cast.an, cast.cell_c, today())
    with pytest.raises(errors.NotYours):
        reporting.report_own(acting(cast.binh), cast.binh, visit=visit, total=1, present=1, judgement="good")
    with pytest.raises(errors.DoesNotAddUp):
        report(visit, present=11)
    assert not VisitReport.objects.exists()
    sent = report(visit, conveyed="Nghị quyết Trung ương")
    visit.refresh_from_db()

    assert visit.status == VisitStatus.DONE
    assert not sent.is_late
    with pytest.raises(errors.AlreadyReported):
        report(Visit.objects.get(pk=visit.pk))
    assert VisitReport.objects.count() == 1
    future = make_visit(visit.plan, cast.an, cast.cell_b, today() + DAY)
    with pytest.raises(errors.NotYet):
        report(future)


def test_the_official_is_invited_checks_in_and_stands_on_the_list_of_guests(officials):
    cast = officials
    meeting = make_meeting(cast.cell_c, held_on=today(), period=month_of(today()))
    visit = make_visit(make_plan(cast.province), cast.an, cast.cell_c, today())
    settle_visits(today())
    visit.refresh_from_db()
    assert visit.meeting == meeting
    assert MeetingGuest.objects.get(meeting=meeting).member == cast.an
    settle_visits(today())
    assert MeetingGuest.objects.count() == 1
    own.check_in_own(acting(cast.an), cast.an, visit=visit)
    visit.refresh_from_db()
    assert visit.status == VisitStatus.DONE
    assert MeetingGuest.objects.get().arrived_at is not None


def test_the_visit_follows_the_cell_to_another_day(officials):
    cast = officials
    held = today() + 3 * DAY
    make_meeting(cast.cell_c, held_on=held, period=month_of(today() + DAY))
    visit = make_visit(make_plan(cast.province), cast.an, cast.cell_c, today() + DAY)
    settle_visits(today())
    visit.refresh_from_db()
    assert visit.on == held
    assert visit.changes.get().reason == "Chi bộ chuyển ngày sinh hoạt"


def test_missed_then_made_up(cast):
    visit = make_visit(make_plan(cast.province), cast.an, cast.cell_c, today() - 10 * DAY)
    settle_visits(today())
    visit.refresh_from_db()
    assert visit.status == VisitStatus.MISSED
    again = own.choose_own_day(acting(cast.an), cast.an, visit=visit, on=today() + DAY)
    assert again.pk != visit.pk
    figures = year_of(cast.an, today().year)
    assert (figures.required, figures.planned, figures.missed) == (1, 2, 1)


def test_late_reports_stand_on_the_list(cast):
    visit = make_visit(
        make_plan(cast.province), cast.an, cast.cell_c, today() - 20 * DAY,
        status=VisitStatus.DONE, report_due=today() - 10 * DAY,
    )  # fmt: skip
    board = board_of(visit.plan)
    assert board.total.report_overdue == 1
    assert board.officials[0].light == Light.AMBER
    assert report(visit).is_late
    assert board_of(visit.plan).total.reported_late == 1


def test_the_board_asks_as_much_for_three_as_for_one(cast, django_assert_num_queries):
    plan = make_plan(cast.province)
    make_visit(plan, cast.an, cast.cell_c)
    board_of(plan)  # the norms are read once
    with django_assert_num_queries(4):
        board_of(plan)
    make_visit(plan, cast.binh, cast.cell_c)
    make_visit(plan, cast.lam, cast.cell_b)
    with django_assert_num_queries(4):
        assert len(board_of(plan).officials) == 3


def test_all_plans_of_a_year_ask_as_much_for_three_as_for_one(cast, django_assert_num_queries):
    make_visit(make_plan(cast.province), cast.an, cast.cell_c)
    actor, year = acting(cast.ha), today().year
    overview_of(actor, year)  # the norms are read once
    with django_assert_num_queries(3):
        assert len(overview_of(actor, year)) == 1
    make_visit(make_plan(cast.committee), cast.binh, cast.cell_c)
    make_visit(make_plan(cast.commune), cast.lam, cast.cell_b)
    with django_assert_num_queries(3):
        lines = overview_of(actor, year)
    assert [line.figures.planned for line in lines] == [1, 1, 1]


def test_the_yearly_evaluation_has_the_visits_behind_its_figures(cast):
    assert evaluation_of(cast.an, today().year) is None
    done = {"status": VisitStatus.DONE, "report_due": today()}
    make_visit(make_plan(cast.province), cast.an, cast.cell_c, today() - DAY, **done)
    make_visit(make_plan(cast.province), cast.an, cast.cell_b, today() - 2 * DAY, status=VisitStatus.MISSED)
    year = evaluation_of(cast.an, today().year)
    assert (year.figures.done, year.figures.missed, len(year.visits)) == (1, 1, 2)
    assert [one.title for one in record_panels_of(acting(cast.an), cast.an, today())].count(
        f"Dự sinh hoạt chi bộ năm {today().year}"
    ) == 1
