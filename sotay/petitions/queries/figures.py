"""How petitions went: open, overdue, answered, the middle of the days; and of each body the share answered in time."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sotay.core.bulk import read_sql
from sotay.core.days import today
from sotay.organisations.models import Organisation
from sotay.petitions.models import Petition


@dataclass(frozen=True)
class Period:
    """From which day until which one, both included."""

    since: dt.date = dt.date(2011, 1, 1)
    until: dt.date = dt.date(2100, 1, 1)


EVER = Period()


@dataclass(frozen=True)
class PetitionFigures:
    """The petitions of the cells at and below a node."""

    total: int
    open: int
    overdue: int
    waiting: int
    answered: int
    confirmed: int
    median_days: int | None


@dataclass(frozen=True)
class BodyFigures:
    """What one body did with what came to it; what climbed away from it was not answered in time."""

    body: Organisation
    in_time: int
    late: int
    climbed: int
    owed: int
    overdue: int
    median_days: int | None

    @property
    def judged(self) -> int:
        """Return how many petitions had their deadline there."""
        return self.in_time + self.late + self.climbed


_FIGURES = """
SELECT count(*), count(*) FILTER (WHERE p.owner_id IS NOT NULL),
       count(*) FILTER (WHERE p.due_on < %(day)s), count(*) FILTER (WHERE p.status = 'answered'),
       count(*) FILTER (WHERE p.answered_on IS NOT NULL), count(*) FILTER (WHERE p.status = 'confirmed'),
       percentile_disc(0.5) WITHIN GROUP (ORDER BY p.answered_on - p.raised_on)
  FROM petitions_petition p
 WHERE p.cell_id IN (SELECT id FROM organisations_organisation WHERE path <@ %(path)s::ltree) AND p.parent_id IS NULL
   AND p.raised_on BETWEEN %(since)s AND %(until)s
"""
# Bodies at or below the node, and what they did in the period; what they owe, they owe now.
_BODIES = """
WITH step AS (
    SELECT h.source_id AS body, h.kind, h.due_on, h."on", h."on" - h.since AS days
      FROM petitions_hop h
     WHERE h.kind IN ('answered', 'escalated') AND h.source_id IN (SELECT id FROM organisations_organisation WHERE path <@ %(path)s::ltree)
       AND h."on" BETWEEN %(since)s AND %(until)s
), done AS (
    SELECT body, count(*) FILTER (WHERE kind = 'answered' AND "on" <= due_on) AS in_time,
           count(*) FILTER (WHERE kind = 'answered' AND "on" > due_on) AS late,
           count(*) FILTER (WHERE kind = 'escalated') AS climbed,
           percentile_disc(0.5) WITHIN GROUP (ORDER BY days) FILTER (WHERE kind = 'answered') AS median
      FROM step GROUP BY body
), owed AS (
    SELECT p.owner_id AS body, count(*) AS owed, count(*) FILTER (WHERE p.due_on < %(day)s) AS overdue
      FROM petitions_petition p
     WHERE p.owner_id IN (SELECT id FROM organisations_organisation WHERE path <@ %(path)s::ltree)
       AND p.status IN ('received', 'processing') GROUP BY p.owner_id
)
SELECT coalesce(d.body, w.body), coalesce(d.in_time, 0), coalesce(d.late, 0), coalesce(d.climbed, 0), coalesce(w.owed, 0),
       coalesce(w.overdue, 0), d.median
  FROM done d FULL JOIN owed w ON w.body = d.body
 ORDER BY coalesce(w.overdue, 0) DESC, coalesce(d.climbed, 0) + coalesce(d.late, 0) DESC, coalesce(w.owed, 0) DESC, 1
 LIMIT %(most)s
"""
MOST_BODIES = 100


def figures_of(node: Organisation, period: Period = EVER) -> PetitionFigures:
    """Return how the petitions stand that the cells at and below a node raised in a period."""
    values = {"path": node.path, "day": today(), "since": period.since, "until": period.until}
    return PetitionFigures(*read_sql(_FIGURES, values)[0])


def bodies_of(node: Organisation, period: Period = EVER) -> list[BodyFigures]:
    """Return the bodies at and below a node, those with something overdue first."""
    values = {"path": node.path, "day": today(), "since": period.since, "until": period.until, "most": MOST_BODIES}
    rows = read_sql(_BODIES, values)
    known = Organisation.objects.in_bulk([key for key, *_ in rows])
    return [BodyFigures(known[key], *numbers) for key, *numbers in rows]


def answer_for(node: Organisation) -> dict[str, Any]:
    """Return the figures for programs, with the overdue petitions."""
    figures = figures_of(node)
    overdue = Petition.objects.filter(cell__path__descendant_of=node.path, parent=None, due_on__lt=today())
    return {
        "organisation": node.code,
        "name": node.name,
        "on": today().isoformat(),
        "total": figures.total,
        "open": figures.open,
        "overdue": figures.overdue,
        "waiting_for_cell": figures.waiting,
        "answered": figures.answered,
        "confirmed": figures.confirmed,
        "median_days": figures.median_days,
        "bodies": [_body(one) for one in bodies_of(node)],
        "overdue_list": [
            {
                "uid": str(one.uid),
                "text": one.text,
                "cell": one.cell.code,
                "owner": one.owner.code if one.owner else "",
                "due_on": one.due_on.isoformat() if one.due_on else "",
            }
            for one in overdue.select_related("cell", "owner").order_by("due_on", "pk")[:MOST_BODIES]
        ],
    }


def _body(one: BodyFigures) -> dict[str, Any]:
    """Return the figures of one body."""
    return {
        "organisation": one.body.code,
        "name": one.body.name,
        "in_time": one.in_time,
        "late": one.late,
        "climbed": one.climbed,
        "owed": one.owed,
        "overdue": one.overdue,
        "median_days": one.median_days,
    }
