"""Large letters, one step at a time, in a real browser on a telephone: the whole road of a meeting, its taps counted."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from sotay.accounts.models import User
from sotay.core.days import month_of, today
from sotay.meetings.actions.voices import close_motion, put_motion
from sotay.meetings.choices import AttendanceState, MeetingStatus
from sotay.meetings.models import AgendaItem, Attendance, Meeting, Opinion, Paper
from sotay.notifications.models import Notification
from sotay.work.models import Task
from tests.factories.evenings import NAMES, make_evening
from tests.factories.meetings import make_habit, make_meeting
from tests.factories.people import make_member
from tests.factories.work import make_task
from tests.journeys.telephone import NO_SIDEWAYS, PHONE, PICTURES, check, come_in

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
# From the home page with nothing prepared to both papers sealed, by the hands of two people.
MOST_TAPS = 25
SMALL_LETTERS = """() => [...document.querySelectorAll('body *')].filter(e => {
  const says = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  return says && e.checkVisibility() && !e.closest('.visually-hidden, sup, .sheet small')
    && parseFloat(getComputedStyle(e).fontSize) < 21.9;
}).map(e => getComputedStyle(e).fontSize + ': ' + e.outerHTML.slice(0, 120))"""
SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, input, select, summary')].filter(e => {
  if (!e.checkVisibility() || e.matches('.skip-link, [type=hidden], [tabindex="-1"], p a')) return false;
  const box = (e.closest('label') || e).getBoundingClientRect();
  return box.height < 55.5 || box.width < 55.5;
}).map(e => { const box = e.getBoundingClientRect(); return `${box.width} x ${box.height}: ` + e.outerHTML.slice(0, 160); })"""
CLIPPED = """() => [...document.querySelectorAll('body *')].filter(e => {
  if (!e.checkVisibility() || e.closest('.visually-hidden, svg, .skip-link') || e.matches('[type=text], textarea')) return false;
  const style = getComputedStyle(e);
  const hides = (style.overflowX === 'hidden' || style.overflowX === 'clip') && e.scrollWidth > e.clientWidth + 1
    || (style.overflowY === 'hidden' || style.overflowY === 'clip') && e.scrollHeight > e.clientHeight + 1;
  const leaves = e.matches('button, .button, .badge, h1, h2, h3, p, label') && e.scrollWidth > e.clientWidth + 1
    && style.display !== 'inline';
  return hides || leaves;
}).map(e => `${e.scrollWidth}/${e.clientWidth} ${e.scrollHeight}/${e.clientHeight}: ` + e.outerHTML.slice(0, 160))"""
WIDEST = """() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility()
  && e.getBoundingClientRect().right > window.innerWidth + 1).slice(-3).map(e => e.outerHTML.slice(0, 160))"""
PRIMARY = """() => [...document.querySelectorAll('main .button.primary, .dock .button.primary')]
  .filter(e => e.checkVisibility()).map(e => e.textContent.trim())"""


@pytest.fixture
def cell(people):
    """Cell A as it stands before a month's meeting: nine members, a habit, last month's meeting with its officers."""
    for name in NAMES:
        make_member(people.cell_a, full_name=name)
    make_habit(people.cell_a, day=min(today().day, 28), place="Nhà văn hóa thôn 1, xã Đông Lỗ")
    last = month_of(month_of(today()) - dt.timedelta(days=1)).replace(day=min(today().day, 28))
    make_meeting(
        people.cell_a,
        MeetingStatus.SEALED,
        held_on=last,
        chair=people.an,
        secretary_of_meeting=people.binh,
    )
    return people


@pytest.fixture
def phone(screen, live_server):
    """Open a telephone on which somebody with large letters is signed in."""

    def open_phone(member, *, senior=True, **options):
        User.objects.filter(pk=member.account_id).update(senior_mode="on" if senior else "off")
        page = screen(PHONE, bypass_csp=True, **options)
        come_in(page, member.account, live_server.url)
        return page

    return open_phone


class Hand:
    """A hand that taps, each tap counted, on one telephone or another; typing is not counted."""

    def __init__(self, look=lambda _page, _name: None):
        self.taps, self.look = 0, look

    def on(self, page, name, role="button"):
        """Tap what carries the words."""
        page.get_by_role(role, name=name).first.click()
        self.taps += 1
        page.wait_for_load_state("load")


def look_at(page, name):
    """Look at a page as a person does who finds telephones hard: large, whole, one thing to do, no serious finding."""
    check(page, f"senior-{name}")
    assert page.evaluate(SMALL_LETTERS) == [], name
    assert page.evaluate(SMALL_TARGETS) == [], name
    assert page.evaluate(CLIPPED) == [], name
    assert len(page.evaluate(PRIMARY)) <= 1, (name, page.evaluate(PRIMARY))


