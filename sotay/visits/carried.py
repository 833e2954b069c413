"""What of visits may be done without network (docs/offline.md): checking in, reporting."""

from typing import Any
from uuid import UUID

from sotay.access.actor import Actor
from sotay.access.carrying import Carried, Nothing, Table
from sotay.visits.actions import own, reporting
from sotay.visits.api import VisitReportIn
from sotay.visits.queries.visits import get_own_visit


def _check_in(actor: Actor, target: UUID, _payload: Nothing) -> dict[str, Any]:
    visit = get_own_visit(actor, target)
    return {"uid": visit.uid, "status": own.check_in_own(actor, visit.member, visit=visit).status}


def _report(actor: Actor, target: UUID, payload: VisitReportIn) -> dict[str, Any]:
    visit = get_own_visit(actor, target)
    report = reporting.report_own(actor, visit.member, visit=visit, **payload.model_dump())
    return {"uid": report.uid, "petitions": [one.petition.uid for one in report.heard.select_related("petition")]}


CARRIED: Table = {
    "visits.check_in_own": Carried(_check_in),
    "visits.report_own": Carried(_report, VisitReportIn),
}
