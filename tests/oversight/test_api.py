"""Exemption and departure through the API: the same refusals as the pages."""

import datetime as dt

import pytest

from sotay.members.choices import Status
from sotay.oversight.models import Departure
from tests.factories.oversight import make_departure, make_discipline

pytestmark = pytest.mark.django_db
JSON = "application/json"
VOTE = {"met_on": "2026-03-03", "base": 9, "yes": 7}
DECISION = {
    "number": "12-QĐ/ĐU",
    "issued_on": "2026-03-10",
    "issued_by": "Đảng ủy xã Đông Lỗ",
    "signatory": "Vũ Đình Khánh",
}


def test_a_request_and_its_answer(client, cast):
    client.force_login(cast.khanh.account)
    sent = {"reason": "maternity", "first": "2026-04-01", "until": "2026-10-01", "asked_on": "2026-03-01", "vote": VOTE}

    made = client.post(f"/api/v1/members/{cast.binh.uid}/exemptions", sent, content_type=JSON)
    granted = client.post(f"/api/v1/exemptions/{made.json()['uid']}/grant", DECISION, content_type=JSON)

    assert (made.status_code, granted.status_code) == (201, 200)
    assert granted.json()["status"] == "granted"
    assert client.get("/api/v1/exemptions?state=all").json()[0]["name"] == cast.binh.full_name


def test_a_strike_off_without_its_votes_is_refused_with_a_sentence(client, cast):
    client.force_login(cast.khanh.account)
    departure = make_departure(cast.binh)

    answer = client.post(
        f"/api/v1/departures/{departure.uid}/decide",
        {"effective_on": "2026-04-01", "decision": DECISION},
        content_type=JSON,
    )

    assert answer.status_code == 409
    assert "kiểm điểm" in answer.content.decode()
    assert Departure.objects.get().status == "open"


def test_a_death(client, cast):
    client.force_login(cast.khanh.account)

    answer = client.post(f"/api/v1/members/{cast.binh.uid}/death", {"died_on": "2026-05-01"}, content_type=JSON)

    assert answer.status_code == 201
    assert cast.binh.standings.get(valid__contains=dt.date(2026, 5, 1)).status == Status.DECEASED


def test_disciplines_are_listed_for_the_right_alone(client, cast):
    make_discipline(cast.binh, effective_until=dt.date(2099, 1, 1))
    client.force_login(cast.an.account)
    assert client.get("/api/v1/disciplines").json() == []

    client.force_login(cast.khanh.account)
    assert [row["form"] for row in client.get("/api/v1/disciplines").json()] == ["reprimand"]
