"""`sotay reorganise CASE.json`: what a decision orders, carried out in one transaction."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import Progress

from sotay.access.actor import Actor, Channel
from sotay.core.errors import DomainError
from sotay.reorganisation.commands import carry_out_file, preview_file

UNREADABLE, REFUSED = 2, 3


class Command(BaseCommand):
    """Carries a case file out, or only says what it would do."""

    help = "Thực hiện hồ sơ sắp xếp tổ chức (thành lập, sáp nhập, chia tách, chuyển giao …) theo tệp JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file and how to go about it."""
        parser.add_argument("file", type=Path, help="tệp hồ sơ (docs/case-file.md)")
        parser.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không thay đổi gì")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, *_: Any, file: Path, **options: Any) -> None:
        """Carry out, or only look; leave with 0, 2 (not a case file) or 3 (refused)."""
        run = preview_file if options["dry_run"] else carry_out_file
        try:
            content = file.read_bytes()
        except OSError as trouble:
            self._fail("unreadable", str(trouble), UNREADABLE, as_json=options["json"])
        try:
            with Progress(console=Console(stderr=True), transient=True, disable=options["json"]) as bar:
                task = bar.add_task("Sắp xếp tổ chức", total=100)
                answer = run(Actor.system(Channel.CLI), content, lambda done: bar.update(task, completed=done))
        except DomainError as refusal:
            status = UNREADABLE if refusal.code == "case_malformed" else REFUSED
            self._fail(refusal.code, str(refusal), status, as_json=options["json"])
        self.stdout.write(json.dumps(answer, ensure_ascii=False) if options["json"] else _sentence(answer))

    def _fail(self, code: str, message: str, status: int, *, as_json: bool) -> None:
        """Say why nothing was done."""
        if as_json:
            self.stdout.write(json.dumps({"error": {"code": code, "message": message}}, ensure_ascii=False))
        self.stderr.write(message)
        sys.exit(status)


def _sentence(answer: dict[str, Any]) -> str:
    """Return the outcome in words."""
    moved = (
        f"thành lập {answer['founded']}, kết thúc {answer['closed']}, chuyển vị trí {answer['moved']} tổ chức; "
        f"{answer['members']} đảng viên chuyển sinh hoạt; thôi {answer['posts_ended']} chức vụ"
    )
    return f"{moved}. Hồ sơ: {answer['case'] or 'chỉ xem trước'}" + "".join(
        f"\n- {line}" for line in answer["warnings"]
    )
