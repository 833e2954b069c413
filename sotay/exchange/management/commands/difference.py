"""`sotay difference FILE.xlsx --profile NAME`: what a foreign file and the register say differently."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from sotay.access.actor import Actor, Channel
from sotay.core.errors import DomainError
from sotay.core.progress import silent
from sotay.exchange.commands import difference_answer

SAME, UNREADABLE, DIFFERENT = 0, 2, 3


class Command(BaseCommand):
    """Compares, keeps the comparison for the desk, and says what differs; nothing else is changed."""

    help = "Đối chiếu một tệp Excel với sổ: ai, trường nào, hai bên ghi gì, ai sửa gần nhất."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file and how it is read."""
        parser.add_argument("file", type=Path, help="tệp Excel")
        parser.add_argument("--profile", default="", help="tên mẫu đọc tệp (mặc định: mẫu của hệ thống)")
        parser.add_argument(
            "--noun", default="members", help="nội dung tệp khi không dùng mẫu: members, organisations, positions"
        )
        parser.add_argument("--organisation", default="", help="mã tổ chức đảng (mặc định: toàn tỉnh)")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, *_: Any, file: Path, **options: Any) -> None:
        """Compare; leave with 0 where both sides say the same, 3 where they differ, 2 where the file cannot be read."""
        try:
            answer = difference_answer(
                Actor.system(Channel.CLI), file, silent, noun=options["noun"], profile=options["profile"],
                code=options["organisation"],
            )  # fmt: skip
        except (DomainError, OSError) as refusal:
            code = refusal.code if isinstance(refusal, DomainError) else "unreadable"
            if options["json"]:
                self.stdout.write(json.dumps({"error": {"code": code, "message": str(refusal)}}, ensure_ascii=False))
            self.stderr.write(str(refusal))
            sys.exit(UNREADABLE)
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            self.stdout.write(
                f"{answer['rows']} dòng: khớp {answer['same']}, khác {answer['differing']}, chỉ có trong tệp {answer['missing_here']}, "
                f"chỉ có trong sổ {answer['missing_there']}."
            )
        if answer["differences"]:
            sys.exit(DIFFERENT)
