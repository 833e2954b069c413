"""By whose hand the attendance lists of a month were written: by members, by secretaries, on behalf; and what is confirmed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.db import connection

from sotay.organisations.models import Organisation


@dataclass(frozen=True)
class EntryFigures:
    """The lines of those who had to be there, each counted once under the hand that wrote it."""

    due: int = 0
    by_member: int = 0
    by_secretary: int = 0
    on_behalf: int = 0
    confirmed: int = 0

    @property
    def waiting(self) -> int:
        """Return how many entries on behalf nobody has confirmed."""
        return self.on_behalf - self.confirmed


@dataclass(frozen=True)
class NodeEntries:
    """One child of the node looked at, with its figures."""

    organisation: Organisation
    figures: EntryFigures


# One statement for a node and its children: the ORM cannot group by a piece of a path. A member's own hand is a check-in, or an
# excuse that their own account gave; whoever was absent because nobody had recorded them was so written by the secretary's closing.
_ENTRIES = """
SELECT subpath(o.path, least(%(depth)s, nlevel(o.path) - 1), 1)::text::bigint AS part, count(*),
       count(*) FILTER (WHERE NOT a.on_behalf AND coalesce(a.method IN ('button', 'qr') OR a.recorded_by_id = p.account_id, false)),
       count(*) FILTER (WHERE NOT a.on_behalf AND NOT coalesce(a.method IN ('button', 'qr') OR a.recorded_by_id = p.account_id, false)),
       count(*) FILTER (WHERE a.on_behalf), count(*) FILTER (WHERE a.on_behalf AND a.confirmed_at IS NOT NULL)
  FROM organisations_organisation o
  JOIN meetings_meeting m ON m.organisation_id = o.id AND m.period = %(period)s AND m.kind = 'periodic' AND m.status IN ('closed', 'sealed')
  JOIN meetings_attendance a ON a.meeting_id = m.id AND a.period = %(period)s
                            AND a.state IN ('expected', 'present', 'late', 'excused', 'absent')
  JOIN members_member p ON p.id = a.member_id
 WHERE o.path <@ %(path)s::ltree
 GROUP BY 1
"""


def entries_of_children(node: Organisation, period: dt.date) -> list[NodeEntries]:
    """Return each child of the node (the node itself, where it is a cell) whose cells have met in the month."""
    with connection.cursor() as cursor:
        cursor.execute(_ENTRIES, {"depth": len(node.path.split(".")), "path": node.path, "period": period})
        found = {part: EntryFigures(*figures) for part, *figures in cursor.fetchall()}
    parts = Organisation.objects.in_bulk(list(found))
    rows = [NodeEntries(parts[part], figures) for part, figures in found.items()]
    return sorted(rows, key=lambda row: row.organisation.code)


def total(rows: Iterable[NodeEntries]) -> EntryFigures:
    """Return the sum."""
    sums = {field.name: 0 for field in fields(EntryFigures)}
    for row in rows:
        for name in sums:
            sums[name] += getattr(row.figures, name)
    return EntryFigures(**sums)
