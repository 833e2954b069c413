import pytest

from sotay.audit.models import Entry
from sotay.core.errors import NotPermitted
from sotay.documents.errors import ClassifiedTextRefused
from sotay.meetings import errors
from sotay.meetings.actions import agenda
from sotay.meetings.choices import ItemSource, MeetingStatus
from sotay.meetings.models import AgendaItem, Comment
from sotay.meetings.rules.agenda import place_for_new
from tests.factories.meetings import make_item, make_meeting
from tests.factories.people import actor_of


def titles(meeting):
    return list(meeting.items.order_by("number").values_list("title", flat=True))


def numbers(meeting):
    return list(meeting.items.order_by("number").values_list("number", flat=True))


@pytest.fixture
def meeting(cast):
    return make_meeting(cast.cell_a, items=3)


def test_a_new_item_stands_behind_what_the_cell_added(cast, meeting):
    meeting.items.update(source=ItemSource.STANDING)
    make_item(meeting, title="Kết luận", source=ItemSource.STANDING)

    agenda.add_item(actor_of(cast.an), meeting, title=" Xây dựng nông thôn mới ", minutes=20, owner=cast.binh)
    agenda.add_item(actor_of(cast.an), meeting, title="Thứ hai", minutes=5)

    expected = ["Nội dung 1", "Nội dung 2", "Nội dung 3", "Xây dựng nông thôn mới", "Thứ hai", "Kết luận"]
    assert titles(meeting) == expected
    assert numbers(meeting) == [1, 2, 3, 4, 5, 6]
    assert AgendaItem.objects.get(title="Xây dựng nông thôn mới").owner == cast.binh


@pytest.mark.parametrize(("sources", "place"), [([], 0), (["standing"] * 2, 2), (["standing"] * 9, 3)])
def test_place_for_new(sources, place):
    assert place_for_new(sources) == place


def test_moving_to_the_ends(cast, meeting):
    first, _, last = meeting.items.all()

    agenda.move_item(actor_of(cast.an), first, step=-1)
    agenda.move_item(actor_of(cast.an), last, step=-1)
    agenda.move_item(actor_of(cast.an), first, step=1)

    assert titles(meeting) == ["Nội dung 3", "Nội dung 1", "Nội dung 2"]
    assert numbers(meeting) == [1, 2, 3]


def test_removing_closes_the_gap_and_keeps_what_was_said(cast, meeting):
    second = meeting.items.get(number=2)
    comment = Comment.objects.create(
        meeting=meeting, item=second, author=cast.binh, text="Góp ý", made_on=meeting.held_on
    )

    agenda.remove_item(actor_of(cast.an), second)

    assert titles(meeting) == ["Nội dung 1", "Nội dung 3"]
    assert numbers(meeting) == [1, 2]
    comment.refresh_from_db()
    assert comment.item is None


def test_editing(cast, meeting):
    item = meeting.items.get(number=1)

    agenda.edit_item(actor_of(cast.an), item, title="Mở đầu", minutes=5, detail="Điểm danh", owner=cast.em)

    item.refresh_from_db()
    assert (item.title, item.minutes, item.detail, item.owner) == ("Mở đầu", 5, "Điểm danh", cast.em)


CALLS = [
    ("add_item", "meeting", {"title": "X", "minutes": 5}),
    ("edit_item", "item", {"title": "X", "minutes": 5}),
    ("move_item", "item", {"step": 1}),
    ("remove_item", "item", {}),
]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("who", ["binh", "chi", "khanh", "dung"])
def test_only_the_secretary_changes_the_agenda(cast, meeting, call, who):
    name, target, fields = call
    before = list(AgendaItem.objects.order_by("pk").values())
    on = meeting if target == "meeting" else meeting.items.first()

    with pytest.raises(NotPermitted):
        getattr(agenda, name)(actor_of(getattr(cast, who)), on, **fields)

    assert list(AgendaItem.objects.order_by("pk").values()) == before
    assert not Entry.objects.exists()


@pytest.mark.parametrize(("name", "target", "fields"), CALLS)
def test_not_once_the_meeting_is_open(cast, name, target, fields):
    meeting = make_meeting(cast.cell_a, MeetingStatus.OPEN)
    before = list(AgendaItem.objects.order_by("pk").values())
    on = meeting if target == "meeting" else meeting.items.first()

    with pytest.raises(errors.MeetingUnderWay):
        getattr(agenda, name)(actor_of(cast.an), on, **fields)

    assert list(AgendaItem.objects.order_by("pk").values()) == before


def test_refusals(cast, meeting):
    item = meeting.items.first()

    with pytest.raises(ClassifiedTextRefused):
        agenda.edit_item(actor_of(cast.an), item, title="Kế hoạch [TỐI MẬT]", minutes=5)
    with pytest.raises(errors.PersonNotInCell):
        agenda.add_item(actor_of(cast.an), meeting, title="X", minutes=5, owner=cast.chi)

    assert titles(meeting) == ["Nội dung 1", "Nội dung 2", "Nội dung 3"]
