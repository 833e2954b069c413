"""The board: the score of a node and of what stands directly below it, its history, the worst cells."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.cleanliness.permissions import CleanlinessPermission
from sotay.cleanliness.rules.scoring import Score
from sotay.core.bulk import read_sql
from sotay.core.days import add_months, month_of, today
from sotay.core.find import find
from sotay.organisations.models import Organisation

HISTORY_MONTHS = 12
WORST = 10
# The score of each cell as of a day is its last row until then; sums over them are the scores of everything above.
_BELOW = """
SELECT subpath(o.path, 0, least(nlevel(o.path), %(depth)s + 1))::text, sum(s.records), sum(s.correct), sum(s.complete), sum(s.clean), sum(s.alive)
  FROM organisations_organisation o
  JOIN LATERAL (SELECT * FROM cleanliness_cellscore c WHERE c.organisation_id = o.id AND c.day <= %(day)s ORDER BY c.day DESC LIMIT 1) s ON true
 WHERE o.path <@ %(path)s::ltree AND (o.closed_on IS NULL OR o.closed_on > %(day)s) GROUP BY 1
"""
_WORST = """
SELECT o.id, s.records, s.correct, s.complete, s.clean, s.alive
  FROM organisations_organisation o
  JOIN LATERAL (SELECT * FROM cleanliness_cellscore c WHERE c.organisation_id = o.id ORDER BY c.day DESC LIMIT 1) s ON true
 WHERE o.path <@ %(path)s::ltree AND o.closed_on IS NULL AND s.correct + s.complete + s.clean + s.alive > 0
 ORDER BY (s.correct + s.complete + s.clean + s.alive)::numeric / s.records DESC, o.id LIMIT %(most)s
"""


@dataclass(frozen=True)
class Row:
    """An organisation with its score."""

    organisation: Organisation
    score: Score


@dataclass(frozen=True)
class Board:
    """What the board shows of a node."""

    score: Score
    below: list[Row]
    worst: list[Row]
    history: list[int]
    scanned: bool


def nodes_for(actor: Actor) -> "QuerySet[Organisation]":
    """Return the organisations whose data the actor may look at."""
    return Organisation.objects.filter(actor.scope(CleanlinessPermission.VIEW, through=""), closed_on=None)


def get_node(actor: Actor, uid: UUID | None) -> Organisation | None:
    """Return the named node, or the highest that the actor may look at; none without the right."""
    if uid is not None:
        return find(nodes_for(actor), uid=uid)
    return nodes_for(actor).order_by("path__depth", "path").first()


def get_node_to_open(actor: Actor, uid: UUID) -> Organisation:
    """Return a node at which the actor may open a campaign: unseen is not there, seen only is refused."""
    node = find(nodes_for(actor), uid=uid)
    actor.require(CleanlinessPermission.CAMPAIGN, node)
    return node


def way_to(actor: Actor, node: Organisation) -> list[Organisation]:
    """Return the visible organisations from the top down to the node."""
    return list(nodes_for(actor).filter(path__ancestor_of=node.path).order_by("path__depth"))


def board_of(node: Organisation) -> Board:
    """Return the board of a node."""
    parts = _parts(node, today())
    rows = {str(row.path): row for row in Organisation.objects.filter(path__in=list(parts))}
    # where only cells stand below, the table above says it already
    most = 0 if all(row.is_cell for row in rows.values() if row.path != node.path) else WORST
    below = [Row(rows[path], score) for path, score in parts.items() if path in rows and path != str(node.path)]
    worst = read_sql(_WORST, {"path": str(node.path), "most": most})
    cells = Organisation.objects.select_related("parent").in_bulk([row[0] for row in worst])
    return Board(
        score=sum(parts.values(), Score()),
        below=sorted(below, key=lambda row: (row.score.total, row.organisation.sort_key)),
        worst=[Row(cells[key], Score(*map(int, counts))) for key, *counts in worst],
        history=[score.total for day in _days(today()) if (score := score_of(node, day)).records],
        scanned=bool(parts),
    )


def score_of(node: Organisation, day: dt.date) -> Score:
    """Return the score of a node on a day."""
    return sum(_parts(node, day).values(), Score())


def _parts(node: Organisation, day: dt.date) -> dict[str, Score]:
    """Return the score of the node's own cell and of each branch below, by path."""
    values = {"path": str(node.path), "depth": str(node.path).count(".") + 1, "day": day}
    return {path: Score(*map(int, counts)) for path, *counts in read_sql(_BELOW, values)}


def _days(until: dt.date) -> list[dt.date]:
    """Return the first days of the last months, and today."""
    return [add_months(month_of(until), -number) for number in range(HISTORY_MONTHS - 1, -1, -1)] + [until]
