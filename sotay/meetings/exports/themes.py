"""Lists of themes as Excel."""

import datetime as dt
from collections.abc import Sequence

from sotay.core.display import quarter as quarter_name
from sotay.core.sheets import sheet_bytes
from sotay.meetings.queries.thematic import Lacking
from sotay.organisations.models import Organisation

HEADINGS = ("Mã", "Chi bộ", "Trực thuộc", "Bí thư", "Tình trạng", "Chuyên đề trong kế hoạch")


def lacking_sheet(node: Organisation, quarter: dt.date, rows: Sequence[Lacking]) -> bytes:
    """Return the cells that have not met on a theme in the quarter."""
    values = (
        (
            row.cell.code,
            row.cell.name,
            row.cell.parent.name if row.cell.parent else "",
            row.secretary,
            row.why,
            row.title,
        )
        for row in rows
    )
    above = (node.name.upper(), f"CHI BỘ CHƯA SINH HOẠT CHUYÊN ĐỀ {quarter_name(quarter).upper()}")
    return sheet_bytes("Chưa sinh hoạt chuyên đề", HEADINGS, values, above)
