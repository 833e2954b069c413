import datetime as dt

import pytest

from sotay.audit.models import Entry
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.documents.errors import ClassifiedTextRefused
from sotay.notifications.models import Notification
from sotay.work import actions, errors
from sotay.work.choices import TaskStatus
from sotay.work.models import Task
from tests.factories.people import actor_of
from tests.factories.work import make_task

SOON = {"title": "Rà soát hộ nghèo", "due_on": today() + dt.timedelta(days=5)}


@pytest.fixture
def nothing_moved(cast):
    before = list(Task.objects.order_by("pk").values())
    yield
    assert list(Task.objects.order_by("pk").values()) == before
    assert not Entry.objects.exists()
    assert not Notification.objects.exists()


class TestAssignTask:
    def test_the_owner_is_told(self, cast):
        task = actions.assign_task(actor_of(cast.an), cast.cell_a, owner=cast.binh, **SOON)

        assert (task.organisation, task.owner, task.status) == (cast.cell_a, cast.binh, TaskStatus.OPEN)
        notice = Notification.objects.get()
        assert notice.user == cast.binh.account
        assert "Rà soát hộ nghèo" in notice.title
        entry = Entry.objects.get()
        assert (entry.action, entry.user, entry.organisation_id) == (
            "work.assign_task",
            cast.an.account,
            cast.cell_a.pk,
        )

    def test_the_cell_committee_as_a_whole_is_not_told(self, cast):
        actions.assign_task(actor_of(cast.an), cast.cell_a, **SOON)

        assert not Notification.objects.exists()

    @pytest.mark.usefixtures("nothing_moved")
    def test_a_member_gives_no_tasks(self, cast):
        with pytest.raises(NotPermitted):
            actions.assign_task(actor_of(cast.binh), cast.cell_a, **SOON)

    @pytest.mark.usefixtures("nothing_moved")
    def test_the_secretary_of_another_cell_gives_no_tasks(self, cast):
        with pytest.raises(NotPermitted):
            actions.assign_task(actor_of(cast.chi), cast.cell_a, **SOON)

    @pytest.mark.usefixtures("nothing_moved")
    @pytest.mark.parametrize(
        ("change", "error"),
        [
            ({"due_on": today() - dt.timedelta(days=1)}, errors.DueInThePast),
            ({"title": "Kế hoạch (TỐI MẬT)"}, ClassifiedTextRefused),
        ],
    )
    def test_refusals(self, cast, change, error):
        with pytest.raises(error):
            actions.assign_task(actor_of(cast.an), cast.cell_a, **{**SOON, **change})

    @pytest.mark.usefixtures("nothing_moved")
    def test_the_owner_is_of_the_cell(self, cast):
        with pytest.raises(errors.OwnerNotInCell):
            actions.assign_task(actor_of(cast.an), cast.cell_a, owner=cast.chi, **SOON)


class TestReportOwnResult:
    def test_a_result_finishes_the_task(self, cast):
        task = make_task(cast.cell_a, owner=cast.binh)

        actions.report_own_result(actor_of(cast.binh), task, status=TaskStatus.DONE, result="Đã xong 12 hộ")

        task.refresh_from_db()
        assert (task.status, task.result, task.finished_on) == (TaskStatus.DONE, "Đã xong 12 hộ", today())
        assert Entry.objects.get().action == "work.report_own_result"

    def test_still_under_way_leaves_it_open(self, cast):
        task = make_task(cast.cell_a, owner=cast.binh)

        actions.report_own_result(actor_of(cast.binh), task, status=TaskStatus.OPEN, result="Đã được một nửa")

        task.refresh_from_db()
        assert (task.status, task.result, task.finished_on) == (TaskStatus.OPEN, "Đã được một nửa", None)

    @pytest.mark.parametrize("who", ["an", "em", "chi", "khanh"])
    def test_only_the_owner_reports_as_owner(self, cast, who):
        task = make_task(cast.cell_a, owner=cast.binh)

        with pytest.raises(NotPermitted):
            actions.report_own_result(actor_of(getattr(cast, who)), task, status=TaskStatus.DONE, result="x")

        task.refresh_from_db()
        assert task.status == TaskStatus.OPEN
        assert not Entry.objects.exists()

    @pytest.mark.parametrize(
        ("state", "result", "error"),
        [
            (TaskStatus.DONE, "x", errors.TaskFinished),
            (TaskStatus.OPEN, "  ", errors.ResultMissing),
            (TaskStatus.OPEN, "Báo cáo [MẬT]", ClassifiedTextRefused),
        ],
    )
    def test_refusals(self, cast, state, result, error):
        task = make_task(cast.cell_a, owner=cast.binh, status=state)

        with pytest.raises(error):
            actions.report_own_result(actor_of(cast.binh), task, status=TaskStatus.DONE, result=result)

        task.refresh_from_db()
        assert (task.status, task.result) == (state, "")


class TestTheSecretary:
    def test_records_for_who_cannot(self, cast):
        task = make_task(cast.cell_a, owner=cast.binh)

        actions.record_result(actor_of(cast.an), task, status=TaskStatus.DROPPED, result="Trên đã giao nơi khác")

        task.refresh_from_db()
        assert task.status == TaskStatus.DROPPED

    def test_opens_again(self, cast):
        task = make_task(cast.cell_a, owner=cast.binh, status=TaskStatus.DONE, result="xong")

        actions.reopen_task(actor_of(cast.an), task)

        task.refresh_from_db()
        assert (task.status, task.finished_on, task.result) == (TaskStatus.OPEN, None, "xong")

    def test_nothing_to_open_again(self, cast):
        with pytest.raises(errors.TaskStillOpen):
            actions.reopen_task(actor_of(cast.an), make_task(cast.cell_a))

    def test_edits_and_the_new_owner_is_told(self, cast):
        task = make_task(cast.cell_a, owner=cast.binh)

        actions.edit_task(actor_of(cast.an), task, owner=cast.em, **SOON)

        task.refresh_from_db()
        assert (task.title, task.owner, task.due_on) == (SOON["title"], cast.em, SOON["due_on"])
        assert Notification.objects.get().user == cast.em.account

    def test_an_overdue_task_keeps_its_deadline(self, cast):
        due = today() - dt.timedelta(days=3)
        task = make_task(cast.cell_a, owner=cast.binh, due_on=due)

        actions.edit_task(actor_of(cast.an), task, title="Sửa lời", due_on=due, owner=cast.binh)

        task.refresh_from_db()
        assert task.title == "Sửa lời"
        assert not Notification.objects.exists()

    def test_a_finished_task_is_not_edited(self, cast):
        task = make_task(cast.cell_a, status=TaskStatus.DONE)

        with pytest.raises(errors.TaskFinished):
            actions.edit_task(actor_of(cast.an), task, **SOON)

    @pytest.mark.parametrize("name", ["record_result", "edit_task", "reopen_task"])
    def test_a_member_may_not(self, cast, name):
        task = make_task(cast.cell_a, owner=cast.binh)
        fields = {"record_result": {"status": TaskStatus.DONE, "result": "x"}, "edit_task": SOON, "reopen_task": {}}[
            name
        ]

        with pytest.raises(NotPermitted):
            getattr(actions, name)(actor_of(cast.binh), task, **fields)

        task.refresh_from_db()
        assert task.status == TaskStatus.OPEN
