"""Why a part of the tree has more or fewer members on one day than on another: name by name, each with its reason."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sotay.core.bulk import read_sql
from sotay.core.known import known_at
from sotay.members.choices import Status
from sotay.organisations.models import Organisation
from sotay.statistics.queries.changes import CHANGES
from sotay.statistics.queries.counted import two_days
from sotay.statistics.queries.movements import WAYS_OUT, movements_of

_NAMES = f"""{CHANGES}
SELECT r.uid::text, r.full_name, r.born_on, r.is_more, r.reason, coalesce(o.name, ''), coalesce(w.name, ''),
       (SELECT count(*) FROM was), (SELECT count(*) FROM present)
  FROM reasoned r
  LEFT JOIN organisations_organisation o ON o.id = r.old_cell
  LEFT JOIN organisations_organisation w ON w.id = r.new_cell
 ORDER BY r.is_more DESC, r.sort_key, r.member_id
"""  # noqa: S608 -- our own statement, parameters are bound
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


GROUP_WORDS = {"in": "Chuyển đến", "out": "Chuyển đi"}
GROUPS: dict[str, tuple[str, ...]] = {"in": ("admitted",), "out": WAYS_OUT}
"""Lines of table 1 that sum up several reasons: everybody who came, or went, except for these."""


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
class Reason:
    """A reason with how many it explains."""

    name: str
    words: str
    is_more: bool
    count: int


@dataclass(frozen=True)
class Difference:
    """Two days of a part of the tree: `before` + those who came − those who left = `after`."""

    before: int
    after: int
    people: list[Changed]

    @property
    def reasons(self) -> list["Reason"]:
        """Return each reason, whether it adds, and of how many; the additions first."""
        counts = Counter((one.reason, one.is_more) for one in self.people)
        found = [Reason(name, WORDS[name], more, count) for (name, more), count in counts.items()]
        return sorted(found, key=lambda reason: (not reason.is_more, -reason.count, reason.words))

    def of(self, reason: str) -> list[Changed]:
        """Return those of one reason, or everybody where none is named."""
        if reason in GROUPS:
            return [one for one in self.people if one.is_more == (reason == "in") and one.reason not in GROUPS[reason]]
        return [one for one in self.people if one.reason == reason] if reason in WORDS else self.people

    @property
    def balances(self) -> bool:
        """Tell whether the names explain the numbers."""
        more = sum(one.is_more for one in self.people)
        return self.before + more - (len(self.people) - more) == self.after


def difference_of(node: Organisation, first: dt.date, last: dt.date) -> Difference:
    """Return what lies between the members below a node on two days, name by name."""
    rows = read_sql(_NAMES, two_days(node, first, last))
    if not rows:
        found = movements_of(node, first, last)
        return Difference(found.opening, found.closing, [])
    *_, before, after = rows[0]
    return Difference(before, after, [Changed(*row[:-2]) for row in rows])


def difference_known(node: Organisation, first: dt.date, last: dt.date, known: dt.datetime | None) -> Difference:
    """Return the same as it was recorded at a moment."""
    with known_at(known):
        return difference_of(node, first, last)


def lines(difference: Difference) -> Iterator[tuple[str, dt.date, str, str, str]]:
    """Yield the people as rows of a sheet."""
    for one in difference.people:
        yield one.name, one.born_on, f"{'+' if one.is_more else '−'} {one.words}", one.old_cell, one.new_cell
