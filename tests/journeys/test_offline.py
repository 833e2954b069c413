"""Without network, in a real browser: a whole meeting held, taken part in, sent later; a telephone passed from hand to hand."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from sotay.access.models import Operation
from sotay.meetings.actions.conducting import open_meeting
from sotay.meetings.actions.voices import put_motion
from sotay.meetings.choices import AttendanceState, MeetingStatus
from sotay.meetings.models import Attendance, Comment, Meeting, Motion, Opinion, Paper, Vote
from sotay.work.models import Task
from tests.factories.evenings import make_evening
from tests.factories.work import make_task
from tests.journeys.pocket import EVERYTHING, new_pocket
from tests.journeys.telephone import check, come_in

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
CONCLUSION = "Chi bộ thống nhất các nội dung đã bàn."
SUMMARY = "Đề nghị làm xong đường ngõ 3 trước Tết."


@pytest.fixture
def evening(people):
    """Tonight's meeting of cell A; Em owes a task from last month."""
    found = make_evening(people, draft_resolution="Hoàn thành đường ngõ 3.")
    task = make_task(people.cell_a, title="Thu gom rác thải các ngõ", owner=found.em)
    Task.objects.filter(pk=task.pk).update(created_at=found.meeting.published_at)
    return found


@pytest.fixture
def pocket(live_server, new_context, settings):
    """Hand out telephones."""
    settings.ALLOWED_HOSTS = ["*"]
    return lambda **options: new_pocket(new_context, live_server.url, **options)


def begin(phone, uid, look):
    """Open the meeting and keep the list; the telephone throws the page away in the middle."""
    phone.go("/")
    look("home")
    phone.tap("link", "Vào kỳ họp")
    phone.page.get_by_label("Chủ trì").select_option(label="Trần Thị An")
    phone.page.get_by_label("Thư ký ghi biên bản").select_option(label="Nguyễn Văn Bình")
    look("open")
    phone.tap("button", "Khai mạc")
    phone.see("Chưa điểm danh (8)")  # An and Bình are there
    look("list")
    phone.page.get_by_role("form", name="Lê Thị Em").get_by_role("button", name="Muộn").click()
    phone.see("Chưa điểm danh (7)")
    phone.kill()
    phone.go(f"/meetings/{uid}/conduct/attendance")
    phone.see("Chưa điểm danh (7)")
    phone.page.get_by_role("form", name="Lê Thị Hoa").get_by_role("link", name="Vắng").click()
    look("absent")
    phone.tap("button", "Ốm, đang điều trị")
    phone.see("Chưa điểm danh (6)")
    phone.tap("button", "Tất cả còn lại có mặt")
    phone.see("Đã ghi tất cả còn lại có mặt.")
    phone.tap("button", "Hoàn tác", exact=True)
    phone.see("Chưa điểm danh (6)")
    phone.tap("button", "Tất cả còn lại có mặt")
    phone.see("Có mặt (9)")
    look("recorded")


def walk(phone, look):
    """Walk through the agenda and note who speaks."""
    phone.tap("link", "Tiếp: Nội dung")
    phone.tap("button", "Bắt đầu nội dung 1: ")
    phone.see("Nội dung 1/3")
    phone.tap("button", "Lê Thị Em")
    phone.see("Đã phát biểu 1/9")
    phone.tap("link", "Ghi tóm tắt")
    phone.page.get_by_label("Tóm tắt ý kiến").fill(SUMMARY)
    look("summary")
    phone.tap("button", "Lưu")
    phone.see(SUMMARY)
    phone.tap("button", "Sang nội dung 2: ")
    phone.see("Nội dung 2/3")
    phone.tap("button", "Sang nội dung 3: ")
    phone.see("Nội dung 3/3")
    look("walk")


def vote(phone, look):
    """Count hands on the resolution."""
    phone.tap("link", "Tiếp: Biểu quyết")
    phone.tap("button", "Mở biểu quyết")
    phone.see("cần 5 đồng ý")
    phone.page.get_by_label("Đồng ý", exact=True).fill("7")
    phone.page.get_by_label("Ý kiến khác").fill("1")
    look("hands")
    phone.tap("button", "Chốt kết quả")
    phone.see("7/9 đồng ý")
    look("carried")


