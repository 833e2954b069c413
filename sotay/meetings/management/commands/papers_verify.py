"""`sotay papers_verify`: walks every chain of seals and says which papers are not as they were sealed."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from sotay.meetings.queries.seals import verified

WHAT = {
    "content": "nội dung bị thay đổi",
    "chain": "văn bản trước đó bị thiếu hoặc bị thay đổi",
    "record": "diễn biến kỳ họp (điểm danh, ý kiến, biểu quyết, điểm) bị thay đổi",
    "missing": "kỳ họp đã khóa nhưng thiếu văn bản",
}


class Command(BaseCommand):
    """Reads only; leaves with 1 where something does not fit."""

    help = "Kiểm tra chuỗi dấu khóa của biên bản, nghị quyết đã khóa."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the part of the tree to look at."""
        parser.add_argument("--organisation", default="", help="mã tổ chức đảng (mặc định: tất cả)")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, *_: Any, organisation: str, **options: Any) -> None:
        """Walk, and tell."""
        papers, faults = verified(organisation)
        if options["json"]:
            rows = [
                {"organisation": f.cell, "meeting": f.meeting, "paper": f.paper, "seal": f.seal, "faults": list(f.what)}
                for f in faults
            ]
            self.stdout.write(json.dumps({"papers": papers, "faults": rows}, ensure_ascii=False))
        else:
            for fault in faults:
                self.stdout.write(f"{fault.cell} · {fault.paper}: {'; '.join(WHAT[one] for one in fault.what)}")
            self.stdout.write(
                f"Đã kiểm tra {papers} văn bản: {f'{len(faults)} không khớp' if faults else 'tất cả khớp'}."
            )
        if faults:
            sys.exit(1)
