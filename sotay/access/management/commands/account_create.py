"""`sotay account_create LOGIN --name …`: the first accounts of an installation, made by its operator."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sotay.access.actions import create_office_account
from sotay.access.actor import roles
from sotay.accounts.rules import shown_login
from sotay.core.errors import DomainError


class Command(BaseCommand):
    """Makes an account with a role, and prints a slip with which its owner activates it."""

    help = "Tạo tài khoản (cán bộ ban tổ chức đầu tiên, quản trị hệ thống) và in mã kích hoạt dùng một lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add who and what for."""
        parser.add_argument("login", help="tên đăng nhập, ví dụ hoangha")
        parser.add_argument("--name", required=True, help="họ và tên, hoặc tên phòng ban")
        parser.add_argument("--role", choices=sorted(roles()), help="vai trò")
        parser.add_argument("--organisation", default="", help="mã tổ chức đảng nơi giữ vai trò (mặc định: toàn tỉnh)")
        parser.add_argument("--reason", default="Người vận hành hệ thống giao", help="căn cứ giao vai trò")

    def handle(self, *_: Any, **options: Any) -> None:
        """Create, and print the slip."""
        fields = ("login", "name", "role", "organisation", "reason")
        try:
            slip = create_office_account(**{name: options[name] for name in fields})
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        address = f"{settings.PUBLIC_URL.rstrip('/')}/accounts/activate/{slip.token}/"
        self.stdout.write(
            f"Mã đăng nhập: {shown_login(slip.user.login)}\nMã PIN dùng một lần: {slip.pin}\nKích hoạt tại: {address}"
        )
