"""`sotay handover_import FILE --under CODE --fingerprint …`: what another province hands over."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from sotay.access.actor import Actor, Channel
from sotay.core.errors import DomainError
from sotay.reorganisation.commands import Reception, import_package

UNREADABLE, REFUSED = 2, 3


class Command(BaseCommand):
    """Receives a package, once its fingerprint has been compared with the sender's."""

    help = "Tiếp nhận gói bàn giao của nơi khác."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, the place, and the fingerprint that the sender read out."""
        parser.add_argument("file", type=Path, help="gói bàn giao")
        parser.add_argument("--under", required=True, help="mã tổ chức đảng nhận về trực thuộc")
        parser.add_argument("--fingerprint", default="", help="dấu xác nhận mà nơi giao đọc cho")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, *_: Any, file: Path, under: str, fingerprint: str, **options: Any) -> None:
        """Receive; leave with 0, 2 (no package) or 3 (refused)."""
        try:
            answer = import_package(Actor.system(Channel.CLI), Reception(file.read_bytes(), under, fingerprint))
        except (DomainError, OSError) as refusal:
            code = refusal.code if isinstance(refusal, DomainError) else "unreadable"
            if options["json"]:
                self.stdout.write(json.dumps({"error": {"code": code, "message": str(refusal)}}, ensure_ascii=False))
            self.stderr.write(str(refusal))
            sys.exit(UNREADABLE if code in ("package_broken", "unreadable") else REFUSED)
        self.stdout.write(
            json.dumps(answer, ensure_ascii=False)
            if options["json"]
            else f"Đã tiếp nhận {answer['founded']} tổ chức, {answer['received']} đảng viên. Hồ sơ: {answer['case']}"
        )
