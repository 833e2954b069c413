"""A quarterly briefing in real browsers: the committee at a desk, the secretary on a telephone."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from sotay.briefings.choices import BriefingStatus
from sotay.briefings.models import Briefing
from sotay.committees.choices import Post
from sotay.core.days import today
from sotay.work.choices import TaskStatus
from sotay.work.models import Task
from tests.factories.briefings import make_briefing, make_conclusion
from tests.factories.people import make_member, make_position
from tests.journeys.telephone import DESK, check, check_desk
from tests.journeys.test_themes import enter

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def vi(day):
    """A day as people type it."""
    return f"{day:%d/%m/%Y}"


def plan(desk):
    """Plan a briefing of today with both cells, and invite them."""
    desk.goto("/briefings/")
    desk.get_by_role("link", name="Lập hội nghị giao ban").click()
    desk.get_by_label("Ngày giao ban").fill(vi(today()))
    desk.get_by_label("Địa điểm").fill("Hội trường Đảng ủy xã")
    desk.get_by_label("Nhận câu hỏi đến hết ngày").fill(vi(today()))
    desk.get_by_label("Nội dung giao ban").fill("Đánh giá công tác quý IV; triển khai đại hội chi bộ.")
    check_desk(desk, "briefing-01-plan")
    desk.get_by_role("button", name="Lưu").click()
    desk.get_by_role("button", name="Gửi giấy mời").click()
    expect(desk.get_by_text("Đã mời bí thư 2 chi bộ.")).to_be_visible()


def ask(phone):
    """Ask on the telephone, from the list of invitations."""
    phone.goto("/briefings/mine")
    check(phone, "briefing-02-mine")
    phone.get_by_role("link", name="Giao ban bí thư chi bộ").first.click()
    check(phone, "briefing-03-invitation")
    phone.get_by_role("link", name="Gửi câu hỏi").click()
    phone.get_by_label("Câu hỏi, kiến nghị").fill("Bao giờ sửa nhà văn hóa thôn 1?")
    check(phone, "briefing-04-ask")
    phone.get_by_role("button", name="Gửi câu hỏi").click()
    expect(phone.get_by_text("Chờ cấp ủy trả lời.")).to_be_visible()


def hold(desk):
    """Answer, take the list, conclude and end."""
    desk.reload()
    check_desk(desk, "briefing-05-detail")
    desk.get_by_role("link", name="Trả lời").click()
    desk.get_by_label("Trả lời").fill("Sửa xong trong quý I/2027.")
    desk.get_by_role("button", name="Lưu").click()
    desk.get_by_role("link", name="Điểm danh").click()
    for line in desk.get_by_label("Tình trạng của").all():
        line.select_option("present")
    check_desk(desk, "briefing-06-presence")
    desk.get_by_role("button", name="Lưu danh sách").click()
    desk.get_by_role("link", name="Chủ trì, diễn biến").click()
    desk.get_by_label("Chủ trì").select_option(label="Vũ Đình Khánh")
    desk.get_by_label("Thư ký").select_option(label="Lê Văn Thư")
    desk.get_by_label("Diễn biến, ý kiến tại hội nghị").fill("Các bí thư thống nhất cao.")
    desk.get_by_role("button", name="Lưu").click()
    desk.get_by_role("link", name="Thêm kết luận").click()
    desk.get_by_label("Kết luận", exact=True).fill("Hoàn thành rà soát đảng viên đi làm xa")
    desk.get_by_label("Người thực hiện").select_option(label="Trần Thị An, Chi bộ thôn 1")
    desk.get_by_label("Thời hạn").fill(vi(today() + dt.timedelta(days=30)))
    check_desk(desk, "briefing-07-conclusion")
    desk.get_by_role("button", name="Lưu").click()
    desk.get_by_role("button", name="Kết thúc giao ban").click()
    expect(desk.get_by_text("Đã kết thúc giao ban.")).to_be_visible()
    check_desk(desk, "briefing-08-held")


def test_a_briefing_from_the_invitation_to_the_conclusions(people, screen, live_server):
    writer = make_member(people.cell_b, full_name="Lê Văn Thư")
    make_position(writer, people.commune, Post.COMMITTEE_MEMBER, "grassroots_committee")
    last = make_briefing(
        people.commune, people.cell_a, held_on=today() - dt.timedelta(days=85), status=BriefingStatus.HELD
    )
    make_conclusion(last, people.cell_a, owner=people.an, title="Báo cáo số hộ nghèo của thôn")
    desk = enter(screen, people.khanh, live_server, size=DESK)
    phone = enter(screen, people.an, live_server)

    plan(desk)
    ask(phone)
    hold(desk)

    phone.reload()
    expect(phone.get_by_text("Sửa xong trong quý I/2027.")).to_be_visible()
    expect(phone.get_by_text("Hoàn thành rà soát đảng viên đi làm xa")).to_be_visible()
    check(phone, "briefing-09-after")
    phone.goto("/work/")
    expect(phone.get_by_text("Hoàn thành rà soát đảng viên đi làm xa")).to_be_visible()
    assert Briefing.objects.filter(status=BriefingStatus.HELD).count() == 2
    assert Task.objects.filter(owner=people.an, status=TaskStatus.OPEN).count() == 2
    desk.goto("/briefings/lacking")
    check_desk(desk, "briefing-10-lacking")
