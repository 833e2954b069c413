"""What of assigned work may be done without network (docs/offline.md)."""

from typing import Any
from uuid import UUID

from sotay.access.actor import Actor
from sotay.access.carrying import Carried, Table
from sotay.assignments.actions.months import report_month
from sotay.assignments.api import MonthlyWordIn
from sotay.assignments.queries.assignments import cell_of, get_work_to_tell


def _report_month(actor: Actor, target: UUID, payload: MonthlyWordIn) -> dict[str, Any]:
    assignment = get_work_to_tell(actor, target)
    row = report_month(
        actor, cell_of(assignment.member), assignment=assignment, progress=payload.progress, note=payload.note
    )
    return {"uid": assignment.uid, "progress": row.progress}


CARRIED: Table = {"assignments.report_month": Carried(_report_month, MonthlyWordIn)}
