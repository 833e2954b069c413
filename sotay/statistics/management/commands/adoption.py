"""`sotay adoption`: who uses the handbook in a part of the tree."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from sotay.access.actor import Actor, Channel
from sotay.core.days import today
from sotay.core.display import day, number, percent
from sotay.core.errors import NotVisible
from sotay.organisations.queries.tree import get_organisation_by_code
from sotay.statistics.adoption import adoption_answer, adoption_board_of

UNKNOWN = 2


class Command(BaseCommand):
    """Counts accounts, activated, active and used in the last meeting; exit code 2 when there is no such organisation."""

    requires_system_checks: list[str] = []  # tests and `sotay check` make them
    help = "Đếm tài khoản, đã kích hoạt, dùng trong tháng và dùng trong kỳ họp gần nhất của một tổ chức đảng."

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
        answer = adoption_answer(adoption_board_of(node))
        self.stdout.write(_as_json(answer) if json else _as_text(answer))


def _as_json(answer: dict[str, Any]) -> str:
    """Return the answer for programs."""
    return json.dumps(answer, ensure_ascii=False)


def _as_text(answer: dict[str, Any]) -> str:
    """Return the answer for people."""
    members, meeting, cells = answer["members"], answer["last_meeting"], answer["cells"]
    shares = (
        ("Có tài khoản", answer["accounts"], members),
        ("Đã kích hoạt", answer["activated"], members),
        ("Dùng trong tháng", answer["active_this_month"], members),
        ("Dùng trong kỳ họp gần nhất", meeting["used"], meeting["due"]),
        ("Chi bộ dùng sổ tay khi họp", cells["using"], cells["total"]),
    )
    head = f"{answer['name']} ({answer['organisation']}), tính đến ngày {day(today())}"
    lines = [f"  {words}: {number(part)}/{number(whole)} ({percent(part, whole)})" for words, part, whole in shares]
    return "\n".join([head, *lines, f"  Cần giúp: {number(answer['to_help']['total'])} đảng viên"])
