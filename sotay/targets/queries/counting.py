"""Counting what indicators count: at and below many places in one statement, and the records themselves."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sotay.committees.rules.posts import COMMITTEE_POSTS
from sotay.committees.rules.structure import Learned, StructureNorms, meets_standard
from sotay.core.bulk import read_sql, read_whole_sql
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on
from sotay.targets.indicators import Indicator
from sotay.targets.rules import day_before

# Where the organisations at and below the asked ones stood, and when: a record counts for whom it belonged to on its day, so a
# target keeps what was reached before a reorganisation. What was recorded before the first known place counts there.
_HOME = """
WITH home AS MATERIALIZED (
    SELECT p.organisation_id, p.path, p.valid
      FROM (SELECT organisation_id, path, CASE WHEN row_number() OVER (PARTITION BY organisation_id ORDER BY valid) = 1
                   THEN daterange(NULL, upper(valid)) ELSE valid END AS valid
              FROM organisations_placement) p
     WHERE EXISTS (SELECT FROM unnest(string_to_array(p.path::text, '.')) AS k(label) WHERE k.label = ANY (%(nodes)s::text[]))
)
"""
_COUNT = """
SELECT r.path::text, sum(r.part)::bigint, sum(r.whole)::bigint FROM ({rows}) r GROUP BY 1
"""
_BY_YEAR = """
SELECT r.path::text, extract(year FROM r.day)::int, sum(r.part)::bigint, sum(r.whole)::bigint FROM ({rows}) r GROUP BY 1, 2
"""
_RECORDS = "SELECT r.path::text, r.part, r.whole, r.label, r.day, r.place, r.uid FROM ({rows}) r"
_NAMES = """
SELECT r.label, r.day, r.place, r.uid, r.part, r.whole FROM ({rows}) r
 ORDER BY (r.whole > 0 AND r.part < r.whole) DESC, r.day DESC NULLS LAST, r.label, r.uid LIMIT %(most)s
"""
MOST_NAMES = 2000
_FEW = 20
_LARGE = (Kind.PROVINCE, Kind.DIRECT)


@dataclass(frozen=True)
class Count:
    """What records say: how many count, of how many (nothing where there is no denominator)."""

    part: int = 0
    whole: int = 0


@dataclass(frozen=True)
class Name:
    """One record behind a number."""

    label: str
    day: dt.date | None
    place: str
    uid: UUID
    part: int
    whole: int


def counts_of(indicator: Indicator, nodes: Iterable[int], first: dt.date, until: dt.date) -> dict[int, Count]:
    """Return what the records at and below each of some nodes say of [first, until); nodes may lie one below the other."""
    keys = set(nodes)
    wanted = {str(key): key for key in keys}
    if indicator.judged:
        return _people(indicator, wanted, first, until)
    sums = {key: [0, 0] for key in keys}
    for path, part, whole in _read(_COUNT, indicator, keys, (first, until)):
        for label in path.split("."):
            if (key := wanted.get(label)) is not None:
                sums[key][0] += part
                sums[key][1] += whole
    return {key: Count(*both) for key, both in sums.items()}


def yearly_counts_of(
    indicator: Indicator, nodes: Iterable[int], first: dt.date, until: dt.date
) -> dict[tuple[int, int], Count]:
    """Return the same by node and year, in one statement; of records that have a day."""
    keys = set(nodes)
    wanted = {str(key): key for key in keys}
    sums: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
    for path, year, part, whole in _read(_BY_YEAR, indicator, keys, (first, until)):
        for label in path.split("."):
            if (key := wanted.get(label)) is not None:
                sums[key, year][0] += part
                sums[key, year][1] += whole
    return {key: Count(*both) for key, both in sums.items()}


def names_below(indicator: Indicator, node: int, first: dt.date, until: dt.date) -> list[Name]:
    """Return the records at and below a node, those that fail the share first; at most 2,000."""
    if indicator.judged:
        people = {
            uid: Name(label, day, place, uid, part, whole)
            for _path, part, whole, label, day, place, uid in _judged(indicator, [node], first, until)
        }
        return sorted(people.values(), key=lambda one: (one.part, one.label, str(one.uid)))[:MOST_NAMES]
    return [Name(*row) for row in _read(_NAMES, indicator, [node], (first, until))]


def _people(indicator: Indicator, wanted: dict[str, int], first: dt.date, until: dt.date) -> dict[int, Count]:
    """Count people, each once at each place."""
    found: dict[int, dict[UUID, int]] = defaultdict(dict)
    for path, part, _whole, *_shown, uid in _judged(indicator, wanted.values(), first, until):
        for label in path.split("."):
            if (key := wanted.get(label)) is not None:
                found[key][uid] = part
    return {key: Count(sum(found[key].values()), len(found[key])) for key in wanted.values()}


def _judged(indicator: Indicator, nodes: Iterable[int], first: dt.date, until: dt.date) -> list[tuple[Any, ...]]:
    """Return the records, with what they say turned into whether it counts."""
    norms = norms_on(day_before(until), StructureNorms)
    rows = _read(_RECORDS, indicator, set(nodes), (first, until))
    return [(path, int(meets_standard(Learned(*said), norms)), *shown) for path, said, *shown in rows]


def _read(
    statement: str, indicator: Indicator, nodes: Collection[int], days: tuple[dt.date, dt.date]
) -> list[tuple[Any, ...]]:
    """Run a statement; one that asks of a large part of the tree reads its tables as wholes."""
    is_large = len(nodes) > _FEW or Organisation.objects.filter(pk__in=nodes, kind__in=_LARGE).exists()
    read = read_whole_sql if is_large else read_sql
    return read(_HOME + statement.format(rows=indicator.rows), _values(nodes, *days))


def _values(nodes: Iterable[int], first: dt.date, until: dt.date) -> dict[str, Any]:
    """Return the parameters of an indicator."""
    keys: Sequence[str] = [str(key) for key in sorted(set(nodes))]
    return {"nodes": keys, "first": first, "until": until, "posts": list(COMMITTEE_POSTS), "most": MOST_NAMES}
