"""Petitions: raised once, moved with reasons, split without loss, climbing by themselves, spoken to by the cell."""

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, transaction

from sotay.access.actor import Actor
from sotay.audit.models import Entry
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.meetings.actions.preparing import prepare_next_meeting
from sotay.meetings.choices import ItemSource
from sotay.meetings.models import AgendaItem, Opinion
from sotay.notifications.models import Notification
from sotay.petitions import errors
from sotay.petitions.actions import handling, raising, speaking
from sotay.petitions.actions.climbing import climb_overdue, climb_petition
from sotay.petitions.actions.grouping import Likeness, group_similar, separate_petition
from sotay.petitions.actions.handling import Part
from sotay.petitions.choices import OPEN, HopKind, PetitionStatus
from sotay.petitions.models import ComplaintPointer, Hop, Petition
from tests.factories.meetings import make_meeting
from tests.factories.people import actor_of
from tests.factories.petitions import make_petition

NEAR = Likeness(50, 85)
BRIDGE = "Đề nghị sửa cầu Đồng Xoài bị sập lan can"


def steps(petition: Petition) -> list[str]:
    """The kinds of the map."""
    return list(petition.hops.values_list("kind", flat=True))


def late(petition: Petition) -> Petition:
    """The same, overdue."""
    Petition.objects.filter(pk=petition.pk).update(due_on=today() - dt.timedelta(days=1))
    petition.refresh_from_db()
    return petition


def test_raising_gives_an_owner_and_a_due_date(cast):
    petition = raising.raise_petition(actor_of(cast.binh), cast.cell_a, text=BRIDGE)

    assert (petition.owner, petition.status, petition.raised_by) == (cast.cell_a, PetitionStatus.RECEIVED, cast.binh)
    assert petition.due_on > today()
    assert steps(petition) == [HopKind.RAISED]


def test_raising_twice_with_a_key_is_once(cast):
    key = uuid.uuid4()

    first = raising.raise_petition(actor_of(cast.binh), cast.cell_a, text=BRIDGE, key=key)
    second = raising.raise_petition(actor_of(cast.binh), cast.cell_a, text=BRIDGE, key=key)

    assert first.pk == second.pk
    assert Hop.objects.count() == 1


def test_raising_without_a_name_leaves_none_anywhere(cast):
    petition = raising.raise_petition(actor_of(cast.binh), cast.cell_a, text=BRIDGE, is_anonymous=True)

    assert petition.raised_by is None
    assert petition.hops.get().by is None
    assert Entry.objects.filter(action="petitions.raise_petition").get().user_id is None


def test_raising_elsewhere_is_refused(cast):
    with pytest.raises(NotPermitted):
        raising.raise_petition(actor_of(cast.lam), cast.cell_a, text=BRIDGE)

    assert not Petition.objects.exists()


@pytest.mark.parametrize("text", ["Tôi tố cáo ông A lấn đất", "Đơn khiếu nại về việc bồi thường"])
def test_complaints_are_shown_their_way(cast, text):
    with pytest.raises(errors.LooksLikeComplaint) as refused:
        raising.raise_petition(actor_of(cast.binh), cast.cell_a, text=text)
    pointer = ComplaintPointer(organisation=cast.cell_a, kind="complaint")
    raising.point_to_register(actor_of(cast.binh), pointer, is_anonymous=True)

    assert cast.commune.name in str(refused.value)
    assert not Petition.objects.exists()
    assert ComplaintPointer.objects.count() == 1
    assert Entry.objects.filter(action="petitions.point_to_register").get().user_id is None


def test_opinion_becomes_a_petition_once(cast):
    meeting = make_meeting(cast.cell_a)
    opinion = Opinion.objects.create(meeting=meeting, speaker=cast.binh, speaker_name="Bình", summary=BRIDGE)

    first = raising.raise_opinion(actor_of(cast.an), opinion)
    second = raising.raise_opinion(actor_of(cast.an), opinion)

    assert first.pk == second.pk
    assert (first.raised_by, first.meeting) == (cast.binh, meeting)
    with pytest.raises(NotPermitted):
        raising.raise_opinion(actor_of(cast.binh), opinion)


