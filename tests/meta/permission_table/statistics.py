"""Figures."""

import datetime as dt

from sotay.access.actor import Actor
from sotay.members.permissions import MemberPermission as Member
from sotay.statistics.actions import sign_tables
from sotay.statistics.permissions import StatisticsPermission as Statistics
from tests.meta.permission_table.rows import Act, Call, Page


def _cell(cast):
    return {"uid": cast.cell_a.uid}


def _signed(cast):
    first, last = dt.date(2025, 1, 1), dt.date(2025, 12, 31)
    actor = Actor(user=cast.ha.account)
    signed = sign_tables(actor, cast.cell_a, period=(first, last), signatory="Hoàng Thu Hà")
    return {"uid": signed.uid}


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
    Page("statistics:tables_sign", Statistics.SIGN, args=_cell, sees=Statistics.VIEW),
    Page("statistics:signed_list", Statistics.VIEW, args=_cell, viewer=404),
    Page("statistics:signed", Statistics.VIEW, args=_signed, viewer=404),
    Page("statistics:signed_changes", Statistics.VIEW, args=_signed, viewer=404),
    Act("statistics.export_people", Member.EXPORT),
    Act("statistics.sign_tables", Statistics.SIGN),
    Call("GET", "/api/v1/organisations/{uid}/statistics", Statistics.VIEW, args=_cell, viewer=404),
    Call("GET", "/api/v1/organisations/{uid}/snapshots", Statistics.VIEW, args=_cell, viewer=404),
    Call("GET", "/api/v1/snapshots/{uid}", Statistics.VIEW, args=_signed, viewer=404),
    Call("GET", "/api/v1/snapshots/{uid}/changes", Statistics.VIEW, args=_signed, viewer=404),
    Call("GET", "/api/v1/organisations/{uid}/adoption", Statistics.VIEW, args=_cell, viewer=404),
]
