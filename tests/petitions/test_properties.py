"""Whatever is done in whatever order: an open petition has an owner and a due date, and nothing is lost."""

import random
import uuid

from sotay.access.actor import Actor
from sotay.core.errors import DomainError
from sotay.petitions.actions import handling, raising, speaking
from sotay.petitions.actions.climbing import climb_petition
from sotay.petitions.actions.handling import Part
from sotay.petitions.choices import OPEN, PetitionStatus
from sotay.petitions.models import Hop, Petition
from tests.petitions.test_actions import late

SYSTEM = Actor.system()


def act(chance: random.Random, cast, petition: Petition) -> None:
    """Do something with a petition; a refusal changes nothing."""
    bodies = [cast.province, cast.committee, cast.commune, cast.cell_a, cast.cell_b, cast.cell_c, cast.other_committee]
    verbs = [
        lambda: handling.forward_petition(SYSTEM, petition, to=chance.choice(bodies), reason="x"),
        lambda: handling.split_petition(
            SYSTEM,
            petition,
            lead=chance.choice(bodies),
            parts=[Part(one, "y") for one in chance.sample(bodies, 2)],
            reason="x",
        ),
        lambda: handling.extend_petition(SYSTEM, petition, reason="x"),
        lambda: handling.answer_petition(SYSTEM, petition, answer="a", for_group=chance.random() < 0.3),
        lambda: handling.answer_on_the_spot(SYSTEM, petition, answer="a"),
        lambda: speaking.confirm_answer(SYSTEM, petition),
        lambda: speaking.refuse_answer(SYSTEM, petition, reason="x"),
        lambda: climb_petition(SYSTEM, late(petition) if petition.is_open else petition),
        lambda: speaking.withdraw_petition(SYSTEM, petition.cell, petition=petition, reason="x"),
    ]
    try:
        chance.choices(verbs, weights=[4, 3, 2, 4, 1, 2, 2, 3, 0.4])[0]()
    except (DomainError, Petition.DoesNotExist):
        return


def test_random_ways_leave_no_open_petition_without_owner(cast):
    chance = random.Random(20261122)  # noqa: S311 -- a fixed course of chance
    for number in range(12):
        raising.raise_petition(SYSTEM, cast.cell_a, text=f"Đề nghị sửa đường ngõ {number}", key=uuid.uuid4())

    for _turn in range(260):
        act(chance, cast, chance.choice(list(Petition.objects.select_related("cell"))))

    open_ones = Petition.objects.filter(status__in=OPEN)
    assert not open_ones.filter(owner=None).exists()
    assert not open_ones.filter(due_on=None).exists()
    assert not Petition.objects.exclude(status__in=OPEN).exclude(owner=None).exists()
    # no parent is closed while a part is out, and each petition's map begins somewhere and ends where it is
    closed = Petition.objects.filter(parent=None).exclude(
        status__in=[PetitionStatus.RECEIVED, PetitionStatus.PROCESSING]
    )
    assert not Petition.objects.filter(parent__in=closed, status__in=OPEN).exists()
    for petition in Petition.objects.filter(parent=None):
        last = petition.hops.last()
        assert petition.status != PetitionStatus.PROCESSING or last.target_id == petition.owner_id
    assert Petition.objects.filter(parent=None).count() == 12
    assert Petition.objects.filter(parent__isnull=False).exists()
    assert set(Petition.objects.values_list("pk")) == set(Hop.objects.values_list("petition_id").distinct())
