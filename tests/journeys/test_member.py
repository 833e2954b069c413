"""The member's evening on a telephone: reads, comments, asks, checks in, votes, reports a task, looks who read the record."""

import io

import docx
import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from sotay.meetings.actions.conducting import open_meeting
from sotay.meetings.actions.documents import add_document
from sotay.meetings.actions.voices import put_motion
from sotay.meetings.choices import AttendanceState, CommentKind
from sotay.meetings.models import Attendance, Comment, Vote
from sotay.members.actions.records import reveal_field
from sotay.work.choices import TaskStatus
from tests.factories.evenings import make_evening
from tests.factories.work import make_task
from tests.journeys.telephone import check, sign_in

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def report():
    """A Word file of two paragraphs."""
    document = docx.Document()
    document.add_heading("Báo cáo tháng", level=1)
    document.add_paragraph("Chi bộ hoàn thành 5 trên 6 nhiệm vụ, vận động 12 hộ hiến đất mở đường ngõ 3.")
    file = io.BytesIO()
    document.save(file)
    return ContentFile(file.getvalue(), name="bao-cao.docx")


@pytest.fixture
def evening(people):
    """Tonight's meeting of cell A with a document; Giáp owes a task, and An has asked for his national ID."""
    found = make_evening(people)
    add_document(found.secretary, found.meeting, file=report(), title="Báo cáo kết quả tháng")
    giap = found.others[0]
    make_task(people.cell_a, owner=giap, title="Vận động 12 hộ làm vệ sinh đường thôn")
    reveal_field(found.secretary, giap, name="national_id")
    return found


def take_part(page, evening, look):
    """Go through the evening as Giáp; `look` looks at each page on the way."""
    sign_in(page, evening.others[0])
    expect(page.get_by_role("link", name="Điểm danh")).to_be_visible()
    look(page, "home")
    page.get_by_role("link", name="Sinh hoạt", exact=True).click()
    look(page, "meetings")
    page.get_by_role("link", name=evening.meeting.title).first.click()
    look(page, "meeting")
    page.get_by_role("link", name="Báo cáo kết quả tháng").click()
    expect(page.get_by_text("vận động 12 hộ hiến đất")).to_be_visible()
    look(page, "document")
    page.get_by_role("link", name="Quay lại").click()

    page.get_by_role("link", name="Góp ý, hỏi").click()
    page.get_by_label("Ý kiến", exact=True).fill("Nhất trí với báo cáo.")
    look(page, "comment")
    page.get_by_role("button", name="Gửi").click()
    expect(page.get_by_text("Nhất trí với báo cáo.")).to_be_visible()
    page.get_by_role("link", name="Góp ý, hỏi").click()
    page.get_by_label("Câu hỏi", exact=True).check()
    page.get_by_label("Ý kiến", exact=True).fill("Kinh phí làm đường lấy từ đâu?")
    page.get_by_text("Hỏi ẩn danh").click()
    page.get_by_role("button", name="Gửi").click()
    expect(page.get_by_text("Câu hỏi ẩn danh")).to_be_visible()

    page.get_by_role("link", name="Hôm nay", exact=True).click()
    page.get_by_role("link", name="Điểm danh").click()
    look(page, "check-in")
    page.get_by_role("button", name="Tôi có mặt").click()
    expect(page.get_by_text("Đồng chí đã điểm danh lúc")).to_be_visible()

    open_meeting(evening.secretary, evening.meeting, chair=evening.an, secretary_of_meeting=evening.binh)
    put_motion(evening.secretary, evening.reload(), text="Thông qua nghị quyết tháng")
    page.get_by_role("link", name="Hôm nay", exact=True).click()
    page.get_by_role("link", name="Vào kỳ họp").click()
    expect(page.get_by_role("heading", name="Thông qua nghị quyết tháng")).to_be_visible()
    look(page, "vote")
    page.get_by_role("button", name="Đồng ý", exact=True).click()
    expect(page.get_by_text("Đồng chí đã chọn")).to_be_visible()

    page.get_by_role("link", name="Việc", exact=True).click()
    look(page, "tasks")
    page.get_by_role("link", name="Vận động 12 hộ").click()
    page.get_by_label("Kết quả", exact=True).fill("Đã xong 12 hộ.")
    look(page, "task")
    page.get_by_role("button", name="Gửi kết quả").click()
    expect(page.get_by_text("Đã ghi kết quả.")).to_be_visible()

    page.get_by_role("link", name="Tôi", exact=True).click()
    look(page, "me")
    page.get_by_role("link", name="Hồ sơ đảng viên của tôi").click()
    expect(page.get_by_text("Trần Văn Giáp").first).to_be_visible()
    look(page, "record")
    page.get_by_role("link", name="Tôi", exact=True).click()
    page.get_by_role("link", name="Ai đã xem hồ sơ của tôi").click()
    expect(page.get_by_text("Trần Thị An").first).to_be_visible()
    look(page, "readings")


def assert_done(evening):
    """Everything that Giáp did is there, and his name is not where he asked for none."""
    giap = evening.others[0]
    assert Attendance.objects.get(meeting=evening.meeting, member=giap).state in (
        AttendanceState.PRESENT,
        AttendanceState.LATE,
    )
    assert Vote.objects.get().choice == "agree"
    assert Comment.objects.get(kind=CommentKind.COMMENT).author == giap
    assert Comment.objects.get(kind=CommentKind.QUESTION).author is None
    assert giap.tasks.get().status == TaskStatus.DONE


def test_a_member_takes_part(evening, screen):
    take_part(screen(bypass_csp=True), evening, lambda page, name: check(page, f"member-{name}"))

    assert_done(evening)


def test_a_member_takes_part_without_javascript(evening, screen):
    take_part(screen(java_script_enabled=False), evening, lambda *_: None)

    assert_done(evening)


def test_who_cannot_come_says_why(evening, screen):
    page = screen(bypass_csp=True)
    sign_in(page, evening.others[1])

    page.goto(f"/meetings/{evening.meeting.uid}")
    page.get_by_role("link", name="Xin vắng").click()
    check(page, "member-excuse")
    page.get_by_label("Lý do vắng").fill("Đi viện")
    page.get_by_role("button", name="Gửi lý do vắng").click()
    page.get_by_role("link", name="Hôm nay", exact=True).click()

    expect(page.get_by_text("Đồng chí đã xin vắng")).to_be_visible()
    check(page, "member-excused")
