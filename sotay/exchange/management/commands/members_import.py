"""`sotay members_import FILE.xlsx`: the board's register, into the database."""

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
from sotay.exchange.actions.register import Source
from sotay.exchange.answers import answer_of
from sotay.exchange.commands import import_file, preview_file

TAKEN, UNREADABLE, SOME_REFUSED = 0, 2, 3


class Command(BaseCommand):
    """Imports in one transaction and says what each row came to."""

    help = "Nhập danh sách đảng viên từ tệp Excel của ban tổ chức."
    # The checks import every page of the system: a second and 30 MB that an import has better use for.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file and how to go about it."""
        parser.add_argument("file", type=Path, help="tệp Excel")
        parser.add_argument("--organisation", default="", help="mã tổ chức đảng nhận danh sách (mặc định: toàn tỉnh)")
        parser.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra, không ghi gì")
        parser.add_argument("--rejects", type=Path, help="ghi các dòng không nhận vào tệp này, kèm lý do")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, *_: Any, file: Path, organisation: str, rejects: Path | None, **options: Any) -> None:
        """Import, or only look; leave with 0, 2 or 3."""
        actor = Actor.system(Channel.CLI)
        source = Source(file, rejects)
        run = preview_file if options["dry_run"] else import_file
        try:
            with Progress(console=Console(stderr=True), transient=True, disable=options["json"]) as bar:
                task = bar.add_task("Nhập danh sách", total=100)
                batch, outcome = run(
                    actor, source, organisation, lambda step, done: bar.update(task, description=step, completed=done)
                )
        except (DomainError, OSError) as refusal:
            self._fail(refusal, as_json=options["json"])
        answer = answer_of(outcome, batch)
        self.stdout.write(json.dumps(answer, ensure_ascii=False) if options["json"] else _sentence(answer))
        if outcome.refused:
            sys.exit(SOME_REFUSED)

    def _fail(self, refusal: Exception, *, as_json: bool) -> None:
        """Say why the file cannot be read at all."""
        code = refusal.code if isinstance(refusal, DomainError) else "unreadable"
        if as_json:
            self.stdout.write(json.dumps({"error": {"code": code, "message": str(refusal)}}, ensure_ascii=False))
        self.stderr.write(str(refusal))
        sys.exit(UNREADABLE)


def _sentence(answer: dict[str, Any]) -> str:
    """Return the outcome in words."""
    return (
        f"{answer['rows']} dòng: thêm mới {answer['created']}, thay đổi {answer['updated']}, giữ nguyên {answer['unchanged']}, "
        f"không nhận {answer['refused']}. Lần nhập: {answer['batch'] or 'chỉ kiểm tra'}"
    )
