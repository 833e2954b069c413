"""An official without network: checks in at a cell, reports with one petition, the phone is thrown away in between; all arrives once."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from sotay.core.days import today
from sotay.petitions.models import Petition
from sotay.visits.models import Visit, VisitReport
from tests.factories.visits import make_plan, make_visit
from tests.journeys.pocket import new_pocket
from tests.journeys.telephone import DESK, check, check_desk, come_in

HOLDS_VISITS = """() => new Promise(done => {
  const asked = indexedDB.open('sotay-pocket');
  asked.onerror = () => done(false);
  asked.onsuccess = () => {
    const db = asked.result;
    if (!db.objectStoreNames.contains('visits')) { db.close(); return done(false); }
    const counted = db.transaction('visits').objectStore('visits').count();
    counted.onsuccess = () => { db.close(); done(counted.result > 0); };
  };
})"""
BRIDGE = "Đề nghị sửa cầu Đồng Xoài, lan can đã gãy"


@pytest.fixture
def visit(people):
    """An is to be at cell C this evening, and at cell B next month."""
    plan = make_plan(people.province, people.khanh)
    make_visit(plan, people.an, people.cell_b, today() + dt.timedelta(days=25))
    return make_visit(plan, people.an, people.cell_c, today())


@pytest.fixture
def phone(live_server, new_context, settings):
    """An's telephone."""
    settings.ALLOWED_HOSTS = ["*"]
    one = new_pocket(new_context, live_server.url)
    yield one
    one.page.wait_for_timeout(500)
    one.context.close()


def test_a_visit_without_network(people, visit, phone, screen, live_server):
    page = phone.page
    come_in(page, people.an.account, live_server.url)
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.until(HOLDS_VISITS)
    phone.go("/visits/own")
    phone.see("Hôm nay đồng chí dự: Chi bộ Báo tỉnh")
    check(phone.page, "visit-own")

    phone.loses_network()
    begun = timezone.now()
    phone.go(f"/visits/own/{visit.uid}")
    check(phone.page, "visit-offline")
    phone.tap("button", "Tôi có mặt")
    phone.see("Báo cáo buổi dự")
    phone.kill()
    phone.go(f"/visits/own/{visit.uid}")
    phone.tap("link", "Báo cáo buổi dự")
    expect(phone.page.get_by_label("Phải có mặt")).to_have_value("3")  # filled in beforehand
    phone.page.get_by_label("Có mặt", exact=True).fill("3")
    phone.page.get_by_label("Khá").check()
    phone.page.get_by_label("Kiến nghị nghe được").fill(BRIDGE)
    check(phone.page, "visit-report-offline")
    phone.tap("button", "Gửi báo cáo")
    phone.see("Báo cáo nằm trên máy này")
    phone.kill()
    assert not VisitReport.objects.exists()

    phone.finds_network()
    phone.arrived()
    report = VisitReport.objects.get()
    assert (report.present, report.total, report.judgement) == (3, 3, "fair")
    assert Petition.objects.get().text == BRIDGE
    there = Visit.objects.get(pk=visit.pk)
    assert there.arrived_at is not None
    assert abs(there.arrived_at - begun) < dt.timedelta(minutes=2)
    assert there.arrived_at < report.sent_at
    assert [entry["action"] for entry in phone.entries] == ["visits.check_in_own", "visits.report_own"]

    desk = screen(DESK)
    come_in(desk, people.ha.account, live_server.url)
    desk.goto(f"/visits/{visit.uid}")
    expect(desk.get_by_text(BRIDGE)).to_be_visible()
    expect(desk.get_by_text("3/3")).to_be_visible()
    check_desk(desk, "visit-board")
