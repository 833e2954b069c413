"""`sotay restore FILE`: puts a backup in the place of an empty installation."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from sotay.config.backup import BackupError, Installation
from sotay.config.pg_tools import Address, ToolError
from sotay.config.schema import close_connections
from sotay.core.schema import known_migrations


class Command(BaseCommand):
    """Restores the archive, compares it with what was saved, and brings an older one up to date."""

    help = "Phục hồi một bản sao lưu vào hệ thống còn trống (--force: thay cả hệ thống đang có dữ liệu)."
    requires_system_checks: list[str] = []  # tests and `sotay check` make them

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the archive, and the permission to destroy."""
        parser.add_argument("file", type=Path, metavar="TỆP", help="tệp lưu trữ do sotay backup tạo")
        parser.add_argument("--force", action="store_true", help="xóa dữ liệu đang có và thay bằng bản sao lưu")

    def handle(self, *_: Any, file: Path, force: bool, **__: Any) -> None:
        """Restore it."""
        address = Address.of_django()
        close_connections()
        installation = Installation(address, Path(settings.MEDIA_ROOT))
        if installation.count_others():
            raise CommandError("Hãy dừng sotay serve, sotay worker và mọi kết nối khác trước khi phục hồi.")
        if installation.is_in_use() and not force:
            raise CommandError("Hệ thống này đã có dữ liệu; thêm --force để xóa và thay bằng bản sao lưu.")
        try:
            manifest = installation.restore_backup(file, known_migrations())
        except (BackupError, ToolError, OSError) as error:
            raise CommandError(f"Không phục hồi được: {error}") from error
        call_command("migrate", verbosity=0, interactive=False)
        self.stdout.write(
            f"Đã phục hồi {len(manifest['tables'])} bảng và {manifest['files']} tệp; số liệu khớp với bản sao lưu."
        )
