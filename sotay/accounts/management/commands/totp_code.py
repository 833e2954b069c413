"""`sotay totp_code LOGIN`: what the authenticator app would show now, for the invented people of a demonstration only."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sotay.accounts.actions.second_factor import present_code
from sotay.accounts.management.accounts import account_of


class Command(BaseCommand):
    """Prints the present code."""

    help = "In mã xác thực hiện thời của một tài khoản (chỉ dùng với dữ liệu trình diễn)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add whose."""
        parser.add_argument("login", help="tên đăng nhập")

    def handle(self, *_: Any, login: str, **__: Any) -> None:
        """Print, unless real people live in this data directory."""
        if not (settings.DATA_DIR / "demo.json").exists():
            raise CommandError("Lệnh này chỉ dùng với dữ liệu trình diễn.")
        code = present_code(account_of(login))
        if not code:
            raise CommandError("Tài khoản này chưa cài ứng dụng mã xác thực.")
        self.stdout.write(code)
