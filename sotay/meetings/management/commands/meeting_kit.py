"""`sotay meeting_kit`: writes the kit of a meeting on paper as one PDF."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sotay.core.errors import DomainError
from sotay.meetings.exports.kit import meeting_kit
from sotay.meetings.queries.sheets import meeting_named


class Command(BaseCommand):
    """Reads only."""

    help = "In bộ giấy A4 của một kỳ họp: giấy mời, danh sách điểm danh, phiếu đếm biểu quyết, mẫu biên bản."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the meeting and the file."""
        parser.add_argument("meeting", help="mã (uid) của kỳ họp, hoặc MÃ-CHI-BỘ/2026-11")
        parser.add_argument("--out", required=True, type=Path, help="tệp PDF sẽ ghi")

    def handle(self, *_: Any, meeting: str, out: Path, **__: Any) -> None:
        """Find, typeset, write."""
        try:
            found = meeting_named(meeting)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        out.write_bytes(meeting_kit(found))
        self.stdout.write(f"{found.title}, {found.organisation.name}: {out}")
