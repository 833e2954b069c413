import datetime as dt

from django.urls import reverse

from sotay.core.days import today
from sotay.work.choices import TaskStatus
from sotay.work.models import Task
from tests.factories.work import make_task


def page(client, view, *args, **query):
    answer = client.get(reverse(view, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_own_list_and_the_cells(client, cast):
    make_task(cast.cell_a, owner=cast.binh, title="Việc của Bình", due_on=today() - dt.timedelta(days=1))
    client.force_login(cast.binh.account)
    own = page(client, "work:list")
    client.force_login(cast.an.account)

    assert "Việc của Bình" in own
    assert "Quá hạn" in own
    assert "Của chi bộ" not in own
    assert "Không còn việc nào" in page(client, "work:list")
    assert "Việc của Bình" in page(client, "work:list", whose="cell")
    assert "Chưa có việc nào xong" in page(client, "work:list", finished=1)


def test_the_owner_reports(client, cast):
    task = make_task(cast.cell_a, owner=cast.binh)
    client.force_login(cast.binh.account)
    assert "Báo cáo kết quả" in page(client, "work:detail", task.uid)

    answer = client.post(reverse("work:detail", args=[task.uid]), {"status": "done", "result": "Đã xong"})

    assert answer.url == reverse("work:list")
    assert Task.objects.get().status == TaskStatus.DONE


def test_a_missing_result_is_asked_for_and_nothing_is_lost(client, cast):
    task = make_task(cast.cell_a, owner=cast.binh)
    client.force_login(cast.binh.account)

    answer = client.post(reverse("work:detail", args=[task.uid]), {"status": "not_done", "result": ""})

    assert answer.status_code == 422
    assert Task.objects.get().status == TaskStatus.OPEN


def test_another_member_reads_but_cannot_report(client, cast):
    task = make_task(cast.cell_a, owner=cast.binh)
    client.force_login(cast.em.account)

    assert "Báo cáo kết quả" not in page(client, "work:detail", task.uid)
    assert client.post(reverse("work:detail", args=[task.uid]), {"status": "done", "result": "x"}).status_code == 403
    assert client.get(reverse("work:detail", args=[make_task(cast.cell_b).uid])).status_code == 404


def test_the_secretary_gives_edits_and_opens_again(client, cast):
    client.force_login(cast.an.account)
    assert client.get(reverse("work:cells")).url == reverse("work:assign", args=[cast.cell_a.uid])
    assert "Nguyễn Văn Bình" in page(client, "work:assign", cast.cell_a.uid)
    fields = {"title": "Rà soát hộ nghèo", "owner": str(cast.binh.uid), "due_on": f"{today():%Y-%m-%d}"}

    client.post(reverse("work:assign", args=[cast.cell_a.uid]), fields)
    task = Task.objects.get()
    assert "Rà soát hộ nghèo" in page(client, "work:edit", task.uid)
    client.post(reverse("work:edit", args=[task.uid]), {**fields, "owner": "", "title": "Rà soát lại"})
    client.post(reverse("work:detail", args=[task.uid]), {"status": "done", "result": "Xong"})
    client.post(reverse("work:reopen", args=[task.uid]))

    task.refresh_from_db()
    assert (task.title, task.owner, task.status) == ("Rà soát lại", None, TaskStatus.OPEN)


def test_a_member_finds_no_cell_to_give_tasks_in(client, cast):
    client.force_login(cast.binh.account)

    assert "Chưa được giao quyền" in page(client, "work:cells")
    assert client.get(reverse("work:assign", args=[cast.cell_a.uid])).status_code == 404
