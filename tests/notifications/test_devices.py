"""A person's own devices, wishes and proof: pages, the API, and what a device must be."""

import uuid

import pytest
from allauth.usersessions.models import UserSession
from django.urls import reverse
from django.utils import timezone

from sotay.notifications.actions import devices, notify
from sotay.notifications.carriers import is_push_service, push_key
from sotay.notifications.errors import DeviceGone, PushRefused, StrangePushService
from sotay.notifications.models import Delivery, Message, Notification, Preference, Subscription
from sotay.notifications.queries import devices_of, own_deliveries
from tests.factories.people import actor_of
from tests.notifications.outside import Browser

FCM = "https://fcm.googleapis.com/fcm/send/abc"


def subscribe(member, endpoint=FCM, **facts):
    browser = Browser()
    return devices.subscribe(
        actor_of(member), endpoint=endpoint, public_key=browser.public_key, secret=browser.secret, **facts
    )


@pytest.fixture
def binh(client, cast):
    client.force_login(cast.binh.account)
    return client


@pytest.mark.parametrize(
    ("endpoint", "is_known"),
    [
        (FCM, True),
        ("https://updates.push.services.mozilla.com/wpush/v2/x", True),
        ("https://wns2-sg2p.notify.windows.com/w/?token=x", True),
        ("https://web.push.apple.com/x", True),
        ("http://fcm.googleapis.com/x", False),
        ("https://fcm.googleapis.com.example.org/x", False),
        ("https://evilfcm.googleapis.com.vn/", False),
        ("https://127.0.0.1/admin", False),
        ("https://user@127.0.0.1/?fcm.googleapis.com", False),
        ("file:///etc/passwd", False),
        ("https://[fcm.googleapis.com/x", False),
        ("", False),
    ],
)
def test_only_push_services_are_ever_called(endpoint, is_known):
    assert is_push_service(endpoint) is is_known


def test_a_strange_address_is_refused(cast):
    with pytest.raises(StrangePushService):
        subscribe(cast.binh, "https://example.org/x")

    assert not Subscription.objects.exists()


def test_a_browser_serves_whoever_subscribed_last(cast):
    subscribe(cast.binh)
    subscribe(cast.em)

    assert Subscription.objects.get().user == cast.em.account


def test_a_person_keeps_the_latest_ten(cast):
    for number in range(12):
        subscribe(cast.binh, f"{FCM}{number}")

    assert Subscription.objects.count() == devices.MOST_DEVICES


def test_a_device_on_which_the_person_has_signed_out_stays_silent(cast):
    key = uuid.uuid4()
    subscribe(cast.binh, device=key)
    assert devices_of([cast.binh.account_id]) == {}

    UserSession.objects.create(
        user=cast.binh.account, session_key="s", ip="127.0.0.1", user_agent="x", data={"device": str(key)}
    )
    assert list(devices_of([cast.binh.account_id])) == [cast.binh.account_id]

    UserSession.objects.update(user=cast.em.account)  # the phone was handed on
    assert devices_of([cast.binh.account_id]) == {}


def test_the_key_is_a_point_and_stays(settings):
    assert len(push_key()) == 87
    assert push_key() == push_key()


class TestTrial:
    def test_it_arrives_and_is_noted(self, gateway, cast):
        row = subscribe(cast.binh, f"{gateway.address}/push")

        devices.send_test(actor_of(cast.binh), row.uid)

        row.refresh_from_db()
        assert row.reached_at
        assert [one.path for one in gateway.received] == ["/push"]

    @pytest.mark.parametrize("status", [404, 410])
    def test_a_device_that_is_no_more_is_forgotten(self, gateway, cast, status):
        gateway.status = status
        row = subscribe(cast.binh, f"{gateway.address}/push")

        with pytest.raises(DeviceGone):
            devices.send_test(actor_of(cast.binh), row.uid)
        assert not Subscription.objects.exists()

    @pytest.mark.parametrize("status", [301, 401, 500])
    def test_a_refusal_is_told(self, gateway, cast, status):
        gateway.status = status
        row = subscribe(cast.binh, f"{gateway.address}/push")

        with pytest.raises(PushRefused):
            devices.send_test(actor_of(cast.binh), row.uid)
        assert Subscription.objects.exists()

    def test_the_device_of_another_is_not_there(self, binh, cast):
        row = subscribe(cast.em)

        assert binh.post(reverse("notifications:device_test", args=[row.uid])).status_code == 404


