"""One's own notices."""

from sotay.notifications.models import Notification, Subscription
from tests.meta.permission_table.rows import Call, Open, Page, tapped


def _notice_of_binh(cast):
    return {"uid": Notification.objects.create(user=cast.binh.account, kind="meeting", title="Mời họp").uid}


def _device_of_binh(cast):
    device = Subscription.objects.create(
        user=cast.binh.account, endpoint="https://fcm.googleapis.com/x", endpoint_hash="x", public_key="x", secret="x"
    )
    return {"uid": device.uid}


def _subscription(_cast):
    return {"endpoint": "https://fcm.googleapis.com/x", "public_key": "x", "secret": "x"}


ROWS = [
    Page("notifications:settings", Open.SIGNED_IN),
    Page("notifications:settings", Open.SIGNED_IN, data=tapped),
    Page("notifications:push_key", Open.SIGNED_IN),
    Page("notifications:device_add", Open.SIGNED_IN, data=_subscription),
    Page("notifications:device_test", Open.OWN, args=_device_of_binh, data=tapped),
    Page("notifications:device_remove", Open.OWN, args=_device_of_binh, data=tapped),
    Page("messages:open", Open.SIGNED_IN, args=lambda _cast: {"code": "0a1b2c3d"}),
    Call("GET", "/api/v1/notifications/push-key", Open.SIGNED_IN),
    Call("GET", "/api/v1/notifications/devices", Open.SIGNED_IN),
    Call("POST", "/api/v1/notifications/devices", Open.SIGNED_IN, data=_subscription),
    Call("DELETE", "/api/v1/notifications/devices/{uid}", Open.OWN, args=_device_of_binh),
    Call("GET", "/api/v1/notifications/deliveries", Open.SIGNED_IN),
    Page("notifications:open", Open.OWN, args=_notice_of_binh),
    Call("GET", "/api/v1/notifications", Open.SIGNED_IN),
    Call("POST", "/api/v1/notifications/read", Open.SIGNED_IN),
    Page("notifications:list", Open.SIGNED_IN),
    Page("notifications:read_all", Open.SIGNED_IN, data=tapped),
]
