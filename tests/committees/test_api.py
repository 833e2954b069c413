"""Committees and congresses through the API."""

import datetime as dt

import pytest

from sotay.access.actor import Actor, Channel
from sotay.committees.actions import assign_charge, open_round, record_absence
from sotay.committees.models import ActingDuty, Congress
from sotay.core.days import today

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system(Channel.CLI)
DAY = dt.timedelta(days=1)


@pytest.fixture
def committee(client, cast):
    client.force_login(cast.khanh.account)
    return client


def place(organisation, name=""):
    return f"/api/v1/organisations/{organisation.uid}/committee{name}"


def test_committee_says_who_leads_and_who_is_in_it(committee, cast):
    found = committee.get(place(cast.cell_a)).json()

    assert (found["head"]["kind"], found["head"]["full_name"]) == ("secretary", "Trần Thị An")
    assert [(one["kind"], one["present"]) for one in found["bodies"]] == [("cell", 1)]


def test_absence_and_acting(committee, cast):
    first = today().isoformat()
    assert committee.post(place(cast.cell_a, "/absence"), {"reason": "illness", "first": first}, "application/json").status_code == 204  # fmt: skip
    body = {"member": str(cast.binh.uid), "first": first, "until": (today() + 30 * DAY).isoformat()}

    assert committee.post(place(cast.cell_a, "/acting"), body, "application/json").status_code == 201
    assert ActingDuty.objects.get().member == cast.binh
    assert committee.get(place(cast.cell_a)).json()["head"]["kind"] == "acting"


def test_an_absence_twice_is_refused_in_words(committee, cast):
    record_absence(SYSTEM, cast.cell_a, reason="illness", first=today())
    body = {"reason": "study", "first": today().isoformat()}

    answer = committee.post(place(cast.cell_a, "/absence"), body, "application/json")

    assert (answer.status_code, answer.json()["code"]) == (409, "absence_overlaps")


def test_charges_structure_and_changes(committee, cast):
    assign_charge(SYSTEM, cast.commune, member=cast.khanh, first=today(), field="Phụ trách chung", units=[cast.cell_a])

    charges = committee.get(place(cast.commune, "/charges")).json()
    structure = committee.get(place(cast.commune, "/structure?key=post-secretary")).json()
    changes = committee.get(place(cast.commune, "/changes?first=2026-01-01&last=2026-06-30")).json()

    assert charges["people"][0]["units"] == [str(cast.cell_a.uid)]
    assert charges["uncharged"] == [str(cast.cell_b.uid)]
    assert (structure["count"], structure["people"]) == (1, [str(cast.khanh.uid)])
    assert (changes["before"], changes["after"], changes["additions"]) == (1, 1, 0)


def test_rounds_and_a_congress(committee, cast):
    stages = [("cell", today() + 30 * DAY, today() + 900 * DAY)]
    made = open_round(SYSTEM, cast.commune, name="Đại hội", term="2026-2029", opened_on=today(), stages=stages)
    congress = Congress.objects.get(organisation=cast.cell_a)

    assert [one["uid"] for one in committee.get("/api/v1/congress-rounds").json()] == [str(made.uid)]
    board = committee.get(f"/api/v1/congress-rounds/{made.uid}").json()
    assert (board["total"]["count"], len(board["lines"])) == (2, 2)
    assert len(committee.get(f"/api/v1/congress-rounds/{made.uid}/congresses?status=preparing").json()) == 2
    body = {"planned_on": today().isoformat(), "ordinal": 9}
    planned = committee.put(f"/api/v1/congresses/{congress.uid}/plan", body, "application/json").json()
    assert planned["planned_on"] == today().isoformat()
