"""Notices to persons and how each went out: notices, deliveries and messages are partitioned by year."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from sotay.notifications.choices import COUNTED, DeliveryState, MessageState, Rung


class Notification(models.Model):
    """A notice in the handbook: what happened, where to look, whether it was read.

    `due_at` is when that begins which the notice is about; an urgent notice does not wait for tomorrow's message.
    """

    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications", db_index=False)
    kind = models.CharField("loại", max_length=40)
    title = models.CharField("tiêu đề", max_length=200)
    link = models.CharField("địa chỉ", max_length=200, blank=True)
    due_at = models.DateTimeField("diễn ra lúc", null=True, blank=True)
    is_urgent = models.BooleanField("khẩn", default=False)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField("đã xem lúc", null=True, blank=True)

    class Meta:
        verbose_name = "thông báo"
        indexes = [
            # a person's notices, newest first
            models.Index(fields=["user", "-created_at"], name="notification_of_user"),
            # how many of them wait: asked for on every page
            models.Index(fields=["user"], name="notification_unread", condition=models.Q(read_at=None)),
            # who was told of one thing
            models.Index(fields=["link"], name="notification_about"),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Message(models.Model):
    """What leaves for one person on one day by one rung; it says only that there is something new.

    `uid` goes with it, so that a gateway can tell a repeated sending. `day` is the day on which it may be sent.
    """

    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    rung = models.CharField("cách gửi", max_length=5, choices=Rung.choices)
    day = models.DateField("ngày")
    is_urgent = models.BooleanField("khẩn", default=False)
    state = models.CharField("tình trạng", max_length=8, choices=MessageState.choices, default=MessageState.QUEUED)
    code = models.CharField("mã kết quả", max_length=40, blank=True)
    attempts = models.PositiveSmallIntegerField("số lần thử", default=0)
    due_at = models.DateTimeField("gửi từ lúc", default=timezone.now)
    claimed_at = models.DateTimeField("nhận gửi lúc", null=True, blank=True)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    seen_at = models.DateTimeField("mở lúc", null=True, blank=True)

    class Meta:
        verbose_name = "tin gửi đi"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "day"],
                condition=models.Q(is_urgent=False, state__in=COUNTED),
                name="message_once_a_day",
            ),
        ]
        indexes = [
            # what is to be sent now
            models.Index(
                fields=["due_at"],
                name="message_to_send",
                condition=models.Q(state__in=(MessageState.QUEUED, MessageState.CLAIMED)),
            ),
            # a person's messages
            models.Index(fields=["user", "-day"], name="message_of_user"),
        ]

    def __str__(self) -> str:
        """Return rung and state."""
        return f"{self.rung} {self.state}"


class Delivery(models.Model):
    """One notice to one person on one rung: proof of what was sent, seen, called or handed over.

    `noticed_at` repeats when the notice was given, because it is the partition key. What people record for somebody
    without an account names the person alone.
    """

    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    notice = models.BigIntegerField(null=True)
    noticed_at = models.DateTimeField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="deliveries", db_index=False
    )
    person = models.UUIDField("người nhận", null=True)
    link = models.CharField("địa chỉ", max_length=200, blank=True)
    rung = models.CharField("cách báo", max_length=5, choices=Rung.choices)
    state = models.CharField("tình trạng", max_length=8, choices=DeliveryState.choices, default=DeliveryState.QUEUED)
    code = models.CharField("mã kết quả", max_length=40, blank=True)
    message = models.BigIntegerField(null=True)
    queued_at = models.DateTimeField("xếp hàng lúc", default=timezone.now)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    seen_at = models.DateTimeField("mở lúc", null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "lần báo tin"
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "rung", "noticed_at"],
                condition=models.Q(notice__isnull=False),
                name="delivery_once_a_rung",
            ),
            models.CheckConstraint(
                condition=models.Q(notice__isnull=False) | models.Q(recorded_by__isnull=False),
                name="delivery_by_ladder_or_person",
            ),
        ]
        indexes = [
            # how everybody was reached about one thing
            models.Index(fields=["link", "rung"], name="delivery_about"),
            # what a message carried
            models.Index(fields=["message"], name="delivery_of_message"),
            # a person's own proof
            models.Index(fields=["user", "-noticed_at"], name="delivery_of_user"),
        ]

    def __str__(self) -> str:
        """Return rung and state."""
        return f"{self.rung} {self.state}"


class Subscription(models.Model):
    """A browser that shows notices of one account; whoever subscribes next on it takes it over."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="subscriptions")
    endpoint = models.TextField("địa chỉ nhận")
    endpoint_hash = models.CharField(max_length=64, unique=True)
    public_key = models.CharField(max_length=120)
    secret = models.CharField(max_length=40)
    device = models.UUIDField("thiết bị", null=True)
    device_name = models.CharField("tên thiết bị", max_length=80, blank=True)
    created_at = models.DateTimeField("bật lúc", default=timezone.now)
    reached_at = models.DateTimeField("nhận gần nhất", null=True, blank=True)

    class Meta:
        verbose_name = "thiết bị nhận thông báo"

    def __str__(self) -> str:
        """Return the device."""
        return self.device_name


class Preference(models.Model):
    """Which rungs a person wants; without a row, all."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_preference")
    push = models.BooleanField("Thông báo trên máy", default=True)
    sms = models.BooleanField("Tin nhắn", default=True)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "cách nhận thông báo"

    def __str__(self) -> str:
        """Return what is wanted."""
        return f"{self.push} {self.sms}"
