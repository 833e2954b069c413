"""Pages on rights."""

import pytest
from django.test import Client

from sotay.audit.actions import write_entry


def as_member(member):
    client = Client()
    client.force_login(member.account)
    return client


@pytest.mark.parametrize(("who", "status"), [("an", 200), ("em", 200), ("khanh", 200), ("binh", 404), ("chi", 404)])
def test_a_members_record_explains_itself_to_whoever_sees_it(cast, who, status):
    answer = as_member(getattr(cast, who)).get(f"/access/why/member/{cast.em.uid}/")

    assert answer.status_code == status
    if status == 200:
        page = answer.content.decode()
        assert "Bí thư, phó bí thư chi bộ" in page
        assert "Trần Thị An" in page
        assert "Chính chủ hồ sơ" in page


def test_one_reads_why_oneself_may(cast):
    page = as_member(cast.khanh).get(f"/access/why/organisation/{cast.cell_a.uid}/").content.decode()

    assert "Vì sao đồng chí xem được" in page


@pytest.mark.parametrize("kind", ["nothing", "user"])
def test_unknown_kinds_are_not_found(cast, kind):
    assert as_member(cast.an).get(f"/access/why/{kind}/{cast.em.uid}/").status_code == 404


def test_the_ledger_is_in_words(cast):
    write_entry(
        user=cast.an.account,
        channel="api",
        action="members.issue_slip",
        target=cast.em,
        organisation_id=cast.cell_a.pk,
        detail={},
    )

    page = as_member(cast.an).get(f"/access/ledger/member/{cast.em.uid}/").content.decode()

    assert "Cấp phiếu kích hoạt" in page
    assert "qua phần mềm khác" in page


def test_whoever_sees_but_may_not_read_the_ledger_is_told_so(cast):
    assert as_member(cast.em).get(f"/access/ledger/member/{cast.em.uid}/").status_code == 403


def test_own_roles_and_the_table_of_all(cast):
    client = as_member(cast.an)

    assert "Bí thư, phó bí thư chi bộ" in client.get("/access/mine/").content.decode()
    table = client.get("/access/roles/").content.decode()
    assert "Xác nhận cấp lại mã đăng nhập" in table
    assert "Quản trị hệ thống" in table


def test_pages_cost_the_same_whoever_is_many(cast, django_assert_max_num_queries):
    client = as_member(cast.an)

    with django_assert_max_num_queries(7):
        client.get(f"/access/why/organisation/{cast.cell_a.uid}/")
