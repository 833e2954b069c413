"""The pages about posts."""

import datetime as dt

import pytest
from django.urls import reverse

from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import today
from sotay.core.text import search_key
from tests.factories.people import make_member, make_position

pytestmark = pytest.mark.django_db


def page(name: str, thing=None) -> str:
    return reverse(f"committees:{name}", args=[thing.uid] if thing else [])


@pytest.fixture
def as_khanh(client, cast):
    client.force_login(cast.khanh.account)
    return client


def test_the_list_shows_posts_in_sight_and_filters_them(as_khanh, cast):
    def names(**filters) -> list[str]:
        return [line.position.member.full_name for line in as_khanh.get(page("list"), filters).context["lines"]]

    assert names() == ["Vũ Đình Khánh", "Trần Thị An", "Phạm Kim Chi"]
    assert names(post="secretary", q="thon 1") == ["Trần Thị An"]
    assert names(q="khanh") == ["Vũ Đình Khánh"]
    assert names(under=cast.cell_b.uid) == ["Phạm Kim Chi"]
    assert names(on="2019-01-01") == []


def test_a_member_sees_names_without_links_to_records(client, cast):
    client.force_login(cast.binh.account)

    answer = client.get(page("list"))

    assert [line.member_url for line in answer.context["lines"]] == [""]


def test_appoint_and_end_by_the_pages(as_khanh, cast):
    form = as_khanh.get(page("appoint", cast.cell_a)).context["form"]
    assert [label for key, label in form.fields["member"].choices if key] == [
        "Trần Thị An (1975)",
        "Nguyễn Văn Bình (1975)",
    ]
    fields = {"member": str(cast.binh.uid), "post": "deputy", "first": "01/03/2026", "until": "31/12/2026"}

    assert as_khanh.post(page("appoint", cast.cell_a), fields).status_code == 302

    position = cast.binh.positions.get()
    assert (position.valid.lower, position.valid.upper) == (dt.date(2026, 3, 1), dt.date(2027, 1, 1))
    assert as_khanh.post(page("end", position), {"on": f"{today():%d/%m/%Y}"}).status_code == 302
    position.refresh_from_db()
    assert position.valid.upper == today()
    history = as_khanh.get(page("history", cast.cell_a)).context
    assert [line.position for line in history["former"]] == [position]
    assert [line.position.member for line in history["now"]] == [cast.an]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"member": ""}, "member"),
        ({"member": "chi"}, "member"),
        ({"post": "secretary"}, "post"),
        ({"until": "01/02/2026"}, "until"),
    ],
)
def test_a_refusal_stands_at_its_field(as_khanh, cast, fields, field):
    sent = {"member": "binh", "post": "deputy", "first": "01/03/2026"} | fields
    sent["member"] = str(getattr(cast, sent["member"]).uid) if sent["member"] else ""

    answer = as_khanh.post(page("appoint", cast.cell_a), sent)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not cast.binh.positions.exists()


def test_candidates_are_found_by_name(as_khanh, cast):
    wanted = make_member(cast.cell_b, full_name="Đặng Thị Ước")
    wanted.search_key = search_key(wanted.full_name)
    wanted.save(update_fields=["search_key"])

    assert as_khanh.get(page("appoint", cast.cell_b), {"q": "thị uoc"}).context["people"] == [wanted]
    assert "Không tìm thấy" in as_khanh.get(page("appoint", cast.cell_b), {"q": "zz"}).content.decode()


def test_who_does_not_decide_is_refused(client, cast):
    client.force_login(cast.an.account)
    position = cast.an.positions.get()
    fields = {"member": str(cast.binh.uid), "post": "deputy", "first": "01/03/2026"}

    assert client.post(page("appoint", cast.cell_a), fields).status_code == 403
    assert client.post(page("end", position), {"on": "01/03/2026"}).status_code == 403
    assert client.get(page("history", cast.cell_b)).status_code == 404
    assert client.get(page("end", cast.chi.positions.get())).status_code == 404
    assert Position.objects.count() == 5


def test_the_review_lists_by_finding(as_khanh, cast):
    answer = as_khanh.get(page("review", cast.commune), {"finding": "too_few"})

    assert [row.organisation for row in answer.context["rows"]] == [cast.cell_a, cast.cell_b]
    assert [(tab.title, tab.count, tab.current) for tab in answer.context["tabs"]] == [
        ("Tất cả", 3, False),
        ("Không đủ đảng viên chính thức", 2, True),
        ("Đảng bộ cơ sở ít đảng viên", 1, False),
    ]
    assert as_khanh.get(page("review", cast.commune), {"finding": "?", "page": "99"}).context["rows"] == []
    assert as_khanh.get(page("review", cast.province)).status_code == 404


def test_the_organisation_page_offers_posts_to_who_decides(as_khanh, cast):
    make_position(cast.binh, cast.cell_a, Post.DEPUTY, "cell_secretary")

    def offers(organisation) -> bool:
        panels = as_khanh.get(reverse("organisations:detail", args=[organisation.uid])).context["panels"]
        return next(panel for panel in panels if panel.title == "Cấp ủy, chức vụ").context["can_appoint"]

    assert (offers(cast.cell_a), offers(cast.commune)) == (True, False)
