"""Assigned work on the telephone: one tap a month, with and without network; the whole cell assigned on one page."""

import pytest
from playwright.sync_api import expect

from sotay.access.models import Operation
from sotay.assignments.models import MonthlyReport, WorkAssignment
from sotay.core.days import today
from tests.factories.assignments import make_assignment
from tests.journeys.pocket import new_pocket
from tests.journeys.telephone import check, come_in, sign_in

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
TITLE = "Phụ trách tổ dân cư số 3"
HOLDS_WORKS = """() => new Promise(done => {
  const asked = indexedDB.open('sotay-pocket');
  asked.onerror = () => done(false);
  asked.onsuccess = () => {
    const db = asked.result;
    if (!db.objectStoreNames.contains('works')) { db.close(); return done(false); }
    const counted = db.transaction('works').objectStore('works').count();
    counted.onsuccess = () => { db.close(); done(counted.result > 0); };
  };
})"""


@pytest.fixture
def phone(live_server, new_context, settings):
    """Bình's telephone."""
    settings.ALLOWED_HOSTS = ["*"]
    one = new_pocket(new_context, live_server.url)
    yield one
    one.page.wait_for_timeout(500)
    one.context.close()


def test_one_tap_a_month(screen, people):
    page = screen()
    make_assignment(people.binh, people.cell_a, title=TITLE)
    sign_in(page, people.binh)

    page.get_by_role("link", name="Việc", exact=True).click()
    page.get_by_role("link", name=TITLE).click()
    check(page, "assigned-mine")
    page.get_by_role("button", name="Đang làm").click()

    expect(page.get_by_text("Đã báo cáo tháng này").first).to_be_visible()
    assert MonthlyReport.objects.get().progress == "in_progress"


def test_a_tap_without_network_arrives_exactly_once(phone, people):
    make_assignment(people.binh, people.cell_a, title=TITLE)
    come_in(phone.page, people.binh.account, phone.site)
    phone.page.goto("/work/")
    phone.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.until(HOLDS_WORKS)

    phone.loses_network()
    phone.go("/work/")
    phone.tap("link", TITLE)
    phone.see("Mỗi tháng đồng chí chạm một lần")
    check(phone.page, "assigned-offline")
    phone.tap("button", "Gặp khó khăn")
    phone.see("Chờ gửi")
    phone.kill()
    phone.go("/assignments/mine")
    phone.see("Gặp khó khăn")
    phone.page.get_by_text("Nói thêm một câu").first.click()
    phone.page.get_by_label("Một câu, rồi chạm một trong ba nút trên").fill("Đã gặp 3 hộ")
    phone.tap("button", "Đang làm")
    phone.see("Đã gặp 3 hộ")
    assert not MonthlyReport.objects.exists()
    phone.finds_network()
    phone.arrived()
    phone.go("/assignments/mine")
    phone.see("Đã báo cáo tháng này")

    report = MonthlyReport.objects.get()
    assert (report.progress, report.note) == ("in_progress", "Đã gặp 3 hộ")
    assert [one["payload"]["progress"] for one in phone.entries] == ["difficulty", "in_progress"]
    assert Operation.objects.count() == 2


def test_a_secretary_assigns_the_cell_and_sees_who_is_silent(screen, people):
    page = screen()
    make_assignment(people.em, people.cell_a, title="Giúp hộ khó khăn", year=today().year - 1)
    sign_in(page, people.an)

    page.goto(f"/assignments/cells/{people.cell_a.uid}/assign")
    check(page, "assigned-sheet")
    page.get_by_role("button", name="Chép 1 việc năm trước").click()
    expect(page.get_by_role("alert")).to_contain_text("Đồng chí ghi số, ngày của biên bản")
    page.get_by_label("Theo biên bản, nghị quyết").fill("Biên bản số 01, ngày 05/01")
    page.get_by_role("button", name="Chép 1 việc năm trước").click()
    expect(page.get_by_text("Đã chép việc năm trước.")).to_be_visible()
    page.get_by_role("link", name="Phân công", exact=True).click()
    page.get_by_label("Theo biên bản, nghị quyết").fill("Biên bản số 01, ngày 05/01")
    page.get_by_role("button", name="Lưu phân công").click()
    expect(page.get_by_text("3/3 đảng viên đang sinh hoạt")).to_be_visible()

    page.get_by_text("3 việc chưa báo cáo").click()
    check(page, "assigned-cell")
    page.get_by_role("button", name="Nhắc đồng chí chưa báo cáo").click()
    expect(page.get_by_text("Đã nhắc")).to_be_visible()
    assert WorkAssignment.objects.filter(year=today().year, member=people.an).get().entry.post == "secretary"
