"""`sotay reorganise_undo CASE`: tree, people and rights as they were before the case."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from sotay.access.actor import Actor, Channel
from sotay.core.errors import DomainError
from sotay.reorganisation.commands import undo

REFUSED = 3


class Command(BaseCommand):
    """Takes a case back, or lists what stands in the way."""

    help = "Hoàn lại một hồ sơ sắp xếp tổ chức đã thực hiện trong 72 giờ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the case."""
        parser.add_argument("case", help="mã hồ sơ mà lệnh reorganise đã in ra")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, *_: Any, case: str, **options: Any) -> None:
        """Undo; leave with 0, or 3 where it is refused."""
        try:
            answer = undo(Actor.system(Channel.CLI), case)
        except DomainError as refusal:
            if options["json"]:
                self.stdout.write(
                    json.dumps({"error": {"code": refusal.code, "message": str(refusal)}}, ensure_ascii=False)
                )
            self.stderr.write(str(refusal))
            sys.exit(REFUSED)
        self.stdout.write(json.dumps(answer, ensure_ascii=False) if options["json"] else f"Đã hoàn lại hồ sơ {case}.")
