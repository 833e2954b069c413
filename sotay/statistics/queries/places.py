"""The organisations that the tables of a day count, and what of them is known otherwise now."""

import datetime as dt
from dataclasses import dataclass

from sotay.core.bulk import read_sql
from sotay.organisations.choices import Kind, Sector
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import path_on
from sotay.statistics.choices import NOT_COUNTED
from sotay.statistics.models import Snapshot

_PLACES = """
SELECT o.id, coalesce(n.name, o.name), coalesce(n.kind, o.kind), coalesce(n.sector, o.sector)
  FROM organisations_placement p JOIN organisations_organisation o ON o.id = p.organisation_id
  LEFT JOIN organisations_naming n ON n.organisation_id = o.id AND n.valid @> %(on)s::date
 WHERE p.path <@ %(path)s::ltree AND p.valid @> %(on)s::date
 ORDER BY o.id
"""


@dataclass(frozen=True)
class CorrectedPlace:
    """An organisation that is counted otherwise now: as signed, as known now."""

    name: str
    signed: str
    now: str


def places_counted(node: Organisation, on: dt.date) -> dict[str, list[str]]:
    """Return the organisations at and below a node on a day by key: name, kind, sector."""
    rows = read_sql(_PLACES, {"on": on, "path": path_on(node, on)})
    return {str(key): [name, kind, sector] for key, name, kind, sector in rows}


def places_since(snapshot: Snapshot) -> list[CorrectedPlace]:
    """Return the organisations that are known otherwise now than when the tables were signed."""
    now = places_counted(snapshot.organisation, snapshot.last)
    keys = sorted({*now, *snapshot.places}, key=int)
    return [
        CorrectedPlace((now.get(key) or snapshot.places[key])[0], _said(snapshot.places.get(key)), _said(now.get(key)))
        for key in keys
        if now.get(key) != snapshot.places.get(key)
    ]


def _said(place: list[str] | None) -> str:
    """Return what an organisation was counted as."""
    if not place:
        return NOT_COUNTED
    name, kind, sector = place
    return " · ".join([name, str(Kind(kind).label), *([str(Sector(sector).label)] if sector else [])])
