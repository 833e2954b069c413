"""The month of the cells below a node: who has met, is due, is late; attendance; scores; documents; the handbook."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from django.db import connection

from sotay.core.days import today
from sotay.organisations.models import Organisation


@dataclass(frozen=True)
class MonthFigures:
    """The figures of one part of the tree for one month; every share is a pair of whole numbers."""

    cells: int = 0
    met: int = 0
    late: int = 0
    due: int = 0
    present: int = 0
    expected: int = 0
    scored: int = 0
    score_sum: int = 0
    good: int = 0
    documents: int = 0
    thematic: int = 0
    handbook_cells: int = 0
    accounts: int = 0
    members: int = 0
    activated: int = 0
    active: int = 0
    used: int = 0
    convened: int = 0
    # What was written down for members without a telephone: cells in whose meeting nobody used one, lines, members.
    paper_cells: int = 0
    on_paper: int = 0
    paper_members: int = 0
    paper_active: int = 0

    @property
    def score(self) -> int | None:
        """Return the mean score, rounded half up."""
        return (2 * self.score_sum + self.scored) // (2 * self.scored) if self.scored else None


@dataclass(frozen=True)
class NodeMonth:
    """One child of the node looked at, with its figures."""

    organisation: Organisation
    figures: MonthFigures


# One statement for the node and its children: the ORM cannot group by a piece of a path. `part` is the child below which a
# cell lies (the cell itself where the node is a cell). Cells open in the month count, whether or not they have any meeting.
_CELLS = """
WITH cell AS (
    SELECT o.id, subpath(o.path, least(%(depth)s, nlevel(o.path) - 1), 1)::text::bigint AS part
      FROM organisations_organisation o
     WHERE o.path <@ %(path)s::ltree AND o.kind IN ('cell', 'grassroots_cell')
       AND (o.founded_on IS NULL OR o.founded_on < %(until)s) AND (o.closed_on IS NULL OR o.closed_on > %(period)s)
), best AS (
    SELECT max((band ->> 0)::int) AS least
      FROM (SELECT bands FROM regulations_rubric
             WHERE valid @> %(period)s::date AND (organisation_id IS NULL OR organisation_id = %(root)s)
             ORDER BY organisation_id NULLS LAST LIMIT 1) r, jsonb_array_elements(r.bands) band
), gain AS (
    SELECT l.meeting_id, sum(a.proposed - l.points) AS points
      FROM meetings_scorecontest a JOIN meetings_scoreline l ON l.id = a.line_id WHERE a.status = 'accepted' GROUP BY l.meeting_id
), month AS (
    SELECT c.id, c.part, m.status, m.held_on, m.present, m.due, m.score + coalesce(g.points, 0) AS score, m.documents_at, m.starts, m.handbook_users, m.on_paper, m.convened,
           coalesce(m.held_on, CASE WHEN h.day IS NULL THEN %(until)s::date - 1 ELSE %(period)s::date + (h.day - 1) END) AS expected_on,
           m.status IN ('closed', 'sealed') AS met
      FROM cell c
      LEFT JOIN meetings_meeting m ON m.organisation_id = c.id AND m.period = %(period)s AND m.kind = 'periodic' AND m.status <> 'cancelled'
      LEFT JOIN meetings_meetinghabit h ON h.organisation_id = c.id
      LEFT JOIN gain g ON g.meeting_id = m.id
), theme AS (
    SELECT c.id, 1 AS held FROM cell c JOIN meetings_meeting m ON m.organisation_id = c.id
     WHERE m.kind = 'thematic' AND m.status IN ('closed', 'sealed') AND m.period >= %(quarter)s AND m.period < %(quarter_end)s GROUP BY c.id
)
SELECT part, count(*), count(*) FILTER (WHERE met), count(*) FILTER (WHERE met IS NOT TRUE AND expected_on < %(today)s),
       count(*) FILTER (WHERE met IS NOT TRUE AND expected_on >= %(today)s),
       coalesce(sum(present) FILTER (WHERE met), 0), coalesce(sum(due) FILTER (WHERE met), 0),
       count(score) FILTER (WHERE met), coalesce(sum(score) FILTER (WHERE met), 0), count(*) FILTER (WHERE met AND score >= (SELECT least FROM best)),
       count(*) FILTER (WHERE met AND documents_at < (held_on - %(days_before)s + time '23:59:59') AT TIME ZONE 'Asia/Ho_Chi_Minh'),
       count(theme.held), count(*) FILTER (WHERE met AND handbook_users > 0),
       coalesce(sum(handbook_users) FILTER (WHERE met), 0), coalesce(sum(due) FILTER (WHERE met), 0),
       count(*) FILTER (WHERE met AND on_paper > 0 AND coalesce(handbook_users, 0) = 0), coalesce(sum(on_paper) FILTER (WHERE met), 0)
  FROM month LEFT JOIN theme USING (id) GROUP BY part
