"""Why a part of the tree has more or fewer members on one day than on another: name by name, each with its reason."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sotay.core.bulk import read_sql
from sotay.members.choices import Status
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import path_on

# Who was counted below the node on each of the two days, in which cell; the node is looked for where it stood on that day.
_DIFFERENCE = """
WITH before AS (
    SELECT a.member_id, a.organisation_id AS cell, p.path FROM organisations_placement p
      JOIN members_affiliation a ON a.organisation_id = p.organisation_id AND a.kind = 'official' AND a.valid @> %(first)s::date
      JOIN members_standing s ON s.member_id = a.member_id AND s.valid @> %(first)s::date
       AND s.status IN ('probationary', 'full', 'exempt', 'suspended')
     WHERE p.valid @> %(first)s::date
), after AS (
    SELECT a.member_id, a.organisation_id AS cell, p.path FROM organisations_placement p
      JOIN members_affiliation a ON a.organisation_id = p.organisation_id AND a.kind = 'official' AND a.valid @> %(last)s::date
      JOIN members_standing s ON s.member_id = a.member_id AND s.valid @> %(last)s::date
       AND s.status IN ('probationary', 'full', 'exempt', 'suspended')
     WHERE p.valid @> %(last)s::date
), change AS (
    SELECT coalesce(b.member_id, n.member_id) AS member_id, b.cell AS old_cell, n.cell AS new_cell,
           coalesce(b.path <@ %(old_path)s::ltree, false) AS was, coalesce(n.path <@ %(new_path)s::ltree, false) AS is_now
      FROM before b FULL JOIN after n USING (member_id)
     WHERE coalesce(b.path <@ %(old_path)s::ltree, false) <> coalesce(n.path <@ %(new_path)s::ltree, false)
)
SELECT m.uid::text, m.full_name, m.born_on, c.is_now,
       CASE WHEN c.is_now THEN
            CASE WHEN c.old_cell = c.new_cell THEN 'placed_in' WHEN c.old_cell IS NOT NULL THEN 'moved_in'
                 WHEN m.joined_on > %(first)s THEN 'admitted' ELSE 'received' END
       ELSE CASE WHEN c.old_cell = c.new_cell THEN 'placed_out' WHEN c.new_cell IS NOT NULL THEN 'moved_out'
                 ELSE coalesce(e.status, 'unknown') END END,
       coalesce(o.name, ''), coalesce(w.name, '')
  FROM change c JOIN members_member m ON m.id = c.member_id
  LEFT JOIN organisations_organisation o ON o.id = c.old_cell
  LEFT JOIN organisations_organisation w ON w.id = c.new_cell
  LEFT JOIN members_standing e ON e.member_id = c.member_id AND e.valid @> %(last)s::date
 ORDER BY c.is_now DESC, m.sort_key, m.id
"""
_COUNT = """
SELECT count(DISTINCT a.member_id) FROM organisations_placement p
  JOIN members_affiliation a ON a.organisation_id = p.organisation_id AND a.kind = 'official' AND a.valid @> %(day)s::date
  JOIN members_standing s ON s.member_id = a.member_id AND s.valid @> %(day)s::date
   AND s.status IN ('probationary', 'full', 'exempt', 'suspended')
 WHERE p.valid @> %(day)s::date AND p.path <@ %(path)s::ltree
"""
WORDS = {
    "admitted": "Kết nạp",
    "received": "Tiếp nhận từ nơi khác, hoặc phục hồi",
    "moved_in": "Chuyển sinh hoạt đến",
    "placed_in": "Tổ chức chuyển đến",
    "moved_out": "Chuyển sinh hoạt đi",
    "placed_out": "Tổ chức chuyển đi",
    "unknown": "Không còn nơi sinh hoạt",
    **dict(Status.choices),
}


@dataclass(frozen=True)
class Changed:
    """One person counted on one of the two days and not on the other."""

    uid: str
    name: str
    born_on: dt.date
    is_more: bool
    reason: str
    old_cell: str
    new_cell: str

    @property
    def words(self) -> str:
        """Return the reason as it is read."""
        return WORDS[self.reason]


@dataclass(frozen=True)
class Difference:
    """Two days of a part of the tree: `before` + those who came − those who left = `after`."""

    before: int
    after: int
    people: list[Changed]

    @property
    def reasons(self) -> list[tuple[str, bool, int]]:
        """Return each reason in words, whether it adds, and of how many; the additions first."""
        counts = Counter((one.words, one.is_more) for one in self.people)
        return [(words, more, count) for (words, more), count in sorted(counts.items(), key=_additions_first)]

    @property
    def balances(self) -> bool:
        """Tell whether the names explain the numbers."""
        more = sum(one.is_more for one in self.people)
        return self.before + more - (len(self.people) - more) == self.after


def difference_of(node: Organisation, first: dt.date, last: dt.date) -> Difference:
    """Return what lies between the members below a node on two days; three statements, whatever the numbers."""
    old, new = path_on(node, first), path_on(node, last)
    rows = read_sql(_DIFFERENCE, {"first": first, "last": last, "old_path": old, "new_path": new})
    before = read_sql(_COUNT, {"day": first, "path": old})[0][0]
    after = read_sql(_COUNT, {"day": last, "path": new})[0][0]
    return Difference(before, after, [Changed(*row) for row in rows])


def lines(difference: Difference) -> Iterator[tuple[str, dt.date, str, str, str]]:
    """Yield the people as rows of a sheet."""
    for one in difference.people:
        yield one.name, one.born_on, f"{'+' if one.is_more else '−'} {one.words}", one.old_cell, one.new_cell


def _additions_first(item: tuple[tuple[str, bool], int]) -> tuple[bool, int, str]:
    """Order additions before losses, the greatest first."""
    (words, more), count = item
    return not more, -count, words