def prepare(hand, page):
    """Make the meeting from the last one and tell the members."""
    page.goto("/")
    hand.look(page, "01-home")
    hand.on(page, "Lập kỳ này")
    expect(page.get_by_role("heading", name="Gửi thông báo cho đảng viên")).to_be_visible()
    hand.look(page, "02-tell")
    hand.on(page, "Gửi thông báo")
    expect(page.get_by_text("Đã gửi thông báo cho đảng viên.")).to_be_visible()
    # The day comes.
    Meeting.objects.filter(status=MeetingStatus.PUBLISHED).update(held_on=today())


def open_it(hand, page):
    """Open with the usual officers and record who is there."""
    page.goto("/")
    hand.look(page, "03-open")
    hand.on(page, "Khai mạc")
    expect(page.get_by_role("heading", name="Chưa điểm danh (8)")).to_be_visible()
    hand.look(page, "04-list")
    page.get_by_role("form", name="Lê Thị Hoa").get_by_role("link", name="Vắng").click()
    hand.taps += 1
    hand.look(page, "05-absent")
    hand.on(page, "Ốm, đang điều trị")
    expect(page.get_by_text("Đồng chí Lê Thị Hoa: vắng có lý do.")).to_be_visible()
    hand.on(page, "Tất cả còn lại có mặt")
    expect(page.get_by_text("Đã ghi 7 đồng chí có mặt.")).to_be_visible()
    hand.look(page, "06-listed")


def walk(hand, page):
    """Walk through the agenda; two people speak."""
    count = AgendaItem.objects.filter(meeting__status=MeetingStatus.OPEN, act="").count()
    for number in range(2, 2 + count):
        hand.on(page, f"Sang nội dung {number}: ")
        expect(page.get_by_text(f"Nội dung {number}/")).to_be_visible()
        if number == 5:
            hand.on(page, "Trần Văn Giáp")
            expect(page.get_by_text("Đã ghi: đồng chí Trần Văn Giáp phát biểu.")).to_be_visible()
            hand.on(page, "Đỗ Thị Lan")
            expect(page.get_by_text("Đã ghi: đồng chí Đỗ Thị Lan phát biểu.")).to_be_visible()
            hand.look(page, "07-items")


def decide(hand, page):
    """Vote, give a task, score, close."""
    hand.on(page, "Biểu quyết nghị quyết")
    expect(page.get_by_text("Đã mở biểu quyết.")).to_be_visible()
    page.get_by_label("Đồng ý", exact=True).fill("8")
    hand.look(page, "08-vote")
    hand.on(page, "Chốt kết quả")
    expect(page.get_by_role("heading", name="Giao việc mới")).to_be_visible()
    page.get_by_label("Nhiệm vụ").fill("Vận động hiến đất làm đường ngõ 3")
    page.get_by_label("Giao cho").select_option(label="Lê Thị Em")
    hand.taps += 1
    hand.look(page, "09-task")
    hand.on(page, "Giao việc")
    expect(page.get_by_text("Đã giao nhiệm vụ.")).to_be_visible()
    hand.look(page, "10-tasks")
    hand.on(page, "Chấm điểm", "link")
    for field in page.locator("#score input[type=number]").all():
        if not field.input_value():
            field.fill(field.get_attribute("max"))
    hand.look(page, "11-score")
    hand.on(page, "Lưu điểm")
    page.get_by_label("Kết luận của chủ trì").fill("Chi bộ thống nhất các nội dung đã bàn.")
    hand.look(page, "12-close")
    hand.on(page, "Kết thúc kỳ họp")
    expect(page.get_by_text("Biên bản và nghị quyết đã được lập từ diễn biến.")).to_be_visible()
    hand.look(page, "13-papers")


def confirm(hand, page, other):
    """Both confirm both papers."""
    hand.on(page, "Xác nhận biên bản và nghị quyết (chủ trì)")
    expect(page.get_by_text("Đã xác nhận.", exact=True)).to_be_visible()
    hand.look(page, "14-waits")
    other.goto("/")
    hand.look(other, "15-home-of-the-minute-taker")
    hand.on(other, "Đọc và xác nhận", "link")
    hand.on(other, "Xác nhận biên bản và nghị quyết (thư ký)")
    expect(other.get_by_text("Đã xác nhận.", exact=True)).to_be_visible()
    hand.look(other, "16-sealed")


