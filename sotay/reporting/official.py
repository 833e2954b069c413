"""The official tables of statistics inside a report, as they stood when it was counted."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from sotay.organisations.models import Organisation
from sotay.statistics.queries.tables import official_tables

TABLES = {
    "1": "Bảng 1: Tăng, giảm đảng viên",
    "2": "Bảng 2: Đảng viên mới kết nạp",
    "3": "Bảng 3: Đảng viên mới kết nạp theo dân tộc, tôn giáo",
    "4": "Bảng 4: Đội ngũ đảng viên",
    "5": "Bảng 5: Tổ chức đảng và đảng viên theo loại hình",
}


def tables_of(node: Organisation, first: dt.date, last: dt.date, numbers: Collection[str]) -> dict[str, Any]:
    """Return the tables asked for, by number, as plain rows."""
    return {
        str(table.number): {
            "title": TABLES[str(table.number)],
            "headings": list(table.headings),
            "lines": [[line.label, *line.cells] for line in table.lines],
        }
        for table in official_tables(node, first, last)
        if str(table.number) in numbers
    }