def test_database_refuses_an_open_petition_without_owner_or_due_date(cast):
    petition = make_petition(cast.cell_a)

    for fields in ({"owner": None}, {"due_on": None}, {"status": PetitionStatus.CONFIRMED}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Petition.objects.filter(pk=petition.pk).update(**fields)


def test_map_is_never_rewritten(cast):
    petition = raising.raise_petition(actor_of(cast.binh), cast.cell_a, text=BRIDGE)

    with pytest.raises(IntegrityError), transaction.atomic():
        petition.hops.update(reason="khác")
    with pytest.raises(IntegrityError), transaction.atomic():
        petition.hops.all().delete()


def test_forwarding_goes_up_with_reason_and_own_time(cast):
    petition = make_petition(cast.cell_a)

    handling.forward_petition(actor_of(cast.an), petition, to=cast.commune, reason="Thuộc thẩm quyền xã")

    petition.refresh_from_db()
    hop = petition.hops.last()
    assert (petition.owner, petition.status) == (cast.commune, PetitionStatus.PROCESSING)
    assert (hop.kind, hop.direction, hop.reason) == (HopKind.ROUTED, "up", "Thuộc thẩm quyền xã")
    with pytest.raises(NotPermitted):  # no longer the cell's to move
        handling.forward_petition(actor_of(cast.an), petition, to=cast.committee, reason="Lên nữa")
    with pytest.raises(errors.ReasonMissing):
        handling.forward_petition(actor_of(cast.khanh), petition, to=cast.committee, reason=" ")
    with pytest.raises(errors.SameBody):
        handling.forward_petition(actor_of(cast.khanh), petition, to=cast.commune, reason="Ở lại")
    petition.refresh_from_db()
    assert (petition.owner, petition.hops.count()) == (cast.commune, 1)


def test_extension_is_given_once(cast):
    petition = make_petition(cast.cell_a, owner=cast.commune)
    before = petition.due_on

    handling.extend_petition(actor_of(cast.khanh), petition, reason="Chờ kinh phí")

    petition.refresh_from_db()
    assert petition.due_on > before
    with pytest.raises(errors.ExtendedAlready):
        handling.extend_petition(actor_of(cast.khanh), petition, reason="Chờ nữa")


def test_answer_comes_back_to_the_cell_and_is_confirmed(cast):
    petition = make_petition(cast.cell_a, owner=cast.commune)

    handling.answer_petition(actor_of(cast.khanh), petition, answer="Đã bố trí kinh phí sửa trong tháng 12")
    petition.refresh_from_db()
    assert (petition.status, petition.owner, petition.answered_by) == (
        PetitionStatus.ANSWERED,
        cast.cell_a,
        cast.commune,
    )
    speaking.confirm_answer(actor_of(cast.an), petition)

    petition.refresh_from_db()
    assert (petition.status, petition.owner, petition.due_on) == (PetitionStatus.CONFIRMED, None, None)
    speaking.confirm_answer(actor_of(cast.an), petition)  # the other phone says it, too
    assert steps(petition).count(HopKind.CONFIRMED) == 1


def test_refused_answer_goes_back_once_and_then_one_level_up(cast):
    petition = make_petition(cast.cell_a, owner=cast.commune)
    handling.answer_petition(actor_of(cast.khanh), petition, answer="Chưa có kinh phí")

    petition.refresh_from_db()
    speaking.refuse_answer(actor_of(cast.an), petition, reason="Cầu nguy hiểm, không chờ được")

    petition.refresh_from_db()
    assert (petition.status, petition.owner, petition.answer) == (PetitionStatus.PROCESSING, cast.commune, "")
    assert petition.due_on > today()
    handling.answer_petition(actor_of(cast.khanh), petition, answer="Vẫn chưa có kinh phí")
    petition.refresh_from_db()
    speaking.refuse_answer(actor_of(cast.an), petition, reason="Như lần trước")
    petition.refresh_from_db()
    assert petition.owner == cast.committee
    assert steps(petition) == [HopKind.ANSWERED, HopKind.REOPENED] * 2


def test_on_the_spot_is_heard_and_done(cast):
    petition = make_petition(cast.cell_a)

    handling.answer_on_the_spot(actor_of(cast.an), petition, answer="Chi ủy đã giải thích ngay tại cuộc họp")

    petition.refresh_from_db()
    assert (petition.status, petition.on_the_spot) == (PetitionStatus.CONFIRMED, True)
    moved = make_petition(cast.cell_a, owner=cast.commune)
    with pytest.raises(errors.AnsweredElsewhere):
        handling.answer_on_the_spot(actor_of(cast.khanh), moved, answer="Muộn rồi")


def test_split_closes_when_all_parts_are_answered_and_the_lead_concludes(cast):
    petition = make_petition(cast.cell_a, owner=cast.commune)
    parts = [Part(cast.cell_b, "Rà hộ bị ảnh hưởng"), Part(cast.cell_c, "Kiểm tra kỹ thuật")]

    handling.split_petition(actor_of(cast.khanh), petition, lead=cast.commune, parts=parts, reason="Nhiều nơi")

    petition.refresh_from_db()
    first, second = petition.parts.order_by("pk")
    assert [first.owner, second.owner] == [cast.cell_b, cast.cell_c]
    assert petition.due_on > second.due_on
    handling.answer_petition(actor_of(cast.chi), first, answer="Có 12 hộ")
    with pytest.raises(errors.PartsOpen):
        handling.answer_petition(actor_of(cast.khanh), petition, answer="Kết luận sớm")
    with pytest.raises(errors.SplitNotMoved):
        handling.forward_petition(actor_of(cast.khanh), petition, to=cast.committee, reason="Đẩy đi")
    handling.answer_petition(actor_of(cast.ha), second, answer="Phải làm lại mố cầu")
    handling.answer_petition(actor_of(cast.khanh), petition, answer="Làm lại mố cầu trong quý I")
    petition.refresh_from_db()
    assert petition.status == PetitionStatus.ANSWERED
    assert set(petition.parts.values_list("status", flat=True)) == {PetitionStatus.FOLDED}


def test_split_is_refused_for_nobody_and_for_parts(cast):
    petition = make_petition(cast.cell_a, owner=cast.commune)
    khanh = actor_of(cast.khanh)

    with pytest.raises(errors.TooFewParts):
        handling.split_petition(khanh, petition, lead=cast.commune, parts=[], reason="x")
    twice = [Part(cast.cell_b, "a"), Part(cast.cell_b, "b")]
    with pytest.raises(errors.PartTwice):
        handling.split_petition(khanh, petition, lead=cast.commune, parts=twice, reason="x")
    handling.split_petition(khanh, petition, lead=cast.commune, parts=[Part(cast.cell_b, "a")], reason="x")
    part = petition.parts.get()
    with pytest.raises(errors.PartNotSplit):
        handling.split_petition(actor_of(cast.chi), part, lead=cast.cell_b, parts=[Part(cast.cell_c, "c")], reason="x")
    assert Petition.objects.count() == 2


def test_withdrawing_takes_the_parts_along(cast):
    petition = make_petition(cast.cell_a, owner=cast.commune)
    parts = [Part(cast.cell_b, "a")]
    handling.split_petition(actor_of(cast.khanh), petition, lead=cast.commune, parts=parts, reason="x")

    speaking.withdraw_petition(actor_of(cast.an), cast.cell_a, petition=petition, reason="Đã tự giải quyết")

    assert set(Petition.objects.values_list("status", flat=True)) == {PetitionStatus.WITHDRAWN}
    with pytest.raises(errors.NotOpen):
        speaking.withdraw_petition(actor_of(cast.an), cast.cell_a, petition=petition, reason="Lần nữa")


def test_overdue_climbs_one_level_once_a_deadline(cast):
    petition = late(make_petition(cast.cell_a))

    assert climb_overdue(Actor.system()) == 1
    assert climb_overdue(Actor.system()) == 0

    petition.refresh_from_db()
    assert petition.owner == cast.commune
    assert petition.due_on > today()
    assert steps(petition) == [HopKind.ESCALATED]
    assert petition.hops.get().by is None


def test_at_the_top_nothing_climbs(cast):
    petition = late(make_petition(cast.cell_a, owner=cast.province))

    assert climb_overdue(Actor.system()) == 0
    assert not climb_petition(Actor.system(), petition)
    petition.refresh_from_db()
    assert petition.owner == cast.province


def test_ten_cells_asking_for_the_same_are_ten(cast):
    texts = [f"{BRIDGE} ({number})" for number in range(10)]
    rows = [make_petition(cast.cell_a, text=text, owner=cast.commune) for text in texts]
    other = make_petition(cast.cell_b, text="Đề nghị lắp đèn chiếu sáng đường trục thôn", owner=cast.commune)

    assert group_similar(NEAR) == 9
    assert group_similar(NEAR) == 0
    rows[0].refresh_from_db()
    handling.answer_petition(actor_of(cast.khanh), rows[0], answer="Sửa trong quý I", for_group=True)

    assert rows[0].likes.count() == 9
    assert Petition.objects.filter(status=PetitionStatus.ANSWERED).count() == 10
    other.refresh_from_db()
    assert other.status == PetitionStatus.PROCESSING


def test_taken_out_of_a_group_stays_out(cast):
    first, second = (make_petition(cast.cell_a, text=BRIDGE) for _ in range(2))
    group_similar(NEAR)

    separate_petition(actor_of(cast.an), second)
    group_similar(NEAR)

    second.refresh_from_db()
    assert second.like is None
    assert first.likes.count() == 0


def test_answer_is_item_one_of_the_next_agenda(cast):
    petition = make_petition(cast.cell_a, owner=cast.commune)
    handling.answer_petition(actor_of(cast.khanh), petition, answer="Đã sửa xong")

    meeting = prepare_next_meeting(actor_of(cast.an), cast.cell_a)

    first = AgendaItem.objects.filter(meeting=meeting).order_by("number").first()
    assert first.source == ItemSource.ANSWER
    assert "Đã sửa xong" in first.detail
    petition.refresh_from_db()
    speaking.confirm_answer(actor_of(cast.an), petition)
    numbers = list(AgendaItem.objects.filter(meeting=meeting).order_by("number").values_list("number", "source"))
    assert [number for number, _ in numbers] == list(range(1, len(numbers) + 1))
    assert ItemSource.ANSWER not in {source for _, source in numbers}


def test_answer_reaches_a_meeting_that_is_prepared_already(cast):
    petition = make_petition(cast.cell_a, owner=cast.commune)
    meeting = prepare_next_meeting(actor_of(cast.an), cast.cell_a)
    before = AgendaItem.objects.filter(meeting=meeting).count()

    handling.answer_petition(actor_of(cast.khanh), petition, answer="Đã sửa xong")

    items = list(AgendaItem.objects.filter(meeting=meeting).order_by("number"))
    assert items[0].source == ItemSource.ANSWER
    assert len(items) == before + 1


def test_open_states_are_those_of_the_constraint(cast):
    assert set(OPEN) == {status for status in PetitionStatus if status in OPEN}


def test_answering_for_all_brings_what_is_still_below_to_who_answers(cast):
    first = make_petition(cast.cell_a, text=BRIDGE, owner=cast.commune)
    second = make_petition(cast.cell_b, text=BRIDGE)
    group_similar(NEAR)

    handling.answer_petition(actor_of(cast.khanh), first, answer="Sửa trong quý I", for_group=True)

    second.refresh_from_db()
    assert (second.status, second.answered_by, second.owner) == (PetitionStatus.ANSWERED, cast.commune, cast.cell_b)
    assert steps(second) == [HopKind.FORWARDED, HopKind.ANSWERED]


def test_other_committees_ask_for_the_same_only_in_nearly_the_same_words(cast):
    first = make_petition(cast.cell_a, text=BRIDGE)
    near = make_petition(cast.cell_b, text=f"{BRIDGE} năm ngoái")
    far = make_petition(cast.cell_c, text=f"{BRIDGE} mùa mưa, các cháu đi học nguy hiểm")

    group_similar(NEAR)

    near.refresh_from_db()
    far.refresh_from_db()
    assert near.like == first
    assert far.like is None


def test_the_head_taken_out_leaves_the_others_together(cast):
    first, second, third = (make_petition(cast.cell_a, text=BRIDGE) for _ in range(3))
    group_similar(NEAR)

    separate_petition(actor_of(cast.an), first)

    third.refresh_from_db()
    assert third.like == second
    fourth = make_petition(cast.cell_a, text=BRIDGE)
    group_similar(NEAR)
    fourth.refresh_from_db()
    assert fourth.like == second


def test_people_responsible_hear_of_each_step(cast):
    petition = raising.raise_petition(actor_of(cast.binh), cast.cell_a, text=BRIDGE)
    assert Notification.objects.filter(user=cast.an.account).count() == 1

    handling.forward_petition(actor_of(cast.an), petition, to=cast.commune, reason="Thuộc xã")
    assert Notification.objects.filter(user=cast.khanh.account).count() == 1
    petition.refresh_from_db()
    handling.answer_petition(actor_of(cast.khanh), petition, answer="Sửa trong quý I")
    assert Notification.objects.filter(user=cast.binh.account).count() == 1
    petition.refresh_from_db()
    speaking.refuse_answer(actor_of(cast.an), petition, reason="Chưa rõ ngày")

    assert Notification.objects.filter(user=cast.binh.account).count() == 2
    late(petition)
    climb_overdue(Actor.system())
    assert Notification.objects.filter(user=cast.khanh.account, title__contains="tự chuyển lên").exists()
