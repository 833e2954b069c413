"""Heads who are members, by place and by year: counted from records, the denominator is hamlets."""

import datetime as dt
from dataclasses import dataclass, fields

from django.db import connection

from sotay.core.days import today
from sotay.hamlets.models import ShareTarget
from sotay.organisations.models import Organisation


@dataclass(frozen=True)
class HeadFigures:
    """Hamlets of one part of the tree and who heads them; every share is a pair of whole numbers."""

    hamlets: int = 0
    heads: int = 0
    member_heads: int = 0
    deputies: int = 0
    member_deputies: int = 0
    unreviewed: int = 0

    @property
    def other_heads(self) -> int:
        """Return how many heads are not members."""
        return self.heads - self.member_heads

    @property
    def vacant(self) -> int:
        """Return how many hamlets have no head."""
        return self.hamlets - self.heads


@dataclass(frozen=True)
class Part:
    """One child of the node looked at, with its figures."""

    organisation: Organisation
    figures: HeadFigures


@dataclass(frozen=True)
class Moment:
    """A day of the series: hamlets, those whose head is known, those whose head is a member."""

    day: dt.date
    hamlets: int
    heads: int
    member_heads: int


# One statement for a node and its children: the ORM cannot group by a piece of a path.
_FIGURES = """
WITH place AS MATERIALIZED (
    SELECT h.id, subpath(o.path, least(%(depth)s, nlevel(o.path) - 1), 1)::text::bigint AS part
      FROM hamlets_hamlet h JOIN organisations_organisation o ON o.id = h.organisation_id
     WHERE o.path <@ %(path)s::ltree AND h.valid @> %(on)s::date
), holder AS (
    SELECT p.part, s.id, s.post,
           EXISTS (SELECT FROM members_standing t
                    WHERE t.member_id = coalesce(s.member_id, c.member_id) AND t.valid @> %(on)s::date
                      AND t.status IN ('probationary', 'full', 'exempt', 'suspended')) AS is_member,
           EXISTS (SELECT FROM hamlets_headreview r WHERE r.headship_id = s.id AND r.reviewed_on <= %(on)s) AS is_reviewed
      FROM place p
      JOIN hamlets_headship s ON s.hamlet_id = p.id AND s.valid @> %(on)s::date
      LEFT JOIN development_candidate c ON c.id = s.candidate_id
), counted AS (
    SELECT part, count(*) FILTER (WHERE post = 'head') AS heads,
           count(*) FILTER (WHERE post = 'head' AND is_member) AS member_heads,
           count(*) FILTER (WHERE post = 'deputy') AS deputies,
           count(*) FILTER (WHERE post = 'deputy' AND is_member) AS member_deputies,
           count(*) FILTER (WHERE post = 'head' AND NOT is_member AND NOT is_reviewed) AS unreviewed
      FROM holder GROUP BY part
)
SELECT p.part, p.hamlets, coalesce(c.heads, 0), coalesce(c.member_heads, 0), coalesce(c.deputies, 0),
       coalesce(c.member_deputies, 0), coalesce(c.unreviewed, 0)
  FROM (SELECT part, count(*) AS hamlets FROM place GROUP BY part) p LEFT JOIN counted c ON c.part = p.part
"""
_SERIES = """
SELECT d.day, count(*),
       count(*) FILTER (WHERE EXISTS (
           SELECT FROM hamlets_headship s WHERE s.hamlet_id = h.id AND s.post = 'head' AND s.valid @> d.day)),
       count(*) FILTER (WHERE EXISTS (
           SELECT FROM hamlets_headship s
             LEFT JOIN development_candidate c ON c.id = s.candidate_id
             JOIN members_standing t ON t.member_id = coalesce(s.member_id, c.member_id) AND t.valid @> d.day
                                    AND t.status IN ('probationary', 'full', 'exempt', 'suspended')
            WHERE s.hamlet_id = h.id AND s.post = 'head' AND s.valid @> d.day))
  FROM unnest(%(days)s::date[]) AS d(day)
  JOIN hamlets_hamlet h ON h.valid @> d.day
  JOIN organisations_organisation o ON o.id = h.organisation_id
 WHERE o.path <@ %(path)s::ltree
 GROUP BY d.day ORDER BY d.day
"""
_FIRST = """
SELECT min(lower(s.valid)) FROM hamlets_headship s
  JOIN hamlets_hamlet h ON h.id = s.hamlet_id JOIN organisations_organisation o ON o.id = h.organisation_id
 WHERE o.path <@ %(path)s::ltree
"""


def parts_of(node: Organisation, on: dt.date) -> list[Part]:
    """Return each child of the node (the node itself, where hamlets belong to it directly) with its figures of the day."""
    with connection.cursor() as cursor:
        cursor.execute(_FIGURES, {"path": node.path, "depth": node.path.count(".") + 1, "on": on})
        rows = cursor.fetchall()
    known = Organisation.objects.in_bulk([part for part, *_ in rows])
    found = [Part(known[part], HeadFigures(*figures)) for part, *figures in rows]
    return sorted(found, key=lambda part: (part.organisation.code, part.organisation.pk))


def total(parts: list[Part]) -> HeadFigures:
    """Return the figures of all parts together."""
    names = [field.name for field in fields(HeadFigures)]
    return HeadFigures(**{name: sum(getattr(part.figures, name) for part in parts) for name in names})


def series_of(node: Organisation, until: dt.date, most: int = 8) -> list[Moment]:
    """Return the share at the end of each year since most heads are known, and on the day itself."""
    with connection.cursor() as cursor:
        cursor.execute(_FIRST, {"path": node.path})
        first = cursor.fetchone()[0]
        if first is None:
            return []
        ends = [dt.date(year, 12, 31) for year in range(first.year, until.year)][-most + 1 :]
        cursor.execute(_SERIES, {"path": node.path, "days": [*ends, until]})
        moments = [Moment(*row) for row in cursor.fetchall()]
    return [one for one in moments if 2 * one.heads > one.hamlets or one.day == until]


def targets_for(node: Organisation) -> list[ShareTarget]:
    """Return the targets that apply to a node: its own and those of what stands above it, the nearest first."""
    keys = [int(key) for key in node.path.split(".")]
    rows = ShareTarget.objects.filter(organisation__in=keys).select_related("organisation")
    return sorted(rows, key=lambda row: (-keys.index(row.organisation_id), row.year))


def target_of(node: Organisation, day: dt.date | None = None) -> ShareTarget | None:
    """Return the target to which a node works on the day: of the nearest place that has one, the next year to come."""
    year = (day or today()).year
    rows = targets_for(node)
    return next((row for row in rows if row.year >= year), None)
