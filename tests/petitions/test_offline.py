"""What comes late from a telephone: the cell's word, an opinion made a petition, one sentence; each once."""

import re
import uuid
from pathlib import Path

from django.utils import timezone

from sotay.access.actor import Actor, Channel
from sotay.access.sync import Arrival, Entry, take
from sotay.meetings.actions.voices import note_opinion
from sotay.meetings.queries.package import get_package
from sotay.petitions.actions import handling
from sotay.petitions.choices import PetitionStatus, Subject
from sotay.petitions.models import ComplaintPointer, Petition
from tests.factories.evenings import make_evening
from tests.factories.people import actor_of
from tests.factories.petitions import make_petition

SHELL = Path("sotay/web/static/sotay/pocket/petitions.js")


def send(member, action, target, **payload):
    """Send one entry twice; the second arrival is a repetition."""
    actor = Actor(user=member.account, channel=Channel.WEB)
    entry = Entry(uuid.uuid4(), f"petitions.{action}", target, payload, timezone.now(), "máy")
    first = take(actor, [entry], Arrival.of(timezone.now(), None))[0]
    second = take(actor, [entry], Arrival.of(timezone.now(), None))[0]
    if first.status == "applied":
        assert second.status == "duplicate"
    return first


def test_a_sentence_arrives_once_under_its_own_code(cast):
    answer = send(cast.binh, "raise_petition", cast.cell_a.uid, text="Đề nghị sửa cầu", subject="roads")

    assert answer.answer["uid"] == str(answer.id)
    assert Petition.objects.get().raised_by == cast.binh


def test_a_form_that_may_have_arrived_is_the_same_petition(cast):
    key = str(uuid.uuid4())

    for _ in range(2):
        send(cast.binh, "raise_petition", cast.cell_a.uid, text="Đề nghị sửa cầu", key=key)

    assert str(Petition.objects.get().uid) == key


def test_a_complaint_is_refused_and_leaves_nothing(cast):
    answer = send(cast.binh, "raise_petition", cast.cell_a.uid, text="Tôi tố cáo ông X")

    assert (answer.status, answer.code) == ("refused", "petition_looks_like_complaint")
    assert not Petition.objects.exists()
    assert not ComplaintPointer.objects.exists()


def test_the_package_holds_what_the_cell_has_to_hear(cast):
    evening = make_evening(cast).opened().everybody_here()
    petition = make_petition(cast.cell_a, owner=cast.commune)
    handling.answer_petition(actor_of(cast.khanh), petition, answer="Xong")
    opinion = note_opinion(evening.secretary, evening.meeting, speaker=evening.em, summary="Đề nghị sửa loa")
    send(cast.an, "raise_opinion", opinion.uid)

    content = get_package(actor_of(cast.an), evening.meeting.uid).content

    assert [one["text"] for one in content["answers"]] == [petition.text]
    assert [one["opinion"] for one in content["petitions"]] == [str(opinion.uid)]
    assert "petitions.confirm_answer" in content["may"]
    assert get_package(actor_of(evening.em), evening.meeting.uid).content["answers"] is None


def test_the_word_of_the_cell_comes_late_and_twice(cast):
    petition = make_petition(cast.cell_a, owner=cast.commune)
    handling.answer_petition(actor_of(cast.khanh), petition, answer="Xong")

    refused = send(cast.binh, "confirm_answer", petition.uid)
    assert refused.code == "not_permitted"
    assert send(cast.an, "confirm_answer", petition.uid).status == "applied"
    assert send(cast.an, "confirm_answer", petition.uid).status == "applied"

    petition.refresh_from_db()
    assert petition.status == PetitionStatus.CONFIRMED
    assert petition.hops.filter(kind="confirmed").count() == 1


def test_the_shell_knows_the_subjects():
    listed = re.findall(r'\["(\w+)", "([^"]+)"\]', SHELL.read_text(encoding="utf-8"))

    assert listed == list(Subject.choices)
