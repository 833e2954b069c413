"""`sotay adoption`: who uses the handbook in a part of the tree."""

from typing import Any

from sotay.core.days import today
from sotay.core.display import day, number, percent
from sotay.organisations.commands import Node, OrganisationCommand
from sotay.statistics.adoption import adoption_answer, adoption_board_of


class Command(OrganisationCommand):
    """Counts accounts, activated, active and used in the last meeting."""

    help = "Đếm tài khoản, đã kích hoạt, dùng trong tháng và dùng trong kỳ họp gần nhất của một tổ chức đảng."

    def for_programs(self, node: Node, _options: dict[str, Any]) -> dict[str, Any]:
        """Count."""
        return adoption_answer(adoption_board_of(node))

    def for_people(self, node: Node, options: dict[str, Any]) -> str:
        """Count, a line each."""
        return _as_text(self.for_programs(node, options))


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
