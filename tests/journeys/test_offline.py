"""Without network, in a real browser: a whole meeting held, taken part in, sent later; a telephone passed from hand to hand."""

import datetime as dt
import re

import pytest
from django.db import connection, transaction
from playwright.sync_api import expect

from sotay.access.models import Operation
from sotay.meetings.actions.conducting import open_meeting
from sotay.meetings.actions.papers import edit_paper
from sotay.meetings.actions.voices import put_motion
from sotay.meetings.choices import AttendanceState, MeetingStatus
from sotay.meetings.models import Attendance, Comment, Meeting, Motion, Opinion, Paper, Vote
from sotay.work.models import Task
from tests.factories.evenings import make_evening
from tests.factories.people import actor_of
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
    """Hand out telephones, and collect them before the tables are emptied: they send whenever they can."""
    settings.ALLOWED_HOSTS = ["*"]
    given = []

    def hand_out(**options):
        given.append(new_pocket(new_context, live_server.url, **options))
        return given[-1]

    yield hand_out
    for phone in given:
        phone.page.wait_for_timeout(500)
        phone.context.close()


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


def test_a_member_takes_part_without_network(evening, pocket, people):
    giap = evening.others[0]
    make_task(people.cell_a, owner=giap, title="Vận động 12 hộ làm vệ sinh đường thôn", meeting=None)
    open_meeting(evening.secretary, evening.meeting, chair=evening.an, secretary_of_meeting=evening.binh)
    motion = put_motion(evening.secretary, evening.reload(), text="Thông qua nghị quyết tháng")
    phone = pocket(bypass_csp=True).belongs_to(giap)
    phone.loses_network()

    phone.go("/")
    phone.tap("link", "Điểm danh")
    phone.tap("button", "Tôi có mặt")
    phone.see("Đồng chí đã điểm danh lúc")
    phone.tap("button", "Đồng ý", exact=True)
    phone.see("đang chờ gửi")
    check(phone.page, "offline-member-voted")
    phone.kill()
    phone.go(f"/meetings/{evening.meeting.uid}")
    phone.see("Đồng chí đã chọn")
    check(phone.page, "offline-member-meeting")
    phone.tap("link", "Việc", exact=True)
    phone.tap("link", "Vận động 12 hộ")
    phone.page.get_by_label("Kết quả", exact=True).fill("Đã xong 12 hộ.")
    check(phone.page, "offline-member-task")
    phone.tap("button", "Gửi kết quả")
    phone.see("Không còn việc nào phải làm")
    phone.tap("link", "Tôi", exact=True)
    check(phone.page, "offline-me")
    phone.finds_network()
    phone.arrived()

    row = evening.row(giap)
    assert (row.state, row.arrived_at) == (AttendanceState.PRESENT, at(phone.entries, "meetings.check_in"))
    assert Vote.objects.get(motion=motion).choice == "agree"
    assert giap.tasks.get().result == "Đã xong 12 hộ."


def test_comments_and_an_excuse_wait_for_the_network(evening, pocket):
    Meeting.objects.update(held_on=evening.meeting.held_on + dt.timedelta(days=2))
    phone = pocket(bypass_csp=True).belongs_to(evening.others[1])
    phone.loses_network()

    phone.go(f"/meetings/{evening.meeting.uid}")
    phone.tap("link", "Góp ý, hỏi")
    phone.page.get_by_label("Câu hỏi", exact=True).check()
    phone.page.get_by_label("Ý kiến", exact=True).fill("Kinh phí làm đường lấy từ đâu?")
    phone.page.get_by_text("Hỏi ẩn danh").click()
    check(phone.page, "offline-question")
    phone.tap("button", "Gửi")
    phone.see("Câu hỏi ẩn danh")
    phone.tap("link", "Xin vắng")
    phone.page.get_by_label("Lý do vắng").fill("Đi viện")
    check(phone.page, "offline-excuse")
    phone.tap("button", "Gửi lý do vắng")
    phone.see("Đồng chí đã xin vắng: Đi viện")
    phone.finds_network()
    phone.arrived()

    assert Comment.objects.get().author is None
    row = evening.row(evening.others[1])
    assert (row.state, row.reason) == (AttendanceState.EXCUSED, "Đi viện")


# The telephone tries to send, and fails, while the person is in the middle of a form.
TRIES_IN_VAIN = """() => new Promise(done => {
  window.addEventListener('pocket:changed', (event) => event.detail === 'waits' && setTimeout(done, 300));
  window.dispatchEvent(new Event('online'));
})"""


