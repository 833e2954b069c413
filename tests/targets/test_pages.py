"""Pages, workbook, command and API of targets: what people see, and what they are refused."""

import datetime as dt
import io
import json
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.urls import reverse
from python_calamine import CalamineWorkbook

from sotay.core.days import today
from sotay.targets.models import Limitation, ManualReport, Target
from sotay.targets.panels import due_lines
from tests.factories.people import actor_of, make_member
from tests.factories.targets import make_by_hand, make_limitation, make_target, make_task

pytestmark = pytest.mark.django_db
YEAR = today().year
RUNNING = {"starts_on": dt.date(YEAR, 1, 1), "ends_on": dt.date(YEAR + 4, 12, 31)}


def body(answer):
    """The page as text."""
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_committee_sets_a_target_and_reads_the_names_behind_it(cast, client):
    client.force_login(cast.khanh.account)
    fields = {
        "name": "Kết nạp đảng viên", "source": "=admissions", "direction": "at_least", "goal": "45",
        "unit": "đảng viên", "yearly": "9", "starts_on": "01/07/2020", "ends_on": "30/06/2025",
    }  # fmt: skip
    refused = client.post(reverse("targets:add", args=[cast.commune.uid]), {**fields, "source": "=accounts"})
    assert refused.status_code == 422
    assert not Target.objects.exists()
    client.post(reverse("targets:add", args=[cast.commune.uid]), fields)
    target = Target.objects.get()
    make_member(
        cast.cell_a, with_account=False, full_name="Lò Thị Mới", joined_on=dt.date(2021, 2, 3), official_on=None
    )

    assert "Hồ sơ</td>" in body(client.get(reverse("targets:node", args=[cast.commune.uid])))
    assert "1/45 đảng viên" in body(client.get(reverse("targets:detail", args=[target.uid])))
    assert "Lò Thị Mới" in body(client.get(reverse("targets:names", args=[target.uid])))
    assert "Chưa đạt" in body(client.get(reverse("targets:years", args=[cast.commune.uid])))
    refused = client.post(
        reverse("targets:report", args=[target.uid]), {"reported_on": "01/03/2024", "value": "45", "evidence": "đủ"}
    )
    assert refused.status_code == 422
    assert "không nhập tay" in refused.content.decode()
    assert not ManualReport.objects.exists()


def test_shares_are_typed_in_one_form_and_the_sum_is_shown(cast, client):
    target = make_target(cast.commune)
    client.force_login(cast.khanh.account)
    fields = {f"goal_{cast.cell_a.pk}": "20", f"goal_{cast.cell_b.pk}": "30"}
    client.post(reverse("targets:share", args=[target.uid]), fields)
    assert "Đã giao 50 trên 45: giao thừa 5." in body(client.get(reverse("targets:detail", args=[target.uid])))


def test_limitations_are_named_and_closed_at_the_desk(cast, client):
    client.force_login(cast.khanh.account)
    fields = {
        "title": "Chậm phát triển đảng viên", "source": "Đại hội", "named_on": "01/06/2025", "remedy": "Tạo nguồn ở thôn",
        "due_on": "01/06/2026", "owner": str(cast.an.uid),
    }  # fmt: skip
    client.post(reverse("targets:limitation_add", args=[cast.commune.uid]), fields)
    row = Limitation.objects.get()
    assert row.owner == cast.an
    assert "Quá hạn" in body(client.get(reverse("targets:limitations", args=[cast.commune.uid])))
    close = reverse("targets:limitation_close", args=[row.uid])
    assert client.post(close, {"closed_on": "01/07/2026", "evidence": ""}).status_code == 422
    client.post(close, {"closed_on": "01/07/2026", "evidence": "Đã có 12 người trong nguồn"})
    assert "12 người" in body(client.get(reverse("targets:limitations", args=[cast.commune.uid]), {"state": "closed"}))


def test_an_official_registers_on_the_phone_and_the_committee_approves(cast, client):
    client.force_login(cast.an.account)
    fields = {
        "title": "Mỗi tháng một buổi đối thoại", "product": "12 biên bản", "first_year": str(YEAR), "due_on": f"15/12/{YEAR}",
        "approver": str(cast.commune.uid),
    }  # fmt: skip
    client.post(reverse("targets:register"), fields)
    assert "Mỗi tháng một buổi đối thoại" in body(client.get(reverse("targets:mine")))
    task = cast.an.breakthrough_tasks.get()
    client.post(reverse("targets:milestone_add", args=[task.uid]), {"title": "Quý I", "due_on": f"31/03/{YEAR}"})
    client.force_login(cast.khanh.account)
    client.post(reverse("targets:task_decide", args=[task.uid]), {"approves": "1"})
    assert "1 việc của 1 cán bộ" in body(client.get(reverse("targets:breakthrough", args=[cast.commune.uid])))
    assert "Đang thực hiện" in body(client.get(reverse("targets:task", args=[task.uid])))
    sheet = client.get(reverse("targets:breakthrough", args=[cast.commune.uid]), {"format": "xlsx"})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sheet.content)).get_sheet_by_index(0).to_python()
    assert any("Mỗi tháng một buổi đối thoại" in row for row in rows)


def test_the_first_page_counts_what_waits(cast):
    make_by_hand(cast.commune, **RUNNING)
    make_limitation(cast.cell_a, due_on=today() - dt.timedelta(days=1))
    make_task(cast.an, cast.commune)
    lines = {line.label: line.count for line in due_lines(actor_of(cast.khanh))}
    assert lines == {"Việc đột phá chờ duyệt": "1", "Hạn chế quá hạn khắc phục": "1"}
    assert due_lines(actor_of(cast.binh)) == []


def test_what_will_not_be_reached_is_listed_from_below(cast, client):
    row = make_by_hand(cast.cell_a, starts_on=today() - dt.timedelta(days=300), ends_on=today() + dt.timedelta(days=60))
    ManualReport.objects.create(target=row, reported_on=today(), value=10, evidence="báo cáo")
    client.force_login(cast.khanh.account)
    assert row.name in body(client.get(reverse("targets:red", args=[cast.commune.uid])))


def test_the_command_and_the_api_say_the_same(cast, client, capsys):
    make_target(cast.commune)
    for _ in range(26):
        make_member(cast.cell_a, with_account=False, joined_on=dt.date(2022, 2, 3), official_on=None)
    call_command("targets", organisation=cast.commune.code, on=dt.date(2023, 6, 30), json=True)
    said = json.loads(capsys.readouterr().out)
    assert (said["targets"][0]["value"], said["targets"][0]["percent"]) == (26, 57.8)
    client.force_login(cast.khanh.account)
    answer = client.get(f"/api/v1/organisations/{cast.commune.uid}/targets", {"on": "2023-06-30"})
    assert answer.json() == said
    with pytest.raises(SystemExit):
        call_command("targets", organisation="không có")


def test_the_api_refuses_typed_progress(cast, client):
    target = make_target(cast.commune, goal=Decimal(45))
    client.force_login(cast.khanh.account)
    sent = {"reported_on": "2024-01-01", "value": 45, "evidence": "đủ"}
    answer = client.post(f"/api/v1/targets/{target.uid}/reports", sent, content_type="application/json")
    assert answer.status_code == 409
    assert answer.json()["code"] == "target_progress_is_counted"
    assert not ManualReport.objects.exists()
