"""Signed tables, and what has changed since they were signed: each person by name, with what was known then and is known now."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.core.bulk import read_sql
from sotay.core.find import find
from sotay.members.choices import Sex, Status
from sotay.organisations.models import Organisation
from sotay.statistics.choices import FACT_WORDS, NOT_COUNTED, NOT_RECORDED
from sotay.statistics.models import Snapshot
from sotay.statistics.permissions import StatisticsPermission
from sotay.statistics.queries.facts import FACTS, facts_of
from sotay.statistics.queries.periods import days_of
from sotay.statistics.sealing import seal_of

_CHANGED = f"""
WITH now AS ({FACTS}), signed AS (
    SELECT member, facts FROM statistics_snapshotperson WHERE snapshot_id = %(snapshot)s
)
SELECT coalesce(n.facts, s.facts) ->> 'uid', coalesce(n.facts, s.facts) ->> 'name', s.facts, n.facts
  FROM signed s FULL JOIN now n USING (member) WHERE s.facts IS DISTINCT FROM n.facts
 ORDER BY 2, member
"""  # noqa: S608 -- our own statement, parameters are bound
PEOPLE_DIGEST = """
SELECT encode(sha256(convert_to(coalesce(string_agg(member || ' ' || facts::text, E'\\n' ORDER BY member), ''), 'UTF8')), 'hex')
  FROM {people}
"""


@dataclass(frozen=True)
class Correction:
    """One thing that is known otherwise now: what, as signed, as known now."""

    what: str
    signed: str
    now: str


@dataclass(frozen=True)
class Corrected:
    """A person of whom something that the tables count is known otherwise now."""

    uid: str
    name: str
    corrections: list[Correction]


def snapshots_for(actor: Actor) -> "QuerySet[Snapshot]":
    """Return the signed tables that the actor may see, the latest first; without their contents."""
    rows = Snapshot.objects.filter(actor.scope(StatisticsPermission.VIEW)).select_related("organisation", "signed_by")
    return rows.defer("content", "places").order_by("-last", "-pk")


def snapshots_of(actor: Actor, node: Organisation) -> "QuerySet[Snapshot]":
    """Return the signed tables of an organisation."""
    return snapshots_for(actor).filter(organisation=node)


def get_snapshot(actor: Actor, uid: UUID) -> Snapshot:
    """Return signed tables that the actor may see, or raise `NotVisible`."""
    return find(snapshots_for(actor).defer(None), uid=uid)


def is_intact(snapshot: Snapshot) -> bool:
    """Tell whether tables and people are as they were sealed."""
    people = f"(SELECT member, facts FROM statistics_snapshotperson WHERE snapshot_id = {int(snapshot.pk)}) p"  # noqa: S608 -- a number
    digest = read_sql(PEOPLE_DIGEST.format(people=people))[0][0]
    return seal_of(bytes(snapshot.content), digest) == snapshot.seal


def changes_since(snapshot: Snapshot) -> list[Corrected]:
    """Return everybody of whom something that was counted is known otherwise now, by name."""
    values = facts_of(snapshot.organisation, snapshot.first, snapshot.last)
    rows = read_sql(_CHANGED, {**values, "snapshot": snapshot.pk})
    pairs = [(uid, name, _loaded(signed), _loaded(now)) for uid, name, signed, now in rows]
    cells = _cell_names(facts for row in pairs for facts in row[2:])
    days = [f"Được tính ngày {day:%d/%m/%Y}" for day in days_of(snapshot.first, snapshot.last)]
    return [Corrected(uid, name, list(_corrections(signed, now, days, cells))) for uid, name, signed, now in pairs]


def _corrections(
    signed: dict[str, Any], now: dict[str, Any], days: list[str], cells: dict[int, str]
) -> Iterator[Correction]:
    """Yield what differs between the facts as signed and as known now."""
    for number, day in enumerate(days, 1):
        before, after = (_place(facts, str(number), cells) for facts in (signed, now))
        if before != after:
            yield Correction(day, before, after)
    for name, words in FACT_WORDS.items():
        if signed and now and signed.get(name) != now.get(name):
            yield Correction(words, _said(name, signed.get(name)), _said(name, now.get(name)))


def _place(facts: dict[str, Any], number: str, cells: dict[int, str]) -> str:
    """Return where and as what somebody was counted on a day, or how they had left."""
    found = facts.get("at", {}).get(number)
    if found:
        cell, status = found
        return f"{cells.get(cell, '')} ({Status(status).label.lower()})"
    way = (facts.get("ways") or {}).get(number)
    return f"{NOT_COUNTED} ({Status(way).label.lower()})" if way else NOT_COUNTED


def _said(name: str, value: str | None) -> str:
    """Return a fact as it is read."""
    if not value:
        return NOT_RECORDED
    if name == "sex":
        return str(Sex(value).label)
    if name.endswith("_on"):
        year, month, day = value.split("-")
        return f"{day}/{month}/{year}"
    return value


def _cell_names(facts: Iterator[dict[str, Any]]) -> dict[int, str]:
    """Return the names of the cells that the facts name."""
    keys = {cell for one in facts for cell, _ in one.get("at", {}).values()}
    rows = Organisation.objects.filter(pk__in=keys).values_list("pk", "name", "parent__name")
    return {key: ", ".join(filter(None, (name, above))) for key, name, above in rows}


def _loaded(facts: str | None) -> dict[str, Any]:
    """Return facts out of the database; nobody has none."""
    return json.loads(facts) if facts else {}
