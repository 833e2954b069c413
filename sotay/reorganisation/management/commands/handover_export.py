"""`sotay handover_export ORGANISATION --out FILE`: the signed package for the province that receives it."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sotay.access.actor import Actor, Channel
from sotay.core.errors import DomainError
from sotay.reorganisation.commands import export_organisation


class Command(BaseCommand):
    """Writes the package and says the fingerprint to be read out."""

    help = "Xuất gói bàn giao có chữ ký số của một tổ chức đảng: tổ chức trực thuộc, đảng viên, quá trình."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the organisation and the file."""
        parser.add_argument("organisation", help="mã tổ chức đảng")
        parser.add_argument("--out", type=Path, required=True, help="tệp sẽ ghi")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, *_: Any, organisation: str, out: Path, **options: Any) -> None:
        """Write the package."""
        try:
            package, answer = export_organisation(Actor.system(Channel.CLI), organisation)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        out.write_bytes(package)
        self.stdout.write(
            json.dumps(answer, ensure_ascii=False)
            if options["json"]
            else f"{answer['organisations']} tổ chức, {answer['members']} đảng viên trong {out}. Dấu xác nhận: {answer['fingerprint']}"
        )
