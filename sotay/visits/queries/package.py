"""What an official's telephone keeps of the own visits: the year, and for those that are near what the report begins with."""

import datetime as dt
from typing import Any

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.petitions.choices import Subject
from sotay.visits.choices import VisitStatus
from sotay.visits.models import Visit
from sotay.visits.queries.reporting import beginning_of
from sotay.visits.queries.visits import may_report, own_visits

MOST, NEAR = 60, 6
AHEAD = dt.timedelta(days=31)


def package_of(actor: Actor) -> list[dict[str, Any]]:
    """Return the actor's visits of this year and the last weeks; who has none gets nothing."""
    if actor.user is None:
        return []
    day = today()
    rows = own_visits(actor).filter(on__gte=min(dt.date(day.year, 1, 1), day - dt.timedelta(days=60)))
    found = list(rows.exclude(status=VisitStatus.CALLED_OFF)[:MOST])
    near = [one for one in found if _is_near(one, day)][-NEAR:]
    return [_visit(one, near) for one in found]


def _is_near(visit: Visit, day: dt.date) -> bool:
    """Tell whether a report may be written before the telephone is asked again."""
    return may_report(visit, day) or (visit.status == VisitStatus.PLANNED and day <= visit.on <= day + AHEAD)


def _visit(visit: Visit, near: list[Visit]) -> dict[str, Any]:
    """Return one visit; what is not near has no beginning of a report."""
    meeting = visit.meeting
    return {
        "uid": visit.uid,
        "on": visit.on,
        "status": visit.status,
        "cell": visit.cell.name,
        "above": visit.cell.parent.name if visit.cell.parent else "",
        "starts": f"{meeting.starts:%H:%M}" if meeting else "",
        "place": meeting.place if meeting else "",
        "arrived_at": visit.arrived_at,
        "report_due": visit.report_due,
        "is_reported": hasattr(visit, "report"),
        "subjects": Subject.choices if visit in near else [],
        "beginning": {
            name: f"{value:%H:%M}" if isinstance(value, dt.time) else value
            for name, value in (beginning_of(visit) if visit in near else {}).items()
        },
    }
