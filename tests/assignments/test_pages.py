"""The pages about assigned work."""

import pytest

from sotay.assignments.models import CatalogueEntry, MonthlyReport, WorkAssignment
from sotay.core.days import today
from tests.factories.assignments import make_assignment

pytestmark = pytest.mark.django_db


def test_a_secretary_assigns_the_whole_cell_on_one_page(client, cast):
    client.force_login(cast.an.account)
    url = f"/assignments/cells/{cast.cell_a.uid}/assign"
    page = client.get(url)
    assert page.status_code == 200
    entry = CatalogueEntry.objects.filter(sector="").first()
    fields = {f"work_{one.uid}": entry.pk for one in (cast.an, cast.binh)}

    answer = client.post(url, {"decided_on": today(), "minutes": "Biên bản số 01", **fields})

    assert answer.status_code == 302
    assert set(WorkAssignment.objects.values_list("member", flat=True)) == {cast.an.pk, cast.binh.pk}
    assert "2/3" in client.get(f"/assignments/cells/{cast.cell_a.uid}").content.decode()
    assert client.post(url, {"decided_on": "2999-01-01", **fields}).status_code == 422


def test_one_tap_reports_the_month(client, cast):
    row = make_assignment(cast.binh, cast.cell_a)
    client.force_login(cast.binh.account)
    assert "Gặp khó khăn" in client.get("/assignments/mine").content.decode()

    answer = client.post(f"/assignments/{row.uid}/month", {"progress": "in_progress", "note": "Đã gặp 3 hộ"})

    assert answer.headers["Location"] == "/assignments/mine"
    assert MonthlyReport.objects.get().note == "Đã gặp 3 hộ"
    assert "Đã gặp 3 hộ" in client.get("/assignments/mine").content.decode()
    assert client.post(f"/assignments/{row.uid}/month", {"progress": "never"}).status_code == 422


def test_the_secretary_writes_for_others_ends_and_confirms(client, cast):
    row = make_assignment(cast.binh, cast.cell_a)
    client.force_login(cast.an.account)

    client.post(f"/assignments/{row.uid}/month", {"progress": "done"})
    client.post(f"/assignments/{row.uid}/outcome", {"outcome": "done"})
    client.post(f"/assignments/{row.uid}/end", {"on": today(), "reason": "Xong việc"})

    row.refresh_from_db()
    assert (row.outcome, row.end_reason) == ("done", "Xong việc")
    assert MonthlyReport.objects.get().entered_by == cast.an.account
    assert client.get(f"/assignments/{row.uid}").status_code == 200


def test_the_board_drills_to_names_and_excel(client, cast):
    make_assignment(cast.binh, cast.cell_a)
    client.force_login(cast.khanh.account)
    assert client.get("/assignments/", follow=True).status_code == 200
    page = client.get(f"/assignments/board/{cast.commune.uid}").content.decode()
    assert "coverage=unassigned" in page
    names = client.get(f"/assignments/members?under={cast.commune.uid}&coverage=assigned").content.decode()
    assert cast.binh.full_name in names
    assert cast.an.full_name not in names.split("<main")[1]
    book = client.get("/assignments/members?format=xlsx")
    assert book.content[:2] == b"PK"
    assert client.get("/assignments/catalogue").status_code == 200


def test_own_words_and_the_catalogue_page(client, cast):
    client.force_login(cast.an.account)
    url = f"/assignments/cells/{cast.cell_a.uid}/members/{cast.em.uid}/add"
    data = {"title": "Dạy lớp tình thương", "content": "duty", "decided_on": today(), "minutes": "Nghị quyết 02"}
    assert client.post(url, data).status_code == 302
    assert WorkAssignment.objects.get().title == "Dạy lớp tình thương"
    assert client.post(url, {**data, "title": ""}).status_code == 422
    assert client.get("/assignments/own").status_code == 302


def test_last_year_is_copied_with_one_tap(client, cast):
    make_assignment(cast.binh, cast.cell_a, year=today().year - 1)
    client.force_login(cast.an.account)
    cell = f"/assignments/cells/{cast.cell_a.uid}"
    assert "Chép 1 việc năm trước" in client.get(f"{cell}/assign").content.decode()

    refused = client.post(f"{cell}/copy", {"decided_on": today()})
    done = client.post(f"{cell}/copy", {"decided_on": today(), "minutes": "Biên bản số 01"})

    assert refused.status_code == 422
    assert "Đồng chí ghi số, ngày của biên bản" in refused.content.decode()
    assert done.status_code == 302
    assert WorkAssignment.objects.filter(year=today().year).count() == 1


def test_the_month_names_the_silent_and_takes_the_cells_comment(client, cast):
    row = make_assignment(cast.binh, cast.cell_a)
    make_assignment(cast.em, cast.cell_a)
    client.force_login(cast.binh.account)
    client.post(f"/assignments/{row.uid}/month", {"progress": "difficulty"})
    client.force_login(cast.an.account)
    cell = f"/assignments/cells/{cast.cell_a.uid}"

    page = client.get(cell).content.decode()
    assert "1/2 việc" in page
    assert "1 việc chưa báo cáo" in page
    assert client.post(f"{cell}/remind").status_code == 302
    words = f"/assignments/{row.uid}/words/{today():%Y-%m}-01/comment"
    assert client.get(words).status_code == 200
    assert client.post(words, {"comment": "Chi ủy sẽ giúp"}).status_code == 302
    assert "Chi ủy sẽ giúp" in client.get(f"/assignments/{row.uid}").content.decode()
    assert client.get(f"/assignments/{row.uid}/words/2026-13-01/comment").status_code == 404
    client.force_login(cast.binh.account)
    assert "Chi ủy sẽ giúp" in client.get("/assignments/mine").content.decode()


def test_the_board_as_of_a_day_and_as_a_workbook(client, cast):
    make_assignment(cast.binh, cast.cell_a)
    client.force_login(cast.khanh.account)
    url = f"/assignments/board/{cast.commune.uid}"
    assert "1/" in client.get(url).content.decode()
    before = client.get(f"{url}?on={today().year}-01-01").content.decode()
    assert f"on={today().year}-01-01" in before
    assert "tính đến ngày 01/01" in before
    assert client.get(f"{url}?format=xlsx").content[:2] == b"PK"


def test_a_board_edits_the_catalogue(client, cast):
    client.force_login(cast.ha.account)
    entry = CatalogueEntry.objects.first()
    base = f"/assignments/catalogue/{cast.province.uid}"
    data = {"sector": "", "post": "deputy", "content": "duty", "title": "Việc của phó bí thư", "source": "Kế hoạch 5"}
    assert client.get(f"{base}/{entry.uid}/edit").status_code == 200
    assert client.post(f"{base}/{entry.uid}/edit", data).status_code == 302
    assert client.post(f"{base}/add", {**data, "title": "Việc khác"}).status_code == 302
    page = client.get("/assignments/catalogue").content.decode()
    assert "Việc của phó bí thư" in page
    assert entry.title in page  # among those offered no more


def test_the_record_shows_the_year(client, cast):
    row = make_assignment(cast.binh, cast.cell_a, title="Phụ trách tổ 9")
    MonthlyReport.objects.create(assignment=row, month=today().replace(day=1), progress="difficulty")
    client.force_login(cast.an.account)
    page = client.get(f"/members/{cast.binh.uid}/").content.decode()
    assert "Phụ trách tổ 9" in page
    assert "1 tháng gặp khó khăn" in page
