"""The register as a list: whom the actor may list, filtered, sorted by given name, as of a day."""

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.errors import NotVisible
from sotay.core.find import find
from sotay.core.known import known_at
from sotay.core.paging import Page, page_of
from sotay.core.prepared import Prepared
from sotay.core.text import search_key
from sotay.members import rules
from sotay.members.choices import COUNTED, LEFT, AffiliationKind
from sotay.members.models import Affiliation
from sotay.members.permissions import MemberPermission
from sotay.members.queries.lines import SHOWN, Listed, cells_as_of, listed
from sotay.organisations.models import Organisation, Placement
from sotay.organisations.queries.tree import paths_on

# A number is looked up whole, never by a part: a part of a national ID must not find people.
_NUMBER_LENGTH = 6
SORTS = {
    "name": ("member__sort_key", "pk"),
    "-name": ("-member__sort_key", "-pk"),
    "born": ("member__born_on", "pk"),
    "joined": ("member__joined_on", "pk"),
    "-born": ("-member__born_on", "-pk"),
    "-joined": ("-member__joined_on", "-pk"),
}
_ATTRIBUTES = (
    "sex",
    "ethnicity",
    "religion",
    "occupation",
    "general_education",
    "qualification",
    "political_theory",
)
# Where somebody may list members, asked at every page of the list.
_NODE = Prepared(
    "register_node",
    "SELECT path::text FROM organisations_organisation WHERE uid = %(uid)s AND path <@ %(nodes)s",
    uid="uuid",
    nodes="ltree[]",
)


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; ages and years of membership are completed years on the day `on`.

    With `known` the list is as it was recorded at that moment, without what was entered or corrected later.
    """

    q: str = ""
    organisation: UUID | None = None
    status: str = ""
    sex: str = ""
    ethnicity: str = ""
    general_education: str = ""
    qualification: str = ""
    political_theory: str = ""
    religion: str = ""
    occupation: str = ""
    joined_from: dt.date | None = None
    joined_to: dt.date | None = None
    age_from: int | None = None
    age_to: int | None = None
    years_from: int | None = None
    years_to: int | None = None
    kind: str = AffiliationKind.OFFICIAL
    on: dt.date | None = None
    sort: str = "name"
    known: dt.datetime | None = None

    def as_json(self) -> dict[str, Any]:
        """Return what a job needs to take the same list later; the day is named, whatever day it will be then."""
        named = {**asdict(self), "on": self.on or today()}
        return {
            name: value if isinstance(value, int) else str(value)
            for name, value in named.items()
            if value not in (None, "")
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Filters":
        """Return the filters that `as_json` has kept."""
        organisation = kept.get("organisation")
        names = ("on", "joined_from", "joined_to")
        named: dict[str, Any] = {name: dt.date.fromisoformat(kept[name]) for name in names if name in kept}
        known = kept.get("known")
        days: dict[str, Any] = {
            "organisation": UUID(organisation) if organisation else None,
            **named,
            "known": dt.datetime.fromisoformat(known) if known else None,
        }
        return cls(**{**kept, **days})


@dataclass(frozen=True)
class Selection:
    """A list to be taken out: its filters, and the same in words for the head of the file."""

    filters: Filters
    words: tuple[str, ...] = ()


def members_for(actor: Actor, filters: Filters) -> "QuerySet[Affiliation]":
    """Return the affiliations, one a member, that the actor may list, each with its member, cell and `status`.

    Whoever has left is listed where they were last, and only when that is asked for.
    """
    on = filters.on or today()
    rows = Affiliation.objects.filter(
        _at(filters, on), _place(actor, filters, on), kind=filters.kind or AffiliationKind.OFFICIAL
    )
    statuses = [filters.status] if filters.status else list(COUNTED)
    # Both conditions in one call: they are about the same standing.
    return (
        rows.filter(_person(filters, on), member__standings__valid__contains=on, member__standings__status__in=statuses)
        .annotate(status=F("member__standings__status"))
        .select_related("member", "organisation", "organisation__parent")
    )


def _place(actor: Actor, filters: Filters, on: dt.date) -> Q:
    """Return the condition for the cell: below the node, or wherever the actor may list members.

    Today that is the cell's own path. For another day it is where the cell stood then, below where the node stood then; whoever
    has left is looked for where they were last. A node that the actor's scope covers covers everything below it: asking for
    both would say one thing twice.
    """
    is_present = on == today() and filters.known is None
    if is_present or filters.status in LEFT:
        if filters.organisation is None:
            return actor.scope(MemberPermission.LIST)
        return Q(organisation__path__descendant_of=_path_of(actor, filters.organisation))
    standing = Placement.objects.filter(valid__contains=on)
    below = Q()
    if filters.organisation is not None or not actor.is_system:
        for path in paths_on(_nodes(actor, filters.organisation), on) or [""]:
            below |= Q(path__descendant_of=path) if path else Q(pk__in=())
    return Q(organisation__in=standing.filter(below).values("organisation"))


def _nodes(actor: Actor, uid: UUID | None) -> list[Organisation]:
    """Return the node asked for, or else the topmost ones at which the actor may list members."""
    rows = Organisation.objects.all()
    if uid is not None:
        return list(rows.filter(path=_path_of(actor, uid)))
    return list(rows.filter(path__in=actor.nodes(MemberPermission.LIST)))


def _path_of(actor: Actor, uid: UUID) -> str:
    """Return the path of a node in which the actor may list members; any other is not there."""
    if actor.is_system:
        return str(find(Organisation.objects.all(), uid=uid).path)
    row = _NODE.first(uid=uid, nodes=list(actor.nodes(MemberPermission.LIST)))
    if row is None:
        raise NotVisible
    return str(row[0])


def _at(filters: Filters, on: dt.date) -> Q:
    """Return the condition for the affiliation that counts on the day: the one in force, of those who left the last."""
    if filters.status not in LEFT:
        return Q(valid__contains=on)
    later = Affiliation.objects.filter(
        member=OuterRef("member"), kind=OuterRef("kind"), valid__startswith__gte=OuterRef("valid__endswith")
    )
    return Q(~Exists(later), valid__endswith__lte=on)


def register_page(actor: Actor, filters: Filters, *, cursor: str = "", size: int = 50) -> Page[Listed]:
    """Return one page of the list in the chosen order.

    Lines, not records: making four model instances a line took as long as the statement itself.
    """
    with known_at(filters.known):
        rows = members_for(actor, filters).select_related(None).values("pk", "status", *SHOWN)
        page = page_of(rows, SORTS.get(filters.sort, SORTS["name"]), cursor=cursor, size=size)
        if filters.on is None or filters.on == today():
            return Page(tuple(map(listed, page.items)), page.next, page.previous)
        cells = cells_as_of([row["organisation__uid"] for row in page.items], filters.on)
        return Page(tuple(listed(row, cells) for row in page.items), page.next, page.previous)


def count_members(actor: Actor, filters: Filters) -> int:
    """Return how many members the list has."""
    with known_at(filters.known):
        return members_for(actor, filters).count()


def _person(filters: Filters, on: dt.date) -> Q:
    """Return the conditions on the member's own record."""
    wanted = Q(**{f"member__{name}": value for name in _ATTRIBUTES if (value := getattr(filters, name))})
    if filters.age_from is not None:
        wanted &= Q(member__born_on__lte=rules.born_no_later_than(filters.age_from, on))
    if filters.age_to is not None:
        wanted &= Q(member__born_on__gt=rules.born_no_later_than(filters.age_to + 1, on))
    if filters.years_from is not None:
        wanted &= Q(member__joined_on__lte=rules.joined_no_later_than(filters.years_from, on))
    if filters.years_to is not None:
        wanted &= Q(member__joined_on__gt=rules.joined_no_later_than(filters.years_to + 1, on))
    if filters.joined_from is not None:
        wanted &= Q(member__joined_on__gte=filters.joined_from)
    if filters.joined_to is not None:
        wanted &= Q(member__joined_on__lte=filters.joined_to)
    return wanted & _search(filters.q)


def _search(words: str) -> Q:
    """Return the condition for a name (with or without diacritics) or a whole number."""
    digits = "".join(ch for ch in words if ch.isdigit())
    if len(digits) >= _NUMBER_LENGTH:
        return Q(member__national_id=digits) | Q(member__card_number=words.strip())
    key = search_key(words)
    return Q(member__search_key__contains=key) if key else Q()
