"""A post changes hands: the page is written, work goes on, rights end on the minute, both confirm."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import since, today
from sotay.core.errors import NotPermitted
from sotay.handover import errors
from sotay.handover.actions.confirming import confirm_for, confirm_handover, return_handover
from sotay.handover.actions.opening import ROLE, list_things, open_handover
from sotay.handover.actions.tending import tend
from sotay.handover.choices import HandoverStatus
from sotay.handover.models import Handover
from sotay.handover.queries.changes import parts
from sotay.handover.queries.handovers import handovers_for, page_of
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.permissions import MeetingPermission
from tests.factories.briefings import make_briefing
from tests.factories.meetings import make_meeting
from tests.factories.people import actor_of, make_position
from tests.factories.work import make_task

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system()


def change_secretary(cast, day=None, *, successor=True):
    """An is secretary of cell A until the day, Bình from then on."""
    day = day or today()
    old = cast.an.positions.get(post=Post.SECRETARY)
    old.valid = since(old.valid.lower, day)
    old.save(update_fields=["valid"])
    if successor:
        new = Position.objects.create(member=cast.binh, organisation=cast.cell_a, post=Post.SECRETARY, valid=since(day))
        Grant.objects.create(
            user=cast.binh.account, organisation=cast.cell_a, role="cell_secretary", valid=new.valid, position=new
        )
    return old


def leave(member, day):
    """Take a member out of their cell."""
    for affiliation in member.affiliations.all():
        affiliation.valid = since(affiliation.valid.lower, day)
        affiliation.save(update_fields=["valid"])
    Grant.objects.filter(user=member.account, affiliation__isnull=False).update(valid=since(dt.date(2005, 3, 3), day))


def test_the_page_is_written_and_work_goes_on(cast):
    task = make_task(cast.cell_a, owner=cast.an, title="Rà soát hộ nghèo")
    meeting = make_meeting(cast.cell_a, status=MeetingStatus.PUBLISHED, chair=cast.an)
    briefing = make_briefing(cast.commune, cast.cell_a)
    leave(cast.an, today())
    change_secretary(cast)

    tend(SYSTEM, today())

    handover = Handover.objects.get()
    assert (handover.outgoing, handover.incoming, handover.effective_on) == (cast.an, cast.binh, today())
    headings = {section["key"]: section for section in handover.contents["sections"]}
    assert headings["tasks"]["lines"][0]["title"] == "Rà soát hộ nghèo"
    assert headings["meetings"]["lines"][0]["who"] == cast.an.full_name
    task.refresh_from_db()
    meeting.refresh_from_db()
    assert (task.owner, meeting.chair, briefing.invitations.get().member) == (cast.binh, cast.binh, cast.binh)
    assert handover.moved["Nhiệm vụ đang thực hiện"] == 1


def test_who_stays_in_the_cell_goes_on_with_what_was_given_to_them(cast):
    task = make_task(cast.cell_a, owner=cast.an)
    change_secretary(cast)

    tend(SYSTEM, today())

    task.refresh_from_db()
    assert task.owner == cast.an


def test_the_one_who_left_has_no_right_from_the_day_but_to_sign(cast):
    change_secretary(cast)
    leave(cast.an, today())
    tend(SYSTEM, today())
    actor = actor_of(cast.an)

    assert {held.role for held in actor.held} == {ROLE}
    assert not actor.can(MeetingPermission.VIEW, cast.cell_a)
    assert [row.uid for row in handovers_for(actor)] == [Handover.objects.get().uid]
    assert page_of(actor, Handover.objects.get().uid).is_closed_to


def test_both_confirm_and_it_is_sealed(cast):
    change_secretary(cast)
    tend(SYSTEM, today())
    handover = Handover.objects.get()
    list_things(actor_of(cast.an), handover, things="01 sổ biên bản")

    confirm_handover(actor_of(cast.an), handover, note="Còn nợ biên bản tháng 10")
    handover.refresh_from_db()
    assert handover.status_on(today()) == HandoverStatus.HALF
    with pytest.raises(errors.AlreadyConfirmed):
        confirm_handover(actor_of(cast.an), handover)
    with pytest.raises(errors.HalfConfirmed):
        list_things(actor_of(cast.binh), handover, things="khác")
    confirm_handover(actor_of(cast.binh), handover)

    handover.refresh_from_db()
    assert handover.status_on(today()) == HandoverStatus.SEALED
    assert len(handover.seal) == 64
    assert not Grant.objects.filter(role=ROLE).exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.filter(pk=handover.pk).update(things="khác")


def test_the_receiver_gives_it_back(cast):
    change_secretary(cast)
    tend(SYSTEM, today())
    handover = Handover.objects.get()
    confirm_handover(actor_of(cast.an), handover)

    return_handover(actor_of(cast.binh), handover, note="Thiếu sổ đảng phí")

    handover.refresh_from_db()
    assert handover.outgoing_confirmed_at is None
    assert handover.incoming_note == "Thiếu sổ đảng phí"
    confirm_handover(actor_of(cast.an), handover)


def test_nobody_else_confirms(cast):
    change_secretary(cast)
    tend(SYSTEM, today())
    handover = Handover.objects.get()
    before = Handover.objects.values().get()

    for actor in (actor_of(cast.chi), actor_of(cast.khanh), Actor(user=cast.giang)):
        with pytest.raises(NotPermitted):
            confirm_handover(actor, handover)
    with pytest.raises(NotPermitted):
        confirm_for(actor_of(cast.binh), handover, side="outgoing", reason="vắng")

    assert Handover.objects.values().get() == before


def test_the_superior_confirms_for_one_who_cannot(cast):
    change_secretary(cast)
    tend(SYSTEM, today())
    handover = Handover.objects.get()

    confirm_for(actor_of(cast.khanh), handover, side="outgoing", reason="đã từ trần")
    confirm_handover(actor_of(cast.binh), handover)

    handover.refresh_from_db()
    assert (handover.outgoing_reason, handover.sealed_at is not None) == ("đã từ trần", True)


def test_before_the_day_nothing_moves_and_nobody_confirms(cast):
    task = make_task(cast.cell_a, owner=cast.an)
    day = today() + dt.timedelta(days=5)
    change_secretary(cast, day)
    leave(cast.an, day)
    tend(SYSTEM, today())
    handover = Handover.objects.get()

    with pytest.raises(errors.TooEarly):
        confirm_handover(actor_of(cast.an), handover)
    task.refresh_from_db()
    assert (handover.status_on(today()), task.owner) == (HandoverStatus.AHEAD, cast.an)

    tend(SYSTEM, day)
    task.refresh_from_db()
    assert task.owner == cast.binh


def test_a_deputy_goes_on_while_the_post_is_vacant_then_the_successor(cast):
    make_position(cast.em, cast.cell_a, Post.DEPUTY, "cell_secretary")
    task = make_task(cast.cell_a, owner=cast.an)
    change_secretary(cast, successor=False)
    leave(cast.an, today())

    tend(SYSTEM, today())
    task.refresh_from_db()
    assert (Handover.objects.get().incoming, task.owner) == (cast.em, cast.em)

    Position.objects.create(
        member=cast.binh, organisation=cast.cell_a, post=Post.SECRETARY, valid=since(today() + dt.timedelta(days=1))
    )
    tend(SYSTEM, today() + dt.timedelta(days=1))
    assert Handover.objects.get().incoming == cast.binh


def test_where_nobody_leads_the_committee_has_it_and_nobody_can_sign(cast):
    task = make_task(cast.cell_a, owner=cast.an)
    change_secretary(cast, successor=False)
    leave(cast.an, today())

    tend(SYSTEM, today())

    task.refresh_from_db()
    handover = Handover.objects.get()
    assert (task.owner, handover.incoming, handover.status_on(today())) == (None, None, HandoverStatus.VACANT)
    with pytest.raises(errors.NobodyReceives):
        confirm_handover(actor_of(cast.an), handover)


def test_who_is_elected_again_hands_over_nothing(cast):
    change_secretary(cast, successor=False)
    Position.objects.create(member=cast.an, organisation=cast.cell_a, post=Post.SECRETARY, valid=since(today()))

    tend(SYSTEM, today())

    assert not Handover.objects.exists()


def test_a_post_that_goes_on_after_all_takes_its_handover_back(cast):
    old = change_secretary(cast, successor=False)
    tend(SYSTEM, today())
    assert Handover.objects.exists()
    old.valid = since(old.valid.lower)
    old.save(update_fields=["valid"])

    tend(SYSTEM, today())

    assert not Handover.objects.exists()
    assert not Grant.objects.filter(role=ROLE).exists()


def test_a_member_who_left_without_a_post_leaves_nothing_behind(cast):
    task = make_task(cast.cell_a, owner=cast.em)
    meeting = make_meeting(cast.cell_a, status=MeetingStatus.PUBLISHED, secretary_of_meeting=cast.em)
    leave(cast.em, today())
    assert sum(part.orphans(today()) for part in parts() if part.orphans) == 2

    tend(SYSTEM, today())

    task.refresh_from_db()
    meeting.refresh_from_db()
    assert (task.owner, meeting.secretary_of_meeting) == (None, None)
    assert not sum(part.orphans(today()) for part in parts() if part.orphans)


def test_asked_twice_it_is_done_once(cast):
    change_secretary(cast)
    tend(SYSTEM, today())
    first = list(Handover.objects.values())

    tend(SYSTEM, today())

    assert list(Handover.objects.values()) == first
    assert Grant.objects.filter(role=ROLE).count() == 2


def test_another_post_is_handed_over_where_somebody_asks(cast):
    make_position(cast.em, cast.cell_a, Post.DEPUTY, "cell_secretary")
    post = cast.em.positions.get()
    with pytest.raises(errors.PostGoesOn):
        open_handover(actor_of(cast.khanh), cast.cell_a, position=post)
    post.valid = since(post.valid.lower, today())
    post.save(update_fields=["valid"])

    handover = open_handover(actor_of(cast.khanh), cast.cell_a, position=post)

    assert (handover.outgoing, handover.incoming) == (cast.em, cast.an)
