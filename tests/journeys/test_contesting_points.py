"""A point that is not right: contested on the secretary's telephone, answered at the committee's desk; the province's table."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from sotay.core.days import today
from sotay.meetings.actions.score import score_meeting
from sotay.meetings.queries.score import score_of
from sotay.regulations.models import Rubric
from tests.factories.evenings import make_evening
from tests.factories.scores import full_marks
from tests.journeys.telephone import DESK, check, check_desk, come_in

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def evening(people):
    found = make_evening(people).opened().everybody_here()
    score_meeting(found.secretary, found.meeting, points=full_marks(found.meeting))
    return found.closed()


def test_a_point_is_contested_and_accepted(people, evening, screen, live_server):
    before = score_of(evening.meeting)
    phone = screen(bypass_csp=True)
    come_in(phone, people.an.account, live_server.url)
    phone.goto(f"/meetings/{evening.meeting.uid}/score")
    check(phone, "score-sheet")
    phone.get_by_role("link", name="Gửi tài liệu trước kỳ họp").click()
    expect(phone.get_by_text("Chưa gửi tài liệu trên sổ tay.")).to_be_visible()
    check(phone, "score-evidence")
    phone.get_by_role("link", name="Đề nghị xem lại").click()
    phone.get_by_label("Điểm đề nghị").fill("2")
    phone.get_by_label("Lý do").fill("Đã phát bản in đến từng đồng chí trước ba ngày.")
    check(phone, "contest-add")
    phone.get_by_role("button", name="Gửi cấp ủy cấp trên").click()
    expect(phone.get_by_text("Chờ xem xét")).to_be_visible()

    desk = screen(DESK, bypass_csp=True)
    come_in(desk, people.khanh.account, live_server.url)
    desk.goto("/meetings/contests")
    check_desk(desk, "contest-list")
    desk.get_by_role("link", name="Chi bộ thôn 1").click()
    check_desk(desk, "contest-answer")
    desk.get_by_label("Chấp nhận điểm đề nghị").check()
    desk.get_by_label("Lý do").fill("Có danh sách ký nhận.")
    desk.get_by_role("button", name="Trả lời chi bộ").click()
    expect(desk.get_by_text("Không có đề nghị nào")).to_be_visible()

    phone.reload()
    expect(phone.get_by_text("Đã chấp nhận đề nghị")).to_be_visible()
    expect(phone.get_by_text(f"{before + 2}/100 điểm")).to_be_visible()
    check(phone, "score-sheet-accepted")


def test_the_province_writes_its_table(people, screen, live_server):
    desk = screen(DESK, bypass_csp=True)
    come_in(desk, people.ha.account, live_server.url)
    desk.goto("/regulations/rubric")
    check_desk(desk, "rubric-edit")

    desk.get_by_label("Điểm tối đa, dòng 1", exact=True).fill("9")
    desk.get_by_label("Điểm tối đa, dòng 1", exact=True).blur()
    expect(desk.get_by_text("Tổng: 104 điểm, cần đúng 100.")).to_be_visible()
    desk.get_by_label("Điểm tối đa, dòng 1", exact=True).fill("5")
    desk.get_by_label("Văn bản ban hành").fill("05-HD/BTCTU")
    desk.get_by_label("Áp dụng từ ngày").fill(f"{today() + dt.timedelta(days=9):%d/%m/%Y}")
    desk.get_by_role("button", name="Ban hành").click()

    expect(desk.get_by_text("(sắp áp dụng)")).to_be_visible()
    check_desk(desk, "rubric-to-come")
    assert Rubric.objects.filter(organisation=people.province).count() == 1
