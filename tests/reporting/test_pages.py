"""The pages about reports, and the paper."""

import io

import pytest
from docx import Document

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
    assert "Giữ nền nếp" in client.get(url).content.decode()
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


def signed_report(client, cast, form):
    client.force_login(cast.an.account)
    client.post(f"/reporting/begin/{form.uid}/{cast.cell_a.uid}", {"first": last_month().isoformat()})
    report = Report.objects.get()
    client.post(f"/reporting/{report.uid}/submit", {"text_next": "Giữ nền nếp"})
    return report


def text_of(content):
    return "\n".join(
        [one.text for one in Document(io.BytesIO(content)).paragraphs]
        + [cell.text for table in Document(io.BytesIO(content)).tables for row in table.rows for cell in row.cells]
    )


def test_a_figure_opens_its_names(client, cast):
    form = make_form(cast.commune)
    report = signed_report(client, cast, form)
    page = client.get(f"/reporting/{report.uid}/figures/members.at_end").content.decode()
    assert cast.binh.full_name in page
    assert client.get(f"/reporting/{report.uid}/figures/members.at_beginning").status_code == 404


def test_a_committee_returns_and_the_unit_sends_again(client, cast):
    form = make_form(cast.commune)
    report = signed_report(client, cast, form)
    client.force_login(cast.khanh.account)
    url = f"/reporting/{report.uid}"
    assert "Trả lại" in client.get(url).content.decode()
    assert client.post(f"{url}/return", {"reason": "", "due_on": today()}).status_code == 422
    assert client.post(f"{url}/return", {"reason": "Nêu rõ kiến nghị", "due_on": today()}).status_code == 302
    assert "Nêu rõ kiến nghị" in client.get(f"/reporting/forms/{form.uid}?state=returned").content.decode()
    client.force_login(cast.an.account)
    assert "Nêu rõ kiến nghị" in client.get("/reporting/mine").content.decode()
    again = Report.objects.get(version=2)
    assert "Nêu rõ kiến nghị" in client.get(f"/reporting/{again.uid}").content.decode()
    assert client.post(f"/reporting/{again.uid}/submit", {"text_next": "Kiến nghị làm đường"}).status_code == 302
    page = client.get(f"/reporting/{again.uid}").content.decode()
    assert "Lần 1" in page
    assert "Lần 2" in page


def test_a_committee_writes_a_form_reads_the_summary_and_takes_it_into_its_own_report(client, cast):
    client.force_login(cast.khanh.account)
    data = {
        "name": "Báo cáo tháng", "period_kind": "monthly", "kinds": ["cell"], "due_days": 5, "first": last_month(), "source": "Quy chế",
        "heading_0": "Sinh hoạt", "figures_0": ["members.at_end"], "tables_0": ["1"], "heading_1": "Phương hướng", "hint_1": "Việc chính",
    }  # fmt: skip
    pattern = patterns().first()
    assert pattern.name in client.get(f"/reporting/write/{cast.commune.uid}?pattern={pattern.uid}").content.decode()
    assert (
        client.post(f"/reporting/write/{cast.commune.uid}", {**data, "heading_0": "", "heading_1": ""}).status_code
        == 422
    )
    assert client.post(f"/reporting/write/{cast.commune.uid}", data).status_code == 302
    form = ReportForm.objects.get(organisation=cast.commune)
    assert "Sinh hoạt" in client.get(f"/reporting/forms/{form.uid}/edit").content.decode()
    assert client.post(f"/reporting/forms/{form.uid}/edit", {**data, "due_days": 7}).status_code == 302
    client.force_login(cast.an.account)
    client.post(f"/reporting/begin/{form.uid}/{cast.cell_a.uid}", {"first": last_month().isoformat()})
    report = Report.objects.get()
    client.post(f"/reporting/{report.uid}/submit", {"text_part2": "Làm đường ngõ 3"})
    client.force_login(cast.khanh.account)
    summary = f"/reporting/forms/{form.uid}/summary"
    assert "Làm đường ngõ 3" in client.get(summary).content.decode()
    assert client.get(f"{summary}?format=xlsx").content[:2] == b"PK"
    word = text_of(client.get(f"{summary}?format=docx").content)
    assert "1/2 nơi đã gửi báo cáo." in word
    assert "Chưa gửi:" in word
    above = make_form(cast.province, name="Báo cáo của xã", kinds=["party_committee"])
    client.post(f"/reporting/begin/{above.uid}/{cast.commune.uid}", {"first": last_month().isoformat()})
    own = Report.objects.get(form=above)
    assert "Đưa vào báo cáo" in client.get(f"/reporting/{own.uid}").content.decode()
    gather = {"below": f"{form.uid} {last_month().isoformat()}", "text_next": "Chưa xong"}
    assert client.post(f"/reporting/{own.uid}/gather", gather).status_code == 302
    draft = client.get(f"/reporting/{own.uid}").content.decode()
    assert "1/2 nơi đã gửi" in draft
    assert "Chưa xong" in draft  # what was typed is not lost
    paper = text_of(client.get(f"/reporting/{own.uid}/paper.docx").content)
    for words in ("ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG ỦY", "BC/ĐU", "T/M ĐẢNG ỦY", "TỔNG HỢP BÁO CÁO CỦA CẤP DƯỚI"):
        assert words in paper.upper()


def test_overdue_reports_stand_on_the_first_page(client, cast):
    make_form(cast.commune, months=3, due_days=1)
    client.force_login(cast.khanh.account)
    assert "Báo cáo của cấp dưới quá hạn chưa gửi" in client.get("/").content.decode()


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
