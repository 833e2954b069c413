"""Whom a regulation sends out: officials with rank, post, and the area in their charge."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.committees.queries.charges import charges_on
from sotay.committees.rules.posts import highest
from sotay.members.models import Member
from sotay.organisations.choices import MEETING_KINDS, Sector
from sotay.organisations.models import Organisation
from sotay.visits.choices import Area, Cells, Rank
from sotay.visits.models import VisitRule
from sotay.visits.rules.standing import rank_of

# Whose posts in cells make them attend other cells.
CROSSING = {
    Rank.CELL_SECRETARY: (Post.SECRETARY,),
    Rank.CELL_MEMBER: (Post.DEPUTY, Post.COMMITTEE_MEMBER),
}
MANAGED_POSTS = (Post.SECRETARY, Post.DEPUTY, Post.STANDING_MEMBER)
_Held = dict[int, list[Position]]


@dataclass(frozen=True)
class Listed:
    """An official of an organisation, with the rule that applies; `units` is where they go, empty for everywhere."""

    member: Member
    rank: Rank
    post: str
    rule: VisitRule
    units: tuple[Organisation, ...] = ()

    @property
    def areas(self) -> tuple[str, ...]:
        """Return the paths of the units."""
        return tuple(unit.path for unit in self.units)

    @property
    def lacks_area(self) -> bool:
        """Tell whether the rule speaks of an area, and nobody has given the official one."""
        return self.rule.area == Area.OWN and not self.units


def rules_on(organisation: Organisation, day: dt.date) -> QuerySet[VisitRule]:
    """Return the rules in force for an organisation's officials."""
    return VisitRule.objects.filter(organisation=organisation, valid__contains=day)


def rules_of_year(organisation: Organisation, year: int) -> dict[Rank, VisitRule]:
    """Return the rules of a year by rank; of several, the latest that begins in it."""
    rows = VisitRule.objects.filter(
        organisation=organisation, valid__overlap=(dt.date(year, 1, 1), dt.date(year + 1, 1, 1))
    )
    return {Rank(row.rank): row for row in rows.order_by("valid")}


def officials_of(organisation: Organisation, year: int, day: dt.date) -> list[Listed]:
    """Return the officials whom the regulation sends out, as of a day, by rank and given name."""
    rules = rules_of_year(organisation, year)
    rows = Position.objects.filter(organisation=organisation, valid__contains=day)
    posts = _by_member(rows)
    found = list(_committee(organisation, rules, posts, day))
    found += _managed(organisation, rules.get(Rank.MANAGED), set(posts), day)
    known = set(posts) | {one.member.pk for one in found}
    for rank, wanted in CROSSING.items():
        crossing = _crossing(organisation, rank, rules.get(rank), wanted, day)
        found += [one for one in crossing if one.member.pk not in known]
        known |= {one.member.pk for one in crossing}
    order = list(Rank)
    return sorted(found, key=lambda one: (order.index(one.rank), one.member.sort_key, one.member.pk))


def _committee(
    organisation: Organisation, rules: dict[Rank, VisitRule], posts: _Held, day: dt.date
) -> Iterable[Listed]:  # fmt: skip
    """Yield those of the committee itself."""
    below = _led_by(organisation, list(posts), day, rules.get(Rank.AREA_SECRETARY))
    charged: dict[int, list[Organisation]] = defaultdict(list)
    for charge in charges_on(day).filter(organisation=organisation, unit__isnull=False):
        if charge.unit is not None:
            charged[charge.member_id].append(charge.unit)
    for member, held in posts.items():
        rank = rank_of([one.post for one in held], leads_below=member in below)
        rule = rules.get(rank) if rank else None
        if rank is None or rule is None:
            continue
        units = (below if rank == Rank.AREA_SECRETARY else charged).get(member, []) if rule.area == Area.OWN else []
        yield Listed(held[0].member, rank, _words(held, organisation), rule, tuple(units))


def _led_by(
    organisation: Organisation, members: list[int], day: dt.date, rule: VisitRule | None
) -> dict[int, list[Organisation]]:
    """Return who of the members is secretary directly below, and of what: where there are cells of the kind to attend."""
    rows = Position.objects.filter(
        member__in=members, post=Post.SECRETARY, valid__contains=day, organisation__parent=organisation
    ).exclude(organisation__kind__in=MEETING_KINDS)
    if rule is not None and rule.cells == Cells.RESIDENTIAL:
        cells = Organisation.objects.filter(
            path__descendant_of=OuterRef("organisation__path"), sector=Sector.RESIDENTIAL, closed_on=None
        )
        rows = rows.filter(Exists(cells))
    found: dict[int, list[Organisation]] = defaultdict(list)
    for row in rows.select_related("organisation"):
        found[row.member_id].append(row.organisation)
    return found


def _managed(
    organisation: Organisation, rule: VisitRule | None, known: set[int], day: dt.date
) -> list[Listed]:  # fmt: skip
    """Return who leads directly below without being of the committee, where the regulation speaks of them."""
    if rule is None:
        return []
    rows = Position.objects.filter(
        organisation__parent=organisation, organisation__closed_on=None, post__in=MANAGED_POSTS, valid__contains=day
    ).exclude(organisation__kind__in=MEETING_KINDS)
    found = []
    for member, held in _by_member(rows).items():
        if member not in known:
            units = (held[0].organisation,) if rule.area == Area.OWN else ()
            found.append(Listed(held[0].member, Rank.MANAGED, _words(held, held[0].organisation), rule, units))
    return found


def _crossing(
    organisation: Organisation, rank: Rank, rule: VisitRule | None, wanted: tuple[Post, ...], day: dt.date
) -> list[Listed]:
    """Return those of the cells' committees who attend each other's meetings, where the regulation says so."""
    if rule is None:
        return []
    rows = Position.objects.filter(
        organisation__path__descendant_of=organisation.path, organisation__kind__in=MEETING_KINDS,
        organisation__closed_on=None, post__in=wanted, valid__contains=day,
    )  # fmt: skip
    found = []
    for held in _by_member(rows).values():
        cell = held[0].organisation
        units = (cell.parent,) if rule.area in {Area.SAME, Area.OWN} and cell.parent else ()
        found.append(Listed(held[0].member, rank, _words(held, cell), rule, units))
    return found


def _by_member(rows: QuerySet[Position]) -> _Held:
    """Return the posts by who holds them."""
    found: _Held = defaultdict(list)
    for row in rows.select_related("member", "organisation__parent").order_by("pk"):
        found[row.member_id].append(row)
    return found


def _words(held: list[Position], organisation: Organisation) -> str:
    """Return the post that counts, in words."""
    return f"{Post(highest([one.post for one in held])).label}, {organisation.name}"[:200]
