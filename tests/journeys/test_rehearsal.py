"""Six missions in a practice cell on a telephone: from "Bắt đầu tập" to the certificate, following the guide alone."""

import pytest
from playwright.sync_api import expect

from sotay.meetings.choices import MeetingStatus
from sotay.rehearsal.models import Rehearsal
from sotay.rehearsal.queries import practised_meeting
from tests.journeys.telephone import check, come_in

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def go(page):
    """Follow the guide to the page that it names."""
    page.locator("#guide").get_by_role("link", name="Đến trang này").click()


def tap(page, role, name, **options):
    page.get_by_role(role, name=name, **options).first.click()


def see_mission(page, number, title):
    expect(page.locator("#guide")).to_contain_text(f"Nhiệm vụ {number}/6")
    expect(page.locator("#guide")).to_contain_text(title)
    expect(page.get_by_role("note")).to_contain_text("không tính vào đâu cả")


def test_six_missions(people, screen, live_server):
    page = screen(bypass_csp=True)
    come_in(page, people.binh.account, live_server.url)
    page.goto("/rehearsal/")
    check(page, "rehearsal-0-start")
    tap(page, "button", "Bắt đầu tập")

    see_mission(page, 1, "Lập kỳ họp từ kỳ trước")
    check(page, "rehearsal-1-home")
    go(page)
    tap(page, "button", "Lập kỳ này")

    see_mission(page, 2, "Gửi giấy mời")
    check(page, "rehearsal-2-prepare")
    go(page)
    tap(page, "button", "Gửi thông báo")

    see_mission(page, 3, "Khai mạc và điểm danh")
    _bring_where_it_waits(page)
    check(page, "rehearsal-3-open")
    page.get_by_label("Thư ký ghi biên bản").select_option(label="Lê Thị Hoa")
    tap(page, "button", "Khai mạc")
    expect(page.locator("#guide")).to_contain_text("Chạm vào tên từng đồng chí")
    check(page, "rehearsal-3-list")
    tap(page, "button", "Tất cả còn lại có mặt")

    see_mission(page, 4, "Ghi ý kiến, đếm giơ tay")
    go(page)
    tap(page, "button", "Phạm Thị Cúc")
    expect(page.locator("#guide")).to_contain_text("Mở biểu quyết")
    check(page, "rehearsal-4-voices")
    go(page)
    tap(page, "button", "Mở biểu quyết")
    expect(page.locator("#guide")).to_contain_text("Chốt kết quả")
    page.get_by_label("Đồng ý", exact=True).fill("7")
    tap(page, "button", "Chốt kết quả")

    see_mission(page, 5, "Giao việc")
    go(page)
    page.get_by_label("Nhiệm vụ").fill("Dọn vệ sinh nhà văn hóa")
    tap(page, "button", "Giao việc")

    see_mission(page, 6, "Kết thúc, xác nhận và gửi biên bản")
    go(page)
    tap(page, "button", "Kết thúc kỳ họp")
    expect(page.locator("#guide")).to_contain_text("Đọc biên bản và nghị quyết")
    for _ in range(4):
        page.goto(page.locator("#guide a").get_attribute("href") if page.locator("#guide a").count() else page.url)
        tap(page, "link", "Đọc và xác nhận")
        tap(page, "button", "Xác nhận (")

    expect(page.locator("#guide")).to_contain_text("Xong cả sáu nhiệm vụ")
    check(page, "rehearsal-6-done")
    tap(page, "link", "Nhận giấy xác nhận")
    tap(page, "button", "Nhận giấy xác nhận")
    expect(page.get_by_text("XÁC NHẬN ĐÃ TẬP SINH HOẠT CHI BỘ")).to_be_visible()
    expect(page.get_by_text("Nguyễn Văn Bình")).to_be_visible()
    check(page, "rehearsal-7-certificate")
    rehearsal = Rehearsal.objects.get(owner=people.binh.account)
    assert practised_meeting(rehearsal).status == MeetingStatus.SEALED

    page.goto("/")
    tap(page, "button", "Rời")
    page.goto("/meetings/")
    expect(page.get_by_role("note")).to_have_count(0)
    expect(page.get_by_text("Chi bộ tập")).to_have_count(0)


def _bring_where_it_waits(page):
    """On the last days of a month the habit's day has gone by: the guide brings the meeting to today."""
    if page.get_by_role("button", name="Coi như hôm nay là ngày họp").count():
        tap(page, "button", "Coi như hôm nay là ngày họp")
    else:
        go(page)
