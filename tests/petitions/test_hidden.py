"""Nobody without the right can tell that somebody was shown the way of complaints and denunciations."""

import pytest
from django.urls import reverse

from sotay.audit.models import Entry
from sotay.audit.queries import entries_of
from sotay.committees.choices import Post
from sotay.petitions.actions import raising
from sotay.petitions.models import ComplaintPointer
from tests.factories.people import actor_of, make_member, make_position

WORDS = ("khiếu nại", "tố cáo", "Chỉ dẫn")


@pytest.fixture
def pointed(cast):
    """Bình was shown the way."""
    pointer = ComplaintPointer(organisation=cast.cell_a, kind="denunciation")
    raising.point_to_register(actor_of(cast.binh), pointer, is_anonymous=True)
    return cast


@pytest.mark.parametrize("person", ["an", "binh", "khanh", "chi", "lam"])
def test_the_page_is_not_there_for_anybody_else(client, pointed, person):
    client.force_login(getattr(pointed, person).account)

    assert client.get(reverse("petitions:pointers")).status_code == 404


def test_no_page_list_search_or_sheet_tells_of_it(client, pointed):
    client.force_login(pointed.an.account)
    for address in (
        reverse("petitions:list"),
        reverse("petitions:own"),
        reverse("petitions:groups"),
        reverse("petitions:node", args=[pointed.cell_a.uid]),
        reverse("web:desk"),
        reverse("work:list"),
        f"{reverse('petitions:list')}?q=to+cao",
    ):
        page = client.get(address, follow=True).content.decode()
        assert not [word for word in WORDS if word in page], address
    book = client.get(reverse("petitions:list"), {"format": "xlsx"}).content
    assert book[:2] == b"PK"
    assert not entries_of(pointed.cell_a).filter(action="petitions.point_to_register").exists()
    assert Entry.objects.get(action="petitions.point_to_register").user_id is None


def test_the_inspection_sees_counts_and_no_cell(client, pointed):
    chair = make_member(pointed.cell_c, full_name="Lê Thị Tra")
    make_position(chair, pointed.committee, Post.INSPECTION_CHAIR, "inspection")
    client.force_login(chair.account)

    page = client.get(reverse("petitions:pointers")).content.decode()

    assert "Tố cáo" in page
    assert pointed.commune.name in page
    assert pointed.cell_a.name not in page
