"""`sotay two_tier_case --out FILE`: the reform of 2025 prepared for the tree of this installation."""

import datetime as dt
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from sotay.reorganisation.commands import prepare_two_tier
from sotay.reorganisation.rules.two_tier import REFORM


class Command(BaseCommand):
    """Writes a case file, to be looked through, completed with its decision, and carried out."""

    help = "Lập sẵn hồ sơ sắp xếp theo chính quyền địa phương hai cấp cho hệ thống tổ chức hiện có."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the day, how many communes become one, and the file."""
        parser.add_argument("--out", type=Path, required=True, help="tệp hồ sơ sẽ ghi")
        parser.add_argument(
            "--on", type=dt.date.fromisoformat, default=REFORM, help="ngày hiệu lực (mặc định 2025-07-01)"
        )
        parser.add_argument("--together", type=int, default=3, help="số xã liền kề nhập thành một (mặc định 3)")

    def handle(self, *_: Any, out: Path, on: dt.date, together: int, **__: Any) -> None:
        """Write the file."""
        case = prepare_two_tier(on, together)
        out.write_text(json.dumps(case, ensure_ascii=False, indent=1), encoding="utf-8")
        self.stdout.write(f"{len(case['steps'])} bước trong {out}; đồng chí ghi quyết định rồi chạy sotay reorganise.")
