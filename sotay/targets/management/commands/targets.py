"""`sotay targets`: the targets of an organisation on a day."""

import datetime as dt
import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.core.serializers.json import DjangoJSONEncoder

from sotay.access.actor import Actor, Channel
from sotay.core.days import today
from sotay.core.display import day
from sotay.core.errors import NotVisible
from sotay.organisations.queries.tree import get_organisation_by_code
from sotay.targets.answers import register_answer
from sotay.targets.queries.targets import register_of

UNKNOWN = 2


class Command(BaseCommand):
    """Says where each target of an organisation stands; exit code 2 when there is no such organisation."""

    requires_system_checks: list[str] = []  # tests and `sotay check` make them
    help = "Kết quả, dự báo từng chỉ tiêu của một tổ chức đảng vào một ngày."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the organisation, the day and how to answer."""
        parser.add_argument("--organisation", required=True, metavar="CODE", help="mã tổ chức đang dùng")
        parser.add_argument(
            "--on", type=dt.date.fromisoformat, metavar="DATE", help="ngày, năm-tháng-ngày; mặc định hôm nay"
        )
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")

    def handle(self, *_: Any, organisation: str, **options: Any) -> None:
        """Count and answer."""
        try:
            node = get_organisation_by_code(Actor.system(Channel.CLI), organisation)
        except NotVisible:
            self.stderr.write(f"Không có tổ chức nào đang mang mã «{organisation}».")
            sys.exit(UNKNOWN)
        on = options["on"] or today()
        if options["json"]:
            self.stdout.write(json.dumps(register_answer(node, on), ensure_ascii=False, cls=DjangoJSONEncoder))
            return
        self.stdout.write(f"{node.name} ({node.code}), tính đến ngày {day(on)}")
        for line in register_of(node, on):
            source = "tính từ hồ sơ" if line.indicator else "báo bằng tay"
            reached = f"{line.value_words}/{line.goal_words} {line.target.unit} ({line.share_words})"
            self.stdout.write(f"  {line.target.name}: {reached}, {line.standing.light.label.lower()}; {source}")
