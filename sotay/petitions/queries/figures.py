"""How petitions went: open, overdue, answered, the middle of the days; and of each body the share answered in time."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sotay.core.bulk import read_sql
from sotay.core.days import today
from sotay.organisations.models import Organisation
from sotay.petitions.models import Petition


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
  FROM petitions_petition p JOIN organisations_organisation c ON c.id = p.cell_id
 WHERE c.path <@ %(path)s::ltree AND p.parent_id IS NULL
"""
# Bodies at or below the node. The days of an answer run from the step that brought the petition there.
_BODIES = """
WITH step AS (
    SELECT h.source_id AS body, h.kind, h.due_on, h."on",
           h."on" - (SELECT max(b."on") FROM petitions_hop b
                    WHERE b.petition_id = h.petition_id AND b.id < h.id AND b.target_id = h.source_id) AS days
      FROM petitions_hop h JOIN organisations_organisation o ON o.id = h.source_id
     WHERE h.kind IN ('answered', 'escalated') AND o.path <@ %(path)s::ltree
), done AS (
    SELECT body, count(*) FILTER (WHERE kind = 'answered' AND "on" <= due_on) AS in_time,
           count(*) FILTER (WHERE kind = 'answered' AND "on" > due_on) AS late,
           count(*) FILTER (WHERE kind = 'escalated') AS climbed,
           percentile_disc(0.5) WITHIN GROUP (ORDER BY days) FILTER (WHERE kind = 'answered') AS median
      FROM step GROUP BY body
), owed AS (
    SELECT p.owner_id AS body, count(*) AS owed, count(*) FILTER (WHERE p.due_on < %(day)s) AS overdue
      FROM petitions_petition p JOIN organisations_organisation o ON o.id = p.owner_id
     WHERE o.path <@ %(path)s::ltree AND p.status IN ('received', 'processing') GROUP BY p.owner_id
)
SELECT coalesce(d.body, w.body), coalesce(d.in_time, 0), coalesce(d.late, 0), coalesce(d.climbed, 0), coalesce(w.owed, 0),
       coalesce(w.overdue, 0), d.median
  FROM done d FULL JOIN owed w ON w.body = d.body
 ORDER BY coalesce(w.overdue, 0) DESC, coalesce(d.climbed, 0) + coalesce(d.late, 0) DESC, coalesce(w.owed, 0) DESC, 1
 LIMIT %(most)s
"""
MOST_BODIES = 100


def figures_of(node: Organisation, day: dt.date | None = None) -> PetitionFigures:
    """Return how the petitions of the cells at and below a node stand."""
    row = read_sql(_FIGURES, {"path": node.path, "day": day or today()})[0]
    return PetitionFigures(*row)


def bodies_of(node: Organisation, day: dt.date | None = None) -> list[BodyFigures]:
    """Return the bodies at and below a node, those with something overdue first."""
    rows = read_sql(_BODIES, {"path": node.path, "day": day or today(), "most": MOST_BODIES})
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
