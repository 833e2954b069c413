"""Rungs of the ladder, and what became of a delivery or a message."""

from django.db.models import TextChoices


class Rung(TextChoices):
    """The ways to a person after the notice in the handbook itself, in the order in which they are tried."""

    PUSH = "push", "Thông báo trên máy"
    SMS = "sms", "Tin nhắn"
    CALL = "call", "Đã gọi điện"
    PAPER = "paper", "Đã phát giấy"


# What leaves the installation by itself; the others are recorded by people.
OUTSIDE = (Rung.PUSH, Rung.SMS)


class DeliveryState(TextChoices):
    """What became of one notice on one rung."""

    QUEUED = "queued", "Đang chờ gửi"
    SENT = "sent", "Đã gửi"
    FAILED = "failed", "Không gửi được"
    WITHHELD = "withheld", "Không gửi"


class MessageState(TextChoices):
    """What became of one message to one person."""

    QUEUED = "queued", "Đang chờ gửi"
    CLAIMED = "claimed", "Đang gửi"
    SENT = "sent", "Đã gửi"
    FAILED = "failed", "Không gửi được"
    DROPPED = "dropped", "Không cần gửi nữa"


# Counted among the one a day.
COUNTED = (MessageState.QUEUED, MessageState.CLAIMED, MessageState.SENT)


class Code(TextChoices):
    """Why something was not sent, in words; an answer of a gateway is kept as `http_NNN`."""

    HELD_BACK = "held_back", "Loại thông báo này chỉ hiện trong Sổ tay"
    NO_RIGHT = "no_right", "Không còn thuộc diện nhận"
    WITHDRAWN = "withdrawn", "Thông báo đã thu lại"
    QUIET = "quiet", "Được miễn, chỉ xem trong Sổ tay"
    DECLINED = "declined", "Đồng chí đã tắt cách báo này"
    NO_DEVICE = "no_device", "Không còn thiết bị nhận"
    NO_PHONE = "no_phone", "Chưa có số điện thoại"
    PASSED = "passed", "Đã quá giờ"
    SEEN = "seen", "Đã xem trước khi gửi"
    UNREACHABLE = "unreachable", "Không kết nối được"
    REFUSED = "refused", "Bị từ chối"
    UNKNOWN = "unknown", "Không rõ đã đến hay chưa"
    CARRIED = "carried", "Chuyển sang hôm sau"
