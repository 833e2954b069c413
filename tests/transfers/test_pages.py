"""The list and its filters, the papers, the register, the preview, the member's own page; queries do not grow with rows."""

import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sotay.core.days import today
from sotay.documents.layout.compose import compose
from sotay.transfers.actions.signing import sign_box
from sotay.transfers.exports import paper_of
from sotay.transfers.models import Transfer
from sotay.transfers.queries import get_transfer
from tests.factories.people import actor_of, make_member
from tests.factories.transfers import make_transfer


@pytest.fixture
def secretary(client, cast):
    client.force_login(cast.an.account)
    return client


def fields(cast, *members, **more):
    return {
        "members": [str(member.uid) for member in members],
        "kind": "official",
        "target": str(cast.cell_b.uid),
        "cause": "graduation",
        "moved_on": f"{today():%d/%m/%Y}",
        **more,
    }


def test_many_are_looked_at_before_anything_is_made(secretary, cast):
    others = [make_member(cast.cell_a, full_name=f"Học Viên {number}") for number in range(3)]
    address = reverse("transfers:start", args=[cast.cell_a.uid])
    assert "Chi bộ thôn 2" in secretary.get(f"{address}?q=thon+2").content.decode()

    shown = secretary.post(f"{address}?q=thon+2", fields(cast, *others, step="preview")).content.decode()
    assert "Xem trước" in shown
    assert "Học Viên 2" in shown
    assert not Transfer.objects.exists()

    answer = secretary.post(f"{address}?q=thon+2", fields(cast, *others, step="confirm"))
    assert answer.status_code == 302
    assert sorted(Transfer.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_a_post_that_would_end_is_named_in_the_preview(client, cast):
    client.force_login(cast.khanh.account)
    address = reverse("transfers:start", args=[cast.cell_a.uid])
    shown = client.post(f"{address}?q=thon", fields(cast, cast.an, step="preview")).content.decode()
    assert "Trần Thị An (bí thư)" in shown


def test_a_list_of_three_asks_no_more_than_a_list_of_one(client, cast):
    client.force_login(cast.khanh.account)
    make_transfer(cast, signed=True)

    def count():
        client.get(reverse("transfers:list"))
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get(reverse("transfers:list")).status_code == 200
        return len(caught)

    one = count()
    for _ in range(2):
        make_transfer(cast, make_member(cast.cell_a), signed=True)
    assert count() == one


def test_the_excel_has_what_the_list_has(client, cast):
    client.force_login(cast.khanh.account)
    make_transfer(cast, signed=True)
    make_transfer(cast, cast.em)
    answer = client.get(reverse("transfers:list"), {"turn": "own", "format": "xlsx"})
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    names = [row[1] for row in rows if row[0] and str(row[0]).startswith("01-")]
    assert names == ["Nguyễn Văn Bình"]


def test_the_paper_shows_every_box_of_its_kind(cast):
    made = make_transfer(cast, signed=True)
    paper = compose(paper_of(get_transfer(actor_of(cast.an), made.uid)))
    table = next(line for line in paper.body if line.kind == "table")
    assert len(table.rows) == 7
    assert table.rows[0][3] == "Trần Thị An"
    assert table.rows[1] == ("2", "", "", "", "")
    assert paper.number.startswith("Số 01")


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_word_and_pdf(secretary, cast, kind):
    made = make_transfer(cast, signed=True)
    answer = secretary.get(reverse("transfers:paper", kwargs={"uid": made.uid, "kind": kind}))
    assert answer.content[:4] == (b"PK\x03\x04" if kind == "docx" else b"%PDF")


def test_the_register_by_number_as_page_pdf_and_excel(client, cast):
    client.force_login(cast.khanh.account)
    make_transfer(cast, signed=True)
    address = reverse("transfers:register", args=[cast.commune.uid])
    assert f"01-GTSHĐ/{today().year}" in client.get(address).content.decode()
    assert client.get(address, {"format": "pdf"}).content.startswith(b"%PDF")
    assert client.get(address, {"format": "xlsx"}).content.startswith(b"PK")


def test_the_member_sees_in_which_box_it_is(client, cast):
    make_transfer(cast, signed=True)
    client.force_login(cast.binh.account)
    assert "Đang ở ô 3: Đảng bộ xã Đông Lỗ" in client.get(reverse("transfers:mine")).content.decode()


def test_the_member_asks_from_the_handbook(client, cast):
    client.force_login(cast.binh.account)
    address = reverse("transfers:ask")
    sent = {key: value for key, value in fields(cast).items() if key != "members"}
    assert client.post(f"{address}?q=thon+2", sent).status_code == 302
    assert Transfer.objects.get().member == cast.binh


def test_what_waits_stands_on_the_first_page(client, cast):
    make_transfer(cast)
    client.force_login(cast.an.account)
    assert "Giấy chuyển sinh hoạt chờ cấp mình ký" in client.get(reverse("web:home")).content.decode()


def test_signing_by_the_page(client, cast):
    made = make_transfer(cast, signed=True)
    sign_box(actor_of(cast.khanh), made.boxes.get(slot=3))
    client.force_login(cast.chi.account)
    address = reverse("transfers:sign", args=[made.uid, 7])
    assert "Người ký trên giấy" not in client.get(address).content.decode()
    assert client.post(address, {"signed_on": "sai"}).status_code == 422
    assert client.post(address, {"signed_on": f"{today():%d/%m/%Y}"}).status_code == 302
    assert Transfer.objects.get().status == "done"
