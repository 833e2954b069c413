"""What was known at a moment: kept by the database, asked for around any query."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction

from sotay.core.days import since
from sotay.core.known import close_the_books, known_at
from sotay.members.models import Affiliation, Member
from sotay.statistics.models import PastVersion
from tests.factories.people import JOINED, make_member

pytestmark = pytest.mark.django_db


def later():
    """Let what follows count as another transaction; return the moment between."""
    return close_the_books()


def names(cell):
    return set(Affiliation.objects.filter(organisation=cell).values_list("member__full_name", flat=True))


def test_the_past_is_seen_only_inside(cast):
    before = later()
    Member.objects.filter(pk=cast.binh.pk).update(full_name="Nguyễn Bình Minh")
    make_member(cast.cell_a, full_name="Ngô Văn Mới")
    after = later()
    Affiliation.objects.filter(member=cast.an).update(valid=since(JOINED, dt.date(2026, 1, 1)))

    assert names(cast.cell_a) == {"Trần Thị An", "Nguyễn Bình Minh", "Lê Thị Em", "Ngô Văn Mới"}
    with known_at(before):
        assert names(cast.cell_a) == {"Trần Thị An", "Nguyễn Văn Bình", "Lê Thị Em"}
    with known_at(after):
        assert names(cast.cell_a) == {"Trần Thị An", "Nguyễn Bình Minh", "Lê Thị Em", "Ngô Văn Mới"}
        assert Affiliation.objects.get(member=cast.an).valid.upper is None
    assert Affiliation.objects.get(member=cast.an).valid.upper == dt.date(2026, 1, 1)


def test_what_was_deleted_comes_back(cast):
    row = Affiliation.objects.get(member=cast.lam)
    row.grants.all().delete()
    before = later()
    row.delete()
    with known_at(before):
        assert Affiliation.objects.get(member=cast.lam).organisation == cast.cell_c
    assert not Affiliation.objects.filter(member=cast.lam).exists()


def test_personal_numbers_are_not_kept(cast):
    later()
    Member.objects.filter(pk=cast.binh.pk).update(full_name="Khác", national_id="024099999999", phone="0912345678")
    kept = PastVersion.objects.filter(table="members_member", row=cast.binh.pk).latest("pk").content
    assert kept["full_name"] == "Nguyễn Văn Bình"
    assert not {"national_id", "phone", "residence", "email", "account_id"} & set(kept)


def test_what_is_kept_stands(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        PastVersion.objects.update(content=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        PastVersion.objects.all().delete()


def test_every_view_has_every_column(db):
    """A table of facts that gets a column shows it in the past too."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.table_name, p.column_name FROM information_schema.columns p"
            " WHERE p.table_schema = 'public' AND p.table_name IN"
            " (SELECT table_name FROM information_schema.views WHERE table_schema = 'known')"
            " AND NOT EXISTS (SELECT FROM information_schema.columns k WHERE k.table_schema = 'known'"
            " AND k.table_name = p.table_name AND k.column_name = p.column_name)"
        )
        assert cursor.fetchall() == []
        cursor.execute("SELECT count(*) FROM information_schema.views WHERE table_schema = 'known'")
        assert cursor.fetchone()[0] == 8


def test_an_error_inside_leaves_no_trace(cast):
    moment = later()
    with pytest.raises(Member.DoesNotExist), known_at(moment):
        Member.objects.get(full_name="Không có ai")
    make_member(cast.cell_b, full_name="Ngô Văn Mới")
    assert "Ngô Văn Mới" in names(cast.cell_b)
