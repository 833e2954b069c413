"""What a board should look at again below a node: sizes against the norms of the day, cells without a leader."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from sotay.committees import rules
from sotay.committees.choices import Finding, Post
from sotay.committees.models import Position
from sotay.committees.rules import Remark, Size, SizeNorms
from sotay.core.days import today
from sotay.members.choices import Status
from sotay.members.queries.counts import members_by_cell
from sotay.organisations.models import Organisation, Placement
from sotay.organisations.queries.tree import path_on
from sotay.regulations.queries import norms_on


@dataclass(frozen=True)
class Reviewed:
    """An organisation to look at again, and why."""

    organisation: Organisation
    remarks: list[Remark]


@dataclass(frozen=True)
class Review:
    """Everything to look at again below a node on a day."""

    count: Counter[Finding]
    remarks: dict[int, list[Remark]]

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing was found."""
        return not self.remarks


def review_of(node: Organisation, on: dt.date | None = None) -> Review:
    """Return what is to be looked at again at and below a node on the day, by the key of the organisation."""
    day = on or today()
    norms = norms_on(day, SizeNorms)
    found = {key: remarks for key, size in _sizes(node, day).items() if (remarks := rules.remarks_on(size, norms))}
    return Review(Counter(remark.finding for remarks in found.values() for remark in remarks), found)


def reviewed(review: Review, finding: str = "", first: int = 0, count: int = 50) -> tuple[list[Reviewed], int]:
    """Return some of the organisations of a review in the order of codes, of one finding where one is named; and how many."""
    keys = [key for key, remarks in review.remarks.items() if not finding or any(r.finding == finding for r in remarks)]
    rows = Organisation.objects.filter(pk__in=keys).select_related("parent").order_by("code", "pk")
    return [Reviewed(row, review.remarks[row.pk]) for row in rows[first : first + count]], len(keys)


def _sizes(node: Organisation, day: dt.date) -> dict[int, Size]:
    """Return the size of every organisation at and below the node: a fixed number of statements."""
    path = path_on(node, day)
    rows = list(
        Placement.objects.filter(path__descendant_of=path, valid__contains=day).values_list(
            "organisation_id", "path", "organisation__kind", "parent__kind"
        )
    )
    full, members = _members(node, day)
    secretaries, committees = _holders(path, day, Post.SECRETARY), _holders(path, day, Post.COMMITTEE_MEMBER)
    return {
        key: Size(kind, above or "", full[key], members[key], key in secretaries, key in committees)
        for key, _, kind, above in rows
    }


def _members(node: Organisation, day: dt.date) -> tuple[Counter[int], Counter[int]]:
    """Return the full members, and all members, of every organisation together with what stands below it."""
    full: Counter[int] = Counter()
    members: Counter[int] = Counter()
    for path, status, count in members_by_cell([node], day):
        for key in map(int, path.split(".")):
            members[key] += count
            full[key] += count if status == Status.FULL else 0
    return full, members


def _holders(path: str, day: dt.date, post: Post) -> set[int]:
    """Return the organisations in which somebody holds the post on the day."""
    rows = Position.objects.filter(
        post=post,
        valid__contains=day,
        organisation__placements__valid__contains=day,
        organisation__placements__path__descendant_of=path,
    )
    return set(rows.values_list("organisation_id", flat=True))
