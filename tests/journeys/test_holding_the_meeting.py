"""The evening itself, in a real browser on a telephone: opened, held, voted, scored, closed, written down and sealed."""

import pytest
from playwright.sync_api import expect

from sotay.meetings.actions.attendance import check_in
from sotay.meetings.choices import AttendanceState, CheckInMethod, MeetingStatus
from sotay.meetings.models import Attendance, Meeting, Motion, Opinion, Paper
from sotay.meetings.queries.attendance import check_in_mark
from sotay.meetings.queries.seals import faulty_papers
from sotay.notifications.models import Notification
from sotay.work.models import Task
from tests.factories.cast import make_cast
from tests.factories.evenings import make_evening
from tests.factories.people import actor_of
from tests.factories.reference import restore_reference_rows
from tests.factories.work import make_task
from tests.journeys.telephone import PHONE, check, come_in

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
# From the announced meeting to two papers waiting for confirmation (not counting what is typed).
MOST_TAPS = 25


@pytest.fixture
def people(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    restore_reference_rows()
    return make_cast()


@pytest.fixture
def evening(people):
    found = make_evening(
        people, draft_resolution="Hoàn thành đường ngõ 3.\nKết nạp 01 quần chúng ưu tú.", orientation="Học NQ"
    )
    titles = ("Kết quả tháng 10, nhiệm vụ tháng 11", "Thông tin thời sự, văn bản mới", "Thảo luận xây dựng đường ngõ 3")
    for item, title in zip(found.meeting.items.all(), titles, strict=True):
        item.title = title
        item.save()
    task = make_task(people.cell_a, title="Thu gom rác thải các ngõ", owner=found.em)
    Task.objects.filter(pk=task.pk).update(created_at=found.meeting.published_at)
    return found


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


class Hand:
    """The secretary's hand on the page, counting its taps."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    def tap(self, role, name, **options):
        self.page.get_by_role(role, name=name, **options).first.click()
        self.taps += 1

    def see(self, text):
        expect(self.page.get_by_text(text).first).to_be_visible()


def hold(hand, evening, member, look):
    """Hold the meeting from its page to its papers; `look` looks at each page on the way."""
    begin(hand, evening, look)
    walk(hand, look)
    vote(hand, evening, member, look)
    give(hand, look)
    end(hand, look)


def begin(hand, evening, look):
    """Open the meeting and record who is there."""
    page = hand.page
    page.goto(f"/meetings/{evening.meeting.uid}/conduct")
    page.get_by_label("Chủ trì").select_option(label="Trần Thị An")
    page.get_by_label("Thư ký ghi biên bản").select_option(label="Nguyễn Văn Bình")
    look(page, "open")
    hand.tap("button", "Khai mạc")
    hand.see("Chưa điểm danh (7)")  # An and Bình are there; Giáp checked in himself
    look(page, "list")
    page.get_by_role("form", name="Lê Thị Em").get_by_role("button", name="Muộn").click()
    hand.see("Chưa điểm danh (6)")
    page.get_by_role("form", name="Lê Thị Hoa").get_by_role("link", name="Vắng").click()
    hand.taps += 2
    look(page, "absent")
    hand.tap("button", "Ốm, đang điều trị")
    hand.see("Chưa điểm danh (5)")
    hand.tap("button", "Tất cả còn lại có mặt")
    hand.see("Đã ghi 5 đồng chí có mặt.")
    look(page, "recorded")


def walk(hand, look):
    """Walk through the agenda and note who speaks."""
    hand.tap("link", "Tiếp: Nội dung")
    hand.tap("button", "Bắt đầu nội dung 1: ")
    hand.see("Nội dung 1/3")
    hand.tap("button", "Lê Thị Em")
    hand.see("Đã phát biểu 1/9")
    hand.tap("button", "Đỗ Thị Lan")
    hand.see("Đã phát biểu 2/9")
    hand.tap("link", "Ghi tóm tắt")
    hand.page.get_by_label("Tóm tắt ý kiến").fill("Đề nghị làm xong đường ngõ 3 trước Tết.")
    look(hand.page, "summary")
    hand.tap("button", "Lưu")
    hand.tap("button", "Sang nội dung 2: ")
    hand.see("Nội dung 2/3")
    hand.tap("button", "Sang nội dung 3: ")
    hand.see("Nội dung 3/3")
    look(hand.page, "walk")


def vote(hand, evening, member, look):
    """Put the resolution to the vote: one by phone, the others by hand."""
    page = hand.page
    hand.tap("link", "Tiếp: Biểu quyết")
    look(page, "question")
    hand.tap("button", "Mở biểu quyết")
    hand.see("cần 5 đồng ý")
    member.goto(f"/meetings/{evening.meeting.uid}/now")
    look(member, "vote")
    member.get_by_role("button", name="Đồng ý", exact=True).click()
    expect(member.get_by_text("Đã ghi nhận biểu quyết của đồng chí.")).to_be_visible()
    page.reload()
    hand.see("Trên điện thoại: 1")
    page.get_by_label("Đồng ý", exact=True).fill("7")
    look(page, "hands")
    hand.tap("button", "Chốt kết quả")
    hand.see("8/9 đồng ý")
    look(page, "carried")


def give(hand, look):
    """Hear what came of last month's task, and give a new one."""
    page = hand.page
    hand.tap("link", "Tiếp: Giao việc")
    hand.tap("link", "Thu gom rác thải các ngõ")
    page.get_by_label("Kết quả").fill("Xong 3/3 ngõ")
    look(page, "result")
    hand.tap("button", "Ghi kết quả")
    page.get_by_label("Nhiệm vụ").fill("Vận động hiến đất ngõ 3")
    page.get_by_label("Giao cho").select_option(label="Lê Thị Em")
    look(page, "tasks")
    hand.tap("button", "Giao việc")
    hand.see("Đã giao tại kỳ này (1)")


def end(hand, look):
    """Score the meeting and close it."""
    page = hand.page
    hand.tap("link", "Tiếp: Chấm điểm")
    for field in page.locator("#score input[type=number]").all():
        if not field.input_value():
            field.fill(field.get_attribute("max"))
    look(page, "score")
    hand.tap("button", "Lưu điểm")
    hand.see("/100 điểm, xếp loại")
    hand.tap("link", "Tiếp: Kết thúc")
    page.get_by_label("Kết luận của chủ trì").fill("Chi bộ thống nhất các nội dung đã bàn.")
    page.get_by_label("Đánh giá tháng trước").fill("Tư tưởng đảng viên ổn định.\nHạn chế: chậm thu gom rác.")
    look(page, "close")
    hand.tap("button", "Kết thúc kỳ họp")
    hand.see("Biên bản và nghị quyết đã được lập từ diễn biến.")
    look(page, "papers")


def seal(secretary, taker, look):
    """Confirm both papers with the two telephones."""
    uid = Meeting.objects.get().uid
    for kind, name in (("minutes", "Biên bản"), ("resolution", "Nghị quyết")):
        taker.goto(f"/meetings/{uid}/papers/{kind}")
        look(taker, f"{kind}-of-the-minute-taker")
        taker.get_by_role("button", name="Xác nhận (thư ký)").click()
        expect(taker.get_by_text("Đã xác nhận").first).to_be_visible()
        secretary.goto(f"/meetings/{uid}/papers")
        secretary.get_by_role("link", name="Đọc và xác nhận").click()
        expect(secretary.get_by_role("heading", name=name, level=1)).to_be_visible()
        secretary.get_by_role("button", name="Xác nhận (chủ trì)").click()
        expect(secretary.get_by_text("Đã khóa lúc")).to_be_visible()
        look(secretary, f"{kind}-sealed")


def test_the_whole_evening(evening, phone, people):
    check_in(actor_of(evening.others[0]), evening.meeting, method=CheckInMethod.QR)
    page, member = phone(people.an, bypass_csp=True), phone(people.binh, bypass_csp=True)
    hand = Hand(page)

    def look(where, name):
        check(where, f"evening-{name}")

    hold(hand, evening, member, look)
    assert hand.taps <= MOST_TAPS, hand.taps

    uid = evening.meeting.uid
    page.goto(f"/meetings/{uid}/papers/minutes/edit")
    page.get_by_label("Kết luận của chủ trì").fill("Chi bộ thống nhất.\nGiao chi ủy theo dõi.")
    check(page, "evening-edit")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lưu văn bản.")).to_be_visible()
    check(page, "evening-minutes")
    seal(page, member, look)
    for ending in ("Word", "PDF"):
        with page.expect_download() as download:
            page.get_by_role("link", name=f"Tải {ending}").click()
        assert download.value.suggested_filename.startswith("nghi-quyet-01-")
    page.get_by_role("link", name="Lập phụ lục đính chính").click()
    page.get_by_label("Nội dung đính chính").fill("Đã ghi “ngõ 3”, nay đính chính thành “ngõ 4”.")
    check(page, "evening-correct")
    page.get_by_role("button", name="Lập phụ lục").click()
    page.get_by_role("link", name="Kiểm tra văn bản này").click()
    expect(page.get_by_text("Văn bản còn nguyên như khi khóa.")).to_be_visible()
    check(page, "evening-check")

    meeting = evening.reload()
    assert meeting.status == MeetingStatus.SEALED
    assert (meeting.due, meeting.present, meeting.excused) == (10, 9, 1)
    assert Motion.objects.get().agree == 8
    assert Opinion.objects.count() == 2
    assert [paper.number for paper in Paper.objects.all()] == [1, 1]
    assert list(faulty_papers()) == [None, None]
    assert Notification.objects.get(kind="meeting_sealed").user == people.khanh.account
    upper = phone(people.khanh, bypass_csp=True)
    upper.goto(f"/meetings/{uid}/papers/resolution")
    expect(upper.get_by_text("Xong 3/3 ngõ")).to_be_visible()


def test_the_whole_evening_without_javascript(evening, phone, people):
    check_in(actor_of(evening.others[0]), evening.meeting)
    page, member = phone(people.an, java_script_enabled=False), phone(people.binh, java_script_enabled=False)

    hold(Hand(page), evening, member, lambda *_: None)
    seal(page, member, lambda *_: None)

    assert evening.reload().status == MeetingStatus.SEALED
    assert Task.objects.get(title="Vận động hiến đất ngõ 3").owner == evening.em


def test_a_member_scans_the_code(evening, phone, people):
    member = phone(people.binh, bypass_csp=True)

    member.goto(f"/meetings/{evening.meeting.uid}/check-in/?t={check_in_mark(evening.meeting)}")
    check(member, "evening-scanned")
    member.get_by_role("button", name="Tôi có mặt").click()

    expect(member.get_by_text("Đồng chí đã điểm danh lúc")).to_be_visible()
    check(member, "evening-checked-in")
    row = Attendance.objects.get(member=people.binh)
    assert (row.state, row.method) == (AttendanceState.PRESENT, CheckInMethod.QR)


def test_the_page_of_the_meeting_leads_to_check_in_and_vote(evening, phone, people):
    evening.opened()
    page = phone(evening.others[0], bypass_csp=True)

    page.goto(f"/meetings/{evening.meeting.uid}")
    page.get_by_role("button", name="Tôi có mặt").click()

    expect(page.get_by_text("Đồng chí đã điểm danh lúc")).to_be_visible()
    check(page, "evening-meeting-page")
    assert Attendance.objects.get(member=evening.others[0]).method == CheckInMethod.BUTTON


def test_a_check_in_is_seen_though_the_part_was_drawn_anew_meanwhile(evening, phone, people):
    evening.opened()
    page = phone(evening.others[0], bypass_csp=True)
    page.goto(f"/meetings/{evening.meeting.uid}")
    page.wait_for_load_state("networkidle")

    def answer_late(route):
        answer = route.fetch()
        page.evaluate("document.getElementById('now').outerHTML = document.getElementById('now').outerHTML")
        route.fulfill(response=answer)

    page.route("**/check-in/", answer_late)
    page.get_by_role("button", name="Tôi có mặt").click()

    expect(page.get_by_text("Đồng chí đã điểm danh lúc")).to_be_visible()


def test_two_people_edit_the_same_paper(evening, phone, people):
    evening.opened().everybody_here().closed(conclusion="Lúc đầu.")
    page, member = phone(people.an, bypass_csp=True), phone(people.binh, bypass_csp=True)
    address = f"/meetings/{evening.meeting.uid}/papers/minutes/edit"
    page.goto(address)
    member.goto(address)
    member.get_by_label("Kết luận của chủ trì").fill("Bản của thư ký.")
    member.get_by_role("button", name="Lưu").click()
    expect(member.get_by_text("Đã lưu văn bản.")).to_be_visible()

    page.get_by_label("Kết luận của chủ trì").fill("Bản của bí thư.")
    page.get_by_role("button", name="Lưu").click()

    expect(page.get_by_text("đã lưu bản khác")).to_be_visible()
    expect(page.get_by_text("Bản của thư ký.")).to_be_visible()
    assert page.get_by_label("Kết luận của chủ trì").input_value() == "Bản của bí thư."
    check(page, "evening-both-texts")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lưu văn bản.")).to_be_visible()
    assert "Bản của bí thư." in str(Paper.objects.get(kind="minutes").sections)
