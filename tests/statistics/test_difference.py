"""Two days compared: the names explain the numbers."""

import datetime as dt

import pytest

from sotay.audit.models import Entry
from sotay.core.days import since
from sotay.members.choices import Status
from sotay.members.models import Affiliation, Standing
from sotay.statistics.queries.difference import difference_of
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db
FIRST, LAST, BETWEEN = dt.date(2025, 12, 31), dt.date(2026, 10, 31), dt.date(2026, 5, 1)


def end(rows, day):
    """End what holds on the day."""
    for row in rows:
        row.valid = since(row.valid.lower, day)
        row.save(update_fields=["valid"])


def cut(member):
    """Let a member's cell and status end between the two days."""
    end(Affiliation.objects.filter(member=member, valid__endswith=None), BETWEEN)
    end(Standing.objects.filter(member=member, valid__endswith=None), BETWEEN)


@pytest.fixture
def changed(cast):
    """Bình died, Chi moved to cell C, Lâm came to cell A, a new member was admitted."""
    cut(cast.binh)
    Standing.objects.create(member=cast.binh, status=Status.DECEASED, valid=since(BETWEEN))
    for member, cell in ((cast.chi, cast.cell_c), (cast.lam, cast.cell_a)):
        end(Affiliation.objects.filter(member=member, valid__endswith=None), BETWEEN)
        Affiliation.objects.create(member=member, organisation=cell, valid=since(BETWEEN))
    new = make_member(cast.cell_b, full_name="Ngô Văn Mới", joined_on=BETWEEN, official_on=None)
    Affiliation.objects.filter(member=new).update(valid=since(BETWEEN))
    Standing.objects.filter(member=new).update(valid=since(BETWEEN))
    return cast


def test_each_name_has_its_reason(changed):
    found = difference_of(changed.commune, FIRST, LAST)

    assert {(one.name, one.is_more, one.reason) for one in found.people} == {
        ("Nguyễn Văn Bình", False, "deceased"),
        ("Phạm Kim Chi", False, "moved_out"),
        ("Bùi Hải Lâm", True, "moved_in"),
        ("Ngô Văn Mới", True, "admitted"),
    }
    assert (found.before, found.after) == (5, 5)


def test_it_adds_up_everywhere(changed):
    for node in (changed.province, changed.committee, changed.commune, changed.cell_a, changed.cell_b, changed.cell_c):
        assert difference_of(node, FIRST, LAST).balances


def test_moves_inside_do_not_show(changed):
    assert {one.reason for one in difference_of(changed.province, FIRST, LAST).people} == {"deceased", "admitted"}


def test_the_page_names_people_and_lets_no_list_out(client, changed):
    client.force_login(changed.dung.account)
    address = f"/statistics/{changed.province.uid}/difference/?first=31/12/2025&last=31/10/2026"
    page = client.get(address).content.decode()
    assert "Ngô Văn Mới" in page
    assert "Từ trần" in page
    assert "Tải Excel" not in page
    assert client.get(f"{address}&format=xlsx").status_code == 403


def test_the_workbook_is_for_who_takes_out_lists_and_is_written_down(client, changed):
    client.force_login(changed.ha.account)
    address = f"/statistics/{changed.province.uid}/difference/?first=31/12/2025&last=31/10/2026"

    assert "Tải Excel" in client.get(address).content.decode()
    assert client.get(f"{address}&format=xlsx")["Content-Type"].endswith("sheet")
    entry = Entry.objects.get(action="statistics.export_people")
    assert (entry.user, entry.detail) == (changed.ha.account, {"sheet": "difference"})


def test_statements_do_not_grow(changed, django_assert_num_queries):
    for _ in range(2):
        with django_assert_num_queries(3):
            difference_of(changed.province, FIRST, LAST)
        make_member(changed.cell_a, joined_on=BETWEEN, official_on=None)
