"""How many active members have work in a year, by place: counted from the records, the exempt apart."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields

from sotay.assignments.rules import change_in_tenths, counted_on, share_in_tenths
from sotay.core.bulk import read_sql
from sotay.core.days import today
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import path_on


@dataclass(frozen=True)
class CoverageFigures:
    """Active members (full and probationary) of one part of the tree, those with work in the year, and who is exempt."""

    active: int = 0
    assigned: int = 0
    exempt: int = 0

    @property
    def unassigned(self) -> int:
        """Return how many active members have no work."""
        return self.active - self.assigned

    @property
    def tenths(self) -> int | None:
        """Return the share in tenths of a percent."""
        return share_in_tenths(self.assigned, self.active)


@dataclass(frozen=True)
class CoveragePart:
    """One child of the node looked at (the node itself where members belong to it), with the year and the one before."""

    organisation: Organisation
    now: CoverageFigures
    before: CoverageFigures

    @property
    def change(self) -> int | None:
        """Return the change in tenths of a point."""
        return change_of(self.now, self.before)


# Members are counted at their official cell of the day, and cells where they stood in the tree that day.
_FIGURES = """
SELECT h.part, count(*) FILTER (WHERE h.status <> 'exempt'),
       count(*) FILTER (WHERE h.status <> 'exempt' AND w.member_id IS NOT NULL),
       count(*) FILTER (WHERE h.status = 'exempt')
  FROM (SELECT a.member_id, s.status, subpath(p.path, least(%(depth)s, nlevel(p.path) - 1), 1)::text::bigint AS part
          FROM organisations_placement p
          JOIN members_affiliation a ON a.organisation_id = p.organisation_id AND a.kind = 'official' AND a.valid @> %(day)s::date
          JOIN members_standing s ON s.member_id = a.member_id AND s.valid @> %(day)s::date
                                 AND s.status IN ('full', 'probationary', 'exempt')
         WHERE p.valid @> %(day)s::date AND p.path <@ %(path)s::ltree) h
  LEFT JOIN (SELECT DISTINCT member_id FROM assignments_workassignment
              WHERE year = %(year)s AND decided_on <= %(day)s AND (ended_on IS NULL OR ended_on > %(day)s)) w
         ON w.member_id = h.member_id
 GROUP BY h.part
"""


def figures_by_part(node: Organisation, year: int, on: dt.date | None = None) -> dict[int, CoverageFigures]:
    """Return the figures of each child of the node in a year, by key; as of its last day or today, unless told."""
    day = min(counted_on(year, today()), on or dt.date.max)
    path = path_on(node, day)
    rows = read_sql(_FIGURES, {"path": path, "depth": path.count(".") + 1, "day": day, "year": year})
    return {part: CoverageFigures(*figures) for part, *figures in rows}


def coverage_of(node: Organisation, year: int, on: dt.date | None = None) -> list[CoveragePart]:
    """Return each part of the node with the year, as of a day where one is given, and the year before."""
    now, before = figures_by_part(node, year, on), figures_by_part(node, year - 1)
    known = Organisation.objects.in_bulk([*now])
    nothing = CoverageFigures()
    parts = [CoveragePart(known[key], figures, before.get(key, nothing)) for key, figures in now.items()]
    return sorted(parts, key=lambda part: (part.organisation.code, part.organisation.pk))


def figures_of(node: Organisation, year: int, on: dt.date | None = None) -> CoverageFigures:
    """Return the figures of the whole node in a year."""
    return total(figures_by_part(node, year, on).values())


def total(figures: Iterable[CoverageFigures]) -> CoverageFigures:
    """Return the figures of all parts together."""
    rows = list(figures)
    names = [field.name for field in fields(CoverageFigures)]
    return CoverageFigures(**{name: sum(getattr(row, name) for row in rows) for name in names})


def change_of(now: CoverageFigures, before: CoverageFigures) -> int | None:
    """Return the change between two years in tenths of a point."""
    return change_in_tenths(now.assigned, now.active, before.assigned, before.active)