def give(phone, look):
    """Hear what came of last month's task, and give a new one."""
    phone.tap("link", "Tiếp: Giao việc")
    phone.tap("link", "Thu gom rác thải các ngõ")
    phone.page.get_by_label("Kết quả", exact=True).fill("Xong 3/3 ngõ")
    look("result")
    phone.tap("button", "Ghi kết quả")
    phone.page.get_by_label("Nhiệm vụ").fill("Vận động hiến đất ngõ 3")
    phone.page.get_by_label("Giao cho").select_option(label="Lê Thị Em")
    look("tasks")
    phone.tap("button", "Giao việc")
    phone.see("Đã giao tại kỳ này (1)")


def end(phone, uid, look):
    """Close the meeting; the page dies while the conclusion is being typed."""
    phone.tap("link", "Tiếp: Chấm điểm")
    look("score")
    phone.tap("link", "Tiếp: Kết thúc")
    phone.page.get_by_label("Kết luận của chủ trì").fill(CONCLUSION)
    phone.page.wait_for_timeout(600)  # a draft is kept as soon as the hand rests
    phone.kill()
    phone.go(f"/meetings/{uid}/conduct/close")
    expect(phone.page.get_by_label("Kết luận của chủ trì")).to_have_value(CONCLUSION)
    look("close")
    phone.tap("button", "Kết thúc kỳ họp")
    phone.see("Dự thảo trên máy này.")
    look("draft")
    phone.tap("link", "Sửa dự thảo")
    phone.page.get_by_label("Kết luận của chủ trì").fill(f"{CONCLUSION}\nGiao chi ủy theo dõi.")
    look("edit")
    phone.tap("button", "Lưu")
    phone.see("Giao chi ủy theo dõi.")


def at(entries, action):
    """Return when an action was done, as its first entry says."""
    return dt.datetime.fromisoformat(next(entry for entry in entries if entry["action"] == action)["happened_at"])


def test_a_whole_meeting_without_network(evening, pocket, people):
    phone = pocket(bypass_csp=True).belongs_to(people.an)
    uid = evening.meeting.uid
    phone.loses_network()

    def look(name):
        check(phone.page, f"offline-{name}")

    begin(phone, uid, look)
    walk(phone, look)
    vote(phone, look)
    give(phone, look)
    end(phone, uid, look)
    phone.go("/pocket/waiting")
    look("waiting")
    assert Meeting.objects.get().status == MeetingStatus.PUBLISHED
    assert not Operation.objects.exists()
    phone.finds_network()
    phone.arrived()
    look("arrived")

    assert_held(evening, phone.entries)
    counts = [model.objects.count() for model in (Operation, Opinion, Motion, Task, Attendance)]
    again = phone.page.evaluate(SEND_AGAIN, phone.entries)
    assert {(one["status"], one["retry"]) for one in again} == {("duplicate", False)}
    assert counts == [model.objects.count() for model in (Operation, Opinion, Motion, Task, Attendance)]
    phone.page.goto(f"/meetings/{uid}/papers/minutes")
    phone.see("Giao chi ủy theo dõi.")


SEND_AGAIN = """async (entries) => {
  const {csrf} = await (await fetch('/pocket/key')).json();
  const headers = {'Content-Type': 'application/json', 'X-CSRFToken': csrf};
  return (await fetch('/api/v1/sync', {method: 'POST', headers, body: JSON.stringify(entries)})).json();
}"""


def assert_held(evening, entries):
    """The database says what happened on the mountain, at the time when it happened."""
    meeting = evening.reload()
    assert meeting.status == MeetingStatus.CLOSED
    assert (meeting.due, meeting.present, meeting.excused) == (10, 9, 1)
    assert meeting.opened_at == at(entries, "meetings.open_meeting")
    assert meeting.closed_at == at(entries, "meetings.close_meeting")
    em = evening.row(evening.em)
    assert (em.state, em.arrived_at) == (AttendanceState.LATE, at(entries, "meetings.record_attendance"))
    assert evening.row(evening.others[1]).reason == "Ốm, đang điều trị"
    opinion = Opinion.objects.get()
    assert (opinion.speaker, opinion.summary, opinion.item) == (evening.em, SUMMARY, meeting.items.get(number=1))
    assert opinion.noted_at == at(entries, "meetings.note_opinion")
    motion = Motion.objects.get()
    assert (motion.base, motion.agree, motion.hands_other, motion.is_carried) == (9, 7, 1, True)
    assert Task.objects.get(title="Vận động hiến đất ngõ 3").owner == evening.em
    assert Task.objects.get(title="Thu gom rác thải các ngõ").result == "Xong 3/3 ngõ"
    assert "Giao chi ủy theo dõi." in str(Paper.objects.get(kind="minutes").sections)
    assert Operation.objects.filter(status=Operation.Status.APPLIED).count() == len(entries)