def test_a_whole_meeting_in_few_taps(cell, phone):
    page, other = phone(cell.an), phone(cell.binh)
    hand = Hand(look_at)

    prepare(hand, page)
    open_it(hand, page)
    walk(hand, page)
    decide(hand, page)
    confirm(hand, page, other)

    assert hand.taps <= MOST_TAPS, hand.taps
    meeting = Meeting.objects.get(period=month_of(Meeting.objects.latest("id").period))
    assert meeting.status == MeetingStatus.SEALED
    # Nothing less is on record than where every tap is made by hand.
    assert not AgendaItem.objects.filter(meeting=meeting, begun_at=None).exists()
    assert Attendance.objects.get(meeting=meeting, member__full_name="Lê Thị Hoa").state == AttendanceState.EXCUSED
    assert Opinion.objects.filter(meeting=meeting).count() == 2
    assert Task.objects.get(meeting=meeting).owner == cell.em
    assert all(paper.seal for paper in Paper.objects.filter(meeting=meeting))
    assert Paper.objects.filter(meeting=meeting).count() == 2
    assert Notification.objects.filter(kind="meeting_sealed", user=cell.khanh.account).exists()


BEFORE = (
    "",
    "meetings/",
    "meetings/{m}",
    "meetings/{m}/prepare",
    "meetings/{m}/prepare/details",
    "meetings/{m}/prepare/agenda",
    "meetings/{m}/prepare/agenda/add",
    "meetings/{m}/prepare/resolution",
    "meetings/{m}/prepare/guests",
    "meetings/{m}/prepare/publish",
    "meetings/{m}/prepare/readers",
    "meetings/{m}/comments",
    "meetings/{m}/comments/add",
    "meetings/{m}/conduct",
    "me/",
    "notifications/",
)
DURING = (
    "",
    "meetings/{m}",
    "meetings/{m}/now",
    "meetings/{m}/conduct",
    "meetings/{m}/conduct/officers",
    "meetings/{m}/conduct/attendance",
    "meetings/{m}/conduct/attendance/code",
    "meetings/{m}/conduct/attendance/{hoa}/excuse",
    "meetings/{m}/conduct/opinions",
    "meetings/{m}/conduct/opinions/add",
    "meetings/{m}/conduct/motions",
    "meetings/{m}/conduct/tasks",
    "meetings/{m}/conduct/score",
    "meetings/{m}/conduct/close",
)
AFTER = (
    "",
    "meetings/{m}/papers",
    "meetings/{m}/papers/confirm",
    "meetings/{m}/papers/minutes",
    "meetings/{m}/papers/resolution",
    "meetings/{m}/papers/minutes/edit",
    "meetings/{m}/conduct",
    "work/",
    "work/{task}",
)
BIG_TEXT = "document.documentElement.style.fontSize = '200%'"
UNFOLD = "() => { for (const one of document.querySelectorAll('main details')) one.open = true; }"


def walk_pages(page, paths, state, *, big, evening):
    """Open each page and look whether everything is on it; return what is not."""
    task = Task.objects.order_by("id").first()
    facts = {"m": evening.meeting.uid, "hoa": evening.others[1].uid, "task": task.uid if task else ""}
    wrong = []
    for path in paths:
        page.goto("/" + path.format(**facts))
        page.wait_for_load_state("load")
        if big:
            page.evaluate(BIG_TEXT)
        page.evaluate(UNFOLD)
        if PICTURES:
            name = f"{'big' if big else 'senior'}-{state}-{path.format(m='m', hoa='h', task='t').replace('/', '_')}.png"
            page.screenshot(path=f"{PICTURES}/{name}", full_page=True)
        if not page.evaluate(NO_SIDEWAYS):
            wrong.append((state, path, "sideways", page.evaluate(WIDEST)))
        wrong += [(state, path, found) for found in page.evaluate(CLIPPED)]
    return wrong


@pytest.mark.parametrize("big", [True, False], ids=["twice-as-large", "senior"])
def test_nothing_is_cut(people, phone, big):
    evening = make_evening(people, draft_resolution="Hoàn thành đường ngõ 3.", orientation="Học tập Nghị quyết")
    make_task(people.cell_a, title="Vận động các hộ gia đình hiến đất làm đường ngõ 3", owner=evening.em)
    page = phone(people.an, senior=not big)
    wrong = walk_pages(page, BEFORE, "before", big=big, evening=evening)
    evening.opened()
    wrong += walk_pages(page, DURING, "during", big=big, evening=evening)
    evening.everybody_here()
    text = "Thông qua nghị quyết lãnh đạo thực hiện nhiệm vụ tháng này"
    motion = put_motion(evening.secretary, evening.meeting, text=text)
    page.goto(f"/meetings/{evening.meeting.uid}/conduct/opinions")
    page.get_by_role("button", name="Lê Thị Em").first.click()
    expect(page.get_by_text("Đã phát biểu 1/")).to_be_visible()
    wrong += walk_pages(page, DURING, "voting", big=big, evening=evening)
    close_motion(evening.secretary, motion)
    evening.closed(conclusion="Chi bộ thống nhất các nội dung đã bàn.")
    wrong += walk_pages(page, AFTER, "after", big=big, evening=evening)

    assert wrong == [], "\n".join(map(str, wrong))


