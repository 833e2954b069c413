"""How many members there are below a node as of a day."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db import connection

from sotay.core.days import today
from sotay.members.choices import COUNTED
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import paths_on

Row = tuple[str, str, int]
# Written out because the ORM would walk through the tables of members and organisations for keys that are at hand: on the
# whole province that takes twice as long.
_BY_CELL = """
SELECT p.path::text, s.status, count(*)
  FROM organisations_placement p
  JOIN members_affiliation a ON a.organisation_id = p.organisation_id AND a.kind = 'official' AND a.valid @> %(on)s::date
  JOIN members_standing s ON s.member_id = a.member_id AND s.valid @> %(on)s::date AND s.status = ANY(%(statuses)s)
 WHERE p.path <@ ANY(%(paths)s::ltree[]) AND p.valid @> %(on)s::date
 GROUP BY 1, 2
"""


def members_below(nodes: Sequence[Organisation], on: dt.date | None = None) -> Counter[int]:
    """Return how many members each organisation has at and below it on the day, by its key."""
    counts: Counter[int] = Counter()
    wanted = {node.pk for node in nodes}
    for path, _, count in members_by_cell(nodes, on):
        for key in map(int, path.split(".")):
            if key in wanted:
                counts[key] += count
    return counts


def members_by_status(node: Organisation, on: dt.date | None = None) -> dict[str, int]:
    """Return how many members of each status there are at and below a node on the day; zeros are named too."""
    counts: Counter[str] = Counter()
    for _, status, count in members_by_cell([node], on):
        counts[status] += count
    return {status.value: counts[status.value] for status in COUNTED}


def members_by_cell(nodes: Sequence[Organisation], on: dt.date | None = None) -> list[Row]:
    """Return path of the cell, status, how many; each member once, at the official cell of the day."""
    day = on or today()
    values: dict[str, Any] = {"paths": paths_on(nodes, day), "on": day, "statuses": list(COUNTED)}
    with connection.cursor() as cursor:
        cursor.execute(_BY_CELL, values)
        rows: list[Row] = cursor.fetchall()
    return rows
