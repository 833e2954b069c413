"""The pages of badges and cards in use."""

import datetime as dt

import pytest
from django.urls import reverse

from sotay.badges.models import Award
from tests.factories.oversight import make_card
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db
ROUND = {"on": "2027-02-03"}


def test_from_the_list_of_the_round_to_the_badge(client, cast):
    one = make_member(cast.cell_a, joined_on=dt.date(1987, 1, 5), full_name="Lê Văn Thâm", born_on=dt.date(1960, 1, 1))
    client.force_login(cast.an.account)
    page = client.get(reverse("badges:rounds"), ROUND).content.decode()
    assert one.full_name in page
    sent = {"level": "40", "kind": "regular", "vote_day": "2026-11-03", "vote_base": "9", "vote_yes": "9"}
    client.post(reverse("badges:propose", args=[one.uid]), sent)
    award = Award.objects.get()
    client.force_login(cast.khanh.account)
    client.post(reverse("badges:award_forward", args=[award.uid]), {"on": "2026-11-05"})
    client.force_login(cast.ha.account)
    sent = {"number": "000123", "decision_number": "9-QĐ/TU", "decision_day": "2026-11-20"}
    sent |= {"decision_body": "Ban Thường vụ Tỉnh ủy", "decision_signatory": "Nguyễn Văn Thành"}

    client.post(reverse("badges:award_give", args=[award.uid]), sent)

    award.refresh_from_db()
    assert award.number == "000123"
    client.force_login(one.account)
    assert "000123" in client.get(reverse("badges:mine")).content.decode()


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_the_list_of_a_round_leaves_as_a_file(client, cast, kind):
    client.force_login(cast.khanh.account)

    assert client.get(reverse("badges:rounds"), {**ROUND, "format": kind}).content.startswith(b"PK")


def test_a_card_is_masked_on_its_page(client, cast):
    make_card(cast.binh)
    client.force_login(cast.an.account)

    page = client.get(reverse("badges:card", args=[cast.binh.uid])).content.decode()

    assert "24000123" not in page
    assert "••••••123" in page


def test_the_handbook_tells_a_probationary_member_too(client, cast):
    client.force_login(cast.em.account)
    assert "Đảng viên dự bị" in client.get(reverse("badges:mine")).content.decode()


@pytest.mark.parametrize("name", ["missed", "awards", "cards"])
def test_the_other_lists_open(client, cast, name):
    client.force_login(cast.ha.account)
    assert client.get(reverse(f"badges:{name}")).status_code == 200
