"""Accounts: who can sign in, and the tokens of other systems."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


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
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()

    class Meta:
        verbose_name = "tài khoản"
        constraints = [
            models.CheckConstraint(condition=models.Q(login=Lower("login")), name="user_login_lower_case"),
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
