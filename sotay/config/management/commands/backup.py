"""`sotay backup FILE`: everything but the secrets, in one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sotay.config.backup import BackupError, Installation
from sotay.config.pg_tools import Address, ToolError


class Command(BaseCommand):
    """Writes the archive; people may go on working meanwhile."""

    help = "Sao lưu cơ sở dữ liệu và tệp vào một tệp lưu trữ (không có khóa bí mật)."
    requires_system_checks: list[str] = []  # tests and `sotay check` make them

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the archive."""
        parser.add_argument("file", type=Path, metavar="TỆP", help="tệp lưu trữ sẽ tạo, ví dụ sotay-2026-11-21.zip")

    def handle(self, *_: Any, file: Path, **__: Any) -> None:
        """Write it."""
        if file.exists():
            raise CommandError(f"{file} đã có; hãy chọn tên khác.")
        try:
            manifest = Installation(Address.of_django(), Path(settings.MEDIA_ROOT)).write_backup(file.resolve())
        except (BackupError, ToolError, OSError) as error:
            raise CommandError(f"Không sao lưu được: {error}") from error
        rows = sum(int(count) for count, _ in manifest["tables"].values())
        self.stdout.write(
            f"Đã sao lưu {len(manifest['tables'])} bảng, {rows} dòng, {manifest['files']} tệp vào {file}."
        )
