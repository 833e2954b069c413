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

    answer = client.post(url, {"decided_on": today(), **fields})

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
    data = {"title": "Dạy lớp tình thương", "content": "duty", "decided_on": today()}
    assert client.post(url, data).status_code == 302
    assert WorkAssignment.objects.get().title == "Dạy lớp tình thương"
    assert client.post(url, {**data, "title": ""}).status_code == 422
    assert client.get("/assignments/own").status_code == 302
