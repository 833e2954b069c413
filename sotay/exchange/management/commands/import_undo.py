"""`sotay import_undo BATCH`: take an import back."""

import json
import sys
import uuid
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from sotay.access.actor import Actor, Channel
from sotay.core.errors import DomainError
from sotay.exchange.actions.batches import undo_batch
from sotay.exchange.queries.batches import get_batch

REFUSED = 3


class Command(BaseCommand):
    """Undoes one batch, or says what stands on it."""

    help = "Hoàn tác một lần nhập dữ liệu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the batch."""
        parser.add_argument("batch", type=uuid.UUID, help="mã lần nhập (in ra khi nhập)")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, *_: Any, batch: uuid.UUID, **options: Any) -> None:
        """Undo; leave with 3 when it cannot be."""
        actor = Actor.system(Channel.CLI)
        try:
            undone = undo_batch(actor, get_batch(actor, batch))
        except DomainError as refusal:
            if options["json"]:
                self.stdout.write(
                    json.dumps(
                        {"undone": False, "error": {"code": refusal.code, "message": str(refusal)}}, ensure_ascii=False
                    )
                )
            self.stderr.write(str(refusal))
            sys.exit(REFUSED)
        answer = {"undone": True, "batch": str(undone.uid), "removed": undone.created, "restored": undone.updated}
        self.stdout.write(
            json.dumps(answer) if options["json"] else f"Đã hoàn tác: bỏ {undone.created}, khôi phục {undone.updated}."
        )