def test_a_refused_entry_says_why_and_keeps_what_was_typed(evening, pocket, people):
    phone = pocket(bypass_csp=True).belongs_to(people.an)
    phone.loses_network()
    phone.go(f"/meetings/{evening.meeting.uid}/conduct")
    phone.page.get_by_label("Chủ trì").select_option(label="Trần Thị An")
    phone.page.get_by_label("Thư ký ghi biên bản").select_option(label="Nguyễn Văn Bình")
    phone.tap("button", "Khai mạc")
    phone.see("Chưa điểm danh (8)")
    phone.go(f"/meetings/{evening.meeting.uid}/conduct/tasks")
    phone.page.get_by_label("Nhiệm vụ").fill("Họp lại về hồ sơ TUYỆT MẬT của thôn")
    phone.page.evaluate(TRIES_IN_VAIN)
    phone.tap("button", "Giao việc")
    phone.see("Đã giao tại kỳ này (1)")

    phone.finds_network()
    phone.page.goto("/pocket/waiting")
    phone.see("Chưa được nhận (1)")
    check(phone.page, "offline-refused")
    typed = phone.page.get_by_label("Nhiệm vụ")
    expect(typed).to_have_value("Họp lại về hồ sơ TUYỆT MẬT của thôn")
    assert not Task.objects.filter(title__startswith="Họp lại").exists()
    typed.fill("Họp lại về đường ngõ 3")
    phone.tap("button", "Gửi lại")
    expect(phone.page.get_by_text("Chưa được nhận (1)")).to_have_count(0)
    phone.arrived()

    assert Task.objects.filter(title="Họp lại về đường ngõ 3").count() == 1


def test_a_form_of_an_online_page_is_kept_when_the_network_fails(evening, pocket, people):
    Meeting.objects.update(held_on=evening.meeting.held_on + dt.timedelta(days=2))
    phone = pocket().belongs_to(people.binh)
    phone.page.goto(f"/meetings/{evening.meeting.uid}/comments/add")
    phone.page.get_by_label("Ý kiến", exact=True).fill("Nhất trí với báo cáo.")
    phone.page.wait_for_function("performance.getEntriesByType('resource').some((one) => one.name.includes('carry'))")
    phone.page.wait_for_load_state("networkidle")

    phone.loses_network()
    phone.tap("button", "Gửi")
    phone.see("tự gửi khi có mạng")
    phone.see("Đang chờ gửi")
    phone.finds_network()
    phone.arrived()

    assert Comment.objects.get().text == "Nhất trí với báo cáo."


def test_an_answer_that_was_lost_doubles_nothing(evening, pocket, people):
    Meeting.objects.update(held_on=evening.meeting.held_on + dt.timedelta(days=2))
    phone = pocket(service_workers="allow").belongs_to(people.binh)
    phone.page.goto(f"/meetings/{evening.meeting.uid}/comments/add")
    phone.page.get_by_label("Ý kiến", exact=True).fill("Nhất trí với báo cáo.")
    phone.page.wait_for_load_state("networkidle")

    def swallow(route):
        if route.request.method == "POST":
            route.fetch()
            route.abort()
        else:
            route.continue_()

    phone.page.route("**/comments/add", swallow)
    phone.tap("button", "Gửi")
    expect(phone.page).to_have_url(re.compile(rf"/meetings/{evening.meeting.uid}$"))
    phone.see("Nhất trí với báo cáo.")
    phone.page.goto("/pocket/waiting")
    phone.see("Không còn gì chờ gửi")

    assert Comment.objects.count() == 1


def test_nothing_of_one_person_is_readable_by_the_next(evening, pocket, people):
    phone = pocket().belongs_to(people.an)
    phone.loses_network()
    phone.go(f"/meetings/{evening.meeting.uid}/conduct")
    phone.page.get_by_label("Chủ trì").select_option(label="Trần Thị An")
    phone.page.get_by_label("Thư ký ghi biên bản").select_option(label="Nguyễn Văn Bình")
    phone.tap("button", "Khai mạc")
    phone.see("Chưa điểm danh (8)")
    assert "Trần Văn Giáp" in phone.page.evaluate(EVERYTHING)
    phone.kill()

    # The next person signs in before the first one's entries could be sent.
    phone.context.route("**/api/v1/sync", lambda route: route.abort())
    phone.finds_network()
    come_in(phone.page, people.chi.account, phone.site)
    phone.page.goto("/")
    phone.until(OWNER_IS, str(people.chi.account.uid))
    kept = phone.page.evaluate(EVERYTHING)
    theirs = ("Trần Thị An", "Giáp", "thôn 1", str(evening.meeting.uid), str(people.an.account.uid))
    assert [text for text in theirs if text in kept] == []
    assert "waiting" in kept
    phone.page.goto("/pocket/waiting")
    phone.see("Không còn gì chờ gửi")
    assert evening.reload().status == MeetingStatus.PUBLISHED

    phone.context.unroute("**/api/v1/sync")
    phone.page.goto("/")
    phone.page.wait_for_timeout(1500)
    assert evening.reload().status == MeetingStatus.PUBLISHED  # not under the next person's name
    come_in(phone.page, people.an.account, phone.site)
    phone.page.goto("/")
    phone.arrived()
    assert evening.reload().status == MeetingStatus.OPEN


OWNER_IS = """(account) => new Promise((done) => {
  const asked = indexedDB.open('sotay-pocket');
  asked.onsuccess = () => {
    const found = asked.result.transaction('facts').objectStore('facts').get('person');
    found.onsuccess = () => { asked.result.close(); done(found.result && found.result.account === account); };
  };
})"""


