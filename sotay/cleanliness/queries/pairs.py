"""Pairs that may be one person: seen whole by whoever answers for both, by half by whoever answers for one."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.cleanliness.models import Merge, Pair
from sotay.cleanliness.permissions import CleanlinessPermission
from sotay.core.errors import NotVisible
from sotay.core.find import find
from sotay.members import rules
from sotay.members.models import Member
from sotay.members.queries.records import MASKED
from sotay.organisations.models import Organisation

_RECORDS = ("first", "second", "first_home__parent", "second_home__parent", "organisation")


@dataclass(frozen=True)
class Side:
    """One record of a pair as the actor sees it; unseen ones have no name, no place, nothing."""

    is_seen: bool
    name: str = ""
    uid: UUID | None = None
    home: Organisation | None = None
    is_first: bool = False


@dataclass(frozen=True)
class Line:
    """A pair in a list."""

    pair: Pair
    sides: tuple[Side, Side]
    is_whole: bool


@dataclass(frozen=True)
class Compared:
    """One field of both records side by side, masked where it must be."""

    name: str
    label: str
    first: str
    second: str

    @property
    def differs(self) -> bool:
        """Tell whether there is something to choose."""
        return self.first != self.second


def common_of(one: Organisation, other: Organisation) -> Organisation:
    """Return the lowest organisation that stands above both, or is both."""
    shared: list[str] = []
    for left, right in zip(str(one.path).split("."), str(other.path).split("."), strict=False):
        if left != right:
            break
        shared.append(left)
    return Organisation.objects.get(path=".".join(shared))


def pairs_for(actor: Actor) -> "QuerySet[Pair]":
    """Return the pairs of which the actor answers for at least one record."""
    right = CleanlinessPermission.KEEP
    rows = Pair.objects.filter(actor.scope(right, "first_home") | actor.scope(right, "second_home"))
    return rows.select_related(*_RECORDS)


def get_pair(actor: Actor, uid: UUID) -> Pair:
    """Return one of them, or raise `NotVisible`."""
    return find(pairs_for(actor), uid=uid)


def get_whole_pair(actor: Actor, uid: UUID) -> Pair:
    """Return a pair both records of which the actor sees."""
    pair = get_pair(actor, uid)
    if not all(side.is_seen for side in sides_of(actor, pair)):
        raise NotVisible
    return pair


def get_pair_to_judge(actor: Actor, uid: UUID) -> Pair:
    """Return a pair that the actor may merge or tell apart: unseen is not there, seen but not to be judged is refused."""
    pair = get_whole_pair(actor, uid)
    actor.require(CleanlinessPermission.MERGE, pair.organisation)
    return pair


def sides_of(actor: Actor, pair: Pair) -> tuple[Side, Side]:
    """Return both records as far as the actor may know of them."""
    return (
        _side(actor, pair.first, pair.first_home, is_first=True),
        _side(actor, pair.second, pair.second_home, is_first=False),
    )


def _side(actor: Actor, member: Member, home: Organisation, *, is_first: bool) -> Side:
    if not actor.can(CleanlinessPermission.KEEP, home):
        return Side(is_seen=False, is_first=is_first)
    return Side(True, member.full_name, member.uid, home, is_first)


def own_home(actor: Actor, pair: Pair) -> Organisation:
    """Return the body of the record for which the actor answers."""
    return next(side.home for side in sides_of(actor, pair) if side.home is not None)


def line_of(actor: Actor, pair: Pair) -> Line:
    """Return a pair as a list shows it."""
    sides = sides_of(actor, pair)
    return Line(pair, sides, all(side.is_seen for side in sides))


def filtered(rows: "QuerySet[Pair]", status: str, basis: str, below: Organisation | None) -> "QuerySet[Pair]":
    """Return the pairs of a status, a basis, a part of the tree; what somebody waits for first."""
    if status:
        rows = rows.filter(status=status)
    if basis:
        rows = rows.filter(basis=basis)
    if below is not None:
        rows = rows.filter(
            Q(first_home__path__descendant_of=below.path) | Q(second_home__path__descendant_of=below.path)
        )
    return rows.order_by("answered_at", "asked_at", "-likeness", "pk")


def compared(pair: Pair, names: tuple[str, ...]) -> list[Compared]:
    """Return the fields of both records side by side."""
    fields = {field.name: str(field.verbose_name) for field in Member._meta.concrete_fields}
    rows = [
        Compared(name, fields[name][:1].upper() + fields[name][1:], _shown(pair.first, name), _shown(pair.second, name))
        for name in names
    ]
    return [_marked(pair, row) for row in rows]


def _marked(pair: Pair, row: Compared) -> Compared:
    """Let masked values that end alike but differ be seen to differ."""
    alike = row.first == row.second and getattr(pair.first, row.name) != getattr(pair.second, row.name)
    return Compared(row.name, row.label, row.first, f"{row.second} (khác)") if alike else row


def _shown(member: Member, name: str) -> str:
    value: Any = getattr(member, name)
    if name == "sex":
        return member.get_sex_display()
    if name in MASKED:
        return rules.masked(value)
    return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value or "")


def merges_for(actor: Actor) -> "QuerySet[Merge]":
    """Return the merges that the actor may take back, the newest first."""
    rows = Merge.objects.filter(actor.scope(CleanlinessPermission.MERGE))
    return rows.select_related("kept", "gone", "merged_by", "organisation").order_by("-pk")


def get_merge(actor: Actor, uid: UUID) -> Merge:
    """Return one of them, or raise `NotVisible`."""
    return find(merges_for(actor), uid=uid)
