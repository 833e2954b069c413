"""Accounts: who can sign in, with what slips, on which devices, under which rule of use; and the tokens of other systems."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from sotay.accounts.choices import SeniorMode, SlipPurpose


class UserManager(BaseUserManager["User"]):
    """Finds accounts by what is typed at sign-in."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the account of a login, whatever its capitals."""
        return self.get(login=(username or "").strip().lower())


class User(AbstractBaseUser):
    """An account: a member's, or an office's. Rights come from grants alone, never from the account."""

    uid = models.UUIDField("mã", default=uuid.uuid4, unique=True, editable=False)
    login = models.CharField("tên đăng nhập", max_length=40, unique=True)
    name = models.CharField("họ và tên", max_length=120)
    is_active = models.BooleanField("đang hoạt động", default=True)
    activated_at = models.DateTimeField("kích hoạt lúc", null=True, blank=True)
    rules_accepted_at = models.DateTimeField("chấp nhận quy chế lúc", null=True, blank=True)
    last_seen_on = models.DateField("ngày dùng gần nhất", null=True, blank=True)
    senior_mode = models.CharField(
        "chữ to, từng bước",
        max_length=4,
        choices=SeniorMode.choices,
        default=SeniorMode.AUTO,
        db_default=SeniorMode.AUTO,
    )
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()

    class Meta:
        verbose_name = "tài khoản"
        constraints = [
            models.CheckConstraint(condition=models.Q(login=Lower("login")), name="user_login_lower_case"),
            models.CheckConstraint(
                condition=models.Q(senior_mode__in=SeniorMode.values), name="user_senior_mode_is_known"
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @classmethod
    def get_email_field_name(cls) -> str:
        """There is no e-mail address in the main path."""
        return ""

    def clean(self, *_: Any) -> None:
        """Keep the login in lower case."""
        self.login = self.login.strip().lower()


class UsageRule(models.Model):
    """A version of the app's own regulation of use (339-QĐ/TW has each body issue one); accepted before anything else."""

    number = models.PositiveSmallIntegerField("lần ban hành", unique=True)
    title = models.CharField("tên", max_length=200)
    text = models.TextField("nội dung")
    in_force_on = models.DateField("áp dụng từ ngày", unique=True)

    class Meta:
        verbose_name = "quy chế sử dụng"

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class RuleAcceptance(models.Model):
    """An account's acceptance of one version; never changed."""

    user = models.ForeignKey(User, models.CASCADE, related_name="acceptances")
    rule = models.ForeignKey(UsageRule, models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField("đồng ý lúc", default=timezone.now)

    class Meta:
        verbose_name = "đồng ý quy chế sử dụng"
        constraints = [models.UniqueConstraint(fields=["user", "rule"], name="rule_accepted_once")]

    def __str__(self) -> str:
        """Return the moment."""
        return f"{self.accepted_at}"


class Slip(models.Model):
    """A one-time slip: its token is in the QR code, its PIN is printed; both stand here as hashes only."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="slips")
    purpose = models.CharField("mục đích", max_length=10, choices=SlipPurpose.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    pin_hash = models.CharField(max_length=64)
    failures = models.PositiveSmallIntegerField(default=0)
    issued_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField("cấp lúc", default=timezone.now)
    expires_at = models.DateTimeField("hết hạn lúc")
    used_at = models.DateTimeField("dùng lúc", null=True, blank=True)
    voided_at = models.DateTimeField("hủy lúc", null=True, blank=True)

    class Meta:
        verbose_name = "phiếu kích hoạt"
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(used_at=None, voided_at=None),
                name="slip_one_open_for_an_account",
            ),
            models.CheckConstraint(
                condition=models.Q(used_at=None) | models.Q(voided_at=None),
                name="slip_used_or_voided_not_both",
            ),
        ]

    def __str__(self) -> str:
        """Return the purpose."""
        return self.get_purpose_display()


class Recovery(models.Model):
    """A lost PIN: two different officers confirm who asks, then a new slip is issued."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="recoveries")
    asked_at = models.DateTimeField("yêu cầu lúc", default=timezone.now)
    expires_at = models.DateTimeField("hết hạn lúc")
    first_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    first_at = models.DateTimeField("xác nhận lần một lúc", null=True, blank=True)
    second_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    second_at = models.DateTimeField("xác nhận lần hai lúc", null=True, blank=True)
    closed_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)

    class Meta:
        verbose_name = "yêu cầu cấp lại mã"
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(closed_at=None), name="recovery_one_open_for_an_account"
            ),
            models.CheckConstraint(
                condition=models.Q(second_by=None) | ~models.Q(second_by=models.F("first_by")),
                name="recovery_by_two_different_officers",
            ),
            models.CheckConstraint(
                condition=models.Q(second_by=None) | models.Q(first_by__isnull=False),
                name="recovery_first_before_second",
            ),
            models.CheckConstraint(
                condition=~models.Q(first_by=models.F("user")) & ~models.Q(second_by=models.F("user")),
                name="recovery_not_by_oneself",
            ),
        ]

    def __str__(self) -> str:
        """Return when it was asked for."""
        return f"{self.asked_at}"


class Device(models.Model):
    """A browser on which the account has signed in: strangers' failures do not lock it out, and it may skip the second factor."""

    user = models.ForeignKey(User, models.CASCADE, related_name="devices")
    key = models.UUIDField()
    first_used_at = models.DateTimeField(default=timezone.now)
    last_used_at = models.DateTimeField(default=timezone.now)
    second_factor_until = models.DateTimeField(null=True, blank=True)
    # Several people use it, said at the last sign-in; `shown_name` is what the person lets the others read there, if anything.
    is_shared = models.BooleanField("máy dùng chung", default=False)
    shown_name = models.CharField("tên hiện trên máy dùng chung", max_length=40, blank=True)

    class Meta:
        verbose_name = "thiết bị đã dùng"
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="device_once_for_an_account"),
            models.CheckConstraint(
                condition=models.Q(is_shared=True) | models.Q(shown_name=""), name="device_names_only_where_shared"
            ),
        ]
        # the people of a shared device, at every sign-in page
        indexes = [models.Index(fields=["key"], name="device_shared", condition=models.Q(is_shared=True))]

    def __str__(self) -> str:
        """Return the key."""
        return str(self.key)


class Attempt(models.Model):
    """Failures in a row of one login, known device or address, and until when the next try must wait."""

    key = models.CharField(max_length=100, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(default=timezone.now)
    wait_until = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "lần nhập sai"
        # forgetting old ones every night
        indexes = [models.Index(fields=["last_at"], name="attempt_by_age")]

    def __str__(self) -> str:
        """Return how many."""
        return str(self.failures)


class ApiToken(models.Model):
    """A token with which another system acts as the account; only its hash is kept."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="api_tokens")
    name = models.CharField("tên hệ thống", max_length=80)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField("tạo lúc", default=timezone.now)
    expires_at = models.DateTimeField("hết hạn lúc")
    last_used_on = models.DateField("dùng gần nhất", null=True, blank=True)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)

    class Meta:
        verbose_name = "mã truy cập API"

    def __str__(self) -> str:
        """Return the name."""
        return self.name
