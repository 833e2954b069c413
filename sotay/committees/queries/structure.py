"""The people on the committees at and below a node on a day, with what the report on their make-up counts."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sotay.committees.rules.posts import COMMITTEE_POSTS
from sotay.committees.rules.structure import (
    FigureGroup,
    Person,
    PostHeld,
    StructureNorms,
    facts_of,
    report_of,
)
from sotay.core.bulk import read_sql, read_whole_sql
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on

# Somebody is new where the term is the first of theirs in that committee; without a term nobody is.
_PEOPLE = """
WITH begun AS MATERIALIZED (
    SELECT member_id, organisation_id, min(lower(valid)) AS first
      FROM committees_position WHERE post = ANY (%(posts)s) GROUP BY member_id, organisation_id
)
SELECT m.uid::text, m.full_name, m.sex, m.born_on, m.ethnicity, m.qualification, m.political_theory, m.state_management,
       m.foreign_language, m.it_skill,
       array_agg(ARRAY[p.post, coalesce(p.is_local::text, ''), p.public_post,
           (t.id IS NOT NULL AND b.first >= lower(t.valid))::text] ORDER BY p.id),
       (array_agg(o.name ORDER BY o.code))[1], (array_agg(o.uid::text ORDER BY o.code))[1]
  FROM committees_position p
  JOIN organisations_organisation o ON o.id = p.organisation_id
  JOIN organisations_placement pl ON pl.organisation_id = o.id AND pl.valid @> %(day)s::date AND pl.path <@ %(path)s::ltree
  JOIN members_member m ON m.id = p.member_id
  JOIN begun b ON b.member_id = p.member_id AND b.organisation_id = p.organisation_id
  LEFT JOIN committees_term t ON t.id = p.term_id
 WHERE p.valid @> %(day)s::date AND p.post = ANY (%(posts)s)
   AND (%(kinds)s::text[] = '{}' OR o.kind = ANY (%(kinds)s::text[]))
   AND (%(sector)s = '' OR o.sector = %(sector)s)
 GROUP BY m.id
 ORDER BY m.sort_key, m.id
"""


@dataclass(frozen=True)
class Asked:
    """Whose committees, of which kinds and which sector, on which day."""

    node: Organisation
    day: dt.date
    kinds: Sequence[str] = ()
    sector: str = ""


def people_on_committees(asked: Asked) -> list[Person]:
    """Return everybody on the committees asked for, each once, by given name."""
    values = {
        "day": asked.day,
        "path": str(asked.node.path),
        "posts": list(COMMITTEE_POSTS),
        "kinds": list(asked.kinds),
        "sector": asked.sector,
    }
    read = read_sql if asked.node.is_cell else read_whole_sql
    return [_person(row) for row in read(_PEOPLE, values)]


_RECORD = (
    "uid", "name", "sex", "born_on", "ethnicity", "qualification", "political_theory", "state_management",
    "foreign_language", "it_skill",
)  # fmt: skip


def _person(row: Sequence[Any]) -> Person:
    """Return one row as a person."""
    *facts, held, place, place_uid = row
    locality = {"true": True, "false": False}
    posts = tuple(
        PostHeld(post, locality.get(is_local), public, is_new == "true") for post, is_local, public, is_new in held
    )
    return Person(**dict(zip(_RECORD, facts, strict=True)), posts=posts, place=place, place_uid=place_uid)


@dataclass(frozen=True)
class Structure:
    """The report: how many people, the lines, and the people behind one of them."""

    asked: Asked
    count: int
    groups: list[FigureGroup]
    people: list[Person]


def structure_of(asked: Asked, key: str = "") -> Structure:
    """Return the report, with the people behind the line `key`, or all of them."""
    norms = norms_on(asked.day, StructureNorms)
    people = people_on_committees(asked)
    count, groups = report_of(people, asked.day, norms)
    chosen = [one for one in people if key in facts_of(one, asked.day, norms)] if key else people
    return Structure(asked, count, groups, chosen)
