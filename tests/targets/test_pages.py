"""Pages, workbook, command and API of targets: what people see, and what they are refused."""

import datetime as dt
import io
import json
from decimal import Decimal

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image
from python_calamine import CalamineWorkbook

from sotay.core.days import today
from sotay.organisations.models import Organisation
from sotay.targets.inbox import measure_lines
from sotay.targets.models import BreakthroughTask, Limitation, ManualReport, Target
from sotay.targets.panels import due_lines
from tests.factories.people import actor_of, make_member
from tests.factories.targets import make_by_hand, make_limitation, make_resolution, make_target, make_task

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


def test_ten_targets_are_typed_in_one_page_and_what_is_wrong_stands_at_its_line(cast, client):
    draft = make_resolution(cast.commune, is_issued=False)
    client.force_login(cast.khanh.account)
    rows = reverse("targets:rows", args=[draft.uid])
    typed = {"count": "10", "name_0": "Kết nạp", "source_0": "=admissions", "direction_0": "at_least", "yearly_0": "9"}
    typed |= {"name_1": "Hộ nghèo còn", "source_1": "level", "direction_1": "at_most", "unit_1": "%"}
    refused = client.post(rows, typed)
    assert refused.status_code == 422
    assert "Chỉ tiêu phải lớn hơn 0." in refused.content.decode()
    assert not Target.objects.exists()
    assert len(client.post(rows, typed | {"more": "1"}).context["form"].lines) == 15
    client.post(rows, typed | {"goal_1": "2,5"})
    assert [(one.name, one.goal, one.unit, one.direction) for one in draft.targets.order_by("place")] == [
        ("Kết nạp", 45, "đảng viên", "at_least"), ("Hộ nghèo còn", Decimal("2.5"), "%", "at_most"),
    ]  # fmt: skip
    assert "Dự thảo" in body(client.get(reverse("targets:resolution", args=[draft.uid])))
    client.post(reverse("targets:issue", args=[draft.uid]), {"number": "01-NQ/ĐH", "issued_on": "01/07/2020"})
    assert client.post(rows, typed).status_code == 422
    assert "Điều chỉnh" in body(client.get(reverse("targets:detail", args=[draft.targets.first().uid])))


def test_the_table_of_all_targets_is_printed_and_goes_to_word_and_excel(cast, client):
    make_target(cast.commune, resolution=make_resolution(cast.commune))
    client.force_login(cast.khanh.account)
    paper = reverse("targets:paper", args=[cast.commune.uid])
    assert client.get(paper, {"on": "2023-06-30"}).content.startswith(b"%PDF")
    word = docx.Document(io.BytesIO(client.get(paper, {"format": "docx", "on": "2023-06-30"}).content))
    (table,) = [one for one in word.tables if one.rows[0].cells[0].text == "TT"]
    assert [cell.text for cell in table.rows[1].cells][1:6] == [
        "Kết nạp đảng viên mới",
        "đảng viên",
        "45",
        "0",
        "0,0 %",
    ]
    sheet = client.get(reverse("targets:years", args=[cast.commune.uid]), {"format": "xlsx", "on": "2023-06-30"})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sheet.content)).get_sheet_by_index(0).to_python()
    assert any("Năm 2021" in row for row in rows)


def test_evidence_is_a_file_that_only_those_who_see_what_it_shows_get(cast, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    target = make_by_hand(cast.cell_a)
    client.force_login(cast.an.account)
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(picture, "PNG")
    file = SimpleUploadedFile("nghiem-thu.png", picture.getvalue(), "image/png")
    typed = {"reported_on": f"{today():%d/%m/%Y}", "value": "12", "evidence": "Biên bản", "file": file}
    client.post(reverse("targets:report", args=[target.uid]), typed)
    stored = ManualReport.objects.get().file
    evidence = reverse("targets:evidence", args=[stored.uid])
    assert "nghiem-thu.png" in body(client.get(reverse("targets:detail", args=[target.uid])))
    assert b"".join(client.get(evidence).streaming_content).startswith(b"\x89PNG")
    client.force_login(cast.chi.account)
    assert client.get(evidence).status_code == 404


def test_the_chosen_tasks_are_approved_from_the_list(cast, client):
    tasks = [
        make_task(cast.an, cast.commune, title=f"Việc {number}", first_year=YEAR, last_year=YEAR) for number in range(3)
    ]
    client.force_login(cast.khanh.account)
    approve = reverse("targets:approve", args=[cast.commune.uid])
    chosen = f"{approve}?year={YEAR}&task={tasks[0].uid}&task={tasks[2].uid}"
    assert "Duyệt 2 việc đột phá" in body(client.get(chosen))
    client.post(chosen, {"decision_number": ""})
    assert set(BreakthroughTask.objects.filter(state="approved")) == {tasks[0], tasks[2]}
    client.post(f"{approve}?year={YEAR}&everything=1", {"decision_number": ""})
    assert BreakthroughTask.objects.filter(state="approved").count() == 3
    officials = body(client.get(reverse("targets:officials", args=[cast.commune.uid]), {"year": YEAR}))
    assert cast.an.full_name in officials


def test_targets_of_an_organisation_that_ended_are_shown_as_such(cast, client):
    make_target(cast.cell_a)
    Organisation.objects.filter(pk=cast.cell_a.pk).update(closed_on=dt.date(2025, 7, 1))
    client.force_login(cast.khanh.account)
    assert "Đã kết thúc hoạt động" in body(client.get(reverse("targets:node", args=[cast.commune.uid])))
    assert "đã kết thúc hoạt động ngày 01/07/2025" in body(client.get(reverse("targets:node", args=[cast.cell_a.uid])))


def test_an_owner_finds_what_to_remedy_on_the_own_page_and_in_the_list_of_work(cast, client):
    row = make_limitation(cast.commune, owner=cast.an, lead="Ban Dân vận")
    client.force_login(cast.an.account)
    page = body(client.get(reverse("targets:mine")))
    assert row.title in page
    assert "Quá hạn" in page
    assert [line.url for line in measure_lines(actor_of(cast.an))] == [f"{reverse('targets:mine')}#{row.uid}"]


@pytest.mark.parametrize("name", ["node", "red", "years", "breakthrough", "limitations"])
def test_a_page_asks_as_often_for_three_as_for_one(cast, client, name):
    client.force_login(cast.khanh.account)
    url = reverse(f"targets:{name}", args=[cast.commune.uid])
    counts = []
    for number in range(3):
        make_by_hand(cast.cell_a, name=f"Hộ {number}", **RUNNING)
        make_target(cast.commune, name=f"Kết nạp {number}", **RUNNING)
        make_limitation(cast.commune, owner=cast.an)
        make_task(cast.an, cast.commune, first_year=YEAR, last_year=YEAR)
        with CaptureQueriesContext(connection) as asked:
            body(client.get(url))
        counts.append(len(asked))
    assert counts[2] <= counts[0]


def test_a_share_names_who_gave_it_and_links_there_only_for_whoever_sees_it(cast, client):
    parent = make_target(cast.commune)
    share = make_target(cast.cell_a, parent=parent)
    above = reverse("targets:detail", args=[parent.uid])
    for who, is_link in ((cast.khanh, True), (cast.an, False)):
        client.force_login(who.account)
        page = body(client.get(reverse("targets:detail", args=[share.uid])))
        assert cast.commune.name in page
        assert (above in page) == is_link
