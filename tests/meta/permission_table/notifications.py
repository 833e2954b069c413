"""One's own notices."""

from sotay.notifications.models import Notification
from tests.meta.permission_table.rows import Call, Open, Page, tapped


def _notice_of_binh(cast):
    return {"uid": Notification.objects.create(user=cast.binh.account, kind="meeting", title="Mời họp").uid}


ROWS = [
    Page("notifications:open", Open.OWN, args=_notice_of_binh),
    Call("GET", "/api/v1/notifications", Open.SIGNED_IN),
    Call("POST", "/api/v1/notifications/read", Open.SIGNED_IN),
    Page("notifications:list", Open.SIGNED_IN),
    Page("notifications:read_all", Open.SIGNED_IN, data=tapped),
]
