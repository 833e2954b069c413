"""Open tasks of a cell or committee: whose they are when their owner leaves."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import F
from django.urls import reverse

from sotay.core.bulk import read_sql, run_sql
from sotay.core.open_work import Move, OpenLine, OpenWork
from sotay.work.choices import TaskStatus
from sotay.work.models import Task

MOST = 300
# Whoever is still of the cell, or holds another post of the committee, goes on with what was given to them.
_GONE = """
   NOT EXISTS (SELECT FROM members_affiliation a
                WHERE a.member_id = t.owner_id AND a.organisation_id = t.organisation_id AND a.valid @> %(day)s::date)
   AND NOT EXISTS (SELECT FROM committees_position p
                    WHERE p.member_id = t.owner_id AND p.organisation_id = t.organisation_id AND p.valid @> %(day)s::date)
"""
_HAND_ON = f"""
UPDATE work_task t SET owner_id = %(receiver)s, on_behalf = false, source = '', confirmed_by_id = NULL, confirmed_at = NULL
 WHERE t.organisation_id = %(organisation)s AND t.status = 'open' AND t.owner_id = %(leaver)s AND {_GONE}
"""  # noqa: S608 -- words of our own
_ORPHANS = f"SELECT count(*) FROM work_task t WHERE t.status = 'open' AND t.owner_id IS NOT NULL AND {_GONE}"  # noqa: S608 -- words of our own
# The same for everybody at once: the cell committee as a whole goes on with it.
_SWEEP = f"""
UPDATE work_task t SET owner_id = NULL, on_behalf = false, source = '', confirmed_by_id = NULL, confirmed_at = NULL
 WHERE t.status = 'open' AND t.owner_id IS NOT NULL AND {_GONE}
"""  # noqa: S608 -- words of our own


def lines(move: Move) -> Iterator[OpenLine]:
    """Yield the open tasks, those of the one who leaves first."""
    rows = Task.objects.filter(organisation_id=move.organisation_id, status=TaskStatus.OPEN).select_related("owner")
    own_first = (F("owner_id") - move.leaver_id) * (F("owner_id") - move.leaver_id)
    for task in rows.order_by(own_first.asc(nulls_last=True), "due_on", "pk")[:MOST]:
        yield OpenLine(
            task.title,
            "Quá hạn" if task.due_on < move.day else TaskStatus(task.status).label,
            task.owner.full_name if task.owner else "Cả cấp ủy",
            task.due_on,
            reverse("work:detail", args=[task.uid]),
        )


def hand_on(move: Move) -> int:
    """Give to the receiver, else to the committee as a whole, what the leaver cannot go on with."""
    values = {
        "organisation": move.organisation_id,
        "leaver": move.leaver_id,
        "receiver": move.receiver_id,
        "day": move.day,
    }
    return run_sql(_HAND_ON, values)


def orphans(day: dt.date) -> int:
    """Count the open tasks of people who are not there any more."""
    return int(read_sql(_ORPHANS, {"day": day})[0][0])


def sweep(day: dt.date) -> int:
    """Give to the committee as a whole what names somebody who left without handing over."""
    return run_sql(_SWEEP, {"day": day})


TASKS = OpenWork("tasks", "Nhiệm vụ đang thực hiện", lines, hand_on, orphans, sweep)