"""
_CELL_COLUMNS = (
    "cells",
    "met",
    "late",
    "due",
    "present",
    "expected",
    "scored",
    "score_sum",
    "good",
    "documents",
    "thematic",
    "handbook_cells",
    "used",
    "convened",
    "paper_cells",
    "on_paper",
)

# Exempt members are left out of the handbook's denominators (339-QĐ/TW asks it of all but the exempt).
_MEMBERS = """
WITH written AS MATERIALIZED (SELECT DISTINCT member_id FROM meetings_attendance WHERE period = %(period)s AND on_behalf)
SELECT subpath(o.path, least(%(depth)s, nlevel(o.path) - 1), 1)::text::bigint AS part,
       count(*), count(m.account_id), count(u.activated_at),
       count(*) FILTER (WHERE u.last_seen_on >= %(period)s),
       count(w.member_id) FILTER (WHERE u.activated_at IS NULL),
       count(w.member_id) FILTER (WHERE (u.last_seen_on >= %(period)s) IS NOT TRUE)
  FROM organisations_organisation o
  JOIN members_affiliation a ON a.organisation_id = o.id AND a.kind = 'official' AND a.valid @> %(on)s::date
  JOIN members_standing s ON s.member_id = a.member_id AND s.valid @> %(on)s::date AND s.status IN ('full', 'probationary')
  JOIN members_member m ON m.id = a.member_id
  LEFT JOIN accounts_user u ON u.id = m.account_id AND u.is_active
  LEFT JOIN written w ON w.member_id = m.id
 WHERE o.path <@ %(path)s::ltree
 GROUP BY 1
"""
_MEMBER_COLUMNS = ("members", "accounts", "activated", "active", "paper_members", "paper_active")


def month_of_children(node: Organisation, period: dt.date, *, days_before: int = 1) -> list[NodeMonth]:
    """Return each child of the node (the node itself, where it is a cell) with its month; two statements in all.

    `days_before` is how many days before the meeting its documents were due (42-HD/BTCTW).
    """
    values = _values(node, period, days_before)
    found: dict[int, dict[str, int]] = {}
    _collect(found, _CELLS, _CELL_COLUMNS, values)
    _collect(found, _MEMBERS, _MEMBER_COLUMNS, values)
    parts = {o.pk: o for o in Organisation.objects.filter(pk__in=found)}
    rows = [NodeMonth(parts[pk], MonthFigures(**figures)) for pk, figures in found.items()]
    return sorted(rows, key=lambda row: row.organisation.code)


def total(figures: Iterable[MonthFigures]) -> MonthFigures:
    """Return the sum; the totals of children are the figures of their parent."""
    sums = {field.name: 0 for field in fields(MonthFigures)}
    for each in figures:
        for name in sums:
            sums[name] += getattr(each, name)
    return MonthFigures(**sums)


def _values(node: Organisation, period: dt.date, days_before: int) -> dict[str, Any]:
    """Return the parameters of both statements."""
    until = (period + dt.timedelta(days=32)).replace(day=1)
    quarter = period.replace(month=period.month - (period.month - 1) % 3)
    quarter_end = (quarter + dt.timedelta(days=93)).replace(day=1)
    return {
        "depth": len(node.path.split(".")),
        "path": node.path,
        "period": period,
        "until": until,
        "today": today(),
        "quarter": quarter,
        "quarter_end": quarter_end,
        "days_before": days_before,
        "root": int(node.path.partition(".")[0]),
        "on": min(until - dt.timedelta(days=1), today()),
    }


def _collect(
    found: dict[int, dict[str, int]], statement: str, columns: tuple[str, ...], values: dict[str, Any]
) -> None:
    """Add the statement's columns to what is known of each part."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        for part, *figures in cursor.fetchall():
            found.setdefault(part, {}).update(zip(columns, figures, strict=True))
