"""The pages: what the cell does on its telephone, what the committee and the board do at the desk."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from sotay.committees.choices import CommitteeKind
from sotay.committees.models import Term
from sotay.core.days import since, today
from sotay.development.models import Candidate
from sotay.hamlets.models import Hamlet, HeadReview, Headship, ShareTarget, TermChange
from tests.factories.hamlets import make_hamlet, make_head

pytestmark = pytest.mark.django_db
DECISION = {
    "decision_number": "3-QĐ/UBND", "decision_day": "05/01/2026", "decision_body": "UBND xã", "decision_signatory": "Trần Văn A",
}  # fmt: skip


def body(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_cell_reviews_and_takes_a_promising_head_along(cast, client):
    head = make_head(make_hamlet(cast.cell_a))
    client.force_login(cast.an.account)

    assert "Cần rà soát" in body(client.get("/hamlets/own"))
    fields = {
        "reviewed_on": f"{today():%d/%m/%Y}",
        "conclusion": "promising",
        "helper": str(cast.binh.uid),
        "note": "Học lớp",
    }
    assert client.post(reverse("hamlets:head_review", args=[head.uid]), fields).status_code == 302
    assert HeadReview.objects.get().helper == cast.binh
    page = body(client.get(reverse("hamlets:detail", args=[head.hamlet.uid])))
    assert "Đưa vào nguồn kết nạp" in page
    assert cast.binh.full_name in page
    assert client.post(reverse("hamlets:head_candidate", args=[head.uid])).status_code == 302

    assert Candidate.objects.get().full_name == head.full_name
    assert "danh sách nguồn" in body(client.get(reverse("hamlets:detail", args=[head.hamlet.uid])))


def test_the_committee_records_a_hamlet_and_who_was_elected(cast, client):
    client.force_login(cast.khanh.account)

    assert cast.cell_a.name in body(client.get("/hamlets/places", {"q": "thôn 1"}))
    fields = {"kind": "village", "name": "Thôn Đông", "households": "120", "first": "01/01/2020"}
    client.post(reverse("hamlets:add", args=[cast.cell_a.uid]), fields)
    hamlet = Hamlet.objects.get()
    nobody = {"post": "head", "first": "01/03/2025", "term_until": "01/03/2030"}
    answer = client.post(reverse("hamlets:head_record", args=[hamlet.uid]), nobody)
    assert answer.status_code == 422
    assert "chọn đảng viên trong danh sách" in answer.content.decode()
    client.post(reverse("hamlets:head_record", args=[hamlet.uid]), {**nobody, **DECISION, "member": str(cast.binh.uid)})

    assert Headship.objects.get().decision.number == "3-QĐ/UBND"
    page = body(client.get("/hamlets/", {"party": "member"}))
    assert cast.binh.full_name in page
    assert "Thôn Đông" in page


def test_the_board_sees_the_share_sets_a_target_and_takes_the_list_along(cast, client):
    make_head(make_hamlet(cast.cell_a), member=cast.binh)
    make_hamlet(cast.cell_b, "Thôn Tây")
    client.force_login(cast.ha.account)
    node = reverse("hamlets:node", args=[cast.province.uid])

    client.post(
        reverse("hamlets:target", args=[cast.province.uid]), {"year": today().year, "percent": 75, "source": "KH 1"}
    )
    page = body(client.get(node))
    sheet = client.get("/hamlets/", {"format": "xlsx"})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sheet.content)).get_sheet_by_index(0).to_python()

    assert ShareTarget.objects.get().percent == 75
    assert "50,0 %" in page
    assert "còn thiếu <strong>1</strong>" in page
    assert [row for row in rows if "Thôn Đông" in row][0][5] == cast.binh.full_name  # noqa: RUF015 -- says which row


def test_terms_are_fitted_on_the_page(cast, client):
    congress = today() + dt.timedelta(days=300)
    Term.objects.create(
        organisation=cast.cell_a, kind=CommitteeKind.CELL, name="2025-2027", valid=since(dt.date(2025, 1, 1), congress)
    )
    head = make_head(make_hamlet(cast.cell_a), term_until=congress + dt.timedelta(days=700))
    client.force_login(cast.khanh.account)
    address = reverse("hamlets:terms_below", args=[cast.commune.uid])

    assert "Rút ngắn nhiệm kỳ" in body(client.get(address))
    refused = client.post(address, {"heads": [str(head.uid)]})
    assert refused.status_code == 422
    assert not TermChange.objects.exists()
    client.post(address, {"heads": [str(head.uid)], **DECISION})

    assert TermChange.objects.get().kind == "shorten"
    assert "Không có nhiệm kỳ nào cần điều chỉnh" in body(client.get(address))
