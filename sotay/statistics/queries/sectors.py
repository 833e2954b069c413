"""Organisations and members by sector as of a day (statistic table 5)."""

import datetime as dt

from django.db import connection

from sotay.organisations.models import Organisation

_SECTORS = """
SELECT o.sector, count(*) FILTER (WHERE o.kind = 'party_committee'), count(*) FILTER (WHERE o.kind = 'grassroots_cell'),
       count(*) FILTER (WHERE o.kind = 'partial_committee'), count(*) FILTER (WHERE o.kind = 'cell')
  FROM organisations_placement p JOIN organisations_organisation o ON o.id = p.organisation_id
 WHERE p.path <@ %(path)s::ltree AND p.valid @> %(on)s::date AND o.kind NOT IN ('province', 'direct', 'group')
 GROUP BY o.sector
"""


def organisations_by_sector(node: Organisation, on: dt.date) -> dict[str, tuple[int, int, int, int]]:
    """Return sector → (đảng bộ cơ sở, chi bộ cơ sở, đảng bộ bộ phận, chi bộ trực thuộc)."""
    with connection.cursor() as cursor:
        cursor.execute(_SECTORS, {"path": node.path, "on": on})
        return {sector: tuple(counts) for sector, *counts in cursor.fetchall()}
