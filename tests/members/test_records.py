"""Who sees a record, what is masked in it, and the traces that reading leaves."""

import pytest
from django.test import Client

from sotay.audit.models import Entry, Reading
from sotay.core.errors import NotPermitted, NotVisible
from sotay.members.actions.records import edit_member, note_reading, reveal_field
from sotay.members.errors import NothingToReveal
from sotay.members.queries.records import get_member, record_of
from tests.factories.people import actor_of


def test_record_is_for_the_owner_and_for_those_above(cast):
    for actor in (cast.binh, cast.an, cast.khanh, cast.ha, cast.dung):
        assert get_member(actor_of(actor), cast.binh.uid) == cast.binh
    for stranger in (cast.em, cast.chi, cast.lam):
        with pytest.raises(NotVisible):
            get_member(actor_of(stranger), cast.binh.uid)


def test_numbers_are_masked_for_all_but_the_owner(cast):
    number = cast.binh.national_id

    own = record_of(actor_of(cast.binh), cast.binh)
    others = record_of(actor_of(cast.ha), cast.binh)

    assert own.masked[0].value == number
    assert number not in str(others.masked)
    assert others.masked[0].value.endswith(number[-3:])


def test_revealing_is_written_down_with_the_field(cast):
    assert reveal_field(actor_of(cast.an), cast.binh, name="national_id") == cast.binh.national_id

    reading = Reading.objects.get()
    assert (reading.user, reading.target_id, reading.fields) == (
        cast.an.account,
        cast.binh.pk,
        ["Số định danh cá nhân"],
    )
    assert cast.binh.national_id not in str(Entry.objects.get().detail)


def test_on_denial_nothing_is_shown_or_written(cast):
    with pytest.raises(NotPermitted):
        reveal_field(actor_of(cast.dung), cast.binh, name="national_id")

    assert not Reading.objects.exists()
    assert not Entry.objects.exists()


def test_only_masked_fields_can_be_asked_for(cast):
    with pytest.raises(NothingToReveal):
        reveal_field(actor_of(cast.an), cast.binh, name="search_key")


def test_opening_a_record_is_one_reading_an_hour_and_none_by_its_owner(cast):
    for _ in range(3):
        note_reading(actor_of(cast.ha), cast.binh)
    note_reading(actor_of(cast.binh), cast.binh)

    assert [r.user for r in Reading.objects.all()] == [cast.ha.account]


def test_editing_masks_the_telephone_in_the_ledger(cast):
    edit_member(actor_of(cast.ha), cast.binh, phone="0912345678", occupation="Nông dân")

    cast.binh.refresh_from_db()
    assert (cast.binh.phone, cast.binh.occupation) == ("0912345678", "Nông dân")
    assert Entry.objects.get().detail == {"phone": "•••", "occupation": "Nông dân"}


@pytest.mark.parametrize(("who", "status"), [("ha", 200), ("an", 200), ("binh", 200), ("chi", 404)])
def test_page(cast, who, status):
    client = Client()
    client.force_login(getattr(cast, who).account)

    answer = client.get(f"/members/{cast.binh.uid}/")

    assert answer.status_code == status
    if status == 200 and who != "binh":
        assert cast.binh.national_id not in answer.content.decode()


def test_list_page_and_its_excel(cast):
    client = Client()
    client.force_login(cast.an.account)

    page, book = client.get("/members/"), client.get("/members/?format=xlsx")

    assert "Nguyễn Văn Bình" in page.content.decode()
    assert book.content[:2] == b"PK"
