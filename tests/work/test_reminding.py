"""One notice a day for each person, whatever number of tasks is due."""

import datetime as dt

import pytest

from sotay.core.days import today
from sotay.notifications.models import Notification
from sotay.work.actions import remind_due
from sotay.work.calendar import engagements_of
from sotay.work.models import Task
from sotay.work.rules import WorkNorms, is_reminded_on

DUE = dt.date(2026, 11, 10)


def test_a_task_is_brought_to_mind_the_day_before_and_every_week_after():
    norms = WorkNorms(1, 7)
    days = [day for day in range(1, 30) if is_reminded_on(DUE, dt.date(2026, 11, day), norms)]
    assert days == [9, 17, 24]


@pytest.mark.django_db
def test_all_that_is_due_is_one_notice_and_twice_is_once(cast):
    tomorrow, next_week = today() + dt.timedelta(days=1), today() + dt.timedelta(days=7)
    for title, due_on in (("Một", tomorrow), ("Hai", tomorrow), ("Ba", next_week)):
        Task.objects.create(organisation=cast.cell_a, owner=cast.binh, title=title, due_on=due_on)

    remind_due()
    remind_due()

    assert Notification.objects.get().title == "2 việc đến hạn hoặc quá hạn: Một"


@pytest.mark.django_db
def test_open_tasks_stand_in_the_calendar_on_their_last_day(cast):
    task = Task.objects.create(organisation=cast.cell_a, owner=cast.binh, title="Một", due_on=today())
    Task.objects.create(organisation=cast.cell_a, owner=cast.em, title="Của Em", due_on=today())

    found = engagements_of(cast.binh.account_id)

    assert [(one.uid, one.on, one.title) for one in found] == [(str(task.uid), today(), "Hạn: Một")]
