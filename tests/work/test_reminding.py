"""The one policy of reminding, over everything that stands in the list "Việc"."""

import datetime as dt

import pytest

from sotay.core.days import today
from sotay.notifications.models import Notification
from sotay.notifications.sources import Judgement, Told
from sotay.work.calendar import engagements_of
from sotay.work.models import Task
from sotay.work.reminding import remind_due
from sotay.work.rules import WorkNorms, days_asked, due_words, is_reminded_on, is_told_above_on

DUE = dt.date(2026, 11, 10)
NORMS = WorkNorms(1, 1, 3, 7)
DAY = dt.timedelta(days=1)


def november(decide):
    """The days of November on which a rule says yes."""
    return [day for day in range(1, 31) if decide(DUE, dt.date(2026, 11, day), NORMS)]


def test_it_is_brought_to_mind_before_on_the_day_and_every_few_days_after():
    assert november(is_reminded_on) == [9, 10, 13, 16, 19, 22, 25, 28]
    assert november(is_told_above_on) == [17, 24]
    assert not is_reminded_on(DUE, DUE, WorkNorms(1, 0, 3, 7))


def test_only_the_deadlines_that_matter_are_asked_for():
    asked = days_asked(DUE, NORMS, 8)
    assert asked == [DUE + DAY, DUE, DUE - 3 * DAY, DUE - 6 * DAY, DUE - 7 * DAY]


def test_a_deadline_as_people_say_it():
    said = [due_words(DUE + count * DAY, DUE) for count in (-4, 0, 1, 5, 90)]
    assert said == ["Quá hạn 4 ngày", "Hạn hôm nay", "Hạn ngày mai", "Còn 5 ngày", ""]


@pytest.mark.django_db
def test_all_that_is_due_is_one_notice_and_twice_is_once(cast):
    tomorrow, next_week = today() + DAY, today() + 7 * DAY
    for title, due_on in (("Một", tomorrow), ("Hai", tomorrow), ("Ba", next_week)):
        Task.objects.create(organisation=cast.cell_a, owner=cast.binh, title=title, due_on=due_on)

    remind_due()
    remind_due()

    assert Notification.objects.get().title == "2 việc đến hạn hoặc quá hạn: Một"


@pytest.mark.django_db
def test_what_stays_undone_is_told_above_once(cast):
    Task.objects.create(organisation=cast.cell_a, owner=cast.binh, title="Một", due_on=today() - 7 * DAY)
    remind_due()
    remind_due()
    above = Notification.objects.get(kind="tasks_overdue")
    assert above.user == cast.an.account
    assert above.link == "/work/?whose=cell"


@pytest.mark.django_db
def test_whoever_leads_the_cell_is_late_before_the_committee_above(cast):
    Task.objects.create(organisation=cast.cell_a, owner=cast.an, title="Một", due_on=today() - 7 * DAY)
    remind_due()
    assert cast.an.account_id not in Notification.objects.filter(kind="tasks_overdue").values_list("user_id", flat=True)


@pytest.mark.django_db
def test_the_gathered_notice_climbs_the_ladder_to_whoever_was_given_it(cast):
    told = Told("tasks_due", "/work/", cast.binh.account_id)
    judgement = Judgement([told], dt.datetime.now(dt.UTC))
    assert judgement.objection(told, "push") == ""


@pytest.mark.django_db
def test_open_tasks_stand_in_the_calendar_on_their_last_day(cast):
    task = Task.objects.create(organisation=cast.cell_a, owner=cast.binh, title="Một", due_on=today())
    Task.objects.create(organisation=cast.cell_a, owner=cast.em, title="Của Em", due_on=today())

    found = engagements_of(cast.binh.account_id)

    assert [(one.uid, one.on, one.title) for one in found] == [(str(task.uid), today(), "Hạn: Một")]
