"""Signed tables stand; what is corrected later is listed beside them by name, and seen in the lists as of that day."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from sotay.audit.models import Entry
from sotay.core.days import since, today
from sotay.core.errors import NotPermitted
from sotay.core.known import close_the_books
from sotay.members.models import Affiliation, Member, Standing
from sotay.members.queries.register import Filters, register_page
from sotay.organisations.models import Organisation
from sotay.statistics.actions import sign_tables
from sotay.statistics.errors import PeriodNotOver, SignatoryMissing
from sotay.statistics.models import Snapshot, SnapshotPerson
from sotay.statistics.queries.places import places_since
from sotay.statistics.queries.snapshots import changes_since, is_intact
from sotay.statistics.queries.tables import official_tables
from sotay.statistics.sealing import content_of, tables_in
from tests.factories.people import JOINED, actor_of

pytestmark = pytest.mark.django_db
FIRST, LAST, MOVED = dt.date(2025, 1, 1), dt.date(2025, 12, 31), dt.date(2025, 11, 15)
PERIOD = (FIRST, LAST)


def sign(cast, node=None):
    return sign_tables(actor_of(cast.ha), node or cast.commune, period=PERIOD, signatory="Hoàng Thu Hà, Phó ban")


def back_date_transfer(cast):
    """Bình went from cell A to cell C in November; it is recorded only now."""
    close_the_books()
    Affiliation.objects.filter(member=cast.binh).update(valid=since(JOINED, MOVED))
    Affiliation.objects.create(member=cast.binh, organisation=cast.cell_c, valid=since(MOVED))


def bytes_now(node, known=None):
    fresh = Organisation.objects.get(pk=node.pk)
    head = {"organisation": fresh.code, "name": fresh.name, "first": FIRST.isoformat(), "last": LAST.isoformat()}
    return content_of(official_tables(fresh, FIRST, LAST, known), head)


def test_a_late_transfer_leaves_the_signed_table_byte_for_byte(cast):
    signed = sign(cast)
    before = bytes(signed.content)

    back_date_transfer(cast)

    again = Snapshot.objects.get(pk=signed.pk)
    assert bytes(again.content) == before
    assert bytes_now(cast.commune) != before
    assert bytes_now(cast.commune, again.known_at) == before
    assert is_intact(again)
    (person,) = changes_since(again)
    assert person.name == "Nguyễn Văn Bình"
    (correction,) = person.corrections
    assert (correction.what, correction.signed, correction.now) == (
        "Được tính ngày 31/12/2025",
        "Chi bộ thôn 1, Đảng bộ xã Đông Lỗ (đảng viên chính thức)",
        "không tính ở đây (đảng viên chính thức)",
    )


def test_the_list_of_that_day_shows_the_correction(cast):
    signed = sign(cast)
    back_date_transfer(cast)

    def names(known=None):
        filters = Filters(organisation=cast.cell_a.uid, on=LAST, known=known)
        return [row.member.full_name for row in register_page(actor_of(cast.ha), filters).items]

    assert names() == ["Trần Thị An", "Lê Thị Em"]
    assert names(signed.known_at) == ["Trần Thị An", "Nguyễn Văn Bình", "Lê Thị Em"]


def test_a_corrected_record_is_named_with_both_values(cast):
    signed = sign(cast)
    close_the_books()
    Member.objects.filter(pk=cast.an.pk).update(qualification="Đại học", joined_on=dt.date(2005, 4, 3))
    Standing.objects.filter(member=cast.an).update(valid=since(dt.date(2005, 4, 3)))

    (found,) = changes_since(signed)

    assert {(c.what, c.signed, c.now) for c in found.corrections} == {
        ("Chuyên môn nghiệp vụ", "chưa ghi", "Đại học"),
        ("Ngày vào Đảng", "03/03/2005", "03/04/2005"),
    }


def test_an_organisation_counted_otherwise_is_named(cast):
    signed = sign(cast)
    Organisation.objects.filter(pk=cast.cell_b.pk).update(sector="agency")
    assert [one.name for one in places_since(signed)] == ["Chi bộ thôn 2"]
    assert not changes_since(signed)


def test_what_comes_after_the_period_changes_nothing(cast):
    signed = sign(cast)
    close_the_books()
    day = dt.date(2026, 2, 1)
    Affiliation.objects.filter(member=cast.binh).update(valid=since(JOINED, day))
    Affiliation.objects.create(member=cast.binh, organisation=cast.cell_c, valid=since(day))
    assert changes_since(signed) == []
    assert bytes_now(cast.commune) == bytes(signed.content)


def test_signed_tables_can_be_read_back(cast):
    signed = sign(cast)
    tables = tables_in(bytes(signed.content))
    assert [table.number for table in tables] == [1, 2, 3, 4, 5]
    assert tables[0].lines[0].cells[0] == "5"
    assert signed.people.count() == 5
    assert Entry.objects.filter(action="statistics.sign_tables").count() == 1


def test_the_database_refuses_to_change_what_is_signed(cast):
    signed = sign(cast)
    people = SnapshotPerson.objects.filter(snapshot=signed)
    with pytest.raises(IntegrityError), transaction.atomic():
        Snapshot.objects.filter(pk=signed.pk).update(signatory="Người khác")
    with pytest.raises(IntegrityError), transaction.atomic():
        people.update(facts={})
    with pytest.raises(IntegrityError), transaction.atomic():
        people.delete()


def test_a_forged_person_breaks_the_seal(cast):
    signed = sign(cast)
    assert is_intact(signed)
    SnapshotPerson.objects.create(snapshot=signed, member=99, facts={"name": "Thêm"})
    assert not is_intact(signed)


def test_what_is_not_over_or_not_named_is_not_signed(cast):
    with pytest.raises(PeriodNotOver):
        sign_tables(actor_of(cast.ha), cast.commune, period=(FIRST, today()), signatory="Hà")
    with pytest.raises(SignatoryMissing):
        sign_tables(actor_of(cast.ha), cast.commune, period=PERIOD, signatory=" ")
    with pytest.raises(NotPermitted):
        sign_tables(actor_of(cast.an), cast.cell_a, period=PERIOD, signatory="An")
    assert not Snapshot.objects.exists()


def test_the_pages_from_signing_to_the_changes(client, cast):
    client.force_login(cast.ha.account)
    tables = f"/statistics/{cast.commune.uid}/tables/?on=2025-12-31"
    assert "Chốt và ký" in client.get(tables).content.decode()

    answer = client.post(
        f"/statistics/{cast.commune.uid}/tables/sign/?first=2025-01-01&last=2025-12-31",
        {"signatory": "Hoàng Thu Hà", "number": "12-BC/BTC"},
    )
    back_date_transfer(cast)
    page = client.get(answer["Location"])
    changes = client.get(f"{answer['Location']}changes/")

    assert "12-BC/BTC" in page.content.decode()
    assert "còn nguyên" in client.get(f"{answer['Location']}?check=1").content.decode()
    assert "Nguyễn Văn Bình" in changes.content.decode()
    assert "Chi bộ thôn 1, Đảng bộ xã Đông Lỗ (đảng viên chính thức)" in changes.content.decode()
    assert client.get(f"{answer['Location']}changes/?format=xlsx")["Content-Type"].endswith("sheet")
    assert client.get(f"{answer['Location']}?format=json").content == bytes(Snapshot.objects.get().content)
    assert client.get(f"/statistics/{cast.commune.uid}/signed/").status_code == 200


def test_numbers_of_the_tables_open_their_people(client, cast):
    client.force_login(cast.ha.account)
    page = client.get(f"/statistics/{cast.commune.uid}/tables/?first=2025-01-01&last=2025-12-31")
    urls = {line.label: line.url for table in page.context["tables"] for line in table.lines if line.url}

    def count(label):
        return client.get(urls[label].replace("&amp;", "&")).context["count"]

    cells = {line.label: line.cells[0] for table in page.context["tables"] for line in table.lines}
    for label in ("D. Đảng viên cuối kỳ (A + B − C)", "Đảng viên chính thức", "46-50 tuổi", "Từ 01/5/1975 đến nay"):
        assert str(count(label)) == cells[label]
    assert client.get(urls["5. Chuyển đi"]).status_code == 200


def test_the_api_gives_what_was_signed_and_what_is_known_otherwise(cast, client):
    signed = sign(cast)
    back_date_transfer(cast)
    client.force_login(cast.ha.account)

    found = client.get(f"/api/v1/snapshots/{signed.uid}").json()
    changed = client.get(f"/api/v1/snapshots/{signed.uid}/changes").json()

    assert found["intact"] is True
    assert found["tables"]
    assert [one["name"] for one in changed] == ["Nguyễn Văn Bình"]
