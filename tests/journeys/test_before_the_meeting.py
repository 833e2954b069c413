"""Before the meeting, in a real browser on a telephone: the secretary prepares and announces, the member reads and speaks."""

import datetime as dt
import io

import docx
import pytest
from playwright.sync_api import expect

from sotay.core.days import month_of, today
from sotay.meetings.actions import publishing
from sotay.meetings.choices import AttendanceState, CommentKind, MeetingStatus
from sotay.meetings.models import Attendance, Comment, Meeting, Orientation
from tests.factories.cast import make_cast
from tests.factories.meetings import make_habit, make_meeting, upcoming
from tests.factories.people import actor_of
from tests.factories.reference import restore_reference_rows
from tests.factories.work import make_task
from tests.journeys.telephone import PHONE, check, come_in

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def people(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    restore_reference_rows()
    cast = make_cast()
    make_habit(cast.cell_a, day=25, place="Nhà văn hóa thôn 1, xã Đông Lỗ")
    return cast


@pytest.fixture
def phone(live_server, new_context, settings):
    """Open a telephone on which somebody is signed in."""
    settings.ALLOWED_HOSTS = ["*"]

    def open_phone(member, **options):
        page = new_context(viewport=PHONE, base_url=live_server.url, **options).new_page()
        page.set_default_timeout(15_000)
        come_in(page, member.account, live_server.url)
        return page

    return open_phone


def report():
    """A Word file as a secretary writes it."""
    document = docx.Document()
    document.add_heading("Báo cáo kết quả thực hiện nghị quyết tháng 10/2026", level=1)
    document.add_paragraph("Chi bộ có 25 đảng viên. Trong tháng, chi bộ hoàn thành 5 trên 6 nhiệm vụ.")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ("TT", "Nhiệm vụ", "Kết quả"), strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ("1", "Thu hoạch lúa mùa", "100 % diện tích"), strict=True):
        cell.text = text
    file = io.BytesIO()
    document.save(file)
    return {"name": "Bao cao thang 10.docx", "mimeType": "application/octet-stream", "buffer": file.getvalue()}


def fill_the_agenda(page):
    """Add an item and a document, as the secretary does."""
    page.get_by_role("link", name="Nội dung, tài liệu").click()
    check(page, "before-05-agenda")
    page.get_by_role("link", name="Thêm nội dung").click()
    page.get_by_label("Nội dung", exact=True).fill("Góp ý đề án xây dựng nông thôn mới kiểu mẫu")
    page.get_by_label("Người trình bày").select_option(label="Lê Thị Em")
    check(page, "before-06-item")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("button", name="Chuyển lên: Góp ý đề án").click()
    page.get_by_role("link", name="Thêm tài liệu").click()
    page.get_by_label("Tệp").set_input_files(report())
    page.get_by_label("Tên tài liệu").fill("Báo cáo tháng 10")
    check(page, "before-07-document")
    page.get_by_role("button", name="Gửi tệp").click()
    expect(page.get_by_text("Đã thêm tài liệu.")).to_be_visible()
    page.get_by_role("link", name="Quay lại").click()


def test_the_secretary_prepares_and_announces(people, phone):
    make_task(people.cell_a, owner=people.binh, title="Vận động 12 hộ làm vệ sinh đường thôn")
    text = "Tập trung lãnh đạo thu hoạch vụ mùa, tiêm phòng gia súc."
    for month in (month_of(today()), month_of(today() + dt.timedelta(days=31))):
        Orientation.objects.create(organisation=people.commune, period=month, text=text)
    page = phone(people.an, bypass_csp=True)

    page.goto("/")
    check(page, "before-01-home-of-the-secretary")
    page.get_by_role("link", name="Chuẩn bị", exact=True).click()
    check(page, "before-02-next")
    page.get_by_role("button", name="Lập kỳ này").click()
    expect(page.get_by_text("Gửi thông báo cho đảng viên", exact=True)).to_be_visible()
    check(page, "before-03-hub-of-a-draft")

    page.get_by_role("link", name="Thời gian, địa điểm, chủ trì").click()
    check(page, "before-04-details")
    page.get_by_label("Thư ký").select_option(label="Nguyễn Văn Bình")
    page.get_by_role("button", name="Lưu").click()

    fill_the_agenda(page)
    page.get_by_role("link", name="Dự thảo nghị quyết").click()
    page.get_by_label("Dự thảo nghị quyết").fill(
        "1. Thu hoạch xong lúa mùa trước 30/11.\n2. Mỗi đảng viên giúp một hộ."
    )
    check(page, "before-08-resolution")
    page.get_by_role("button", name="Lưu dự thảo").click()
    page.get_by_role("link", name="Đại biểu dự").click()
    page.get_by_label("Vũ Đình Khánh").check()
    check(page, "before-09-guests")
    page.get_by_role("button", name="Mời đồng chí này").click()
    expect(page.get_by_text("Cấp ủy viên được phân công")).to_be_visible()
    page.get_by_role("link", name="Quay lại").click()

    page.get_by_role("link", name="Xem và gửi").click()
    check(page, "before-10-announce")
    page.get_by_role("button", name="Gửi thông báo").click()
    expect(page.get_by_text("Đã gửi thông báo cho đảng viên.")).to_be_visible()
    check(page, "before-11-hub-announced")
    page.get_by_role("link", name="Đã xem 1/3").click()
    check(page, "before-12-readers")

    meeting = Meeting.objects.get()
    assert meeting.status == MeetingStatus.PUBLISHED
    assert meeting.orientation.startswith("Tập trung lãnh đạo")
    assert meeting.items.count() == 12
    assert Attendance.objects.count() == 3


