"""How cells kept to the unified day, as Excel."""

import datetime as dt
from collections.abc import Sequence

from sotay.core.sheets import sheet_bytes
from sotay.meetings.queries.unified import KeptDay
from sotay.organisations.models import Organisation

HEADINGS = ("Mã", "Chi bộ", "Trực thuộc", "Ngày thống nhất", "Ngày họp", "Tình trạng", "Lý do")


def unified_sheet(node: Organisation, period: dt.date, lines: Sequence[KeptDay]) -> bytes:
    """Return the cells with how they kept to the day, and why not."""
    values = (
        (
            line.cell.code,
            line.cell.name,
            line.cell.parent.name if line.cell.parent else "",
            line.day,
            line.held_on,
            line.words,
            line.why,
        )
        for line in lines
    )
    above = (node.name.upper(), f"SINH HOẠT ĐÚNG NGÀY THỐNG NHẤT THÁNG {period:%m/%Y}")
    return sheet_bytes("Ngày thống nhất", HEADINGS, values, above)