def test_signing_out_says_what_waits_and_leaves_nothing_readable(evening, pocket, people):
    phone = pocket(bypass_csp=True).belongs_to(people.binh)
    phone.loses_network()
    phone.go(f"/meetings/{evening.meeting.uid}")
    phone.tap("button", "Tôi có mặt")
    phone.see("Đồng chí đã điểm danh lúc")
    phone.context.route("**/api/v1/sync", lambda route: route.abort())
    phone.finds_network()

    phone.page.goto("/me/")
    phone.see("mục chưa gửi. Đăng xuất thì máy khóa các mục này lại")
    check(phone.page, "offline-sign-out")
    phone.tap("button", "Đăng xuất")
    expect(phone.page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    phone.page.wait_for_function("() => !document.documentElement.classList.contains('busy')")
    phone.page.wait_for_timeout(1500)
    kept = phone.page.evaluate(EVERYTHING)
    assert [text for text in ("Bình", "Giáp", "thôn 1", str(evening.meeting.uid)) if text in kept] == []
    assert "§key§" not in kept


FIRST_STORE = """() => new Promise((done) => {
  const asked = indexedDB.open('sotay-pocket', 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore('facts', {keyPath: 'name'});
    asked.result.createObjectStore('packages', {keyPath: 'meeting'});
    const entries = asked.result.createObjectStore('entries', {keyPath: 'order', autoIncrement: true});
    entries.createIndex('by_id', 'id', {unique: true});
    entries.add({id: 'one', owner: 'somebody', after: null, state: 'waiting', sealed: {}});
  };
  asked.onsuccess = () => { asked.result.close(); done(); };
})"""
GROWN = """async () => {
  const {open, within, got} = await import(performance.getEntriesByType('resource').find((one) => one.name.includes('pocket/store')).name);
  const db = await open();
  const kept = await within(['entries'], 'readonly', (entries) => got(entries.index('by_owner').getAll('somebody')));
  return [db.version, [...db.objectStoreNames].join(), kept.map((one) => one.id).join()];
}"""


def test_entries_survive_when_the_store_grows(pocket, people):
    phone = pocket(bypass_csp=True, service_workers="block")
    phone.page.goto("/manifest.webmanifest")  # of our origin, and without a script
    phone.page.evaluate(FIRST_STORE)

    phone.page.goto("/pocket/")

    phone.page.wait_for_load_state("networkidle")
    assert phone.page.evaluate(GROWN) == [4, "entries,facts,files,packages,visits,works", "one"]


def test_two_texts_of_the_minutes_are_shown_side_by_side(evening, pocket, people):
    evening.opened().everybody_here().closed(conclusion="Lúc đầu.")
    phone = pocket(bypass_csp=True).belongs_to(people.an)
    phone.loses_network()
    phone.go(f"/meetings/{evening.meeting.uid}/papers/minutes/edit")
    phone.page.get_by_label("Kết luận của chủ trì").fill("Bản của bí thư.")
    phone.tap("button", "Lưu")
    phone.see("Bản của bí thư.")
    paper = Paper.objects.get(kind="minutes")
    edit_paper(
        actor_of(people.binh),
        evening.meeting,
        paper=paper,
        version=paper.version,
        texts={"conclusion": ["Bản của thư ký."]},
    )

    phone.finds_network()
    phone.page.goto("/pocket/waiting")
    phone.see("Bản của thư ký.")
    mine = phone.page.get_by_label("Bản của đồng chí")
    expect(mine).to_have_value("Bản của bí thư.")
    check(phone.page, "offline-both-texts")
    mine.fill("Bản của thư ký.\nBản của bí thư.")
    phone.tap("button", "Dùng bản này")
    expect(phone.page.get_by_text("Chưa được nhận (1)")).to_have_count(0)
    phone.arrived()

    paper.refresh_from_db()
    conclusion = next(section for section in paper.sections if section["key"] == "conclusion")
    assert conclusion["paragraphs"] == ["Bản của thư ký.", "Bản của bí thư."]


def test_a_weak_network_is_not_waited_for_for_ever(evening, pocket, people):
    phone = pocket().belongs_to(people.binh)

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE meetings_meeting IN ACCESS EXCLUSIVE MODE")  # a server that takes its time
        phone.page.goto(f"/meetings/{evening.meeting.uid}")
        phone.see("Nhà văn hóa thôn")
        expect(phone.page.locator("#pocket")).to_be_visible()


def test_an_older_shell_gives_way_to_a_newer_server(evening, pocket, people):
    phone = pocket().belongs_to(people.binh)
    phone.loses_network()
    phone.go(f"/meetings/{evening.meeting.uid}")
    phone.tap("button", "Tôi có mặt")
    phone.see("Đồng chí đã điểm danh lúc")
    expect(phone.page.locator("meta[name=sotay-release]")).to_have_count(1)

    phone.finds_network()

    expect(phone.page.locator("meta[name=sotay-release]")).to_have_count(0)  # the server's own page again
    phone.see("Đồng chí đã điểm danh lúc")
    assert Attendance.objects.get(meeting=evening.meeting, member=people.binh).state == AttendanceState.PRESENT