def test_the_page_keeps_what_is_wanted(binh, cast, settings):
    settings.SOTAY_SMS_URL = "http://127.0.0.1:9/"
    page = binh.get(reverse("notifications:settings")).content.decode()
    assert "Thông báo hiện trên máy" in page
    assert "Tin nhắn khi sắp họp" in page
    assert "Không báo từ 21:00 đến 06:30" in page

    answer = binh.post(reverse("notifications:settings"), {"push": "on"})

    assert answer.url == reverse("notifications:settings")
    assert (Preference.objects.get().push, Preference.objects.get().sms) == (True, False)


def test_without_a_gateway_nobody_is_asked_about_text_messages(binh):
    assert "Tin nhắn khi sắp họp" not in binh.get(reverse("notifications:settings")).content.decode()


def test_a_browser_hands_itself_over_and_is_listed(binh, cast):
    browser = Browser()
    facts = {"endpoint": FCM, "public_key": browser.public_key, "secret": browser.secret}

    answer = binh.post(
        reverse("notifications:device_add"), facts, HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 10) Chrome/90"
    )

    assert answer.json()["said"] == "Máy này sẽ báo khi có thông báo mới."
    row = Subscription.objects.get()
    assert row.user == cast.binh.account
    assert f'data-push-device="{row.endpoint_hash}"' in binh.get(reverse("notifications:settings")).content.decode()


def test_a_browser_with_a_strange_service_is_told(binh):
    answer = binh.post(
        reverse("notifications:device_add"), {"endpoint": "https://example.org/", "public_key": "x", "secret": "x"}
    )

    assert answer.status_code == 422
    assert "chưa nhận được thông báo" in answer.json()["said"]


def test_a_message_from_outside_leads_to_the_notices_and_is_noted_for_its_owner_alone(binh, cast):
    now = timezone.now()
    mine, other = (
        Message.objects.create(user=member.account, rung="sms", day=now.date(), state="sent")
        for member in (cast.binh, cast.em)
    )
    notify([cast.binh.account_id], "meeting_published", "Kính mời", "/meetings/x")
    notice = Notification.objects.get()
    Delivery.objects.create(
        notice=notice.pk,
        noticed_at=notice.created_at,
        user=cast.binh.account,
        rung="sms",
        state="sent",
        message=mine.pk,
    )

    for message in (mine, other):
        assert binh.get(f"/n/{message.uid.hex[:8]}").url == reverse("notifications:list")
    assert binh.get("/n/anything").url == reverse("notifications:list")

    mine.refresh_from_db()
    other.refresh_from_db()
    assert mine.seen_at
    assert other.seen_at is None
    assert Delivery.objects.get().seen_at
    assert [one.title for one in own_deliveries(actor_of(cast.binh), now)] == ["Kính mời"]
    assert own_deliveries(actor_of(cast.em), now) == []
    assert "Những lần báo gần đây" in binh.get(reverse("notifications:settings")).content.decode()


def test_the_same_through_the_api(binh, cast):
    browser = Browser()
    facts = {"endpoint": FCM, "public_key": browser.public_key, "secret": browser.secret}
    made = binh.post("/api/v1/notifications/devices", facts, "application/json")
    assert made.status_code == 201

    listed = binh.get("/api/v1/notifications/devices").json()
    assert [one["uid"] for one in listed] == [made.json()["uid"]]
    assert "endpoint" not in listed[0]
    assert binh.get("/api/v1/notifications/push-key").json() == {"key": push_key()}
    assert binh.get("/api/v1/notifications/deliveries").json() == []

    assert binh.delete(f"/api/v1/notifications/devices/{listed[0]['uid']}").status_code == 204
    assert not Subscription.objects.exists()
