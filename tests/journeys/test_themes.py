"""A theme from the plan to its meeting, in real browsers: the secretary on a telephone, the committee at a desk."""

import pytest
from playwright.sync_api import expect

from sotay.core.days import add_months, month_of, today
from sotay.meetings.choices import MeetingKind, PlanStatus
from sotay.meetings.models import Meeting, PlannedTheme
from tests.factories.meetings import make_habit
from tests.factories.themes import make_planned, make_theme
from tests.journeys.telephone import DESK, check, check_desk, come_in

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def enter(screen, member, live_server, **options):
    """Return a page on which the member is signed in."""
    page = screen(bypass_csp=True, **options)
    come_in(page, member.account, live_server.url)
    return page


def test_a_theme_is_planned_registered_approved_and_prepared(people, screen, live_server):
    make_habit(people.cell_a, day=5)
    theme = make_theme(people.commune, "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh về nêu gương")
    make_planned(people.cell_b, PlanStatus.SUBMITTED, title="Xây dựng nông thôn mới kiểu mẫu", author=people.chi)
    next_month = add_months(month_of(today()), 1)

    # the secretary plans on the telephone and registers
    phone = enter(screen, people.an, live_server)
    phone.goto("/meetings/")
    phone.get_by_role("link", name="Kế hoạch chuyên đề").click()
    check(phone, "themes-01-empty")
    phone.get_by_role("link", name="Thêm chuyên đề").click()
    phone.get_by_label("Tháng sinh hoạt").select_option(next_month.isoformat())
    phone.get_by_label("Chuyên đề trong kho").select_option(label=theme.title)
    phone.get_by_label("Người viết bài").select_option(label="Nguyễn Văn Bình")
    check(phone, "themes-02-add")
    phone.get_by_role("button", name="Lưu").click()
    expect(phone.get_by_text("Chưa đăng ký")).to_be_visible()
    check(phone, "themes-03-line")
    phone.get_by_role("link", name="Quay lại").click()
    if next_month.year != today().year:  # the plan of next year
        phone.get_by_role("link", name=str(next_month.year)).click()
    phone.get_by_role("button", name="Gửi đăng ký").click()
    expect(phone.get_by_text("Đã gửi đăng ký 1 chuyên đề")).to_be_visible()
    check(phone, "themes-04-registered")

    # the committee approves both at its desk
    desk = enter(screen, people.khanh, live_server, size=DESK)
    desk.goto("/meetings/themes/registrations")
    for box in desk.get_by_role("checkbox").all():
        box.check()
    check_desk(desk, "themes-05-registrations")
    desk.get_by_role("button", name="Duyệt", exact=True).click()
    expect(desk.get_by_text("Đã duyệt 2 chuyên đề.")).to_be_visible()
    desk.get_by_role("link", name="Chưa sinh hoạt trong quý").click()
    check_desk(desk, "themes-06-lacking")
    desk.get_by_role("link", name="Kho chuyên đề").click()
    check_desk(desk, "themes-07-catalogue")

    # the next meeting offers the approved theme
    phone.goto(f"/meetings/cells/{people.cell_a.uid}/next")
    check(phone, "themes-08-next")
    phone.get_by_role("button", name="Lập kỳ chuyên đề này").click()
    expect(phone.get_by_text(theme.title).first).to_be_visible()

    meeting = Meeting.objects.get()
    assert (meeting.kind, meeting.theme, meeting.held_on) == (
        MeetingKind.THEMATIC,
        theme.title,
        next_month.replace(day=5),
    )
    assert set(PlannedTheme.objects.values_list("status", flat=True)) == {PlanStatus.APPROVED}


def test_a_day_is_unified_and_a_meeting_online_is_permitted(people, screen, live_server):
    make_habit(people.cell_a, day=17)
    desk = enter(screen, people.khanh, live_server, size=DESK)
    desk.goto("/meetings/unified/fix")
    desk.get_by_label("Ngày trong tháng").fill("5")
    desk.get_by_label("Từ ngày").fill(f"{today():%d/%m/%Y}")
    desk.get_by_label("Văn bản quy định").fill("05-QĐ/ĐU ngày 02/11/2026")
    check_desk(desk, "unified-01-fix")
    desk.get_by_role("button", name="Quy định").click()
    expect(desk.get_by_text("Đã quy định ngày sinh hoạt thống nhất")).to_be_visible()

    phone = enter(screen, people.an, live_server)
    phone.goto(f"/meetings/cells/{people.cell_a.uid}/requests/online")
    phone.get_by_label("Từ ngày").fill(f"{today():%d/%m/%Y}")
    phone.get_by_label("Đến hết ngày").fill(f"{add_months(today(), 2):%d/%m/%Y}")
    phone.get_by_label("Lý do").fill("Nhiều đảng viên đi làm xa")
    check(phone, "unified-02-ask")
    phone.get_by_role("button", name="Gửi đề nghị").click()
    expect(phone.get_by_text("Chờ trả lời")).to_be_visible()

    desk.goto("/meetings/requests/online")
    check_desk(desk, "unified-03-requests")
    desk.get_by_role("link", name="Trả lời", exact=True).click()
    check_desk(desk, "unified-04-answer")
    desk.get_by_role("button", name="Đồng ý", exact=True).click()
    expect(desk.get_by_text("Đã trả lời chi bộ.")).to_be_visible()
    desk.goto(f"/meetings/unified?month={add_months(month_of(today()), 1):%Y-%m}")
    check_desk(desk, "unified-05-list")

    phone.reload()
    expect(phone.get_by_text("Đồng ý")).to_be_visible()
