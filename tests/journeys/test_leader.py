"""The leader at the desk, in a real browser: from the state of the province to the cell that has not met and to the people."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from sotay.accounts.actions.second_factor import enrol_totp, present_code
from sotay.core.days import month_of, today
from sotay.meetings.choices import AttendanceState, MeetingStatus
from tests.factories.meetings import make_meeting, set_state, tally
from tests.journeys.telephone import DESK, PHONE, check_desk, sign_in

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
DEMANDING = frozenset({"leader"})
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def month(people):
    """Cell A has met without Bình; cell B let its day pass; cell C has not begun to prepare."""
    yesterday = today() - dt.timedelta(days=1)
    met = make_meeting(people.cell_a, MeetingStatus.CLOSED, held_on=yesterday, period=month_of(today()))
    for member in (people.an, people.em):
        set_state(met, member, AttendanceState.PRESENT)
    set_state(met, people.binh, AttendanceState.ABSENT)
    tally(met)
    met.save(update_fields=["convened", "due", "present", "excused"])
    make_meeting(people.cell_b, MeetingStatus.PUBLISHED, held_on=yesterday, period=month_of(today()))
    return people


@pytest.fixture
def desk(month, screen, settings):
    """Sign the leader in, with PIN and code, and go to the desk."""
    settings.SOTAY_SECOND_FACTOR = "tests.journeys.test_leader.DEMANDING"
    enrol_totp(month.dung.account, TOTP_SECRET)

    def come(size=DESK, **options):
        page = screen(size, **options)
        sign_in(page, month.dung)
        page.get_by_label("Mã xác thực").fill(present_code(month.dung.account))
        page.get_by_role("button", name="Tiếp tục").click()
        page.get_by_role("link", name="Bàn làm việc").click()
        expect(page.get_by_role("heading", name="Đảng bộ tỉnh", level=1)).to_be_visible()
        return page

    return come


def tile(page, label):
    return page.locator("a.stat", has_text=label)


def test_which_cells_have_not_met_and_why(desk, month):
    page = desk(bypass_csp=True)
    check_desk(page, "leader-desk")
    late = page.get_by_role("region", name="Chi bộ quá hạn chưa họp")
    expect(late.get_by_role("row").filter(has_text="Chi bộ thôn 2")).to_contain_text("chưa họp")
    expect(late.get_by_role("row").filter(has_text="Chi bộ thôn 2")).to_contain_text("Phạm Kim Chi")
    assert late.bounding_box()["y"] < DESK["height"]

    page.get_by_role("link", name="Đảng bộ huyện Hiệp Hòa").click()
    expect(page.get_by_role("heading", name="Đảng bộ huyện Hiệp Hòa", level=1)).to_be_visible()
    check_desk(page, "leader-committee")
    page.get_by_role("link", name="Đảng bộ xã Đông Lỗ").first.click()
    expect(page.get_by_role("heading", name="Đảng bộ xã Đông Lỗ", level=1)).to_be_visible()
    check_desk(page, "leader-commune")

    tile(page, "Quá hạn chưa họp").click()
    expect(page.get_by_role("link", name="Quá hạn 1")).to_have_attribute("aria-current", "page")
    check_desk(page, "leader-late-cells")
    page.get_by_role("link", name="Chi bộ thôn 2").click()
    expect(page.get_by_text("Chi bộ thôn 2").first).to_be_visible()
    check_desk(page, "leader-cell")


def test_who_was_missing(desk, month):
    page = desk(bypass_csp=True)

    tile(page, "Đảng viên dự sinh hoạt").click()
    row = page.get_by_role("row").filter(has_text="Nguyễn Văn Bình")
    expect(row).to_contain_text("Chi bộ thôn 1")
    check_desk(page, "leader-absences")
    row.get_by_role("link", name="Nguyễn Văn Bình").click()
    expect(page.get_by_role("heading", name="Nguyễn Văn Bình").first).to_be_visible()
    check_desk(page, "leader-member")


def test_search_from_the_keyboard_and_official_tables(desk, month):
    page = desk(bypass_csp=True)

    page.keyboard.press("/")
    page.keyboard.type("hiep hoa")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=re.compile("Đảng bộ huyện Hiệp Hòa"))).to_be_visible()
    check_desk(page, "leader-search")
    page.get_by_role("link", name="Thống kê", exact=True).click()
    check_desk(page, "leader-board")
    page.get_by_role("link", name="Biểu thống kê").click()
    expect(page.get_by_role("heading", name="Biểu 5. Tổ chức đảng và đảng viên theo loại hình")).to_be_visible()
    check_desk(page, "leader-tables")


def test_the_desk_on_a_telephone_without_javascript(desk, month):
    page = desk(PHONE, java_script_enabled=False)

    tile(page, "Quá hạn chưa họp").click()

    expect(page.get_by_role("link", name="Chi bộ thôn 2")).to_be_visible()
