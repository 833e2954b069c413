import json

import pytest
from django.test import Client

from sotay.core.days import today
from sotay.notifications.models import Notification
from sotay.work.choices import TaskStatus
from sotay.work.models import Task
from tests.factories.meetings import upcoming
from tests.factories.work import make_task

pytestmark = pytest.mark.django_db


def call(member, method, path, expected=200, **body):
    client = Client()
    client.force_login(member.account)
    content = "" if method == "GET" else json.dumps(body, default=str)
    answer = client.generic(method, f"/api/v1{path}", content, content_type="application/json")
    assert answer.status_code == expected, answer.content.decode()[:300]
    return answer.json()


def test_given_reported_opened_again(cast):
    path = f"/organisations/{cast.cell_a.uid}/tasks"
    given = call(cast.an, "POST", path, 201, title="Rà soát hộ nghèo", due_on=upcoming(9), owner=cast.binh.uid)
    (own,) = call(cast.binh, "GET", "/tasks")
    done = call(cast.binh, "PUT", f"/tasks/{given['uid']}/result", status="done", result="12 hộ")
    call(cast.binh, "POST", f"/tasks/{given['uid']}/reopen", 403)
    again = call(cast.an, "POST", f"/tasks/{given['uid']}/reopen")

    assert (own["uid"], own["owner_name"], own["urgency"]) == (given["uid"], "Nguyễn Văn Bình", "calm")
    assert (done["status"], done["result"], done["finished_on"]) == ("done", "12 hộ", today().isoformat())
    assert again["status"] == "open"
    assert Notification.objects.get().user == cast.binh.account


def test_lists(cast):
    make_task(cast.cell_a, owner=cast.binh)
    make_task(cast.cell_a, status=TaskStatus.DONE)

    assert len(call(cast.an, "GET", "/tasks")) == 0
    assert len(call(cast.an, "GET", "/tasks?whose=cell")) == 1
    assert len(call(cast.an, "GET", "/tasks?whose=cell&finished=true")) == 1
    assert len(call(cast.em, "GET", "/tasks?whose=cell")) == 0


def test_refusals(cast):
    task = make_task(cast.cell_a, owner=cast.binh)

    call(cast.lam, "GET", f"/tasks/{task.uid}", 404)
    call(cast.em, "PUT", f"/tasks/{task.uid}/result", 403, status="done", result="x")
    call(cast.binh, "PUT", f"/tasks/{task.uid}/result", 422, status="finished", result="x")
    call(cast.binh, "POST", f"/organisations/{cast.cell_a.uid}/tasks", 404, title="x", due_on=upcoming(1))
    call(
        cast.an,
        "POST",
        f"/organisations/{cast.cell_a.uid}/tasks",
        404,
        title="x",
        due_on=upcoming(1),
        owner=cast.chi.uid,
    )

    assert Task.objects.get().status == TaskStatus.OPEN


def test_notices(cast):
    Notification.objects.create(user=cast.binh.account, kind="x", title="Mời họp", link="/meetings/")

    (notice,) = call(cast.binh, "GET", "/notifications")

    assert (notice["title"], notice["read_at"]) == ("Mời họp", None)
    assert call(cast.binh, "POST", "/notifications/read")["count"] == 1
    assert call(cast.an, "GET", "/notifications") == []
