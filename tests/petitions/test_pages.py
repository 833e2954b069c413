"""The pages: raising, the register with its filters, the board, Excel; the command; what reorganisation carries."""

import datetime as dt
import json
import uuid
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.sheets import sheet_bytes
from sotay.meetings.models import Opinion
from sotay.petitions.actions import handling
from sotay.petitions.actions.climbing import climb_overdue
from sotay.petitions.actions.grouping import Likeness, group_similar
from sotay.petitions.choices import HopKind, PetitionStatus
from sotay.petitions.inbox import lines
from sotay.petitions.models import ComplaintPointer, Petition
from tests.factories.evenings import make_evening
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


def test_register_is_narrowed_by_body_cell_and_period_without_accents(client, cast):
    make_petition(cast.cell_a, text="Đề nghị sửa cầu", owner=cast.commune, raised_on=today() - dt.timedelta(days=90))
    make_petition(cast.cell_b, text="Đề nghị lắp đèn")
    client.force_login(cast.khanh.account)

    def found(**filters):
        page = client.get(reverse("petitions:list"), filters).content.decode()
        return [words for words in ("sửa cầu", "lắp đèn") if words in page]

    assert found(at="dang bo xa dong lo") == ["sửa cầu"]
    assert found(of=cast.cell_b.name) == ["lắp đèn"]
    assert found(of="dang bo xa") == ["sửa cầu", "lắp đèn"]
    assert found(since=f"{today() - dt.timedelta(days=30):%d/%m/%Y}") == ["lắp đèn"]
    assert found(q="sua cau", status="open", subject="other") == ["sửa cầu"]


def test_register_and_petition_are_printed(client, cast):
    petition = make_petition(cast.cell_a, owner=cast.commune)
    client.force_login(cast.khanh.account)

    for address in (reverse("petitions:list"), reverse("petitions:detail", args=[petition.uid])):
        assert client.get(address, {"format": "docx"}).content[:2] == b"PK"


def test_numbers_of_a_body_lead_to_their_list(client, cast):
    first, second = (make_petition(cast.cell_a, text=f"Việc {n}", owner=cast.commune) for n in ("một", "hai"))
    handling.answer_petition(actor_of(cast.khanh), first, answer="Xong")
    late(second)
    climb_overdue(Actor.system())
    client.force_login(cast.khanh.account)

    def found(outcome):
        page = client.get(reverse("petitions:list"), {"by": cast.commune.uid, "outcome": outcome}).content.decode()
        return [words for words in ("Việc một", "Việc hai") if words in page]

    assert found("in_time") == ["Việc một"]
    assert found("climbed") == ["Việc hai"]
    assert found("late") == []


def test_ten_cells_are_answered_in_one_act(client, cast):
    rows = [
        make_petition(cell, text="Đề nghị sửa cầu Đồng Xoài", owner=cast.commune) for cell in (cast.cell_a, cast.cell_b)
    ]
    group_similar(Likeness(50, 85))
    client.force_login(cast.khanh.account)
    assert "2 kiến nghị giống nhau" in client.get(reverse("petitions:list")).content.decode()
    assert client.get(reverse("petitions:groups")).context["groups"][0].cells == 2

    client.post(reverse("petitions:group", args=[rows[1].uid]), {"answer": "Sửa trong quý I"})

    assert set(Petition.objects.values_list("status", "answer")) == {(PetitionStatus.ANSWERED, "Sửa trong quý I")}
    client.force_login(cast.binh.account)
    page = client.get(reverse("petitions:detail", args=[rows[0].uid])).content.decode()
    assert "Còn 1 kiến nghị như vậy ở nơi khác" in page
    assert cast.cell_b.name not in page


def test_office_finds_what_it_owes_in_its_list(client, cast):
    make_petition(cast.cell_a, text="Đề nghị sửa cầu", owner=cast.commune)

    assert [line.title for line in lines(actor_of(cast.khanh))] == ["Trả lời kiến nghị: Đề nghị sửa cầu"]
    assert lines(actor_of(cast.an)) == []


def test_answers_are_heard_in_the_meeting(client, cast):
    evening = make_evening(cast).opened()
    petition = make_petition(cast.cell_a, owner=cast.commune)
    handling.answer_petition(actor_of(cast.khanh), petition, answer="Sửa trong quý I")
    client.force_login(cast.an.account)
    address = reverse("meetings:opinions", args=[evening.meeting.uid])
    assert "Sửa trong quý I" in client.get(address).content.decode()

    answer = client.post(f"{reverse('petitions:confirm', args=[petition.uid])}?meeting={evening.meeting.uid}")

    assert answer.url == address
    assert "Sửa trong quý I" not in client.get(address).content.decode()


def test_api_pages_by_cursor_and_splits(client, cast):
    rows = [make_petition(cast.cell_a, text=f"Việc {n}", owner=cast.commune) for n in range(3)]
    client.force_login(cast.khanh.account)
    first = client.get("/api/v1/petitions", {"limit": 2, "status": "processing"}).json()
    rest = client.get("/api/v1/petitions", {"limit": 2, "status": "processing", "cursor": first["next"]}).json()
    assert [one["text"] for one in first["items"] + rest["items"]] == ["Việc 2", "Việc 1", "Việc 0"]
    body = {
        "lead": str(cast.commune.uid),
        "parts": [{"body": str(cast.cell_b.uid), "text": "Rà hộ"}],
        "reason": "Hai nơi",
    }

    answer = client.post(f"/api/v1/petitions/{rows[0].uid}/split", body, content_type="application/json")

    assert answer.status_code == 200, answer.content
    assert rows[0].parts.get().owner == cast.cell_b
