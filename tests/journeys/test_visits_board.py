"""The board at the desk, in a real browser: takes a regulation over, draws a plan, changes a visit after a warning, publishes, reads the board."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from sotay.committees.choices import Post
from sotay.core.days import today
from sotay.visits.actions.plans import fill_plan
from sotay.visits.choices import PlanStatus
from sotay.visits.models import Visit, VisitPlan
from tests.factories.people import make_position
from tests.journeys.telephone import DESK, PHONE, check_desk, come_in
from tests.visits.test_actions import acting

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def desk(people, screen, live_server):
    """An and Bình are of the provincial committee; the board's officer is at the desk."""
    for member in (people.an, people.binh):
        make_position(member, people.province, Post.COMMITTEE_MEMBER, "member")

    def come(size=DESK):
        page = screen(size, bypass_csp=True)
        come_in(page, people.ha.account, live_server.url)
        return page

    return come


def test_from_the_regulation_to_the_names_behind_a_number(desk, people):
    page = desk()
    page.goto("/visits/")
    page.get_by_role("link", name="Đảng bộ tỉnh Quy định").click()
    expect(page.get_by_text("Chưa có quy định")).to_be_visible()
    page.get_by_role("listitem").filter(has_text="(Sơn La)").get_by_role("link", name="Lấy dùng").click()
    page.get_by_label("Áp dụng từ ngày").fill(f"01/01/{today().year}")
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.get_by_text("Đã áp dụng quy định mẫu")).to_be_visible()
    check_desk(page, "visits-rules")

    year = today().year + 1
    page.get_by_role("link", name="Lập kế hoạch").click()
    page.get_by_label("Năm", exact=True).fill(f"{year}")
    page.get_by_role("button", name="Lập kế hoạch").click()
    expect(page.get_by_text("Đang chờ đến lượt")).to_be_visible()
    check_desk(page, "visits-progress")
    fill_plan(acting(people.ha), VisitPlan.objects.get())  # the worker's part
    expect(page.get_by_text("Dự thảo, chưa ai được thông báo")).to_be_visible()
    check_desk(page, "visits-draft")

    page.get_by_role("link", name="Các lượt dự").click()
    page.locator("a[data-row-link]").first.click()
    page.get_by_role("link", name="Đổi ngày").click()
    page.get_by_label("Ngày dự mới").fill(f"25/12/{year}")
    page.get_by_role("button", name="Đổi ngày dự").click()
    expect(page.get_by_text(re.compile("không phải ngày 25/12"))).to_be_visible()
    assert not Visit.objects.filter(on=dt.date(year, 12, 25)).exists()
    check_desk(page, "visits-warning")
    page.get_by_label("Vẫn lưu").check()
    page.get_by_role("button", name="Đổi ngày dự").click()
    expect(page.get_by_text("Đã đổi ngày dự")).to_be_visible()
    assert Visit.objects.get(on=dt.date(year, 12, 25)).is_pinned

    page.goto(f"/visits/plans/{VisitPlan.objects.get().uid}")
    page.get_by_role("link", name="Ban hành").click()
    page.get_by_label("Số, ký hiệu kế hoạch").fill("12-KH/TU")
    page.get_by_role("button", name="Ban hành").click()
    expect(page.get_by_text("cấp ủy viên đã được thông báo")).to_be_visible()
    assert VisitPlan.objects.get().status == PlanStatus.PUBLISHED
    check_desk(page, "visits-board")
    page.locator("a.stat", has_text="Kế hoạch").click()
    table = page.get_by_role("region", name="Các lượt dự")
    expect(table).to_contain_text(people.an.full_name)
    check_desk(page, "visits-names")


def test_the_board_fits_a_telephone(desk, people):
    page = desk(PHONE)
    page.goto(f"/visits/places/{people.province.uid}/rules")
    check_desk(page, "visits-rules-phone")
