"""Who came to committees and who left them between two days: additions by decision, and the balance by person."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sotay.committees.choices import ADDITIONS, Manner, Post
from sotay.committees.rules.posts import COMMITTEE_POSTS, highest, is_elected
from sotay.core.bulk import read_sql
from sotay.organisations.models import Organisation


@dataclass(frozen=True)
class Addition:
    """Somebody who came to a committee, or rose in it, between two congresses; the highest post counts."""

    member_uid: str
    name: str
    organisation_uid: str
    organisation: str
    code: str
    kind: str
    post: str
    manner: str
    first: dt.date
    decision: str

    @property
    def post_label(self) -> str:
        """Return the post in words."""
        return Post(self.post).label

    @property
    def manner_label(self) -> str:
        """Return how they came, in words."""
        return Manner(self.manner).label


# A place counts where it stood when the post began.
_ADDITIONS = """
SELECT m.uid::text, m.full_name, o.uid::text, o.name, o.code, o.kind, p.post, p.manner, lower(p.valid), coalesce(d.number, ''),
       p.member_id, p.organisation_id
  FROM committees_position p
  JOIN organisations_organisation o ON o.id = p.organisation_id
  JOIN organisations_placement pl ON pl.organisation_id = o.id AND pl.valid @> lower(p.valid) AND pl.path <@ %(path)s::ltree
  JOIN members_member m ON m.id = p.member_id
  LEFT JOIN documents_decision d ON d.id = p.decision_id
 WHERE p.manner = ANY (%(manners)s) AND p.post = ANY (%(posts)s) AND lower(p.valid) >= %(first)s AND lower(p.valid) < %(until)s
   AND (%(kinds)s::text[] = '{}' OR o.kind = ANY (%(kinds)s::text[]))
 ORDER BY o.code, o.id, lower(p.valid), m.sort_key, p.id
"""


def additions(
    node: Organisation, first: dt.date, until: dt.date, kinds: Sequence[str] = (), post: str = ""
) -> list[Addition]:
    """Return the additions at and below a node from `first` to before `until`: each person once a day at a place."""
    values = {
        "path": str(node.path),
        "manners": list(ADDITIONS),
        "posts": [row.value for row in Post if is_elected(row) and row != Post.ACTING],
        "first": first,
        "until": until,
        "kinds": list(kinds),
    }
    found: dict[tuple[int, int, dt.date], Addition] = {}
    for *facts, member, place in read_sql(_ADDITIONS, values):
        one = Addition(*facts)
        key = (member, place, one.first)
        if key not in found or highest((found[key].post, one.post)) != found[key].post:
            found[key] = one
    return [one for one in found.values() if not post or one.post == post]


def by_post(rows: Sequence[Addition]) -> Counter[str]:
    """Return how many were added to each post."""
    return Counter(row.post for row in rows)


@dataclass(frozen=True)
class Balance:
    """How many were in the committees before, how many came and left, how many are in them after: by person and place."""

    before: int
    came: int
    left: int
    after: int

    @property
    def adds_up(self) -> bool:
        """Tell whether those before, with those who came and without those who left, are those after."""
        return self.before + self.came - self.left == self.after


# One stay of one person in one committee: posts that follow each other without a gap are one stay.
_BALANCE = """
WITH stay AS (
    SELECT unnest(range_agg(p.valid)) AS days
      FROM committees_position p
      JOIN organisations_organisation o ON o.id = p.organisation_id
     WHERE p.post = ANY (%(posts)s) AND o.path <@ %(path)s::ltree
       AND (%(kinds)s::text[] = '{}' OR o.kind = ANY (%(kinds)s::text[]))
     GROUP BY p.organisation_id, p.member_id)
SELECT count(*) FILTER (WHERE days @> %(first)s::date),
       count(*) FILTER (WHERE lower(days) > %(first)s AND lower(days) <= %(last)s),
       count(*) FILTER (WHERE upper(days) > %(first)s AND upper(days) <= %(last)s),
       count(*) FILTER (WHERE days @> %(last)s::date)
  FROM stay
"""


def balance(node: Organisation, first: dt.date, last: dt.date, kinds: Sequence[str] = ()) -> Balance:
    """Return the balance of the committees at and below a node between two days."""
    values = {
        "posts": list(COMMITTEE_POSTS),
        "path": str(node.path),
        "first": first,
        "last": last,
        "kinds": list(kinds),
    }
    return Balance(*read_sql(_BALANCE, values)[0])
