"""The member's page, the desk's lists, the evidence, the list to sign; queries do not grow with rows."""

import io

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from sotay.core.days import today
from sotay.corrections.actions import ask_correction, confirm_own
from sotay.corrections.models import Confirmation, Correction
from tests.factories.people import actor_of, make_member
from tests.factories.transfers import make_correction, make_round


def picture():
    """A small picture of a paper."""
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(file, "PNG")
    return SimpleUploadedFile("can-cuoc.png", file.getvalue(), "image/png")


def test_a_member_asks_with_a_picture_and_the_secretary_confirms(client, cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(cast.binh.account)
    sent = {"name": "phone", "new": "0912345678", "reason": "Đổi số", "evidence": picture()}
    assert client.post(reverse("corrections:ask"), sent).status_code == 302
    found = Correction.objects.get()

    client.force_login(cast.chi.account)
    assert client.get(reverse("corrections:file", args=[found.uid])).status_code == 404
    client.force_login(cast.an.account)
    shown = client.get(reverse("corrections:list")).content.decode()
    assert "••••••678" in shown
    assert "0912345678" not in shown
    assert b"".join(client.get(reverse("corrections:file", args=[found.uid])).streaming_content)
    assert "0912345678" in client.get(reverse("corrections:detail", args=[found.uid])).content.decode()
    assert client.post(reverse("corrections:confirm", args=[found.uid]), {"answer": ""}).status_code == 302
    cast.binh.refresh_from_db()
    assert cast.binh.phone == "0912345678"


def test_a_refused_request_keeps_what_was_typed(client, cast):
    client.force_login(cast.binh.account)
    answer = client.post(
        reverse("corrections:ask"), {"name": "born_on", "new": "30/02/1980", "reason": "Giấy khai sinh"}
    )
    assert answer.status_code == 422
    assert "30/02/1980" in answer.content.decode()


def test_a_list_of_three_asks_no_more_than_a_list_of_one(client, cast):
    client.force_login(cast.khanh.account)
    make_correction(cast)

    def count():
        client.get(reverse("corrections:list"))
        with CaptureQueriesContext(connection) as caught:
            assert client.get(reverse("corrections:list")).status_code == 200
        return len(caught)

    one = count()
    for _ in range(2):
        member = make_member(cast.cell_b)
        ask_correction(actor_of(member), member, name="occupation", new="Kỹ sư", reason="Theo hợp đồng")
    assert count() == one


def test_one_tap(client, cast):
    make_round(cast)
    client.force_login(cast.binh.account)
    assert "Xác nhận hồ sơ năm" in client.get(reverse("web:home")).content.decode()
    assert client.post(reverse("corrections:confirm_own")).status_code == 302
    assert Confirmation.objects.get().member == cast.binh
    assert "Xác nhận hồ sơ năm" not in client.get(reverse("web:home")).content.decode()


def test_progress_names_who_has_not_and_prints_the_list_to_sign(client, cast):
    opened = make_round(cast)
    confirm_own(actor_of(cast.binh), cast.binh)
    client.force_login(cast.khanh.account)
    at = reverse("corrections:progress", args=[opened.uid, cast.commune.uid])
    assert "1/5" in client.get(at).content.decode()
    missing = client.get(at, {"missing": "1"}).content.decode()
    assert "Lê Thị Em" in missing
    assert "Nguyễn Văn Bình" not in missing
    book = openpyxl.load_workbook(io.BytesIO(client.get(at, {"missing": "1", "format": "xlsx"}).content))
    assert sum(row[3] == "Chưa xác nhận" for row in book.active.iter_rows(values_only=True)) == 4
    assert client.get(reverse("corrections:paper_list", args=[opened.uid, cast.cell_a.uid])).content.startswith(b"%PDF")


def test_the_signed_list_is_written_down(client, cast):
    opened = make_round(cast)
    client.force_login(cast.an.account)
    address = reverse("corrections:paper_record", args=[opened.uid, cast.cell_a.uid])
    sent = {"members": [str(cast.em.uid)], "confirmed_on": f"{today():%d/%m/%Y}"}
    assert client.post(address, sent).status_code == 302
    done = Confirmation.objects.get()
    assert (done.member, done.how, done.recorded_by) == (cast.em, "paper", cast.an.account)
