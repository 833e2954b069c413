"""The tree through the API: in sight only, page by page, as of a day."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.organisations.actions.tree import found_organisation
from sotay.organisations.choices import Kind
from tests.factories.people import actor_of
from tests.factories.tree import make_organisation

pytestmark = pytest.mark.django_db
LIST = "/api/v1/organisations"


@pytest.fixture
def as_ha(client, cast):
    client.force_login(cast.ha.account)
    return client


def codes(answer) -> list[str]:
    return [row["code"] for row in answer.json()["items"]]


def test_list_shows_what_is_in_sight(client, cast):
    client.force_login(cast.khanh.account)

    assert codes(client.get(LIST)) == ["24.01.001", "24.01.001.01", "24.01.001.02"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("kind=cell", ["24.01.001.01", "24.01.001.02"]),
        ("sector=residential&q=thon 2", ["24.01.001.02"]),
        ("q=dong lo", ["24.01.001"]),
        ("q=24.02", ["24.02", "24.02.001"]),
        ("on=2009-12-31", []),
        ("kind=grassroots_cell", ["24.02.001"]),
    ],
)
def test_list_is_narrowed(as_ha, asked, expected):
    assert codes(as_ha.get(f"{LIST}?{asked}")) == expected


def test_list_of_children_and_of_the_whole_part(as_ha, cast):
    assert codes(as_ha.get(f"{LIST}?parent={cast.committee.uid}")) == ["24.01.001"]
    assert len(codes(as_ha.get(f"{LIST}?under={cast.committee.uid}"))) == 4
    assert codes(as_ha.get(f"{LIST}?parent={cast.cell_a.uid}")) == []


def test_list_goes_on_where_it_stopped(as_ha):
    first = as_ha.get(f"{LIST}?limit=4").json()
    second = as_ha.get(f"{LIST}?limit=4&cursor={first['next']}").json()

    assert [row["code"] for row in first["items"] + second["items"]] == [
        "24",
        "24.01",
        "24.01.001",
        "24.01.001.01",
        "24.01.001.02",
        "24.02",
        "24.02.001",
    ]
    assert (first["previous"], second["next"]) == (None, None)
    assert as_ha.get(f"{LIST}?limit=4&cursor={second['previous']}").json()["items"] == first["items"]


def test_one_organisation_with_its_place(as_ha, cast):
    answer = as_ha.get(f"{LIST}/{cast.cell_a.uid}").json()

    assert [row["name"] for row in answer["path"]] == [
        "Đảng bộ tỉnh",
        "Đảng bộ huyện Hiệp Hòa",
        "Đảng bộ xã Đông Lỗ",
        "Chi bộ thôn 1",
    ]
    assert (answer["kind"], answer["level"], answer["parent"]["code"], answer["cells"], answer["children"]) == (
        "cell",
        "cell",
        "24.01.001",
        1,
        0,
    )


def test_as_of_a_day(as_ha, cast):
    found_organisation(
        actor_of(cast.ha),
        cast.commune,
        kind=Kind.CELL,
        name="Chi bộ thôn 3",
        code="24.01.001.03",
        first=dt.date(2026, 3, 1),
    )

    before, after = (as_ha.get(f"{LIST}/{cast.commune.uid}?on=2026-0{month}-28").json() for month in (2, 3))

    assert (before["children"], after["children"]) == (2, 3)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("limit=0", 422),
        ("limit=201", 422),
        ("kind=chi-bo", 422),
        ("cursor=x", 422),
        ("parent=00000000-0000-4000-8000-000000000000", 404),
    ],
)
def test_what_cannot_be_answered_is_a_problem(as_ha, asked, status):
    answer = as_ha.get(f"{LIST}?{asked}")

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")


def test_out_of_sight_is_not_there(client, cast):
    client.force_login(cast.binh.account)

    assert client.get(f"{LIST}/{cast.cell_a.uid}").status_code == 200
    assert client.get(f"{LIST}/{cast.cell_b.uid}").status_code == 404
    assert client.get(f"{LIST}?under={cast.province.uid}").status_code == 404


def test_list_takes_the_same_statements_for_more_rows(as_ha, cast, django_assert_num_queries):
    as_ha.get(f"{LIST}?under={cast.commune.uid}")
    with CaptureQueriesContext(connection) as first:
        as_ha.get(f"{LIST}?under={cast.commune.uid}")
    for _ in range(3):
        make_organisation(cast.commune)
    with django_assert_num_queries(len(first)):
        as_ha.get(f"{LIST}?under={cast.commune.uid}")
