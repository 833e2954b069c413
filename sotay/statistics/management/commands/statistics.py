"""`sotay statistics`: the counts of a part of the tree on a day."""

import datetime as dt
import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand

from sotay.access.actor import Actor, Channel
from sotay.core.days import ZONE, today
from sotay.core.display import day, number
from sotay.core.errors import NotVisible
from sotay.members.choices import Status
from sotay.organisations.choices import Kind
from sotay.organisations.queries.tree import get_organisation_by_code
from sotay.statistics.queries.counts import counts_known
from sotay.statistics.queries.difference import Difference, difference_known

UNKNOWN = 2


def _date(text: str) -> dt.date:
    """Return the day that an argument names."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"«{text}» không phải ngày dạng 2026-12-31") from None


def _moment(text: str) -> dt.datetime:
    """Return the moment that an argument names, in Vietnam's time where it names no other."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"«{text}» không phải thời điểm dạng 2026-01-15T17:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)


class Command(BaseCommand):
    """Counts organisations by level and kind and members by status; exit code 2 when there is no such organisation."""

    requires_system_checks: list[str] = []  # tests and `sotay check` make them
    help = "Đếm tổ chức đảng theo cấp, loại và đảng viên theo tình trạng, tính đến một ngày."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the node, the day and how to answer."""
        parser.add_argument("--organisation", required=True, metavar="CODE", help="mã tổ chức đang dùng vào ngày đó")
        parser.add_argument(
            "--on", type=_date, default=None, metavar="YYYY-MM-DD", help="tính đến ngày (mặc định: hôm nay)"
        )
        parser.add_argument(
            "--compared-with", type=_date, default=None, metavar="YYYY-MM-DD", help="kể cả ai tăng, giảm từ ngày này"
        )
        parser.add_argument(
            "--known", type=_moment, default=None, metavar="MOMENT", help="theo số liệu đã biết lúc (2026-01-15T17:00)"
        )
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")

    def handle(self, *_: Any, organisation: str, on: dt.date | None, json: bool, **options: Any) -> None:
        """Count and answer."""
        when = on or today()
        try:
            node = get_organisation_by_code(Actor.system(Channel.CLI), organisation, when)
        except NotVisible:
            self.stderr.write(f"Ngày {day(when)} không có tổ chức nào mang mã «{organisation}».")
            sys.exit(UNKNOWN)
        known = options["known"]
        counts = counts_known(node, when, known)
        if earlier := options["compared_with"]:
            counts["difference"] = _explained(difference_known(node, earlier, when, known))
        self.stdout.write(_as_json(counts) if json else _as_text(counts, when))


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


def _as_json(counts: dict[str, Any]) -> str:
    """Return the answer for programs."""
    return json.dumps(counts, ensure_ascii=False)


def _as_text(counts: dict[str, Any], when: dt.date) -> str:
    """Return the answer for people: what there is, without the zeros."""
    kinds, statuses = counts["organisations"]["kind"], counts["members"]["status"]
    lines = [f"{counts['name']} ({counts['organisation']}), tính đến ngày {day(when)}"]
    lines += [f"  {Kind(kind).label}: {number(count)}" for kind, count in kinds.items() if count]
    difference = counts.get("difference", {})
    lines += [f"  {row['reason']}: {row['count']:+d}" for row in difference.get("reasons", [])]
    lines += [f"  {Status(status).label}: {number(count)}" for status, count in statuses.items() if count]
    return "\n".join([*lines, f"  Tổng số đảng viên: {number(counts['members']['total'])}"])
