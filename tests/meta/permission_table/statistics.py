"""Figures."""

from sotay.statistics.permissions import StatisticsPermission as Statistics
from tests.meta.permission_table.rows import Call, Page


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
    Call("GET", "/api/v1/organisations/{uid}/adoption", Statistics.VIEW, args=_cell, viewer=404),
]
