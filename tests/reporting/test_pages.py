"""The pages about reports, and the paper."""

import pytest

from sotay.core.days import today
from sotay.reporting.models import Report, ReportForm
from sotay.reporting.queries import patterns
from tests.factories.reporting import TOMORROW, last_month, make_form

pytestmark = pytest.mark.django_db


def test_a_secretary_makes_signs_and_keeps_the_paper(client, cast):
    form = make_form(cast.commune)
    client.force_login(cast.an.account)
    assert "Lập báo cáo" in client.get("/reporting/mine").content.decode()

    begun = client.post(f"/reporting/begin/{form.uid}/{cast.cell_a.uid}", {"first": last_month().isoformat()})
    report = Report.objects.get()
    url = f"/reporting/{report.uid}"

    assert begun.headers["Location"] == url
    assert "Đảng viên cuối kỳ" in client.get(url).content.decode()
    assert client.post(url, {"text_next": "Giữ nền nếp"}).status_code == 302
    assert client.post(f"{url}/recount").status_code == 302
    assert client.post(f"{url}/submit", {"text_next": ""}).status_code == 422
    assert client.post(f"{url}/submit", {"text_next": "Giữ nền nếp"}).status_code == 302
    assert "Dấu xác thực khớp" in client.get(url).content.decode()
    assert client.get(f"{url}/paper.docx").content[:2] == b"PK"
    assert client.get(f"{url}/paper.pdf").content[:4] == b"%PDF"
    assert "Đã gửi" in client.get("/reporting/mine").content.decode()


def test_a_committee_sees_who_has_not_submitted_and_asks_suddenly(client, cast):
    form = make_form(cast.commune)
    client.force_login(cast.khanh.account)
    assert form.name in client.get("/reporting/").content.decode()
    board = client.get(f"/reporting/forms/{form.uid}").content.decode()
    assert cast.cell_b.name in board
    assert client.get(f"/reporting/forms/{form.uid}?format=xlsx").content[:2] == b"PK"
    assert client.post(f"/reporting/forms/{form.uid}/remind").status_code == 302
    data = {"name": "Hỏi nhanh", "question": "Có gì?", "kinds": ["cell"], "due_on": today() + TOMORROW}
    assert client.post(f"/reporting/sudden/{cast.commune.uid}", data).status_code == 302
    assert client.post(f"/reporting/sudden/{cast.commune.uid}", {"name": ""}).status_code == 422
    assert client.post(f"/reporting/forms/{form.uid}/end").status_code == 302


def test_a_board_issues_a_form(client, cast):
    client.force_login(cast.ha.account)
    data = {"pattern": patterns().first().uid, "due_days": 5, "first": last_month(), "source": "Quy chế"}
    assert client.post(f"/reporting/issue/{cast.province.uid}", data).status_code == 302
    assert ReportForm.objects.filter(organisation=cast.province).count() == 1


def test_a_draft_is_nobody_elses_to_read(client, cast):
    form = make_form(cast.commune)
    client.force_login(cast.an.account)
    client.post(f"/reporting/begin/{form.uid}/{cast.cell_a.uid}", {"first": last_month().isoformat()})
    report = Report.objects.get()
    client.force_login(cast.dung.account)
    assert client.get(f"/reporting/{report.uid}").status_code == 404
