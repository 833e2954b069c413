"""`sotay statistics`: the counts of a part of the tree on a day."""

import datetime as dt
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from sotay.access.actor import Actor, Channel
from sotay.core.days import ZONE, today
from sotay.core.display import day, number
from sotay.members.choices import Status
from sotay.organisations.choices import Kind
from sotay.organisations.commands import Node, OrganisationCommand, a_day
from sotay.organisations.queries.tree import get_organisation_by_code
from sotay.statistics.queries.counts import counts_known
from sotay.statistics.queries.difference import Difference, difference_known


def _moment(text: str) -> dt.datetime:
    """Return the moment that an argument names, in Vietnam's time where it names no other."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"«{text}» không phải thời điểm dạng 2026-01-15T17:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)


class Command(OrganisationCommand):
    """Counts organisations by level and kind and members by status."""

    help = "Đếm tổ chức đảng theo cấp, loại và đảng viên theo tình trạng, tính đến một ngày."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the days."""
        super().add_arguments(parser)
        parser.add_argument(
            "--on", type=a_day, default=None, metavar="YYYY-MM-DD", help="tính đến ngày (mặc định: hôm nay)"
        )
        parser.add_argument(
            "--compared-with", type=a_day, default=None, metavar="YYYY-MM-DD", help="kể cả ai tăng, giảm từ ngày này"
        )
        parser.add_argument(
            "--known", type=_moment, default=None, metavar="MOMENT", help="theo số liệu đã biết lúc (2026-01-15T17:00)"
        )

    def find(self, code: str, options: dict[str, Any]) -> Node:
        """Return the organisation that bore the code on the day."""
        return get_organisation_by_code(Actor.system(Channel.CLI), code, options["on"] or today())

    def unknown(self, code: str, options: dict[str, Any]) -> str:
        """Say that there was no such organisation on the day."""
        return f"Ngày {day(options['on'] or today())} không có tổ chức nào mang mã «{code}»."

    def for_programs(self, node: Node, options: dict[str, Any]) -> dict[str, Any]:
        """Count."""
        when, known = options["on"] or today(), options["known"]
        counts = counts_known(node, when, known)
        if earlier := options["compared_with"]:
            counts["difference"] = _explained(difference_known(node, earlier, when, known))
        return counts

    def for_people(self, node: Node, options: dict[str, Any]) -> str:
        """Count: what there is, without the zeros."""
        return _as_text(self.for_programs(node, options), options["on"] or today())


def _explained(difference: Difference) -> dict[str, Any]:
    """Return the difference for programs: numbers, reasons, and each person by uid."""
    return {
        "before": difference.before,
        "after": difference.after,
        "reasons": [
            {"reason": one.words, "count": one.count if one.is_more else -one.count} for one in difference.reasons
        ],
        "people": [
            {"uid": one.uid, "name": one.name, "sign": "+" if one.is_more else "-", "reason": one.reason}
            for one in difference.people
        ],
    }


def _as_text(counts: dict[str, Any], when: dt.date) -> str:
    """Return the answer for people: what there is, without the zeros."""
    kinds, statuses = counts["organisations"]["kind"], counts["members"]["status"]
    lines = [f"{counts['name']} ({counts['organisation']}), tính đến ngày {day(when)}"]
    lines += [f"  {Kind(kind).label}: {number(count)}" for kind, count in kinds.items() if count]
    difference = counts.get("difference", {})
    lines += [f"  {row['reason']}: {row['count']:+d}" for row in difference.get("reasons", [])]
    lines += [f"  {Status(status).label}: {number(count)}" for status, count in statuses.items() if count]
    return "\n".join([*lines, f"  Tổng số đảng viên: {number(counts['members']['total'])}"])