def test_the_member_reads_and_speaks(people, phone):
    meeting = make_meeting(people.cell_a, held_on=upcoming(3), chair=people.an)
    item = meeting.items.get(number=2)
    item.title, item.owner, item.detail = (
        "Góp ý đề án nông thôn mới",
        people.em,
        "Đọc trước tài liệu.\nMỗi tổ một ý kiến.",
    )
    item.save()
    publishing.publish_meeting(actor_of(people.an), meeting)
    secretary = phone(people.an)
    secretary.goto(f"/meetings/{meeting.uid}/prepare/documents/add?item={item.uid}")
    secretary.get_by_label("Tệp").set_input_files(report())
    secretary.get_by_role("button", name="Gửi tệp").click()
    expect(secretary.get_by_text("Đã thêm tài liệu.")).to_be_visible()
    page = phone(people.binh, bypass_csp=True)

    page.goto("/")
    check(page, "before-21-home-of-a-member")
    page.get_by_role("link", name="Xem nội dung, tài liệu").click()
    expect(page.get_by_role("heading", name=meeting.title)).to_be_visible()
    check(page, "before-22-meeting")
    page.get_by_role("link", name="Bao cao thang 10").click()
    expect(page.get_by_text("Thu hoạch lúa mùa")).to_be_visible()
    check(page, "before-23-document")
    page.get_by_role("link", name="Quay lại").click()

    page.get_by_role("link", name="Góp ý, hỏi").click()
    page.get_by_label("Câu hỏi", exact=True).check()
    page.get_by_label("Ý kiến").fill("Kinh phí làm đường lấy từ đâu?")
    page.get_by_text("Hỏi ẩn danh").click()
    check(page, "before-24-question")
    page.get_by_role("button", name="Gửi").click()
    expect(page.get_by_text("Câu hỏi ẩn danh")).to_be_visible()

    page.get_by_role("link", name="Xin vắng").click()
    page.get_by_label("Lý do vắng").fill("Đi viện")
    check(page, "before-25-excuse")
    page.get_by_role("button", name="Gửi lý do vắng").click()
    check(page, "before-26-excused")
    page.get_by_role("button", name="Tôi dự được").click()
    expect(page.get_by_text("Đã ghi: đồng chí dự sinh hoạt.")).to_be_visible()
    page.goto("/meetings/")
    check(page, "before-27-list")
    page.goto("/notifications/")
    check(page, "before-28-notices")

    comment = Comment.objects.get()
    assert (comment.kind, comment.author) == (CommentKind.QUESTION, None)
    row = Attendance.objects.get(member=people.binh)
    assert row.opened_at is not None
    assert row.state == AttendanceState.EXPECTED

    secretary.goto(f"/meetings/{meeting.uid}/prepare")
    secretary.get_by_role("link", name="1 ý kiến, câu hỏi").click()
    secretary.get_by_role("link", name="Trả lời").click()
    secretary.get_by_label("Trả lời").fill("Từ quỹ thôn và xã hỗ trợ xi măng.")
    secretary.get_by_role("button", name="Gửi trả lời").click()
    expect(secretary.get_by_text("Từ quỹ thôn và xã hỗ trợ xi măng.")).to_be_visible()


def test_all_of_it_without_javascript(people, phone):
    secretary = phone(people.an, java_script_enabled=False)
    secretary.goto("/")
    secretary.get_by_role("link", name="Chuẩn bị", exact=True).click()
    secretary.get_by_role("button", name="Lập kỳ này").click()
    secretary.get_by_role("link", name="Xem và gửi").click()
    secretary.get_by_role("button", name="Gửi thông báo").click()
    expect(secretary.get_by_text("Đã gửi thông báo cho đảng viên.")).to_be_visible()
    meeting = Meeting.objects.get()

    member = phone(people.binh, java_script_enabled=False)
    member.goto(f"/meetings/{meeting.uid}")
    member.get_by_role("link", name="Góp ý, hỏi").click()
    member.get_by_label("Ý kiến").fill("Nhất trí với dự thảo.")
    member.get_by_role("button", name="Gửi").click()
    expect(member.get_by_text("Nhất trí với dự thảo.")).to_be_visible()
    member.get_by_role("link", name="Xin vắng").click()
    member.get_by_label("Lý do vắng").fill("Đi viện")
    member.get_by_role("button", name="Gửi lý do vắng").click()
    expect(member.get_by_text("Đồng chí đã xin vắng: Đi viện")).to_be_visible()

    assert Comment.objects.get().author == people.binh
    assert Attendance.objects.get(member=people.binh).state == AttendanceState.EXCUSED
