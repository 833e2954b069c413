"""Everything that somebody has to do is one list: what it holds, for whom, and what it asks of the database."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.core.days import add_months, month_of, today
from sotay.notifications.models import Notification
from sotay.petitions.choices import PetitionStatus
from sotay.targets.choices import TaskState
from sotay.targets.models import Milestone
from sotay.visits.choices import VisitStatus
from sotay.work.inbox import inbox_kinds, merged
from sotay.work.models import Task
from sotay.work.queries import task_page
from sotay.work.reminding import remind_due
from sotay.work.rules import Urgency
from tests.factories.assignments import make_assignment
from tests.factories.people import actor_of
from tests.factories.petitions import make_petition
from tests.factories.reporting import make_form
from tests.factories.targets import make_limitation, make_task
from tests.factories.visits import make_plan, make_visit

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def fill(cast, numbers=(0,)):
    """Give An, the secretary of cell A, something of every kind."""
    plan = make_plan(cast.province)
    for number in numbers:
        Task.objects.create(organisation=cast.cell_a, owner=cast.an, title=f"Việc {number}", due_on=today() + 9 * DAY)
        make_petition(cast.cell_a, text=f"Đề nghị sửa cầu số {number}")
        task = make_task(
            cast.an, cast.committee, title=f"Số hóa {number}", state=TaskState.APPROVED, decided_on=dt.date(2026, 1, 20)
        )
        Milestone.objects.create(task=task, title=f"Xong bước {number}", due_on=today() - DAY)
        make_limitation(cast.cell_a, owner=cast.an, title=f"Họp muộn {number}")
        make_assignment(cast.an, cast.cell_a, title=f"Phụ trách tổ {number}")
        cell = (cast.cell_b, cast.cell_c, cast.commune)[number]
        make_visit(plan, cast.an, cell, today() - (number + 4) * DAY, status=VisitStatus.DONE, report_due=today() - DAY)


def test_one_list_of_every_kind_the_nearest_first(cast):
    fill(cast)
    make_form(cast.commune)
    kinds = inbox_kinds(actor_of(cast.an))
    assert {kind.key for kind in kinds} == {
        "tasks", "petitions", "visits", "breakthrough", "targets", "assigned", "reports",
    }  # fmt: skip
    days = [line.due_on for line in merged(kinds) if line.due_on]
    assert days == sorted(days)
    assert all(line.url.startswith("/") for line in merged(kinds))


def test_three_of_each_kind_ask_no_more_than_one(cast):
    fill(cast)
    inbox_kinds(actor_of(cast.an))  # norms are read once
    with CaptureQueriesContext(connection) as one:
        inbox_kinds(actor_of(cast.an))
    fill(cast, (1, 2))
    with CaptureQueriesContext(connection) as three:
        assert len(merged(inbox_kinds(actor_of(cast.an)))) > 15
    assert len(three) == len(one)


def test_petitions_are_with_whoever_handles_them_just_there(cast):
    make_petition(cast.cell_a, owner=cast.province)
    make_petition(cast.cell_a, text="Đề nghị lắp đèn đường")
    of = {
        name: [line.title for line in merged(inbox_kinds(actor_of(getattr(cast, name))))]
        for name in ("an", "ha", "khanh")
    }
    assert of["ha"] == ["Trả lời kiến nghị: Đề nghị nạo vét mương nội đồng trước vụ xuân"]
    assert of["an"] == ["Trả lời hoặc chuyển kiến nghị: Đề nghị lắp đèn đường"]
    assert of["khanh"] == []


def test_the_cell_says_whether_it_was_answered(cast):
    make_petition(
        cast.cell_a,
        status=PetitionStatus.ANSWERED,
        answer="Đã bố trí vốn",
        answered_on=today(),
        answered_by=cast.commune,
    )
    (line,) = merged(inbox_kinds(actor_of(cast.an)))
    assert line.title.startswith("Chi bộ cho ý kiến về trả lời: ")


def test_what_is_missed_or_postponed_waits_for_a_day_and_what_comes_is_near(cast):
    plan = make_plan(cast.province)
    make_visit(plan, cast.an, cast.cell_b, today() - 9 * DAY, status=VisitStatus.MISSED)
    make_visit(plan, cast.an, cast.cell_c, today() + 2 * DAY)
    titles = [line.title for line in merged(inbox_kinds(actor_of(cast.an)))]
    assert titles == ["Dự sinh hoạt chi bộ", "Chọn ngày dự sinh hoạt lại"]


def test_the_page_filters_by_kind_says_what_is_overdue_and_pages(cast, client):
    for number in range(35):
        Task.objects.create(organisation=cast.cell_a, owner=cast.an, title=f"Việc {number}", due_on=today() - 4 * DAY)
    make_petition(cast.cell_a)
    client.force_login(cast.an.account)
    page = client.get("/work/?kind=tasks").content.decode()
    assert "Quá hạn 4 ngày" in page
    assert "nạo vét" not in page
    assert "1–30 trong 35" in page
    assert "nạo vét" in client.get("/work/?kind=petitions").content.decode()
    assert "1–30 trong 36" in client.get("/work/?kind=nonsense").content.decode()
    assert task_page(actor_of(cast.an), whose="own", finished=False).late == 35


def test_late_reports_of_visits_are_chased_then_told_to_the_board(cast):
    plan = make_plan(cast.province)
    visit = make_visit(
        plan, cast.an, cast.cell_c, today() - 20 * DAY, status=VisitStatus.DONE, report_due=today() - 7 * DAY
    )
    remind_due()
    remind_due()
    above = Notification.objects.get(kind="tasks_overdue")
    assert (above.user, above.link) == (cast.ha.account, f"/visits/plans/{plan.uid}/visits?state=unreported")
    type(visit).objects.update(report_due=today() - 3 * DAY)
    remind_due()
    assert Notification.objects.filter(kind="tasks_due", user=cast.an.account).count() == 1


def test_every_kind_is_brought_to_mind_by_the_one_policy(cast):
    last = add_months(month_of(today()), 1) - DAY
    make_assignment(cast.binh, cast.cell_a)
    make_petition(cast.cell_a, due_on=today() + DAY)
    task = make_task(cast.chi, cast.committee, state=TaskState.APPROVED, decided_on=dt.date(2026, 1, 20))
    Milestone.objects.create(task=task, title="Bước 1", due_on=today() + DAY)
    remind_due()
    told = set(Notification.objects.filter(kind="tasks_due").values_list("user_id", flat=True))
    assert {cast.an.account_id, cast.chi.account_id} <= told
    assert (cast.binh.account_id in told) == (today() in {last, last - DAY})


def test_urgency_of_a_line_without_a_day_is_calm(cast):
    make_visit(make_plan(cast.province), cast.an, cast.cell_b, today() - DAY, status=VisitStatus.POSTPONED)
    (line,) = merged(inbox_kinds(actor_of(cast.an)))
    assert (line.urgency, line.due_words) == (Urgency.CALM, "")


def test_the_list_through_the_api(cast, client):
    make_petition(cast.cell_a)
    client.force_login(cast.an.account)
    (line,) = client.get("/api/v1/inbox?kind=petitions").json()
    assert line["kind"] == "petitions"
    assert client.get("/api/v1/inbox?kind=tasks").json() == []
