"""What of tasks may be done without network (docs/offline.md)."""

from typing import Any
from uuid import UUID

from sotay.access.actor import Actor
from sotay.access.carrying import Carried, Table
from sotay.work import actions
from sotay.work.api import OwnResultIn
from sotay.work.queries import get_task


def _report_own_result(actor: Actor, target: UUID, payload: OwnResultIn) -> dict[str, Any]:
    task = get_task(actor, target)
    return _answer(actions.report_own_result(actor, task, status=payload.status, result=payload.result))


def _record_result(actor: Actor, target: UUID, payload: OwnResultIn) -> dict[str, Any]:
    task = get_task(actor, target)
    return _answer(actions.record_result(actor, task, status=payload.status, result=payload.result))


def _answer(task: Any) -> dict[str, Any]:
    return {"uid": task.uid, "status": task.status}


CARRIED: Table = {
    "work.report_own_result": Carried(_report_own_result, OwnResultIn),
    "work.record_result": Carried(_record_result, OwnResultIn),
}
