"""`sotay petitions`: how the petitions of a part of the tree stand."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from sotay.access.actor import Actor, Channel
from sotay.core.days import today
from sotay.core.display import day, number
from sotay.core.errors import NotVisible
from sotay.organisations.queries.tree import get_organisation_by_code
from sotay.petitions.queries.figures import answer_for

UNKNOWN = 2


class Command(BaseCommand):
    """Counts petitions, names the bodies and what is overdue; exit code 2 when there is no such organisation."""

    requires_system_checks: list[str] = []  # tests and `sotay check` make them
    help = "Cho biết tình hình kiến nghị của một tổ chức đảng: đang mở, quá hạn, đã trả lời, từng cơ quan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the node and how to answer."""
        parser.add_argument("--organisation", required=True, metavar="CODE", help="mã tổ chức đang dùng")
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")

    def handle(self, *_: Any, organisation: str, json: bool, **__: Any) -> None:
        """Count and answer."""
        try:
            node = get_organisation_by_code(Actor.system(Channel.CLI), organisation)
        except NotVisible:
            self.stderr.write(f"Không có tổ chức nào đang mang mã «{organisation}».")
            sys.exit(UNKNOWN)
        answer = answer_for(node)
        self.stdout.write(_as_json(answer) if json else _as_text(answer))


def _as_json(answer: dict[str, Any]) -> str:
    """Return the answer for programs."""
    return json.dumps(answer, ensure_ascii=False)


def _as_text(answer: dict[str, Any]) -> str:
    """Return the answer for people."""
    names = (
        ("Tổng số", "total"),
        ("Đang mở", "open"),
        ("Quá hạn", "overdue"),
        ("Chờ chi bộ xác nhận", "waiting_for_cell"),
        ("Đã trả lời", "answered"),
        ("Chi bộ đã xác nhận", "confirmed"),
    )
    lines = [f"Kiến nghị, {answer['name']} ({answer['organisation']}), tính đến ngày {day(today())}"]
    lines += [f"  {words}: {number(answer[key])}" for words, key in names]
    if answer["median_days"] is not None:
        lines.append(f"  Số ngày ở giữa đến khi trả lời: {number(answer['median_days'])}")
    return "\n".join(lines)
