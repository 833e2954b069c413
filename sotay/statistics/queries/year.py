"""Twelve months of a node's children, and the days of one month, for the heat maps."""

import datetime as dt
from collections import defaultdict

from django.db import connection
from django.db.models import Count

from sotay.core.days import add_months
from sotay.meetings.choices import HELD, MeetingKind
from sotay.meetings.models import Meeting
from sotay.organisations.models import Organisation

# The share of cells that met, month by month and child by child; one grouping by a piece of the path.
_YEAR = """
SELECT subpath(o.path, least(%(depth)s, nlevel(o.path) - 1), 1)::text::bigint AS part, m.period, count(*),
       sum(m.present), sum(m.due)
  FROM meetings_meeting m JOIN organisations_organisation o ON o.id = m.organisation_id
 WHERE o.path <@ %(path)s::ltree AND m.kind = 'periodic' AND m.status IN ('closed', 'sealed') AND m.period >= %(first)s AND m.period <= %(last)s
 GROUP BY 1, 2
"""
# The cells of each child in each month: those founded before its end and not closed before its beginning.
_CELLS = """
SELECT subpath(o.path, least(%(depth)s, nlevel(o.path) - 1), 1)::text::bigint AS part, p.month::date, count(*)
  FROM organisations_organisation o
  CROSS JOIN generate_series(%(first)s::date, %(last)s::date, interval '1 month') AS p (month)
 WHERE o.path <@ %(path)s::ltree AND o.kind IN ('cell', 'grassroots_cell')
   AND (o.founded_on IS NULL OR o.founded_on < p.month + interval '1 month') AND (o.closed_on IS NULL OR o.closed_on > p.month)
 GROUP BY 1, 2
"""

YearOfParts = dict[int, dict[dt.date, tuple[int, int, int, int]]]


def year_of_children(node: Organisation, last: dt.date, months: int = 12) -> YearOfParts:
    """Return child → month → (cells that met, cells, present, expected) for the months up to `last`."""
    values = {
        "depth": len(node.path.split(".")),
        "path": node.path,
        "first": add_months(last, 1 - months),
        "last": last,
    }
    found: YearOfParts = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(_YEAR, values)
        held = {(part, period): rest for part, period, *rest in cursor.fetchall()}
        cursor.execute(_CELLS, values)
        for part, period, cells in cursor.fetchall():
            met, present, due = held.get((part, period), (0, 0, 0))
            found[part][period] = (met, cells, present, due)
    return found


def days_of_month(node: Organisation, period: dt.date) -> dict[dt.date, int]:
    """Return on which days how many cells met for the month."""
    rows = (
        Meeting.objects.filter(
            organisation__path__descendant_of=node.path,
            period=period,
            kind=MeetingKind.PERIODIC,
            status__in=HELD,
        )
        .values_list("held_on")
        .annotate(count=Count("pk"))
    )
    return dict(rows)