SPEAKS = """
window.said = [];
Object.defineProperty(window, 'speechSynthesis', {value: {
  getVoices: () => [{lang: 'en-US', name: 'English'}, {lang: 'vi-VN', name: 'Tiếng Việt'}],
  cancel: () => { window.stopped = (window.stopped || 0) + 1; },
  speak: (speech) => {
    window.said.push([speech.text, speech.lang, speech.voice && speech.voice.name]);
    if (window.said.length < 500 && !window.holds) setTimeout(() => speech.onend(), 1);
  },
}});
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""


def test_the_page_is_read_aloud_and_stops(people, phone):
    evening = make_evening(people, draft_resolution="Hoàn thành đường ngõ 3.")
    page = phone(evening.others[0])
    page.add_init_script(SPEAKS)

    page.goto(f"/meetings/{evening.meeting.uid}")
    page.get_by_role("button", name="Đọc cho tôi nghe").click()

    page.wait_for_function("window.said.length > 5 && document.querySelector('[data-speak]').ariaPressed === 'false'")
    said = page.evaluate("window.said")
    assert {(language, voice) for _, language, voice in said} == {("vi-VN", "Tiếng Việt")}
    text = " ".join(words for words, *_ in said)
    assert "Sinh hoạt chi bộ định kỳ" in text
    assert "Nội dung 1" in text
    assert "Xin vắng" not in text  # buttons are not part of the text

    page.evaluate("window.holds = true")
    page.get_by_role("button", name="Đọc cho tôi nghe").click()
    expect(page.locator(".being-read")).to_have_count(1)
    stopped = page.evaluate("window.stopped")
    page.get_by_role("button", name="Dừng đọc").click()
    expect(page.locator(".being-read")).to_have_count(0)
    assert page.evaluate("window.stopped") > stopped


def test_a_browser_that_cannot_speak_offers_nothing(people, phone):
    page = phone(people.binh)
    page.add_init_script("Object.defineProperty(window, 'speechSynthesis', {value: undefined});")

    page.goto("/")

    expect(page.get_by_role("button", name="Đọc cho tôi nghe")).to_have_count(0)


def test_a_slip_is_undone_and_nothing_disappears_by_itself(people, phone):
    evening = make_evening(people).opened()
    page = phone(people.an)
    page.goto(f"/meetings/{evening.meeting.uid}/conduct/attendance")

    page.get_by_role("form", name="Lê Thị Em").get_by_role("button", name="Muộn").click()
    notice = page.get_by_text("Đồng chí Lê Thị Em: đến muộn.")
    expect(notice).to_be_visible()
    assert page.locator("[hx-trigger*=every]").count() == 0  # the list does not move under the finger
    page.get_by_role("button", name="Hoàn tác", exact=True).first.click()
    expect(page.get_by_role("form", name="Lê Thị Em")).to_be_visible()

    assert evening.row(people.em).state == AttendanceState.EXPECTED


def test_a_member_is_led_from_the_invitation_to_the_task(people, phone):
    evening = make_evening(people)
    make_task(people.cell_a, title="Vận động hiến đất", owner=evening.others[0])
    page = phone(evening.others[0])

    page.goto("/")
    look_at(page, "member-1-check-in")
    page.get_by_role("button", name="Tôi có mặt").click()
    expect(page.get_by_text("Đồng chí đã điểm danh lúc")).to_be_visible()
    evening.opened().everybody_here()
    motion = put_motion(evening.secretary, evening.meeting, text="Thông qua nghị quyết")
    page.goto("/")
    page.get_by_role("link", name="Vào kỳ họp").click()
    look_at(page, "member-2-vote")
    page.get_by_role("button", name="Đồng ý", exact=True).click()
    expect(page.get_by_text("Đã ghi nhận biểu quyết của đồng chí.")).to_be_visible()
    close_motion(evening.secretary, motion)
    evening.closed()
    page.goto("/")
    look_at(page, "member-3-task")
    page.get_by_role("link", name="Báo cáo kết quả").click()
    look_at(page, "member-4-report")


def test_the_pages_without_network_look_the_same(people, phone):
    page = phone(people.binh)

    page.goto("/")
    page.goto("/pocket/")
    page.wait_for_function("'senior' in document.documentElement.dataset")

    size = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert size >= 22
