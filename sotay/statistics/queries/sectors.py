"""Organisations and members by sector as of a day (statistic table 5)."""

import datetime as dt

from django.db import connection

from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import path_on

_SECTORS = """
SELECT sector, count(*) FILTER (WHERE kind = 'party_committee'), count(*) FILTER (WHERE kind = 'grassroots_cell'),
       count(*) FILTER (WHERE kind = 'partial_committee'), count(*) FILTER (WHERE kind = 'cell')
  FROM (SELECT coalesce(n.sector, o.sector) AS sector, coalesce(n.kind, o.kind) AS kind
          FROM organisations_placement p JOIN organisations_organisation o ON o.id = p.organisation_id
          LEFT JOIN organisations_naming n ON n.organisation_id = o.id AND n.valid @> %(on)s::date
         WHERE p.path <@ %(path)s::ltree AND p.valid @> %(on)s::date) standing
 WHERE kind NOT IN ('province', 'direct', 'group')
 GROUP BY sector
"""


def organisations_by_sector(node: Organisation, on: dt.date) -> dict[str, tuple[int, int, int, int]]:
    """Return sector → (đảng bộ cơ sở, chi bộ cơ sở, đảng bộ bộ phận, chi bộ trực thuộc)."""
    with connection.cursor() as cursor:
        cursor.execute(_SECTORS, {"path": path_on(node, on), "on": on})
        return {sector: tuple(counts) for sector, *counts in cursor.fetchall()}
