"""`sotay second_factor_reset LOGIN`: for whoever lost both phone and recovery codes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from sotay.accounts.actions.second_factor import remove_second_factor
from sotay.accounts.management.accounts import account_of


class Command(BaseCommand):
    """Removes app and recovery codes; the PIN or password stays, and the next sign-in sets up a new app."""

    help = "Gỡ ứng dụng mã xác thực của một tài khoản đã mất điện thoại (có ghi nhật ký)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add whose."""
        parser.add_argument("login", help="tên đăng nhập")

    def handle(self, *_: Any, login: str, **__: Any) -> None:
        """Remove."""
        user = account_of(login)
        remove_second_factor(user, by=None, channel="cli")
        self.stdout.write(f"Đã gỡ. {user} sẽ cài lại ở lần đăng nhập tới.")
