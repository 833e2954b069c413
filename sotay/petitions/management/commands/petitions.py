"""`sotay petitions`: how the petitions of a part of the tree stand."""

from typing import Any

from sotay.core.days import today
from sotay.core.display import day, number
from sotay.organisations.commands import Node, OrganisationCommand
from sotay.petitions.queries.figures import answer_for

_LINES = (
    ("Tổng số", "total"),
    ("Đang mở", "open"),
    ("Quá hạn", "overdue"),
    ("Chờ chi bộ xác nhận", "waiting_for_cell"),
    ("Đã trả lời", "answered"),
    ("Chi bộ đã xác nhận", "confirmed"),
)


class Command(OrganisationCommand):
    """Counts petitions, names the bodies and what is overdue."""

    help = "Cho biết tình hình kiến nghị của một tổ chức đảng: đang mở, quá hạn, đã trả lời, từng cơ quan."

    def for_programs(self, node: Node, _options: dict[str, Any]) -> dict[str, Any]:
        """Count."""
        return answer_for(node)

    def for_people(self, node: Node, _options: dict[str, Any]) -> str:
        """Count, a line each."""
        answer = answer_for(node)
        lines = [f"Kiến nghị, {answer['name']} ({answer['organisation']}), tính đến ngày {day(today())}"]
        lines += [f"  {words}: {number(answer[key])}" for words, key in _LINES]
        if answer["median_days"] is not None:
            lines.append(f"  Số ngày ở giữa đến khi trả lời: {number(answer['median_days'])}")
        return "\n".join(lines)
