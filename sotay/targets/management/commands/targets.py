"""`sotay targets`: the targets of an organisation on a day."""

from argparse import ArgumentParser
from typing import Any

from sotay.core.days import today
from sotay.core.display import day
from sotay.organisations.commands import Node, OrganisationCommand, a_day
from sotay.targets.answers import register_answer
from sotay.targets.queries.readings import Line
from sotay.targets.queries.targets import register_of


class Command(OrganisationCommand):
    """Says where each target of an organisation stands."""

    help = "Kết quả, dự báo từng chỉ tiêu của một tổ chức đảng vào một ngày."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the day."""
        super().add_arguments(parser)
        parser.add_argument("--on", type=a_day, metavar="DATE", help="ngày, năm-tháng-ngày; mặc định hôm nay")

    def for_programs(self, node: Node, options: dict[str, Any]) -> dict[str, Any]:
        """Say where each target stands."""
        return register_answer(node, options["on"] or today())

    def for_people(self, node: Node, options: dict[str, Any]) -> str:
        """Say where each target stands, a line each."""
        on = options["on"] or today()
        head = f"{node.name} ({node.code}), tính đến ngày {day(on)}"
        return "\n".join([head, *(f"  {_words(line)}" for line in register_of(node, on))])


def _words(line: Line) -> str:
    """Return one target in words."""
    source = "tính từ hồ sơ" if line.indicator else "báo bằng tay"
    reached = f"{line.value_words}/{line.goal_words} {line.target.unit} ({line.share_words})"
    return f"{line.target.name}: {reached}, {line.standing.light.label.lower()}; {source}"
