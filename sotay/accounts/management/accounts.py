"""Finding the account that a command is about."""

from typing import Any

from django.core.management.base import CommandError

from sotay.accounts.queries import account_by_login


def account_of(login: str) -> Any:
    """Return the account, or end with a sentence."""
    user = account_by_login(login)
    if user is None:
        raise CommandError(f"Không có tài khoản đang hoạt động với tên đăng nhập {login}.")
    return user
