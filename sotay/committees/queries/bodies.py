"""The bodies of an organisation on a day: how many were fixed, who is in them, what is vacant; vacancies below a node."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sotay.committees.choices import CommitteeKind, Post
from sotay.committees.models import Position, Term
from sotay.committees.queries.positions import positions_at
from sotay.committees.rules.posts import POSTS_OF_BODY, bodies_of
from sotay.core.bulk import read_sql
from sotay.core.days import today
from sotay.organisations.models import Organisation


@dataclass(frozen=True)
class Body:
    """A body on a day: its term, and the post that counts of each person in it."""

    kind: CommitteeKind
    term: Term | None
    seats: list[Position]

    @property
    def planned(self) -> int | None:
        """Return the number that the congress fixed."""
        return self.term.planned_size if self.term else None

    @property
    def vacant(self) -> int:
        """Return how many are missing to the number fixed."""
        return max(0, self.planned - len(self.seats)) if self.planned else 0


def bodies_at(organisation: Organisation, on: dt.date | None = None) -> list[Body]:
    """Return the bodies of an organisation on the day, each person once with the highest post."""
    day = on or today()
    held = positions_at(organisation, day)
    terms = {term.kind: term for term in organisation.terms.filter(valid__contains=day)}
    return [Body(kind, terms.get(kind), _once(held, POSTS_OF_BODY[kind])) for kind in bodies_of(organisation.kind)]


def _once(held: Iterable[Position], posts: tuple[Post, ...]) -> list[Position]:
    """Return the first of the posts of each person: they come the highest first."""
    found: dict[int, Position] = {}
    for row in held:
        if row.post in posts:
            found.setdefault(row.member_id, row)
    return list(found.values())


@dataclass(frozen=True)
class Vacancy:
    """A body with fewer people than the congress fixed, or an organisation without a secretary."""

    organisation: Organisation
    kind: str
    planned: int
    present: int
    has_secretary: bool

    @property
    def vacant(self) -> int:
        """Return how many are missing."""
        return max(0, self.planned - self.present)

    @property
    def label(self) -> str:
        """Return the name of the body."""
        return CommitteeKind(self.kind).label


_VACANCIES = """
SELECT t.organisation_id, t.kind, coalesce(t.planned_size, 0),
       (SELECT count(DISTINCT p.member_id) FROM committees_position p
         WHERE p.organisation_id = t.organisation_id AND p.valid @> %(day)s::date
           AND p.post = ANY (CASE t.kind WHEN 'inspection' THEN %(inspection)s::text[] WHEN 'standing' THEN %(standing)s::text[]
                                  ELSE %(committee)s::text[] END)),
       EXISTS (SELECT FROM committees_position p WHERE p.organisation_id = t.organisation_id AND p.valid @> %(day)s::date
                  AND p.post = 'secretary')
  FROM committees_term t
  JOIN organisations_placement pl ON pl.organisation_id = t.organisation_id AND pl.valid @> %(day)s::date
   AND pl.path <@ %(path)s::ltree
 WHERE t.valid @> %(day)s::date
"""


def vacancies_below(node: Organisation, on: dt.date | None = None) -> list[Vacancy]:
    """Return the bodies at and below a node that lack people or a secretary on the day, in the order of codes."""
    values = {
        "day": on or today(),
        "path": str(node.path),
        "inspection": list(POSTS_OF_BODY[CommitteeKind.INSPECTION]),
        "standing": list(POSTS_OF_BODY[CommitteeKind.STANDING]),
        "committee": list(POSTS_OF_BODY[CommitteeKind.EXECUTIVE]),
    }
    mains = (CommitteeKind.EXECUTIVE, CommitteeKind.CELL)
    rows = [row for row in read_sql(_VACANCIES, values) if row[3] < row[2] or (not row[4] and row[1] in mains)]
    places = Organisation.objects.select_related("parent").in_bulk({row[0] for row in rows})
    found = [Vacancy(places[key], kind, planned, present, has) for key, kind, planned, present, has in rows]
    return sorted(found, key=lambda one: (one.organisation.code, one.kind))
