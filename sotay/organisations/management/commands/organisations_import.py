"""`sotay organisations_import`: brings a CSV file of organisations into the tree."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from sotay.access.actor import Actor, Channel
from sotay.core.errors import DomainError
from sotay.organisations.actions.imports import import_organisations
from sotay.organisations.queries.imports import import_plan, province_or_new
from sotay.organisations.reports import import_report
from sotay.organisations.rules.csv_file import read_rows
from sotay.organisations.rules.import_plan import Plan

SOME_REFUSED, UNREADABLE = 3, 2
SHOWN = 20


class Command(BaseCommand):
    """Imports the file; exit code 3 when rows were refused, 2 when the file cannot be read at all."""

    requires_system_checks: list[str] = []  # tests and `sotay check` make them
    help = "Nhập tổ chức đảng từ tệp CSV (code, parent_code, name, kind, sector)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the file and how to answer."""
        parser.add_argument("file", type=Path, help="tệp CSV, UTF-8, phân cách bằng dấu phẩy hoặc chấm phẩy")
        parser.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra, không ghi gì")
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")

    def handle(self, *_: Any, file: Path, dry_run: bool, json: bool, **__: Any) -> None:
        """Run, answer, and leave with the exit code."""
        try:
            plan = _run(file, dry_run=dry_run)
        except DomainError as refusal:
            self.stderr.write(f"Không đọc được tệp {file.name}. {refusal}")
            sys.exit(UNREADABLE)
        except OSError:
            self.stderr.write(f"Không mở được tệp {file}.")
            sys.exit(UNREADABLE)
        self.stdout.write(_as_json(plan) if json else _as_text(plan, dry_run=dry_run))
        if plan.refusals:
            sys.exit(SOME_REFUSED)


def _run(file: Path, *, dry_run: bool) -> Plan:
    """Import the file, or only say what that would do."""
    rows = read_rows(file.read_bytes())
    top = province_or_new()
    plan = import_plan(top, rows)
    if dry_run or not plan.changes_anything:
        return plan
    return import_organisations(Actor.system(Channel.CLI), top, rows=rows, file_name=file.name)


def _as_json(plan: Plan) -> str:
    """Return the answer for programs."""
    return json.dumps(import_report(plan), ensure_ascii=False)


def _as_text(plan: Plan, *, dry_run: bool) -> str:
    """Return the answer for people."""
    lines = [f"Dòng {r.line}: {r.error}" for r in plan.refusals[:SHOWN]]
    if len(plan.refusals) > SHOWN:
        lines.append(f"… và {len(plan.refusals) - SHOWN} lỗi khác (xem đủ bằng --json).")
    counts = f"thêm {len(plan.created)}, sửa {len(plan.updated)}, không đổi {plan.unchanged}, lỗi {len(plan.refusals)}"
    return "\n".join([*lines, f"{'Kiểm tra thử' if dry_run else 'Đã nhập'}: {counts}."])
