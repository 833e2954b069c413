"""How many members there are below a node as of a day."""

import datetime as dt
from collections.abc import Sequence

from django.db import connection

from sotay.core.days import today
from sotay.members.choices import COUNTED
from sotay.organisations.models import Organisation

# Each member once, at the official cell of the day, with the status of the day. Written out because the ORM cannot join a
# placement to the placements below it.
_COUNTED = """
  FROM organisations_placement top
  JOIN organisations_placement p ON p.path <@ top.path AND p.valid @> %(on)s::date
  JOIN members_affiliation a ON a.organisation_id = p.organisation_id AND a.kind = 'official' AND a.valid @> %(on)s::date
  JOIN members_standing s ON s.member_id = a.member_id AND s.valid @> %(on)s::date
 WHERE top.organisation_id = ANY(%(nodes)s) AND top.valid @> %(on)s::date AND s.status = ANY(%(statuses)s)
 GROUP BY 1
"""


def members_below(nodes: Sequence[Organisation], on: dt.date | None = None) -> dict[int, int]:
    """Return how many members each organisation has at and below it on the day, by its key; none where there are none."""
    return dict(_rows(f"SELECT top.organisation_id, count(*) {_COUNTED}", nodes, on))


def members_by_status(node: Organisation, on: dt.date | None = None) -> dict[str, int]:
    """Return how many members of each status there are at and below a node on the day; zeros are named too."""
    found = dict(_rows(f"SELECT s.status, count(*) {_COUNTED}", [node], on))
    return {status.value: found.get(status.value, 0) for status in COUNTED}


def _rows(statement: str, nodes: Sequence[Organisation], on: dt.date | None) -> list[tuple[int | str, int]]:
    """Return the rows of one of the statements above."""
    values = {"nodes": [node.pk for node in nodes], "on": on or today(), "statuses": list(COUNTED)}
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
