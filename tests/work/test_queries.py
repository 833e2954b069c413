import datetime as dt

import pytest

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.errors import NotVisible
from sotay.members.choices import Status
from sotay.work import queries
from sotay.work.choices import TaskStatus
from sotay.work.rules import Urgency
from tests.factories.people import actor_of, make_member
from tests.factories.work import make_task


def test_who_sees_which_tasks(cast):
    in_a = make_task(cast.cell_a, owner=cast.binh)
    in_b = make_task(cast.cell_b)

    seen = {
        name: set(queries.tasks_for(actor_of(getattr(cast, name)))) for name in ("binh", "chi", "khanh", "dung", "lam")
    }

    assert seen == {"binh": {in_a}, "chi": {in_b}, "khanh": {in_a, in_b}, "dung": {in_a, in_b}, "lam": set()}
    assert set(queries.tasks_for(Actor(user=cast.giang))) == set()


def test_one_task_unseen_is_not_there(cast):
    task = make_task(cast.cell_b)

    with pytest.raises(NotVisible):
        queries.get_task(actor_of(cast.binh), task.uid)


def test_own_tasks_by_deadline_with_how_pressing_they_are(cast):
    days = [9, -2, 1]
    for day in days:
        make_task(cast.cell_a, owner=cast.binh, due_on=today() + dt.timedelta(days=day))
    make_task(cast.cell_a, owner=cast.binh, status=TaskStatus.DONE)
    make_task(cast.cell_a, owner=cast.an)

    lines = queries.own_tasks(actor_of(cast.binh))

    assert [(line.urgency, line.days) for line in lines] == [(Urgency.LATE, 2), (Urgency.SOON, 1), (Urgency.CALM, 9)]
    assert len(queries.own_tasks(actor_of(cast.binh), finished=True)) == 1


def test_the_cells_list_is_the_secretarys(cast):
    make_task(cast.cell_a, owner=cast.binh)

    assert queries.task_page(actor_of(cast.an), whose="cell", finished=False).whose == "cell"
    assert len(queries.cell_tasks(actor_of(cast.an))) == 1
    assert queries.task_page(actor_of(cast.em), whose="cell", finished=False).whose == "own"
    assert queries.cell_tasks(actor_of(cast.em)) == []


def test_open_tasks_are_carried_over(cast):
    later = make_task(cast.cell_a, due_on=today() + dt.timedelta(days=9))
    sooner = make_task(cast.cell_a)
    make_task(cast.cell_a, status=TaskStatus.DONE)
    make_task(cast.cell_b)

    assert queries.open_tasks_of(cast.cell_a) == [sooner, later]


def test_owners_are_the_members_who_take_part(cast):
    make_member(cast.cell_a, status=Status.SUSPENDED, full_name="Cao Văn Treo")

    assert queries.owners_today(cast.cell_a) == [cast.an, cast.binh, cast.em]


def test_cells_for_assigning(cast):
    assert queries.cells_for_assigning(actor_of(cast.an)) == [cast.cell_a]
    assert queries.cells_for_assigning(actor_of(cast.binh)) == []
    with pytest.raises(NotVisible):
        queries.get_cell_for_assigning(actor_of(cast.binh), cast.cell_a.uid)


@pytest.mark.parametrize("count", [1, 3])
def test_lists_read_once(cast, count, django_assert_num_queries):
    for _ in range(count):
        make_task(cast.cell_a, owner=cast.an)
    actor = actor_of(cast.an)
    assert actor.held

    with django_assert_num_queries(1):
        [str(line.task.owner) + line.task.organisation.name for line in queries.cell_tasks(actor)]
