"""The list as a page: any address answers, headings sort, every column comes with the one statement."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotay.audit.models import Entry
from sotay.members.choices import Status
from sotay.members.forms.register import COLUMNS, FilterForm
from sotay.members.models import Member
from tests.factories.people import make_member

LIST = "/members/"
NAMES = [*FilterForm.base_fields, "columns", "page", "format"]
VALUES = st.one_of(
    st.text(max_size=12),
    st.integers(-5, 10**20).map(str),
    st.sampled_from(
        ["9999-12-31", "0001-01-01", "2026-02-30", "full", "temporary", "deceased", "name", "-born", "\x00"]
    ),
)


@pytest.fixture
def as_ha(client, cast):
    client.force_login(cast.ha.account)
    return client


def shown(answer):
    return re.findall(r"data-row-link>([^<]+)<", answer.text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=6))
def test_no_address_breaks_the_list(as_ha, address):
    assert as_ha.get(LIST, address).status_code in {200, 404}


def test_a_cursor_from_elsewhere_is_answered_with_a_sentence(as_ha):
    assert as_ha.get(LIST, {"cursor": "bm90aGluZw"}).status_code == 409


def test_headings_turn_the_order_round(as_ha, cast):
    for number, member in enumerate(Member.objects.order_by("pk")):
        Member.objects.filter(pk=member.pk).update(sort_key=f"{number:02d}")
    up = as_ha.get(LIST)
    down = as_ha.get(LIST, {"sort": "-name"})

    assert shown(up) == shown(down)[::-1] != []
    assert 'aria-sort="ascending"' in up.text
    assert 'aria-sort="descending"' in down.text


def test_queries_do_not_grow_with_the_rows_or_the_columns(as_ha, cast):
    def queries(**address):
        with CaptureQueriesContext(connection) as made:
            assert as_ha.get(LIST, {"organisation": cast.cell_c.uid, **address}).status_code == 200
        return len(made)

    queries()  # norms are read once a process
    few = queries()
    assert queries(columns=list(COLUMNS)) == few
    for _ in range(3):
        make_member(cast.cell_c)
    assert queries(columns=list(COLUMNS)) == few


def test_card_numbers_are_masked_in_the_list(as_ha, cast):
    Member.objects.filter(pk=cast.binh.pk).update(card_number="24012345")

    answer = as_ha.get(LIST, {"columns": "card"})

    assert "24012345" not in answer.text
    assert "••••••345" in answer.text


def test_who_has_left_is_listed_only_when_asked_for(as_ha, cast):
    gone = make_member(cast.cell_a, full_name="Đào Văn Khuất", with_account=False)
    affiliation, standing = gone.affiliations.get(), gone.standings.get()
    affiliation.valid = standing.valid = (affiliation.valid.lower, "2020-05-05")
    affiliation.save(update_fields=["valid"])
    standing.save(update_fields=["valid"])
    gone.standings.create(status=Status.DECEASED, valid=("2020-05-05", None))

    assert "Đào Văn Khuất" not in shown(as_ha.get(LIST))
    assert shown(as_ha.get(LIST, {"status": "deceased"})) == ["Đào Văn Khuất"]
    assert "Đào Văn Khuất" in shown(as_ha.get(LIST, {"on": "2020-05-04"}))


def test_the_form_of_a_record_gives_no_number_away(as_ha, cast):
    Member.objects.filter(pk=cast.binh.pk).update(phone="0912345678", residence="Thôn 1", email="b@example.vn")
    address = f"/members/{cast.binh.uid}/edit/"

    page = as_ha.get(address)

    for value in ("0912345678", "Thôn 1", "b@example.vn"):
        assert value not in page.text
    kept = {"phone": "••••••678", "residence": "••••••", "email": "••••••", "occupation": "Nông dân"}
    assert as_ha.post(address, kept).status_code == 302
    cast.binh.refresh_from_db()
    assert (cast.binh.phone, cast.binh.residence, cast.binh.occupation) == ("0912345678", "Thôn 1", "Nông dân")
    assert as_ha.post(address, {**kept, "phone": "0987654321", "email": ""}).status_code == 302
    cast.binh.refresh_from_db()
    assert (cast.binh.phone, cast.binh.email) == ("0987654321", "")


def test_who_may_only_look_gets_no_form(client, cast):
    client.force_login(cast.dung.account)

    assert client.get(f"/members/{cast.binh.uid}/edit/").status_code == 403
    assert not Entry.objects.exists()
