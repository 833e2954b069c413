"""The pages: raising, the register with its filters, the board, Excel; the command; what reorganisation carries."""

import json
import uuid
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sotay.core.days import today
from sotay.core.sheets import sheet_bytes
from sotay.meetings.models import Opinion
from sotay.petitions.actions import handling
from sotay.petitions.choices import HopKind, PetitionStatus
from sotay.petitions.models import ComplaintPointer, Petition
from tests.factories.meetings import make_meeting
from tests.factories.people import actor_of
from tests.factories.petitions import make_petition
from tests.petitions.test_actions import late


def test_member_raises_one_sentence_and_sees_it(client, cast):
    client.force_login(cast.binh.account)

    shown = client.get(reverse("petitions:raise", args=[cast.cell_a.uid]))
    key = shown.context["form"]["key"].value()
    fields = {"text": "Đề nghị sửa cầu Đồng Xoài", "subject": "roads", "key": key}
    client.post(reverse("petitions:raise", args=[cast.cell_a.uid]), fields)
    client.post(reverse("petitions:raise", args=[cast.cell_a.uid]), fields)

    assert Petition.objects.count() == 1
    assert "sửa cầu Đồng Xoài" in client.get(reverse("petitions:own")).content.decode()
    assert client.get(reverse("petitions:detail", args=[Petition.objects.get().uid])).status_code == 200


def test_complaint_is_shown_its_way_and_not_kept(client, cast):
    client.force_login(cast.binh.account)
    address = reverse("petitions:raise", args=[cast.cell_a.uid])

    refused = client.post(address, {"text": "Tôi tố cáo ông X lấn đất", "subject": "land"})
    client.post(reverse("petitions:pointer", args=[cast.cell_a.uid]), {"kind": "denunciation"})

    assert refused.status_code == 422
    assert "Ủy ban kiểm tra của Đảng bộ xã Đông Lỗ" in refused.content.decode()
    assert ComplaintPointer.objects.get().kind == "denunciation"
    assert not Petition.objects.exists()
    client.post(address, {"text": "Đề nghị tập huấn Luật Tố cáo", "subject": "party", "is_no_complaint": "on"})
    assert Petition.objects.count() == 1


def test_one_tap_makes_a_petition_of_an_opinion(client, cast):
    meeting = make_meeting(cast.cell_a, "open")
    opinion = Opinion.objects.create(meeting=meeting, speaker=cast.binh, speaker_name="Bình", summary="Sửa cầu")
    client.force_login(cast.an.account)

    assert (
        reverse("petitions:opinion", args=[opinion.uid])
        in client.get(reverse("meetings:opinions", args=[meeting.uid])).content.decode()
    )
    client.post(reverse("petitions:opinion", args=[opinion.uid]))
    client.post(reverse("petitions:opinion", args=[opinion.uid]))

    assert Petition.objects.get().raised_by == cast.binh


def test_secretary_routes_and_splits_through_the_pages(client, cast):
    petition = make_petition(cast.cell_a)
    client.force_login(cast.an.account)
    fields = {"to": cast.commune.uid, "reason": "Thuộc xã"}
    client.post(reverse("petitions:forward", args=[petition.uid]), fields)
    client.force_login(cast.khanh.account)
    parts = {"lead": cast.commune.uid, "text_1": "Rà hộ", "reason": "Hai nơi"}

    client.post(f"{reverse('petitions:split', args=[petition.uid])}?body={cast.cell_b.uid}", parts)

    petition.refresh_from_db()
    assert petition.owner == cast.commune
    assert petition.parts.get().owner == cast.cell_b
    page = client.get(reverse("petitions:detail", args=[petition.uid])).content.decode()
    assert "Thuộc xã" in page
    assert "Rà hộ" in page
    unknown = client.post(reverse("petitions:forward", args=[petition.uid]), {"to": uuid.uuid4(), "reason": "x"})
    assert unknown.status_code == 422


