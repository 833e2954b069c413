"""Being told outside the handbook: a member turns it on after reading an invitation; the secretary calls the rest."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from sotay.audit.models import Reading
from sotay.meetings.choices import MeetingStatus
from sotay.notifications.models import Delivery, Subscription
from tests.factories.meetings import make_habit, make_meeting
from tests.journeys.telephone import check, come_in, sign_in
from tests.notifications.outside import Browser, outside

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

# The push service behind a browser is not here; in its place the browser's own interface hands out an address of ours.
SERVICE = """([endpoint, publicKey, secret]) => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0)).buffer;
  const made = () => ({
    endpoint,
    options: { applicationServerKey: null },
    getKey: (name) => bytes(name === 'auth' ? secret : publicKey),
    unsubscribe: async () => localStorage.removeItem('stand-in'),
  });
  PushManager.prototype.subscribe = async () => { localStorage.setItem('stand-in', '1'); return made(); };
  PushManager.prototype.getSubscription = async () => (localStorage.getItem('stand-in') ? made() : null);
  window.asked = 0;
  const ask = Notification.requestPermission.bind(Notification);
  Notification.requestPermission = () => { window.asked += 1; return ask(); };
}"""


@pytest.fixture
def meeting(people):
    """A meeting of cell A that begins in five hours."""
    make_habit(people.cell_a)
    for number, member in enumerate((people.binh, people.em), 1):
        member.phone = f"091234567{number}"
        member.save(update_fields=["phone"])
    starts = timezone.localtime() + dt.timedelta(hours=5)
    return make_meeting(
        people.cell_a, MeetingStatus.PUBLISHED, held_on=starts.date(), starts=starts.time().replace(microsecond=0)
    )


@pytest.fixture
def beyond(settings):
    """The push service."""
    with outside() as stand:
        settings.SOTAY_PUSH_HOSTS = ["127.0.0.1"]
        yield stand


def test_a_member_turns_it_on_after_reading_tries_it_and_turns_it_off(screen, people, meeting, beyond, live_server):
    browser = Browser()
    page = screen(permissions=["notifications"])
    facts = [f"{beyond.address}/push/binh", browser.public_key, browser.secret]
    page.add_init_script(f"({SERVICE})({facts!r})")
    sign_in(page, people.binh)
    page.goto(f"/meetings/{meeting.uid}")

    button = page.get_by_role("button", name="Báo cho tôi khi có lịch họp")
    expect(button).to_be_visible(timeout=20_000)
    assert page.evaluate("window.asked") == 0
    check(page, "notify-ask")
    button.click()
    expect(page.get_by_text("Máy này sẽ báo khi có thông báo mới")).to_be_visible()
    assert Subscription.objects.get().user == people.binh.account

    page.goto("/notifications/")
    page.get_by_role("link", name="Cách nhận thông báo").click()
    expect(page.get_by_text("Máy này báo khi có thông báo mới.")).to_be_visible()
    expect(page.locator("[data-push-here]")).to_be_visible()
    check(page, "notify-settings")
    page.get_by_role("button", name="Gửi thử").click()
    expect(page.get_by_text("Đã gửi thử.")).to_be_visible()
    assert [one.path for one in beyond.received] == ["/push/binh"]

    page.get_by_role("button", name="Tắt trên máy đó").click()
    expect(page.get_by_text("Đã tắt thông báo trên máy đó.")).to_be_visible()
    expect(button).to_be_visible()
    assert not Subscription.objects.exists()


def test_what_arrives_is_shown_in_fixed_words_and_leads_to_the_notices(screen, people, live_server):
    page = screen(permissions=["notifications"])
    come_in(page, people.binh.account, live_server.url)
    page.goto("/notifications/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    devtools = page.context.new_cdp_session(page)
    found = []
    devtools.on("ServiceWorker.workerRegistrationUpdated", lambda event: found.extend(event["registrations"]))
    devtools.send("ServiceWorker.enable")
    page.wait_for_timeout(500)

    devtools.send(
        "ServiceWorker.deliverPushMessage",
        {
            "origin": live_server.url,
            "registrationId": found[-1]["registrationId"],
            "data": '{"id": "0a1b2c3d", "title": "Bí mật"}',
        },
    )
    page.wait_for_timeout(1000)

    shown = page.evaluate(
        "navigator.serviceWorker.ready.then((r) => r.getNotifications()).then((all) => all.map((n) => [n.title, n.body, n.data]))"
    )
    assert shown == [["Sổ tay đảng viên", "Có thông báo mới từ chi bộ", {"code": "0a1b2c3d"}]]


def test_the_secretary_calls_whom_nothing_has_reached(screen, people, meeting, live_server):
    page = screen()
    come_in(page, people.an.account, live_server.url)
    page.goto(f"/meetings/{meeting.uid}")  # An has looked
    page.goto("/")
    expect(page.get_by_text("còn 2 đồng chí chưa xem giấy mời")).to_be_visible()
    check(page, "reach-home")
    page.get_by_role("link", name="Danh sách gọi điện").click()
    expect(page.get_by_role("link", name="0912345671")).to_be_visible()
    check(page, "reach-calls")
    assert Reading.objects.count() == 2

    page.get_by_label("Nguyễn Văn Bình").get_by_role("button", name="Đã gọi").click()
    expect(page.get_by_text("Đã ghi: Nguyễn Văn Bình.")).to_be_visible()
    expect(page.get_by_label("Nguyễn Văn Bình")).to_have_count(0)
    page.get_by_label("Lê Thị Em").get_by_role("button", name="Đã phát giấy").click()
    expect(page.get_by_text("Đã tới tất cả")).to_be_visible()
    page.get_by_role("link", name="Quay lại").click()
    expect(page.get_by_text("Đã tới 3/3 đồng chí")).to_be_visible()
    check(page, "reach-list")
    assert Delivery.objects.count() == 2
