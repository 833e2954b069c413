"""`sotay doctor`: says whether this installation is healthy."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from sotay.config.checkup import FAILURE, OK, WARNING, examine

MARKS = {OK: "✓", WARNING: "!", FAILURE: "✗"}
NAMES = {
    "database": "Cơ sở dữ liệu",
    "migrations": "Cập nhật",
    "jobs": "Công việc nền",
    "notices": "Thông báo ra ngoài",
    "storage": "Lưu trữ",
    "clock": "Đồng hồ",
    "secrets": "Bí mật",
}


class Command(BaseCommand):
    """Says what is well and what is not; exits with 1 where anything must be mended."""

    help = "Kiểm tra cơ sở dữ liệu, cập nhật, công việc nền, lưu trữ, đồng hồ, bí mật."
    requires_system_checks: list[str] = []  # tests and `sotay check` make them

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the form of the answer."""
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")

    def handle(self, *_: Any, **options: Any) -> None:
        """Answer."""
        findings = list(examine())
        healthy = all(finding.level != FAILURE for finding in findings)
        if options["json"]:
            answer = {"healthy": healthy, "findings": [finding.as_dict() for finding in findings]}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            for finding in findings:
                self.stdout.write(f"{MARKS[finding.level]} {NAMES[finding.check]}: {finding.text}")
        if not healthy:
            sys.exit(1)
