"""The open votes of a cell that have a result, to be named by what was voted on."""

import datetime as dt

from sotay.core.days import today
from sotay.meetings.choices import MotionStatus
from sotay.meetings.models import Motion
from sotay.organisations.models import Organisation

SHOWN = 30
DAYS = 400


def closed_motions(cell: Organisation | None) -> list[Motion]:
    """Return the motions of the cell that were closed within the last year or so, the latest first."""
    if cell is None:
        return []
    rows = Motion.objects.filter(
        meeting__organisation=cell,
        status=MotionStatus.CLOSED,
        meeting__held_on__gte=today() - dt.timedelta(days=DAYS),
    )
    return list(rows.select_related("meeting").order_by("-meeting__held_on", "-id")[:SHOWN])
