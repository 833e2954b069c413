"""What a plan is drawn from: the regulation, the officials with their ranks and areas, the cells with their days."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.committees.queries.charges import charges_on
from sotay.members.models import Affiliation, Member
from sotay.organisations.choices import MEETING_KINDS, Sector
from sotay.organisations.models import Organisation
from sotay.visits.choices import STANDING_STATUSES, Area, Cells, Rank
from sotay.visits.models import HardCell, Visit, VisitPlan, VisitRule
from sotay.visits.queries.days import Calendar, calendar_of
from sotay.visits.rules.days import fixed_days
from sotay.visits.rules.planning import Cell, Official
from sotay.visits.rules.standing import rank_of

SEEN_YEARS = 4


@dataclass(frozen=True)
class Listed:
    """An official of an organisation, with the rule that applies."""

    member: Member
    rank: Rank
    post: str
    rule: VisitRule
    areas: tuple[str, ...]


@dataclass(frozen=True)
class Inputs:
    """All that the optimiser needs, and who the officials are."""

    officials: list[Official]
    cells: list[Cell]
    listed: dict[int, Listed]


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
    posts: dict[int, list[Position]] = defaultdict(list)
    rows = Position.objects.filter(organisation=organisation, valid__contains=day).select_related("member")
    for row in rows.order_by("pk"):
        posts[row.member_id].append(row)
    below = _secretaries_below(organisation, list(posts), day)
    charged: dict[int, list[str]] = defaultdict(list)
    for charge in charges_on(day).filter(organisation=organisation, unit__isnull=False):
        if charge.unit is not None:
            charged[charge.member_id].append(charge.unit.path)
    found = []
    for member, held in posts.items():
        rank = rank_of([one.post for one in held], leads_below=member in below)
        rule = rules.get(rank) if rank else None
        if rank is None or rule is None:
            continue
        own = below.get(member) if rank == Rank.AREA_SECRETARY else charged.get(member)
        areas = tuple(own or ()) if rule.area == Area.OWN else ()
        words = f"{held[0].get_post_display()}, {organisation.name}"[:200]
        found.append(Listed(held[0].member, rank, words, rule, areas))
    found += _crossing(organisation, rules.get(Rank.CELL_SECRETARY), {one.member.pk for one in found}, day)
    order = list(Rank)
    return sorted(found, key=lambda one: (order.index(one.rank), one.member.sort_key, one.member.pk))


def _secretaries_below(organisation: Organisation, members: list[int], day: dt.date) -> dict[int, list[str]]:
    """Return who of the members is secretary of a committee below, with its path."""
    rows = Position.objects.filter(
        member__in=members, post=Post.SECRETARY, valid__contains=day,
        organisation__path__descendant_of=organisation.path,
    ).exclude(organisation=organisation).exclude(organisation__kind__in=MEETING_KINDS)  # fmt: skip
    found: dict[int, list[str]] = defaultdict(list)
    for member, path in rows.values_list("member_id", "organisation__path"):
        found[member].append(path)
    return found


def _crossing(
    organisation: Organisation, rule: VisitRule | None, known: set[int], day: dt.date
) -> list[Listed]:  # fmt: skip
    """Return the secretaries of cells who attend each other's meetings, where the regulation says so."""
    if rule is None:
        return []
    rows = Position.objects.filter(
        organisation__path__descendant_of=organisation.path,
        organisation__kind__in=MEETING_KINDS,
        post=Post.SECRETARY,
        valid__contains=day,
    ).exclude(member__in=known)
    return [
        Listed(row.member, Rank.CELL_SECRETARY, f"Bí thư {row.organisation.name}"[:200], rule, ())
        for row in rows.select_related("member", "organisation").order_by("member_id").distinct("member_id")
    ]


def inputs_of(organisation: Organisation, year: int, first: dt.date, day: dt.date) -> Inputs:
    """Return what the plan of a year is drawn from; visits are placed from `first` to the end of the year."""
    until = dt.date(year, 12, 31)
    rows = Organisation.objects.filter(
        path__descendant_of=organisation.path, kind__in=MEETING_KINDS, closed_on=None
    ).order_by("code", "pk")
    places = list(rows.values_list("pk", "path", "sector", "parent_id"))
    calendar = calendar_of([key for key, *_ in places], first, until)
    hard = set(HardCell.objects.filter(valid__contains=day).values_list("organisation_id", flat=True))
    cells = [
        Cell(key, path, calendar.days(key, path, first, until), sector == Sector.RESIDENTIAL, key in hard, parent or 0)
        for key, path, sector, parent in places
    ]
    listed = officials_of(organisation, year, day)
    return Inputs(_officials(listed, organisation, year, first, calendar), cells, {o.member.pk: o for o in listed})


def _officials(
    listed: list[Listed], organisation: Organisation, year: int, first: dt.date, calendar: Calendar
) -> list[Official]:
    """Return the officials as the optimiser takes them."""
    members = [one.member.pk for one in listed]
    own: dict[int, list[tuple[int, str]]] = defaultdict(list)
    affiliations = Affiliation.objects.filter(member__in=members, valid__contains=first)
    for member, cell, path in affiliations.values_list("member_id", "organisation_id", "organisation__path"):
        own[member].append((cell, path))
    taken: dict[int, set[dt.date]] = defaultdict(set)
    seen: dict[int, set[int]] = defaultdict(set)
    before = Visit.objects.filter(member__in=members, status__in=STANDING_STATUSES, on__year__gte=year - SEEN_YEARS)
    this = VisitPlan.objects.filter(organisation=organisation, year=year)
    for member, cell, on in before.exclude(plan__in=this).values_list("member_id", "cell_id", "on"):
        taken[member].add(on)
        seen[member].add(cell)
    until = dt.date(year, 12, 31)
    return [
        Official(
            key=one.member.pk,
            minimum=one.rule.minimum,
            planned=one.rule.planned,
            areas=one.areas,
            residential_only=one.rule.cells == Cells.RESIDENTIAL,
            hard_first=one.rule.hard_first,
            days=_days_of(one.rule, year, first),
            own_cells=frozenset(cell for cell, _ in own[one.member.pk]),
            taken=frozenset(taken[one.member.pk]),
            own_meetings=frozenset(
                day for cell, path in own[one.member.pk] for day in calendar.days(cell, path, first, until)
            ),
            seen_before=frozenset(seen[one.member.pk]),
        )
        for one in listed
    ]


def _days_of(rule: VisitRule, year: int, first: dt.date) -> frozenset[dt.date] | None:
    """Return the days that the rule fixes from a day on, where it fixes any."""
    if rule.day is None:
        return None
    return frozenset(day for day in fixed_days(year, rule.day, rule.months) if day >= first)
