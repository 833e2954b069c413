"""The register through the API: in scope only, masked, page by page; each reading leaves its trace."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.audit.models import Reading
from tests.factories.people import make_member

LIST = "/api/v1/members"


@pytest.fixture
def as_an(client, cast):
    client.force_login(cast.an.account)
    return client


@pytest.fixture
def as_ha(client, cast):
    client.force_login(cast.ha.account)
    return client


def names(answer):
    return [one["full_name"] for one in answer.json()["items"]]


def test_list_has_those_in_scope_and_no_number_in_full(as_an, cast):
    answer = as_an.get(LIST)

    assert sorted(names(answer)) == sorted([cast.an.full_name, cast.binh.full_name, cast.em.full_name])
    assert cast.binh.national_id not in answer.text
    assert answer.json()["items"][0]["cell"]["code"] == "24.01.001.01"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("status=probationary", 1),
        ("sex=female", 0),
        ("age_from=150", 0),
        ("organisation={cell_b}", 2),
        ("on=2004-01-01", 0),
    ],
)
def test_list_is_narrowed(as_ha, cast, asked, found):
    assert len(names(as_ha.get(f"{LIST}?{asked.format(cell_b=cast.cell_b.uid)}"))) == found


@pytest.mark.parametrize("asked", ["age_from=x", "status=nobody", "limit=0", "organisation=1", "sort=phone"])
def test_what_cannot_be_meant_is_refused_with_its_field(as_ha, asked):
    answer = as_ha.get(f"{LIST}?{asked}")

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == asked.split("=")[0]


def test_pages_hold_everybody_once(as_ha):
    seen, cursor = [], ""
    while cursor is not None:
        answer = as_ha.get(LIST, {"limit": 3, "cursor": cursor})
        seen += [one["uid"] for one in answer.json()["items"]]
        cursor = answer.json()["next"]

    assert len(seen) == len(set(seen)) == 8


def test_queries_are_the_same_for_one_and_for_many(as_ha, cast):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as made:
            assert as_ha.get(f"{LIST}?organisation={cast.cell_c.uid}").status_code == 200
        return len(made)

    few = queries()
    for _ in range(3):
        make_member(cast.cell_c)
    assert queries() == few


def test_record_is_masked_and_its_opening_noted(as_an, cast):
    answer = as_an.get(f"{LIST}/{cast.binh.uid}").json()

    assert answer["masked"]["national_id"].endswith(cast.binh.national_id[-3:])
    assert cast.binh.national_id not in str(answer)
    assert [one["what"] for one in answer["standings"]] == ["full"]
    assert Reading.objects.get().target_id == cast.binh.pk


def test_revealing_names_the_field_and_is_noted(as_an, cast):
    answer = as_an.post(f"{LIST}/{cast.binh.uid}/reveal", {"field": "national_id"}, content_type="application/json")

    assert answer.json() == {"field": "national_id", "value": cast.binh.national_id}
    assert Reading.objects.get().fields == ["Số định danh cá nhân"]


def test_strangers_find_nobody(client, cast):
    client.force_login(cast.chi.account)

    assert client.get(f"{LIST}/{cast.binh.uid}").status_code == 404
    assert client.get(f"{LIST}/{uuid.uuid4()}").status_code == 404
    wanted = client.post(f"{LIST}/{cast.binh.uid}/reveal", {"field": "phone"}, content_type="application/json")
    assert wanted.status_code == 404
    assert not Reading.objects.exists()
