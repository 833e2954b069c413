"""Figures."""

from sotay.members.permissions import MemberPermission as Member
from sotay.statistics.permissions import StatisticsPermission as Statistics
from tests.meta.permission_table.rows import Act, Call, Page


def _cell(cast):
    return {"uid": cast.cell_a.uid}


ROWS = [
    *(Page(f"statistics:{name}", Statistics.VIEW, anywhere=True, outsider=403) for name in ("board", "board_cells")),
    *(
        Page(f"statistics:{name}", Statistics.VIEW, args=_cell, viewer=404)
        for name in (
            "node",
            "cells",
            "absences",
            "scores",
            "entries",
            "tables",
            "adoption",
            "difference",
            "adoption_board",
            "adoption_sheet",
        )
    ),
    Act("statistics.export_people", Member.EXPORT),
    Call("GET", "/api/v1/organisations/{uid}/adoption", Statistics.VIEW, args=_cell, viewer=404),
]
