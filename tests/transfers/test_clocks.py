"""Alerts on the right days, on the right lists, by the rules of the day."""

import datetime as dt

import pytest

from sotay.core.days import today
from sotay.regulations.queries import working_calendar
from sotay.transfers.choices import Due, TransferStatus
from sotay.transfers.models import Transfer
from sotay.transfers.queries import Filters, clock_of, due_counts, transfers_listed
from tests.factories.people import actor_of
from tests.factories.transfers import make_transfer


def clock(transfer, on):
    return clock_of(transfer, on, working_calendar())


@pytest.mark.parametrize(("moved", "limit", "alert"), [(dt.date(2025, 9, 15), 60, 45), (dt.date(2026, 9, 15), 30, 20)])
def test_the_start_by_the_rule_of_the_day_of_the_move(cast, moved, limit, alert):
    paper, calendar = make_transfer(cast), working_calendar()
    paper.moved_on = moved
    before = clock(paper, calendar.after(moved, alert) - dt.timedelta(days=1))
    assert not before.is_alert
    found = clock(paper, calendar.after(moved, alert))
    assert (found.due, found.is_alert, found.is_late, found.spent, found.limit) == (
        Due.START,
        True,
        False,
        alert,
        limit,
    )
    assert clock(paper, calendar.after(moved, limit + 1)).is_late
    assert found.deadline == calendar.after(moved, limit)


def test_presenting_within_thirty_working_days_then_the_three_months(cast):
    paper, calendar = make_transfer(cast), working_calendar()
    first = dt.date(2026, 8, 10)
    paper.started_on = paper.introduced_on = first
    assert not clock(paper, calendar.after(first, 19)).is_alert
    found = clock(paper, calendar.after(first, 20))
    assert (found.due, found.is_alert, found.is_late) == (Due.PRESENT, True, False)
    strike = clock(paper, first + dt.timedelta(days=80))
    assert (strike.due, strike.deadline, strike.is_late) == (Due.STRIKE, dt.date(2026, 11, 10), False)
    assert clock(paper, dt.date(2026, 11, 11)).is_late
    paper.presented_on = dt.date(2026, 8, 20)
    assert clock(paper, dt.date(2026, 11, 11)) is None


def test_a_stay_that_ends_within_thirty_days(cast):
    paper = make_transfer(cast)
    paper.status, paper.effective_on, paper.until = TransferStatus.DONE, dt.date(2026, 6, 1), dt.date(2026, 12, 1)
    assert not clock(paper, dt.date(2026, 10, 31)).is_alert
    assert clock(paper, dt.date(2026, 11, 1)).is_alert
    assert clock(paper, dt.date(2026, 12, 1)) is None


def test_what_is_late_stands_on_the_lists_of_both_ends_and_of_nobody_else(cast):
    paper = make_transfer(cast, target=cast.cell_b)
    Transfer.objects.filter(pk=paper.pk).update(moved_on=today() - dt.timedelta(days=200))
    for member in (cast.an, cast.chi, cast.khanh, cast.ha, cast.dung):
        actor = actor_of(member)
        assert due_counts(actor, today())[Due.START] == 1
        assert [one.pk for one in transfers_listed(actor, Filters(due=Due.START))] == [paper.pk]
    assert not any(due_counts(actor_of(cast.lam), today()).values())
