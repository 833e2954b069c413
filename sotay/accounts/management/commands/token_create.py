"""`sotay token_create LOGIN`: a token with which another system acts as an account."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from sotay.accounts.actions.tokens import create_token
from sotay.accounts.management.accounts import account_of


class Command(BaseCommand):
    """Prints the token, once."""

    help = "Tạo mã truy cập API cho một tài khoản; mã chỉ hiện một lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add whose, what for, how long."""
        parser.add_argument("login", help="tên đăng nhập của tài khoản")
        parser.add_argument("--name", default="API", help="hệ thống nào dùng (mặc định: API)")
        parser.add_argument("--days", type=int, default=90, help="số ngày có hiệu lực (mặc định 90)")

    def handle(self, *_: Any, login: str, name: str, days: int, **__: Any) -> None:
        """Create and print."""
        self.stdout.write(create_token(account_of(login), name=name, days=days, channel="cli").text)