def test_register_filters_and_is_kept_as_excel(client, cast, django_assert_max_num_queries):
    late(make_petition(cast.cell_a, text="Đề nghị sửa cầu", owner=cast.commune))
    make_petition(cast.cell_b, text="Đề nghị lắp đèn")
    client.force_login(cast.khanh.account)

    found = client.get(reverse("petitions:list"), {"late": "overdue"}).content.decode()

    assert "sửa cầu" in found
    assert "lắp đèn" not in found
    assert client.get(reverse("petitions:list"), {"format": "xlsx"}).content[:2] == sheet_bytes("a", ["b"], [])[:2]
    with django_assert_max_num_queries(30):
        client.get(reverse("petitions:list"))


def test_register_asks_as_often_for_three_as_for_one(client, cast, django_assert_num_queries):
    client.force_login(cast.khanh.account)
    make_petition(cast.cell_a)
    client.get(reverse("petitions:list"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("petitions:list"))
    make_petition(cast.cell_a)
    make_petition(cast.cell_b)
    with django_assert_num_queries(len(one)):
        client.get(reverse("petitions:list"))


def test_board_counts_shares_by_body(client, cast):
    first, second = (make_petition(cast.cell_a, owner=cast.commune) for _ in range(2))
    handling.answer_petition(actor_of(cast.khanh), first, answer="Xong")
    late(second)
    handling.answer_petition(actor_of(cast.khanh), second, answer="Chậm")
    client.force_login(cast.khanh.account)

    page = client.get(reverse("petitions:node", args=[cast.commune.uid]))

    body = page.context["bodies"][0]
    assert (body.body, body.in_time, body.late, body.judged) == (cast.commune, 1, 1, 2)
    assert page.context["figures"].median_days == 2
    assert client.get(reverse("petitions:board")).status_code == 302


def test_outsider_sees_nothing_and_a_body_once_passed_still_sees(client, cast):
    petition = make_petition(cast.cell_a, owner=cast.commune)
    client.force_login(cast.lam.account)
    assert client.get(reverse("petitions:detail", args=[petition.uid])).status_code == 404

    handling.forward_petition(actor_of(cast.khanh), petition, to=cast.cell_b, reason="x")
    handling.forward_petition(actor_of(cast.chi), petition, to=cast.committee, reason="y")
    client.force_login(cast.chi.account)

    assert client.get(reverse("petitions:detail", args=[petition.uid])).status_code == 200
    assert client.get(reverse("petitions:answer", args=[petition.uid])).status_code == 403


def test_home_tells_what_is_overdue(client, cast):
    late(make_petition(cast.cell_a, owner=cast.commune))
    client.force_login(cast.khanh.account)

    assert "Kiến nghị quá hạn" in client.get(reverse("web:desk")).content.decode()


def test_command_answers_for_programs(cast):
    late(make_petition(cast.cell_a, owner=cast.commune))
    out = StringIO()

    call_command("petitions", organisation="24", json=True, stdout=out)

    answer = json.loads(out.getvalue())
    assert (answer["open"], answer["overdue"]) == (1, 1)
    assert answer["overdue_list"][0]["owner"] == "24.01.001"
    with pytest.raises(SystemExit):
        call_command("petitions", organisation="không có", stderr=StringIO())


def test_merged_cell_hands_its_petitions_to_the_successor(cast):
    from tests.reorganisation.test_hanging import merge

    own = make_petition(cast.cell_b)
    heard = make_petition(
        cast.cell_b, status=PetitionStatus.ANSWERED, answer="Xong", answered_on=today(), answered_by=cast.commune
    )

    merge(cast)

    own.refresh_from_db()
    heard.refresh_from_db()
    assert (own.cell, own.owner) == (heard.cell, heard.owner) == (cast.cell_a, cast.cell_a)
    assert own.hops.last().kind == HopKind.MOVED
